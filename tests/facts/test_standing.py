"""What work is open now, with whoever has it."""

from __future__ import annotations

from pathlib import Path

from assistant.domain.labels import Label
from assistant.domain.records import StatusCategory
from assistant.facts.standing import work_ahead
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
