"""What work is open now, with whoever has it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.domain.findings import Polarity, StatementFinding, StatementKind
from assistant.domain.labels import Label
from assistant.domain.records import StatusCategory
from assistant.facts.standing import said_to_be_blocked, work_ahead
from tests.facts.builders import WEEK_1, WEEK_2, Project, ticket

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
