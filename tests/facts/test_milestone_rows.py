"""Tickets that are a milestone under other words."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.domain.facts import (
    ChangeKind,
    Dimension,
    MilestoneState,
    MilestoneStatus,
)
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
from tests.facts.judgements import of as judgement_of

DUE = WEEK_2 - timedelta(days=1)
LATER = WEEK_3 + timedelta(days=5)
END = milestone("Closing party", LATER + timedelta(days=30))
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
    ("Driver training complete", "Material for the driver training"),
    ("Data migration complete", "Script for the data migration"),
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


def test_a_day_that_a_ticket_has_of_the_milestone_makes_it_no_more(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone("Weighing test closed", DUE))
    row = {"title": "Weighing test round", "due": DUE, "due_of": "Weighing test"}
    project.snapshot(WEEK_1, ticket("AB-1", TODO, **row))
    project.snapshot(WEEK_2, ticket("AB-1", DONE, **row))
    assert of(project, "Weighing test closed", WEEK_2).state is MilestoneState.MISSED


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


MARKED = [
    ("M3 Texts live", "Texts live on the gateway (M3)"),
    ("M3 Texts live", "M3: texts go live at noon"),
    ("G-2 Trial load signed off", "Trial load of all lists signed off (G-2)"),
]
NOT_MARKED = [
    ("M3 Texts live", "Register the sender of the texts (M3)"),
    ("M3 Texts live", "Plan how the texts go live (M3)"),
    ("M3 Texts live", "Texts live on the gateway (M4)"),
    ("M3 Texts live", "Texts live on the gateway (R3)"),
    ("M3 Texts live", "Texts (M3)"),
]


@pytest.mark.parametrize(("title", "row"), MARKED)
def test_a_ticket_that_bears_its_number_and_words_is_the_milestone(
    project: Project, title: str, row: str
) -> None:
    project.plan(WEEK_1, milestone(title, WEEK_2), END)
    project.snapshot(WEEK_1, ticket("AB-1", TODO, title=row, due=WEEK_1))
    project.snapshot(WEEK_3, ticket("AB-1", TODO, title=row, due=LATER))
    stone = of(project, title, WEEK_3)
    assert (stone.state, stone.forecast) == (MilestoneState.MISSED, LATER)
    assert stone.in_tracker
    schedule = judgement_of(project, Dimension.SCHEDULE, WEEK_3)
    assert schedule.reasons[0].text == (
        f"{title}, due {WEEK_2}, is missed and now due {LATER} in the tracker"
    )


@pytest.mark.parametrize(("title", "row"), NOT_MARKED)
def test_a_ticket_that_bears_another_number_or_few_of_its_words_is_not_the_milestone(
    project: Project, title: str, row: str
) -> None:
    project.plan(WEEK_1, milestone(title, WEEK_2))
    project.snapshot(WEEK_1, ticket("AB-1", TODO, title=row, due=WEEK_1))
    project.snapshot(WEEK_3, ticket("AB-1", TODO, title=row, due=LATER))
    assert not of(project, title, WEEK_3).in_tracker


def test_two_tickets_that_bear_its_number_are_parts_of_it(project: Project) -> None:
    rows = ("Texts live in Lyon (M3)", "Texts live in Nice (M3)")
    project.plan(WEEK_1, milestone("M3 Texts live", WEEK_2))
    for day, due in ((WEEK_1, WEEK_1), (WEEK_3, LATER)):
        tickets = (ticket(one, TODO, title=one, due=due) for one in rows)
        project.snapshot(day, *tickets)
    assert not of(project, "M3 Texts live", WEEK_3).in_tracker


def test_work_on_a_missed_milestone_is_told_with_its_new_day(project: Project) -> None:
    title = "Texts live"
    project.plan(WEEK_1, milestone(title, WEEK_2), END)
    for day, due in ((WEEK_1, WEEK_1), (WEEK_3, LATER)):
        row = ticket("AB-1", TODO, title="Book staff for texts live", due=due)
        project.snapshot(day, row)
    schedule = judgement_of(project, Dimension.SCHEDULE, WEEK_3)
    assert schedule.reasons[0].text == (
        f"{title}, due {WEEK_2}, is missed and work on it, AB-1, is now due {LATER}"
    )


def test_what_is_known_to_be_missed_is_told_before_what_nobody_speaks_of(
    project: Project,
) -> None:
    silent, title = milestone("M1 Vans painted", WEEK_1), "M3 Texts live"
    project.plan(WEEK_1 - timedelta(days=3), silent, milestone(title, WEEK_2), END)
    row = "Texts live on the gateway (M3)"
    for day, due in ((WEEK_1, WEEK_1), (WEEK_3, LATER)):
        project.snapshot(day, ticket("AB-1", TODO, title=row, due=due))
    reasons = judgement_of(project, Dimension.SCHEDULE, WEEK_3).reasons
    assert reasons[0].text.startswith(title)
    assert reasons[1].text.startswith("M1 Vans painted")


@pytest.mark.parametrize(
    "title", ["Milestone: shop opens", "Milestone: shop opens with the spring fair"]
)
def test_a_card_that_is_titled_milestone_is_the_one_of_the_plan(
    tmp_path: Path, title: str
) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone("Shop opens", DUE))
    card = ticket("#9", title=title, kind="", due=DUE)
    project.snapshot(WEEK_1, card)
    moved = card.model_copy(update={"due": DUE + timedelta(7)})
    project.snapshot(WEEK_2, moved)
    [stone] = milestone_register(project.view(WEEK_2))
    assert stone.title == "Shop opens"
    assert (stone.state, stone.forecast) == (MilestoneState.MOVED, DUE + timedelta(7))
