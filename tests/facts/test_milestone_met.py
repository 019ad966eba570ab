"""Everyday words that say that a milestone was met, and those that do not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone

DUE = date(2031, 3, 3)
TITLE = "K2 Box office live"


def told(tmp_path: Path, sentence: str) -> MilestoneStatus:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone(TITLE, DUE), milestone("K3 Choir seated", DUE))
    project.note(WEEK_2, f"- {sentence}")
    [status] = [
        one for one in milestone_register(project.view(WEEK_2)) if one.title == TITLE
    ]
    return status


@pytest.mark.parametrize(
    "sentence",
    [
        "K2 went live on 3 March.",
        "The box office went live on 3 March as planned.",
        "K2 is live since 3 March.",
        "K2 is met since 3 March.",
        "We hit K2 on Monday 3 March.",
        "K2 went through on March 3rd, a day early.",
        "The board accepted K2 on 3 March.",
        "K2 was signed off on 3 March.",
        "K2 was launched on 3 March.",
        "K2 is met since 3 March, two days before the dress rehearsal.",
        "K2 went live on 3 March, shortly after the last repair.",
    ],
)
def test_everyday_words_of_an_end_say_that_it_was_met_that_day(
    tmp_path: Path, sentence: str
) -> None:
    status = told(tmp_path, sentence)
    assert (status.state, status.forecast) == (MilestoneState.MET, DUE)


@pytest.mark.parametrize(
    "sentence",
    [
        "The till works, so K2 is behind us.",
        "K2 is in the bag.",
        "We got K2 over the line.",
        "K2 has been wrapped up.",
        "K2 made it.",
        "K2 shipped.",
    ],
)
def test_idioms_of_an_end_say_that_it_was_met(tmp_path: Path, sentence: str) -> None:
    assert told(tmp_path, sentence).state is MilestoneState.MET


@pytest.mark.parametrize(
    "sentence",
    [
        "K2 was hit by the strike.",
        "Half of K2 went live.",
        "K2 went live with errors and was rolled back.",
        "K2 never went live.",
        "K2 hasn't shipped.",
        "If K2 is live we go home.",
        "Is K2 live?",
        "K2 is live on 30 June.",
        "K2 will be launched soon.",
        "The printer delivered the posters for K2.",
        "We opened a ticket for K2.",
        "The review of K2 went through.",
    ],
)
def test_words_of_a_part_or_another_thing_do_not(tmp_path: Path, sentence: str) -> None:
    assert told(tmp_path, sentence).state is MilestoneState.MISSED


@pytest.mark.parametrize(
    ("sentence", "met"),
    [
        ("The trial season is on, 06:00, the guests are in.", True),
        ("The trial season is running since Monday.", True),
        ("The trial season is under way.", True),
        ("The trial season is on Thursday.", False),
        ("The trial season is on hold.", False),
        ("The trial season is on the list.", False),
    ],
)
def test_what_starts_is_met_once_it_is_on(
    tmp_path: Path, sentence: str, *, met: bool
) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone("K4 Trial season starts", WEEK_2))
    project.note(WEEK_2, f"- {sentence}")
    [status] = milestone_register(project.view(WEEK_2))
    assert (status.state is MilestoneState.MET) is met
