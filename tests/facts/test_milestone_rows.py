"""Tickets that are a milestone under other words."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.domain.facts import ChangeKind, MilestoneState, MilestoneStatus
from assistant.domain.records import StatusCategory
from assistant.facts.changes import changes
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    WEEK_3,
    Project,
    milestone,
    ticket,
)

DUE = WEEK_2 - timedelta(days=1)
LATER = WEEK_3 + timedelta(days=5)
TODO, DONE = StatusCategory.TODO, StatusCategory.DONE


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def of(project: Project, title: str, day: date) -> MilestoneStatus:
    [status] = [s for s in milestone_register(project.view(day)) if s.title == title]
    return status


SAME = [
    ("M4 Wave 1 live: Bakery", "Bakery go-live"),
    ("Scales in service", "Harrow scales in service"),
    ("Weighing test closed", "Weighing test round"),
    ("Pilot live", "Pilot go-live: bakery and deli"),
    ("First van leaves", "First van to Lyon"),
    ("Night ferry sails", "The night ferry sails to Bergen"),
]
OTHERS = [
    ("Wave 1 live: Bakery", "Plan the bakery go-live"),
    ("Wave 1 live: Bakery", "Dairy go-live"),
    ("Scales in service", "Order the scales for service"),
    ("Weighing test closed", "Slides for the weighing test"),
    ("Pilot live", "Training for the pilot, live"),
    ("Pilot live", "Pilot headsets"),
    ("First van leaves", "Second van to Lyon"),
    ("First van leaves", "First van loaded"),
    ("First van leaves", "Crates for the first van to Lyon"),
]


@pytest.mark.parametrize(("title", "row"), SAME)
def test_a_ticket_with_its_words_and_its_first_day_meets_it_when_done(
    project: Project, title: str, row: str
) -> None:
    project.plan(WEEK_1, milestone(title, DUE))
    project.snapshot(WEEK_1, ticket("AB-1", TODO, title=row, due=DUE))
    project.snapshot(WEEK_2, ticket("AB-1", DONE, title=row, due=DUE, resolved=WEEK_2))
    assert of(project, title, WEEK_2).state is MilestoneState.MET


@pytest.mark.parametrize(("title", "row"), SAME)
def test_its_date_in_the_tracker_is_the_forecast(
    project: Project, title: str, row: str
) -> None:
    project.plan(WEEK_1, milestone(title, WEEK_3))
    project.snapshot(WEEK_1, ticket("AB-1", TODO, title=row, due=WEEK_3))
    project.snapshot(WEEK_2, ticket("AB-1", TODO, title=row, due=LATER))
    status = of(project, title, WEEK_2)
    assert (status.forecast, status.in_tracker) == (LATER, True)
    moved = [
        change
        for change in changes(project.view(WEEK_2), WEEK_1)
        if change.kind is ChangeKind.DATE_SLIPPED
    ]
    assert [change.subject for change in moved] == ["AB-1"]


@pytest.mark.parametrize(("title", "row"), OTHERS)
def test_work_for_it_or_of_another_thing_meets_nothing(
    project: Project, title: str, row: str
) -> None:
    project.plan(WEEK_1, milestone(title, DUE))
    project.snapshot(WEEK_1, ticket("AB-1", TODO, title=row, due=DUE))
    project.snapshot(WEEK_2, ticket("AB-1", DONE, title=row, due=DUE))
    assert of(project, title, WEEK_2).state is MilestoneState.MISSED


def test_a_ticket_of_another_first_day_is_work_for_it(project: Project) -> None:
    project.plan(WEEK_1, milestone("Scales in service", DUE))
    early = DUE - timedelta(days=2)
    row = {"title": "Harrow scales in service", "due": early}
    project.snapshot(WEEK_1, ticket("AB-1", TODO, **row))
    project.snapshot(WEEK_2, ticket("AB-1", DONE, **row))
    assert of(project, "Scales in service", WEEK_2).state is MilestoneState.MISSED


def test_of_two_such_tickets_neither_is_it(project: Project) -> None:
    project.plan(WEEK_1, milestone("Scales in service", DUE))
    shops = [
        {"title": f"{shop} scales in service", "due": DUE} for shop in ("Bath", "Leek")
    ]
    project.snapshot(WEEK_1, *(ticket(f"AB-{n}", **row) for n, row in enumerate(shops)))
    project.snapshot(
        WEEK_2, ticket("AB-0", DONE, **shops[0]), ticket("AB-1", TODO, **shops[1])
    )
    assert of(project, "Scales in service", WEEK_2).state is MilestoneState.MISSED
