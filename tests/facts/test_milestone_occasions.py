"""Milestones that are occasions: an audit that was held, a trial that is behind us."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone

DUE = date(2031, 3, 3)
TITLES = (
    "Crew workshop",
    "Fire drill",
    "Kiln trial",
    "Pilot install",
    "Server cutover dry run",
    "Supplier audit",
    "Test environment",
)


def told(
    tmp_path: Path, said: str, title: str, *, criterion: str = ""
) -> MilestoneStatus:
    project = Project(tmp_path)
    stones = (milestone(each, DUE, criterion=criterion) for each in TITLES)
    project.plan(WEEK_1, *stones)
    project.note(WEEK_2, f"- {said}")
    [status] = [
        one for one in milestone_register(project.view(WEEK_2)) if one.title == title
    ]
    return status


@pytest.mark.parametrize(
    ("title", "said", "on"),
    [
        ("Fire drill", "The fire drill took place on Monday as planned.", 10),
        ("Fire drill", "The drill went ahead yesterday without a hitch.", 13),
        ("Fire drill", "Yesterday we held the fire drill, all out in time.", 13),
        ("Supplier audit", "The supplier audit was held on Tuesday.", 11),
        ("Supplier audit", "The audit has been carried out, no findings.", 14),
        ("Pilot install", "We ran the pilot install on Tuesday, all fine.", 11),
        ("Pilot install", "The pilot install went very well on Tuesday.", 11),
        ("Kiln trial", "The trial is behind us.", 14),
        ("Kiln trial", "Trial: done on Tuesday.", 11),
        ("Crew workshop", "Had the crew workshop on Monday.", 10),
        ("Crew workshop", "We've had the crew workshop, 30 came.", 14),
        ("Server cutover dry run", "The dry run took place yesterday.", 13),
        ("Server cutover dry run", "The cutover dry run ran yesterday.", 13),
    ],
)
def test_an_occasion_is_met_when_it_took_place(
    tmp_path: Path, title: str, said: str, on: int
) -> None:
    status = told(tmp_path, said, title)
    assert status.state is MilestoneState.MET
    assert status.forecast == date(2031, 3, on)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Fire drill", "The fire drill was to take place on Monday."),
        ("Fire drill", "The rehearsal for the fire drill took place on Monday."),
        ("Fire drill", "The fire drill briefing took place on Monday."),
        ("Fire drill", "The first part of the fire drill took place on Monday."),
        ("Fire drill", "The fire drill took place on Monday but failed."),
        ("Fire drill", "The drill took place on Monday. It was stopped halfway."),
        ("Supplier audit", "The supplier audit was held up by the strike."),
        ("Supplier audit", "The supplier audit was held with two findings open."),
        ("Supplier audit", "The internal audit was held on Tuesday."),
        ("Pilot install", "We ran half of the pilot install on Tuesday."),
        ("Pilot install", "We ran out of time for the pilot install."),
        ("Pilot install", "We would have done the pilot install on Tuesday."),
        ("Pilot install", "We ran the pilot install script on Tuesday."),
        ("Kiln trial", "The kiln trial is over two weeks late."),
        ("Kiln trial", "The kiln trial ran for two hours and was stopped."),
        ("Kiln trial", "The worst of the kiln trial is behind us."),
        ("Kiln trial", "Half of the kiln trial is done."),
        ("Kiln trial", "The final trial took place."),
        ("Kiln trial", "The kiln trial was done by only two of us."),
        ("Crew workshop", "We had the crew workshop on the agenda on Monday."),
        ("Crew workshop", "The preparation of the crew workshop was completed."),
        ("Server cutover dry run", "The dry run took place. We had to roll back."),
        ("Server cutover dry run", "The server cutover took place yesterday."),
    ],
)
def test_it_is_not_when_it_failed_or_another_thing_took_place(
    tmp_path: Path, title: str, said: str
) -> None:
    assert told(tmp_path, said, title).state is MilestoneState.MISSED


@pytest.mark.parametrize(
    "said",
    [
        "The supplier audit was held on Tuesday, and Ida considers the milestone met.",
        "The audit was held on Tuesday. Ida was happy and regards the milestone as met.",
    ],
)
def test_what_a_plan_asks_of_it_is_met_when_somebody_says_so(
    tmp_path: Path, said: str
) -> None:
    status = told(tmp_path, said, "Supplier audit", criterion="no finding is open")
    assert status.state is MilestoneState.MET


@pytest.mark.parametrize(
    "said",
    [
        "The supplier audit was held on Tuesday.",
        "The supplier audit was held. Ida does not consider the milestone met.",
        "The supplier audit was held. Would you consider the milestone met?",
    ],
)
def test_that_it_took_place_does_not_say_that_what_a_plan_asks_is_met(
    tmp_path: Path, said: str
) -> None:
    status = told(tmp_path, said, "Supplier audit", criterion="no finding is open")
    assert status.state is MilestoneState.MISSED


def test_held_with_open_points_it_is_told_as_said_and_not_as_missed_in_silence(
    tmp_path: Path,
) -> None:
    said = "The supplier audit was held on Tuesday, two findings are open."
    status = told(tmp_path, said, "Supplier audit")
    assert status.reached
    assert status.unconfirmed


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("Test environment: milestone reached on Monday.", MilestoneState.MET),
        ("Milestone reached: test environment.", MilestoneState.MET),
        ("Test environment: milestone nearly reached.", MilestoneState.MISSED),
        ("Test environment: milestone not reached on Monday.", MilestoneState.MISSED),
    ],
)
def test_a_milestone_reached_under_its_name_is_met(
    tmp_path: Path, said: str, state: MilestoneState
) -> None:
    assert told(tmp_path, said, "Test environment").state is state
