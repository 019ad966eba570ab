"""Tickets that name only what a milestone's event happens to, and their comments."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.domain.evidence import Quote
from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.domain.records import Comment, StatusCategory
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone, ticket

TITLE, ROW = "Water rights survey signed", "Water rights survey"
DUE = WEEK_2 - timedelta(days=1)
LATER = WEEK_2 + timedelta(days=6)
TODO, DONE = StatusCategory.TODO, StatusCategory.DONE
SAID_AT = datetime(WEEK_2.year, WEEK_2.month, WEEK_2.day, 9, tzinfo=UTC)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def said(*words: str) -> tuple[Comment, ...]:
    return tuple(Comment(author="Ines Roth", at=SAID_AT, text=one) for one in words)


def finished(
    project: Project, *words: str, title: str = TITLE, row: str = ROW
) -> MilestoneStatus:
    """The milestone once the ticket was finished with these comments."""
    project.plan(WEEK_1, milestone(title, DUE))
    project.snapshot(WEEK_1, ticket("AB-1", TODO, title=row, due=DUE))
    done = ticket("AB-1", DONE, title=row, due=DUE, resolved=WEEK_2)
    project.snapshot(WEEK_2, done.model_copy(update={"comments": said(*words)}))
    [status] = milestone_register(project.view(WEEK_2))
    return status


@pytest.mark.parametrize(
    "words",
    ["Signed with two conditions.", "It was signed by both this morning.", "Signed!"],
)
def test_its_end_is_told_by_a_comment_of_the_finished_ticket(
    project: Project, words: str
) -> None:
    status = finished(project, "Nothing back yet.", words)
    quotes = [one.quote for one in status.evidence if isinstance(one, Quote)]
    assert (status.state, status.forecast) == (MilestoneState.MET, WEEK_2)
    assert words in quotes


@pytest.mark.parametrize(
    "words",
    [
        "Sent to the lawyer.",
        "Not signed yet.",
        "Signed pages are missing.",
        "Signed once the owner is back?",
        "It will be signed on Monday.",
    ],
)
def test_a_finished_ticket_of_the_thing_alone_does_not_meet_it(
    project: Project, words: str
) -> None:
    assert finished(project, words).state is MilestoneState.MISSED


@pytest.mark.parametrize("words", ["Approved with conditions.", "Approved in part."])
def test_a_permit_with_reserves_does_not_meet_it(project: Project, words: str) -> None:
    status = finished(project, words, title="Barn plan approved", row="Barn plan")
    assert status.state is MilestoneState.MISSED


def test_words_on_a_ticket_of_another_thing_do_not_meet_it(project: Project) -> None:
    status = finished(project, "Signed by both.", row="Water rights survey tender")
    assert status.state is MilestoneState.MISSED


def test_the_day_of_the_ticket_is_its_day_in_the_tracker(project: Project) -> None:
    project.plan(WEEK_1, milestone(TITLE, DUE))
    project.snapshot(WEEK_1, ticket("AB-1", TODO, title=ROW, due=DUE))
    project.snapshot(WEEK_2, ticket("AB-1", TODO, title=ROW, due=LATER))
    [status] = milestone_register(project.view(WEEK_2))
    assert (status.forecast, status.in_tracker) == (LATER, True)


@pytest.mark.parametrize(
    ("title", "row"),
    [
        ("Milk orders to Farmbook work end to end", "Send milk orders to Farmbook"),
        ("Cold room sensors in use", "Cold room: all sensors"),
    ],
)
def test_a_ticket_of_the_thing_that_is_to_work_meets_it_when_done(
    project: Project, title: str, row: str
) -> None:
    assert finished(project, title=title, row=row).state is MilestoneState.MET
