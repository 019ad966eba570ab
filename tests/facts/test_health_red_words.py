"""The reason of a red dimension says what makes it red, as its rule has it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from assistant.domain.facts import Colour, Dimension
from assistant.domain.records import CiOutcome, StatusCategory
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    WEEK_3,
    Project,
    milestone,
    raid,
    ticket,
)
from tests.facts.builders import run as ci_run
from tests.facts.judgements import of

ACTIVE = StatusCategory.ACTIVE
ORGAN = "Only one person can tune the organ"


def failing(project: Project, first: int) -> str:
    days = [datetime(2031, 3, on, 2, tzinfo=UTC) for on in range(first, 22)]
    project.ci(WEEK_3, *(ci_run("nightly", day, CiOutcome.FAILED) for day in days))
    return of(project, Dimension.QUALITY, WEEK_3).why


def test_given_a_pipeline_red_for_long_the_days_are_told(project: Project) -> None:
    project.note(WEEK_3, "Nightly is wrong again.")
    why = failing(project, 3)
    assert of(project, Dimension.QUALITY, WEEK_3).colour is Colour.RED
    assert "19 in a row in the 18 days since 2031-03-03" in why


def test_given_a_pipeline_that_is_amber_no_days_are_counted(project: Project) -> None:
    assert "4 in a row since 2031-03-18" in failing(project, 18)


@pytest.mark.parametrize(
    ("due", "colour", "words"),
    [
        (WEEK_1, Colour.RED, "a bug of priority High that is overdue and has no owner"),
        (WEEK_3, Colour.AMBER, "a bug of priority High, is open"),
    ],
)
def test_given_a_bug_the_reason_says_that_nobody_has_it_in_time(
    project: Project, due: date, colour: Colour, words: str
) -> None:
    row = ticket("AB-1", ACTIVE, kind="Bug", priority="High", due=due, assignee=None)
    project.snapshot(WEEK_2, row)
    found = of(project, Dimension.QUALITY, WEEK_2)
    assert found.colour is colour
    assert words in found.why


@pytest.mark.parametrize(
    ("cells", "colour", "told"),
    [
        ({}, Colour.RED, True),
        ({"owner": "Ana Li", "response": "Write it down"}, Colour.AMBER, False),
    ],
)
def test_given_a_grave_rating_the_reason_says_that_nothing_holds_it(
    project: Project, cells: dict[str, object], colour: Colour, *, told: bool
) -> None:
    light = raid("R-0", score=1, owner="Ana Li", response="Watch")
    project.raid_log(WEEK_1, light)
    project.raid_log(WEEK_2, light, raid("R-1", title=ORGAN, score=16, **cells))
    found = of(project, Dimension.RESOURCES, WEEK_2)
    assert found.colour is colour
    assert ("that lacks an owner or an answer, is open" in found.why) is told


def test_given_work_due_after_all_milestones_the_last_one_is_told(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone("M1 Beta ready", WEEK_2))
    project.snapshot(WEEK_1, ticket("AB-1", ACTIVE, title="Beta ready", due=WEEK_3))
    found = of(project, Dimension.SCHEDULE, WEEK_2)
    assert found.colour is Colour.RED
    assert f"and the last milestone on {WEEK_2}" in found.why
