"""Changes of the RAID log and of milestones."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.domain.facts import Severity
from assistant.domain.records import (
    RaidKind,
    RaidState,
    StatusCategory,
)
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    WEEK_3,
    Project,
    milestone,
    raid,
)
from tests.facts.changed import kinds, told

TODO, ACTIVE, BLOCKED, DONE = (
    StatusCategory.TODO,
    StatusCategory.ACTIVE,
    StatusCategory.BLOCKED,
    StatusCategory.DONE,
)


@pytest.mark.parametrize(
    ("kind", "opened", "closed"),
    [
        (RaidKind.RISK, "risk_opened", "risk_closed"),
        (RaidKind.DEPENDENCY, "risk_opened", "risk_closed"),
        (RaidKind.ISSUE, "issue_opened", "issue_closed"),
    ],
)
def test_entries_are_opened_and_closed_by_their_kind(
    project: Project, kind: RaidKind, opened: str, closed: str
) -> None:
    shut = {"status": "Closed", "state": RaidState.CLOSED}
    project.raid_log(WEEK_1, raid("R-1"))
    project.raid_log(WEEK_2, raid("R-1"), raid("X-1", kind))
    project.raid_log(WEEK_3, raid("R-1"), raid("X-1", kind, **shut))
    assert kinds(project, WEEK_1, WEEK_2) == [("X-1", opened)]
    assert kinds(project, WEEK_2, WEEK_3) == [("X-1", closed)]


def test_a_closed_entry_tells_nothing_of_its_score_date_and_owner(
    project: Project,
) -> None:
    project.raid_log(WEEK_1, raid("R-1", due=date(2031, 4, 1), owner="Ada Moor"))
    project.raid_log(
        WEEK_2,
        raid(
            "R-1",
            due=date(2031, 4, 9),
            likelihood=1,
            status="Closed",
            state=RaidState.CLOSED,
        ),
    )
    assert kinds(project) == [("R-1", "risk_closed")]


def test_an_open_entry_tells_score_date_owner_and_reopening(project: Project) -> None:
    project.raid_log(
        WEEK_1,
        raid("R-1", due=date(2031, 4, 1), owner="Ada Moor"),
        raid("I-1", RaidKind.ISSUE, status="Closed", state=RaidState.CLOSED),
    )
    project.raid_log(
        WEEK_2,
        raid("R-1", due=date(2031, 4, 8), owner="Ben Oak", likelihood=5),
        raid("I-1", RaidKind.ISSUE),
    )
    assert kinds(project) == [
        ("I-1", "reopened"),
        ("R-1", "date_slipped"),
        ("R-1", "reassigned"),
        ("R-1", "risk_score_up"),
    ]


def test_an_assumption_found_invalid_is_broken(project: Project) -> None:
    project.raid_log(WEEK_1, raid("A-1", RaidKind.ASSUMPTION))
    broken = {"status": "Invalid", "state": RaidState.INVALID, "note": "Took ten days."}
    project.raid_log(WEEK_2, raid("A-1", RaidKind.ASSUMPTION, **broken))
    [change] = told(project)
    assert (change.kind, change.after) == ("assumption_broken", "Invalid")
    assert "Took ten days." in [quote.quote for quote in change.evidence]


def test_a_dependency_is_late_once_when_its_day_has_passed(project: Project) -> None:
    waiting = raid("D-1", RaidKind.DEPENDENCY, due=date(2031, 3, 12))
    for week in (WEEK_1, WEEK_2, WEEK_3):
        project.raid_log(week, waiting)
    assert kinds(project, WEEK_1, WEEK_2) == [("D-1", "dependency_late")]
    assert kinds(project, WEEK_2, WEEK_3) == []


def test_a_milestone_whose_day_passed_unsaid_is_missed_once(project: Project) -> None:
    project.plan(WEEK_1, milestone("M1 Beta ready", date(2031, 3, 12)))
    [change] = told(project)
    assert (change.subject, change.kind) == ("M1 Beta ready", "milestone_missed")
    assert change.severity is Severity.HIGH
    assert kinds(project, WEEK_2, WEEK_3) == []


def test_a_milestone_that_a_note_calls_met_is_met_on_that_day(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone("M1 Beta ready", date(2031, 3, 12)))
    project.note(WEEK_2, "M1 is met.", dated=date(2031, 3, 11))
    [change] = told(project)
    assert (change.kind, change.on) == ("milestone_met", date(2031, 3, 11))
    assert change.evidence[0].quote == "M1 is met."


def test_a_milestone_that_a_note_moves_slips_to_the_new_date(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone("M1 Beta ready", date(2031, 3, 25)))
    project.note(WEEK_2, "M1 moves from 25 March to Monday 31 March 2031.")
    [change] = told(project)
    assert (change.kind, change.before, change.after) == (
        "date_slipped",
        "2031-03-25",
        "2031-03-31",
    )


def test_an_issue_that_came_and_went_in_one_period_is_told_as_over(
    project: Project,
) -> None:
    project.raid_log(WEEK_1, raid("K-1"))
    gone = raid(
        "K-2", RaidKind.ISSUE, status="Closed", state=RaidState.CLOSED, impact=5,
        likelihood=5,
    )  # fmt: skip
    project.raid_log(WEEK_2, raid("K-1"), gone)
    opened, closed = sorted(
        told(project, WEEK_1, WEEK_2), key=lambda change: change.kind, reverse=True
    )
    assert (opened.kind, opened.after, opened.severity.value) == (
        "issue_opened", "Closed", "medium",
    )  # fmt: skip
    assert (closed.kind, closed.subject) == ("issue_closed", "K-2")


def test_a_log_that_loses_its_column_of_owners_reassigns_nobody(
    project: Project,
) -> None:
    project.raid_log(WEEK_1, raid("K-1", owner="Ines Varga"))
    project.raid_log(WEEK_2, raid("K-1", says_owner=False))
    assert told(project, WEEK_1, WEEK_2) == ()


_HALL = {"title": "Test hall, 16 to 18 April", "mitigation": "Book by 10 April."}


@pytest.mark.parametrize(
    ("before", "after", "slipped"),
    [
        (_HALL, {"due": date(2031, 4, 16), "impact": 2}, False),
        (_HALL, {"due": date(2031, 4, 16)}, False),
        ({"title": "Keys of the vendor"}, {"due": date(2031, 4, 16)}, True),
        ({"due": WEEK_2}, {"due": date(2031, 4, 16)}, False),
        (
            {"due": WEEK_2},
            {"due": date(2031, 4, 16), "note": "The keys come on 16 April."},
            True,
        ),
        ({"impact": 4}, {"due": date(2031, 4, 16), "impact": 3}, False),
        ({"due_or_review": False, **_HALL}, {"due": date(2031, 4, 16)}, True),
        (
            {"kind": RaidKind.ISSUE},
            {"due": date(2031, 4, 16), "note": "The test is on 16 April."},
            False,
        ),
    ],
)
def test_a_day_in_a_column_for_both_is_judged_by_what_else_is_said(
    project: Project, before: dict[str, Any], after: dict[str, Any], slipped: bool
) -> None:
    given = {"due": date(2031, 4, 10), "due_or_review": True, **before}
    given = {"kind": RaidKind.DEPENDENCY, **given}
    project.raid_log(WEEK_1, raid("D-1", **given))
    project.raid_log(WEEK_2, raid("D-1", **{**given, **after}))
    found = [kind for _, kind in kinds(project, WEEK_1, WEEK_2)]
    assert ("date_slipped" in found) is slipped


@pytest.mark.parametrize(
    ("line", "late"),
    [
        ("The steel beams will not be here today.", True),
        ("Steel beams: not this week.", True),
        ("The beams are late, not today but on Monday.", True),
        ("The steel beams will be here today.", False),
        ("The roof tiles will not be here today.", False),
        ("I hope the steel beams are not late today.", False),
    ],
)
def test_a_dependency_that_is_said_not_to_come_on_its_day_is_late_by_these_words(
    project: Project, line: str, *, late: bool
) -> None:
    beams = raid("D-1", RaidKind.DEPENDENCY, title="Steel beams from Hult", due=WEEK_2)
    project.raid_log(WEEK_1, beams)
    project.note(WEEK_2, line)
    assert (("D-1", "dependency_late") in kinds(project, WEEK_1, WEEK_2)) is late
