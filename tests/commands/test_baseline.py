"""The baseline of scope and dates: shown, set anew by decision, and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import Ran, ontrack

_BOARD = (
    "Key,Summary,Issue Type,Status,Priority,Fix Version,Assignee,Created,Due Date,"
    "Story Points\n"
)
_CASES = (
    "MUS-1,Build the display cases,Story,In Progress,Highest,Wing,Ada Noor,2030-04-20,"
    "{cases},8\n"
)
_LABELS = (
    "MUS-2,Print the labels,Story,To Do,Low,Wing,Kit Lowe,2030-04-20,2030-06-10,3\n"
)
_SHOP = "MUS-3,Open a gift shop,Story,To Do,Highest,Wing,Kit Lowe,2030-05-08,,13\n"
_PLAN = (
    "# Plan\n\n| No | Milestone | Date |\n|---|---|---|\n"
    "| 1 | Rooms handed over | {rooms} |\n| 2 | Gallery opens | {gallery} |\n"
)
_FIRST, _SECOND, _THIRD = "2030-05-06", "2030-05-13", "2030-05-20"
_BY = ("--reason", "the board agreed", "--by", "Ines Vidal")


def _week(project: Path, day: str, plan: str, board: str) -> None:
    folder = project / "in"
    folder.mkdir(exist_ok=True)
    (folder / "plan.md").write_text(plan)
    (folder / "board.csv").write_text(_BOARD + board)
    ran = ontrack("-C", project, "ingest", folder, "--as-of", day)
    assert ran.code == 0, ran.err + ran.out


@pytest.fixture
def museum(empty: Path) -> Path:
    """A gallery whose opening and cases moved, and which got a shop."""
    _week(
        empty,
        _FIRST,
        _PLAN.format(rooms="2030-05-31", gallery="2030-06-14"),
        _CASES.format(cases="2030-06-03") + _LABELS,
    )
    _week(
        empty,
        _SECOND,
        _PLAN.format(rooms="2030-05-31", gallery="2030-06-28"),
        _CASES.format(cases="2030-06-17") + _LABELS + _SHOP,
    )
    return empty


def _json(project: Path, *command: object) -> Any:
    ran = ontrack("-C", project, *command, "--json")
    assert ran.code == 0, ran.err
    return ran.json


def _accept(project: Path, *words: object) -> Ran:
    return ontrack("-C", project, "baseline", "accept", *words)


def _accepted(project: Path, item: str) -> None:
    ran = _accept(project, item, *_BY)
    assert ran.code == 0, ran.err


def _item(project: Path, title: str, *options: object) -> Any:
    items = _json(project, "baseline", *options)["items"]
    [item] = [one for one in items if one["title"] == title]
    return item


def _flags(project: Path, kind: str) -> list[tuple[str, str]]:
    listed = _json(project, "flags")["flags"]
    return [(f["title"], f["status"]) for f in listed if f["kind"] == kind]


def test_it_shows_each_date_and_the_scope_against_the_baseline(museum: Path) -> None:
    opening = _item(museum, "Gallery opens")
    assert opening["kind"] == "milestone"
    assert (opening["baseline"], opening["current"]) == ("2030-06-14", "2030-06-28")
    assert (opening["slip"], opening["pushed"]) == (10, 1)
    [move] = opening["moves"]
    assert (move["from"], move["to"]) == ("2030-06-14", "2030-06-28")
    assert move["evidence"][0]["as_of"] == _SECOND
    assert opening["evidence"]
    cases = _item(museum, "Build the display cases")
    assert (cases["slip"], cases["pushed"]) == (10, 1)
    assert _item(museum, "Print the labels")["slip"] == 0
    scope = _json(museum, "baseline")["scope"]
    assert scope["baseline"] == {"tickets": 2, "points": 11.0}
    assert scope["now"] == {"tickets": 3, "points": 24.0}
    assert [one["id"] for one in scope["added"]] == ["MUS-3"]
    assert scope["added"][0]["evidence"]
    lines = ontrack("-C", museum, "baseline").out
    assert "+10 working days, pushed 1x  Gallery opens" in lines
    assert "MUS-3 Open a gift shop, 13 points" in lines


def test_an_accepted_date_is_the_baseline_and_later_slips_count_from_there(
    museum: Path,
) -> None:
    _accepted(museum, "Gallery opens")
    opening = _item(museum, "Gallery opens")
    assert (opening["first"], opening["baseline"]) == ("2030-06-14", "2030-06-28")
    assert (opening["slip"], opening["pushed"]) == (0, 0)
    [decision] = opening["rebaselined"]
    assert decision["by"] == "Ines Vidal"
    assert decision["reason"] == "the board agreed"
    _week(
        museum,
        _THIRD,
        _PLAN.format(rooms="2030-05-31", gallery="2030-07-05"),
        _CASES.format(cases="2030-06-17") + _LABELS + _SHOP,
    )
    opening = _item(museum, "Gallery opens")
    assert (opening["baseline"], opening["slip"]) == ("2030-06-28", 5)
    assert (opening["pushed"], len(opening["moves"])) == (1, 2)
    assert _flags(museum, "slip").count(("Gallery opens", "open")) == 1


def test_the_slip_that_it_settles_is_history_and_the_change_stays(museum: Path) -> None:
    assert ("Gallery opens", "open") in _flags(museum, "slip")
    _accepted(museum, "Gallery opens")
    assert ("Gallery opens", "resolved") in _flags(museum, "slip")
    assert ("Gallery opens", "open") not in _flags(museum, "slip")
    listed = _json(museum, "flags")["flags"]
    [flag] = [f for f in listed if f["title"] == "Gallery opens"]
    assert "re-baselined by Ines Vidal on 2030-05-13, the board agreed" in flag["why"]
    changes = _json(museum, "changes", "--since", _FIRST)["changes"]
    assert ("date_slipped", "2030-06-14") in {(c["kind"], c["from"]) for c in changes}


def test_a_reader_of_an_earlier_day_sees_the_old_baseline(museum: Path) -> None:
    _accepted(museum, "Gallery opens")
    _week(
        museum,
        _THIRD,
        _PLAN.format(rooms="2030-05-31", gallery="2030-07-05"),
        _CASES.format(cases="2030-06-17") + _LABELS + _SHOP,
    )
    _accepted(museum, "Gallery opens")
    days = {_FIRST: "2030-06-14", _SECOND: "2030-06-28", _THIRD: "2030-07-05"}
    for day, held in days.items():
        assert _item(museum, "Gallery opens", "--as-of", day)["baseline"] == held


def test_it_is_taken_back_like_any_decision(museum: Path) -> None:
    before = _json(museum, "baseline")
    flags = _flags(museum, "slip")
    _accepted(museum, "Gallery opens")
    ran = ontrack("-C", museum, "decide", "Gallery opens", "undo")
    assert ran.code == 0, ran.err
    assert _json(museum, "baseline") == before
    assert _flags(museum, "slip") == flags


@pytest.mark.parametrize("item", ["MUS-3", "scope"])
def test_an_accepted_addition_creeps_no_more(museum: Path, item: str) -> None:
    assert _flags(museum, "scope_creep") == [("Open a gift shop", "open")]
    assert _json(museum, "health")["dimensions"]["scope"]["colour"] == "red"
    _accepted(museum, item)
    assert _flags(museum, "scope_creep") == [("Open a gift shop", "resolved")]
    assert _json(museum, "health")["dimensions"]["scope"]["colour"] == "green"
    assert ontrack("-C", museum, "decide", item, "undo").code == 0
    assert _flags(museum, "scope_creep") == [("Open a gift shop", "open")]


def test_an_accepted_ticket_slips_from_its_new_date(museum: Path) -> None:
    assert ("Build the display cases", "open") in _flags(museum, "slip")
    _accepted(museum, "mus-1")
    slips = [one for one in _flags(museum, "slip") if one[0].startswith("Build")]
    assert slips == [("Build the display cases", "resolved")]
    assert _item(museum, "Build the display cases")["slip"] == 0


def test_a_change_is_accepted_by_its_id(museum: Path) -> None:
    changes = _json(museum, "changes", "--since", _FIRST)["changes"]
    [moved] = [c for c in changes if c["title"] == "Gallery opens"]
    _accepted(museum, moved["id"])
    assert _item(museum, "Gallery opens")["slip"] == 0


@pytest.mark.parametrize("audience", ["executive", "engineering", "client"])
def test_a_draft_tells_the_agreed_date_and_does_not_call_it_late(
    museum: Path, audience: str
) -> None:
    _accepted(museum, "Gallery opens")
    [draft] = _json(museum, "draft", "--audience", audience, "--since", _FIRST)[
        "drafts"
    ]
    claims = [c for section in draft["sections"] for c in section["claims"]]
    [told] = [c for c in claims if "re-baselined" in c["text"]]
    assert "from 14 June to 28 June" in told["text"]
    assert told["verdict"] == "supported", told["reasons"]
    assert ("Ines Vidal" in told["text"]) is (audience != "client")
    assert not [c for c in claims if "Moved: Gallery" in c["text"]]
    assert "Gallery opens moved" not in draft["headline"]["text"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("Gallery opend", *_BY), "did you mean Gallery opens?"),
        (("Rooms handed over", *_BY), "nothing to accept"),
        (("MUS-2", *_BY), "nothing to accept"),
        (("Gallery opens", "--reason", " "), "needs a reason"),
        (("Gallery opens",), "--reason"),
    ],
)
def test_what_cannot_be_accepted_is_refused_with_the_reason(
    museum: Path, words: tuple[str, ...], says: str
) -> None:
    ran = _accept(museum, *words)
    assert ran.code == 2
    assert says in ran.err


def test_a_date_that_is_over_needs_a_later_one(museum: Path) -> None:
    plan = _PLAN.format(rooms="2030-05-31", gallery="2030-06-28")
    _week(museum, "2030-07-02", plan, _CASES.format(cases="2030-06-17") + _LABELS)
    ran = _accept(museum, "Gallery opens", *_BY)
    assert ran.code == 2
    assert "is over and no later one is known" in ran.err


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("CR-7 approved: Gallery opens moved to 28 June.", "2030-06-28"),
        ("CR-7 not approved: Gallery opens moved to 28 June.", "2030-06-14"),
        ("We agreed to move Gallery opens to 28 June.", "2030-06-14"),
    ],
)
def test_an_approved_change_request_sets_the_baseline_and_the_plan_may_follow(
    empty: Path, words: str, held: str
) -> None:
    board = _CASES.format(cases="2030-06-03") + _LABELS
    plan = _PLAN.format(rooms="2030-05-31", gallery="2030-06-14")
    _week(empty, _FIRST, plan, board)
    notes = f"# Steering, 13 May 2030\n\nDecisions:\n- {words}\n"
    (empty / "in" / "notes.md").write_text(notes)
    _week(empty, _SECOND, plan, board)
    assert _item(empty, "Gallery opens")["baseline"] == held
    (empty / "in" / "notes.md").write_text(notes)
    moved = _PLAN.format(rooms="2030-05-31", gallery="2030-06-28")
    _week(empty, _THIRD, moved, board)
    agreed = held == "2030-06-28"
    opening = _item(empty, "Gallery opens")
    assert (opening["slip"], opening["pushed"]) == ((0, 0) if agreed else (10, 1))
    assert (("Gallery opens", "open") in _flags(empty, "slip")) is not agreed
