"""What was worked out once is not worked out again, and is never out of date."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from assistant.domain.facts import Health
from assistant.ledger.ledger import SHELF
from assistant.wiring import STORE, Project
from assistant.workflows import registers, working_out
from tests.commands.program import NEWEST, WEEK_BEFORE, ontrack

VIEWS = (
    ("health",),
    ("changes", "--since", WEEK_BEFORE),
    ("milestones",),
    ("actions",),
    ("decisions",),
    ("statements",),
    ("flags",),
)


def _told(project: Path, *view: str) -> str:
    ran = ontrack("-C", project, *view, "--as-of", NEWEST, "--json")
    assert ran.code == 0, ran.err
    return ran.out


def _refuse(*_: Any, **__: Any) -> Any:
    raise AssertionError("It was worked out before.")


def _shelf(project: Path) -> list[Path]:
    return sorted((project / STORE / SHELF).glob("*"))


def _forbid_work(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("changes", "health", "flags", "actions_of", "every_decision"):
        monkeypatch.setattr(working_out, name, _refuse)
    for name in ("milestone_register", "statement_register"):
        monkeypatch.setattr(working_out, name, _refuse)


def test_every_view_tells_the_same_again_without_working_it_out(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = [_told(project, *view) for view in VIEWS]
    _forbid_work(monkeypatch)
    assert [_told(project, *view) for view in VIEWS] == first


def test_drafts_of_remembered_facts_are_those_of_new_ones(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _told(project, "draft", "--all")
    _forbid_work(monkeypatch)
    assert _told(project, "draft", "--all") == first


@pytest.mark.parametrize(
    "change",
    [
        ("note", "The crane driver is ill, so the risk is that the lift is late."),
        ("decide", "FLAG", "dismiss", "--reason", "it is agreed", "--by", "Ilse"),
    ],
    ids=lambda change: str(change[0]),
)
def test_what_is_read_or_decided_later_counts_at_once(
    project: Path, change: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    flag = json.loads(_told(project, "flags"))["flags"][0]["id"]
    ran = ontrack("-C", project, *(flag if one == "FLAG" else one for one in change))
    assert ran.code == 0, ran.err
    monkeypatch.setattr(working_out, "flags", _refuse)
    with pytest.raises(AssertionError, match="worked out before"):
        ontrack("-C", project, "flags", "--as-of", NEWEST)


def test_another_setting_makes_other_facts(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _told(project, "health")
    settings = project / "ontrack.toml"
    told = settings.read_text(encoding="utf-8")
    settings.write_text(f"{told}\n[llm]\nmax_calls = 7\n", encoding="utf-8")
    monkeypatch.setattr(working_out, "health", _refuse)
    with pytest.raises(AssertionError, match="worked out before"):
        ontrack("-C", project, "health", "--as-of", NEWEST)


@pytest.mark.parametrize("left", [b"", b"{", b'[{"id": 3}]'])
def test_what_cannot_be_read_any_more_is_worked_out_again(
    project: Path, left: bytes
) -> None:
    first = _told(project, "flags")
    assert _shelf(project)
    for path in _shelf(project):
        path.write_bytes(left)
    assert _told(project, "flags") == first


def test_a_shelf_that_cannot_be_made_costs_time_only(project: Path) -> None:
    shutil.rmtree(project / STORE / SHELF)
    (project / STORE / SHELF).write_text("a file in its place", encoding="utf-8")
    assert _told(project, "flags") == _told(project, "flags")


def test_fields_that_no_reader_is_shown_are_remembered(project: Path) -> None:
    def judged() -> Health:
        opened = Project.find(project)
        return registers.judged(opened.view(), opened.settings)

    assert judged() == judged()
    assert any(one.reasons for one in judged().dimensions.values())
