"""No rule knows the sample: under other names the same kinds of results come."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import new_project, ontrack, read_weeks, weeks
from tests.commands.renaming import COMPANIES, PEOPLE, rename, renamed_copy

COUNTED = ("changes", "flags", "actions", "decisions", "statements")
AT_MOST = 0.03


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that read the sample under other names."""
    folder = tmp_path_factory.mktemp("renamed")
    files = renamed_copy(folder / "files")
    project = new_project(folder / "project", files)
    read_weeks(project, files)
    return project


@pytest.mark.parametrize("view", COUNTED)
def test_as_many_results_of_each_kind_come_under_other_names(
    sample: Path, copy: Path, view: str
) -> None:
    for week in weeks()[1::2]:
        old, new = _kinds(sample, view, week.as_of), _kinds(copy, view, week.as_of)
        different = max((old - new).total(), (new - old).total())
        assert different <= max(1, AT_MOST * old.total()), (week.as_of, old, new)


def test_the_colours_are_the_same(sample: Path, copy: Path) -> None:
    for week in weeks():
        old, new = _colours(sample, week.as_of), _colours(copy, week.as_of)
        assert old == new


def test_the_people_are_the_same_under_their_new_names(
    sample: Path, copy: Path
) -> None:
    old = {rename(person["name"]) for person in _rows(sample, "people")}
    assert {person["name"] for person in _rows(copy, "people")} == old


def test_no_old_name_is_left_in_the_copy(copy: Path) -> None:
    names = "|".join([*PEOPLE, *COMPANIES])
    shown = ontrack("-C", copy, "draft", "--all", "--json").out
    assert re.findall(rf"\b(?:{names})\b", shown) == []


def _rows(project: Path, view: str, *options: object) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = ontrack("-C", project, view, "--json", *options).json[
        view
    ]
    return rows


def _kinds(project: Path, view: str, as_of: object) -> Counter[str]:
    rows = _rows(project, view, "--as-of", as_of)
    return Counter(str(row.get("kind", row.get("status", ""))) for row in rows)


def _colours(project: Path, as_of: object) -> dict[str, str]:
    health = ontrack("-C", project, "health", "--json", "--as-of", as_of).json
    found = {name: each["colour"] for name, each in health["dimensions"].items()}
    return {"overall": health["overall"], **found}
