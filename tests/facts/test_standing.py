"""What work is open now, with whoever has it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from assistant.domain.findings import Polarity, StatementFinding, StatementKind
from assistant.domain.labels import Label
from assistant.domain.records import Comment, RaidKind, RaidState, StatusCategory
from assistant.facts.changes import changes
from assistant.facts.standing import (
    blocked_now,
    open_exposures,
    said_to_be_blocked,
    work_ahead,
)
from tests.facts.builders import WEEK_1, WEEK_2, Project, raid, ticket

ACTIVE, DONE = StatusCategory.ACTIVE, StatusCategory.DONE


def test_open_tickets_are_told_with_owner_and_day(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.people("Ana Ruiz")
    project.snapshot(
        WEEK_1,
        ticket("FER-1", ACTIVE, title="Ticket hall", assignee="Ana Ruiz", due=WEEK_2),
        ticket("FER-2", title="Painting"),
    )
    first, second = work_ahead(project.view(WEEK_1))
    assert (first.title, first.owner, first.due, first.active) == (
        "Ticket hall",
        "Ana Ruiz",
        WEEK_2,
        True,
    )
    assert first.label is Label.CLIENT
    assert [getattr(e, "quote", "") for e in first.evidence] == [
        "Ticket hall",
        "Ana Ruiz",
    ]
    assert (second.owner, second.active) == (None, False)


def test_what_is_done_blocked_or_only_holds_other_tickets_is_no_work_ahead(
    tmp_path: Path,
) -> None:
    project = Project(tmp_path)
    project.snapshot(
        WEEK_1,
        ticket("FER-1", DONE),
        ticket("FER-2", StatusCategory.BLOCKED),
        ticket("FER-3", ACTIVE, flagged=True),
        ticket("FER-4", ACTIVE, kind="Epic"),
        ticket("FER-5", StatusCategory.CANCELLED),
        ticket("FER-6", ACTIVE, kind="Milestone"),
        ticket("FER-7", ACTIVE),
    )
    assert [w.subject for w in work_ahead(project.view(WEEK_1))] == ["FER-7"]


WORDS = "The winch crew waits for the crane on FER-3"


def say(project: Project, day: date, words: str, polarity: Polarity) -> None:
    fields = {"about": StatementKind.BLOCKER, "polarity": polarity}
    project.note(
        day,
        words,
        name=polarity.value,
        findings=[(StatementFinding, words, fields)],
    )


def stopped(project: Project, day: date) -> list[str]:
    return [one.what for one in said_to_be_blocked(project.view(day))]


def test_what_people_lately_said_is_stopped_stands_for_two_weeks(
    tmp_path: Path,
) -> None:
    project = Project(tmp_path)
    say(project, WEEK_1, WORDS, Polarity.ASSERTED)
    say(project, WEEK_1, "The paint crew could be stopped", Polarity.HYPOTHETICAL)
    assert stopped(project, WEEK_1 + timedelta(days=13)) == [WORDS]
    assert stopped(project, WEEK_1 + timedelta(days=14)) == []


@pytest.mark.parametrize("polarity", [Polarity.RESOLVED, Polarity.NEGATED])
def test_a_stop_is_over_when_that_is_said(tmp_path: Path, polarity: Polarity) -> None:
    project = Project(tmp_path)
    say(project, WEEK_1, WORDS, Polarity.ASSERTED)
    say(project, WEEK_2, "The winch crew has its crane now", polarity)
    assert stopped(project, WEEK_1) == [WORDS]
    assert stopped(project, WEEK_2) == []


def test_a_stop_is_over_when_the_ticket_that_it_names_has_moved_on(
    tmp_path: Path,
) -> None:
    project = Project(tmp_path)
    project.snapshot(WEEK_1, ticket("FER-3", ACTIVE))
    say(project, WEEK_1, WORDS, Polarity.ASSERTED)
    assert stopped(project, WEEK_1) == [WORDS]
    project.snapshot(WEEK_2, ticket("FER-3", DONE))
    assert stopped(project, WEEK_2) == []


def test_a_stop_is_over_when_its_ticket_is_blocked_no_more(tmp_path: Path) -> None:
    project = Project(tmp_path)
    words = "Bo is blocked on the crane of the winch"
    held = ticket("FER-4", StatusCategory.BLOCKED, title="Crane for the winch")
    other = ticket("FER-5", StatusCategory.BLOCKED, title="Paint for the pier")
    project.snapshot(WEEK_1, held, other)
    say(project, WEEK_1, words, Polarity.ASSERTED)
    free = {"category": ACTIVE, "status": "Doing"}
    project.snapshot(WEEK_2, held, other.model_copy(update=free))
    assert stopped(project, WEEK_2) == [words]
    project.snapshot(WEEK_2 + timedelta(days=1), held.model_copy(update=free))
    assert stopped(project, WEEK_2 + timedelta(days=1)) == []


def test_an_open_issue_of_high_impact_is_an_exposure_that_has_happened(
    tmp_path: Path,
) -> None:
    project = Project(tmp_path)
    cells = {"kind": RaidKind.ISSUE, "likelihood": None}
    project.raid_log(
        WEEK_1,
        raid("I-1", impact=5, **cells),
        raid("I-2", impact=2, **cells),
        raid("I-3", impact=5, state=RaidState.CLOSED, **cells),
        raid("R-1", likelihood=4, impact=5),
    )
    found = open_exposures(project.view(WEEK_1))
    told = [(one.subject, one.score, one.happened) for one in found]
    assert told == [("I-1", 25.0, True), ("R-1", 20.0, False)]


def test_a_log_that_tells_no_states_reopens_nothing(tmp_path: Path) -> None:
    project = Project(tmp_path)
    closed = {"state": RaidState.CLOSED, "status": "Closed"}
    project.raid_log(WEEK_1, raid("R-1", **closed), raid("R-2"))
    silent = {"says_state": False, "status": "", "owner": "Ana Ruiz"}
    project.raid_log(
        WEEK_2, raid("R-1", **silent), raid("R-2", **silent), raid("R-3", **silent)
    )
    found = open_exposures(project.view(WEEK_2))
    assert [(one.subject, one.owner) for one in found] == [
        ("R-2", "Ana Ruiz"),
        ("R-3", "Ana Ruiz"),
    ]


@pytest.mark.parametrize(("updated", "at_latest"), [(WEEK_1, False), (None, True)])
def test_what_no_source_dates_may_have_been_blocked_before(
    project: Project, updated: date | None, at_latest: bool
) -> None:
    row = ticket("AB-1", StatusCategory.BLOCKED, updated=updated)
    project.snapshot(WEEK_1, row)
    [change] = blocked_now(project.view(WEEK_1), ())
    assert (change.on, change.at_latest) == (WEEK_1, at_latest)


@pytest.mark.parametrize(
    ("words", "since"),
    [
        ("The crane is stuck, we cannot move it.", WEEK_2 - timedelta(days=3)),
        ("Waiting for the permit from the port.", WEEK_2 - timedelta(days=3)),
        ("Thanks, looks good.", WEEK_2),
    ],
)
def test_a_comment_on_the_trouble_dates_what_is_blocked(
    tmp_path: Path, words: str, since: date
) -> None:
    said = datetime.combine(WEEK_2 - timedelta(days=3), time(9), UTC)
    project = Project(tmp_path)
    project.snapshot(WEEK_1, ticket("FER-1", ACTIVE))
    stopped = ticket(
        "FER-1",
        StatusCategory.BLOCKED,
        updated=WEEK_2,
        comments=(Comment(at=said, author="Ana Ruiz", text=words),),
    )
    project.snapshot(WEEK_2, stopped)
    view = project.view(WEEK_2)
    [found] = blocked_now(view, changes(view, WEEK_1))
    assert (found.on, found.at_latest) == (since, False)


def test_a_comment_from_before_it_was_free_dates_nothing(tmp_path: Path) -> None:
    said = datetime.combine(WEEK_1 - timedelta(days=3), time(9), UTC)
    old = Comment(at=said, author="Ana Ruiz", text="The crane is stuck.")
    project = Project(tmp_path)
    project.snapshot(WEEK_1, ticket("FER-1", ACTIVE, comments=(old,)))
    stopped = ticket("FER-1", StatusCategory.BLOCKED, comments=(old,))
    project.snapshot(WEEK_2, stopped)
    [found] = blocked_now(project.view(WEEK_2), ())
    assert (found.on, found.at_latest) == (WEEK_2, True)


@pytest.mark.parametrize(
    ("due", "late"), [(WEEK_1, True), (WEEK_2, False), (None, False)]
)
def test_an_open_dependency_is_late_once_its_day_has_passed(
    tmp_path: Path, due: date | None, late: bool
) -> None:
    project = Project(tmp_path)
    project.raid_log(WEEK_1, raid("D-1", RaidKind.DEPENDENCY, due=due))
    found = blocked_now(project.view(WEEK_2), ())
    assert [(one.subject, one.on) for one in found] == (
        [("D-1", WEEK_1 + timedelta(days=1))] if late else []
    )
