from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluate.matching import alike, pairs
from tests.commands.program import ontrack
from tests.evaluate.history import truth, write_history

WORDS = st.lists(
    st.sampled_from(["quay", "ferry", "printer", "fares", "may"]), max_size=8
)


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = write_history(tmp_path_factory.mktemp("ferry"))
    ran = ontrack("evaluate", folder, "--json")
    assert ran.code == 0
    data: dict[str, Any] = ran.json
    return data


def test_given_a_history_then_what_was_found_and_not_is_counted(
    scored: dict[str, Any],
) -> None:
    counts = {
        view: tuple(scored[view][name] for name in ("right", "gold", "found"))
        for view in ("actions", "decisions", "changes", "flags")
    }
    assert counts == {
        "actions": (2, 2, 2),
        "decisions": (1, 1, 1),
        "changes": (3, 4, 5),
        "flags": (1, 2, 2),
    }
    assert scored["flags"]["high_recall"] == 1.0
    assert scored["decoys"] == {"raised": 0, "of": 1}


def test_given_a_wrong_owner_and_a_day_that_nobody_said_then_they_are_counted(
    scored: dict[str, Any],
) -> None:
    assert scored["actions"]["owner_right"] == {"right": 1, "of": 2, "rate": 0.5}
    assert scored["actions"]["due_invented"] == {"right": 1, "of": 1, "rate": 1.0}


def test_given_misses_and_false_alarms_then_each_is_listed_with_its_words(
    scored: dict[str, Any],
) -> None:
    listed = {(m["of"], m["what"], m["kind"], m["subject"]) for m in scored["misses"]}
    assert ("changes", "missed", "blocked", "FER-2") in listed
    assert ("changes", "false alarm", "scope_added", "FER-3") in listed
    flags = {(m["what"], m["kind"]): m for m in scored["misses"] if m["of"] == "flags"}
    assert set(flags) == {("missed", "ci_red"), ("false alarm", "slip")}
    assert flags["missed", "ci_red"]["why"] == "It failed twice."
    [added] = [m for m in scored["misses"] if m["kind"] == "scope_added"]
    assert added["evidence"][0]["quote"] == "Group discounts"


def test_given_what_is_material_to_an_audience_then_what_is_lost_is_counted(
    scored: dict[str, Any],
) -> None:
    covered = scored["material_changes_covered"]
    assert covered["client"]["of"] == 0
    for audience in ("executive", "engineering"):
        each = covered[audience]
        told = round(each["told"] * each["of"])
        assert told + each["listed"] + each["silently_missing"] == each["of"] == 4


def test_given_no_json_then_the_figures_are_a_table(tmp_path: Path) -> None:
    ran = ontrack("-v", "evaluate", write_history(tmp_path))
    assert "action items                     1.00   1.00  1.00   2 of 2" in ran.out
    assert "changes, week 2, missed: blocked; FER-2" in ran.out


def test_given_the_history_again_then_the_same_answer(
    tmp_path: Path, scored: dict[str, Any]
) -> None:
    assert ontrack("evaluate", write_history(tmp_path), "--json").json == scored


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "Invalid JSON"),
        ("{}", "scenario: Field required"),
        (json.dumps({**truth(), "weeks": []}), "weeks"),
    ],
)
def test_given_a_damaged_truth_then_its_place_is_named(
    tmp_path: Path, text: str, reason: str
) -> None:
    (tmp_path / "truth.json").write_text(text, encoding="utf-8")
    ran = ontrack("evaluate", tmp_path)
    assert ran.code == 1
    assert reason in ran.err


def test_given_a_week_without_a_folder_then_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "truth.json").write_text(json.dumps(truth()), encoding="utf-8")
    ran = ontrack("evaluate", tmp_path)
    assert ran.code == 1
    assert "week-01" in ran.err


@given(WORDS, WORDS)
def test_likeness_is_symmetric_and_whole_for_the_same_words(
    one: list[str], other: list[str]
) -> None:
    first, second = " ".join(one), " ".join(other)
    assert alike(first, second) == alike(second, first)
    assert 0.0 <= alike(first, second) <= 1.0
    assert alike(first, first) == (1.0 if one else 0.0)


@given(st.lists(st.lists(st.floats(0, 1), min_size=4, max_size=4), max_size=5))
def test_pairs_are_one_to_one_and_alike(scores: list[list[float]]) -> None:
    rows, columns = range(len(scores)), range(4)
    matched = pairs(rows, columns, lambda i, j: scores[i][j])
    assert len({i for i, _ in matched}) == len({j for _, j in matched}) == len(matched)
    assert all(scores[i][j] >= 0.5 for i, j in matched)


def test_of_equals_the_earlier_come_first() -> None:
    assert pairs("ab", "xyz", lambda _truth, _found: 1.0) == [(0, 0), (1, 1)]
