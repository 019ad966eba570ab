"""Work whose date has passed, and work that nobody touches: one flag for a matter."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import FlagKind
from assistant.domain.records import StatusCategory, Ticket
from assistant.domain.tolerances import FlagThresholds
from assistant.facts.flags.detectors import FlagMaterial, flags
from tests.facts.builders import WEEK_1, WEEK_2, Project, ticket

_KINDS = (FlagKind.STALE, FlagKind.OVERDUE_ACTION)
TOUCHED = date(2031, 3, 8)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def frescoes(due: date, priority: str = "Medium") -> Ticket:
    return ticket(
        "ART-4",
        StatusCategory.ACTIVE,
        title="Clean the frescoes",
        due=due,
        updated=TOUCHED,
        priority=priority,
    )


def kinds(project: Project, day: date, *off: FlagKind) -> list[FlagKind]:
    thresholds = FlagThresholds(off=off)
    material = FlagMaterial(project.view(day), thresholds=thresholds)
    return [flag.kind for flag in flags(material) if flag.kind in _KINDS]


def test_what_fell_silent_before_its_date_is_stale(project: Project) -> None:
    project.snapshot(WEEK_1, frescoes(date(2031, 3, 20)))
    assert kinds(project, date(2031, 3, 18)) == [FlagKind.STALE]


def test_what_was_due_before_the_silence_was_long_is_overdue(project: Project) -> None:
    project.snapshot(WEEK_1, frescoes(date(2031, 3, 14)))
    assert kinds(project, date(2031, 3, 18)) == [FlagKind.OVERDUE_ACTION]
    off = FlagKind.OVERDUE_ACTION
    assert kinds(project, date(2031, 3, 18), off) == []


def test_important_work_is_overdue_and_not_stale_as_well(project: Project) -> None:
    project.snapshot(WEEK_1, frescoes(date(2031, 3, 19), "High"))
    assert kinds(project, date(2031, 3, 25)) == [FlagKind.OVERDUE_ACTION]


def test_what_was_put_off_before_gets_no_days_of_grace(project: Project) -> None:
    due = date(2031, 3, 19)
    project.snapshot(WEEK_1, frescoes(due, "High"))
    assert kinds(project, date(2031, 3, 20)) == [FlagKind.STALE]
    project.snapshot(WEEK_2, frescoes(date(2031, 3, 24), "High"))
    assert kinds(project, date(2031, 3, 25)) == [FlagKind.OVERDUE_ACTION]
