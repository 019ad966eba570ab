"""Words of notes and decisions that meet a milestone or move it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import (
    Project,
    decided,
    milestone,
)


@pytest.fixture
def vineyard(tmp_path: Path) -> Project:
    """A plan of May, the month that is also a word of doubt."""
    project = Project(tmp_path)
    project.plan(
        date(2031, 5, 2),
        milestone("V1 Press commissioned", date(2031, 5, 14)),
        milestone("V2 Trial bottling at Hall 3", date(2031, 5, 21)),
        milestone("V3 Cellar staff trained", date(2031, 6, 4)),
    )
    return project


def of(project: Project, number: str, day: date) -> MilestoneStatus:
    register = milestone_register(project.view(day))
    return next(s for s in register if s.title.startswith(number))


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("V1 was met on 16 May.", date(2031, 5, 16)),
        ("V1 was met on May 16, two days late.", date(2031, 5, 16)),
        ("V1 was met on 2031-05-16.", date(2031, 5, 16)),
        ("On Friday 16 May, V1 was met.", date(2031, 5, 16)),
        ("V1, due 14 May, was met yesterday.", date(2031, 5, 19)),
        ("V1 was met last Friday.", date(2031, 5, 16)),
        ("V1 of 14 May is met.", date(2031, 5, 20)),
    ],
)
def test_a_milestone_is_met_on_the_day_that_the_sentence_gives(
    vineyard: Project, sentence: str, day: date
) -> None:
    vineyard.note(date(2031, 5, 20), sentence)
    status = of(vineyard, "V1", date(2031, 5, 23))
    assert (status.state, status.forecast) == (MilestoneState.MET, day)


@pytest.mark.parametrize(
    "sentence",
    [
        "V1 may be met.",
        "May V1 be called met?",
        "V1 may still be met on 26 May.",
        "V1 was not met on 14 May.",
        "V1 will be met on 26 May.",
    ],
)
def test_what_may_be_met_is_not_met(vineyard: Project, sentence: str) -> None:
    vineyard.note(date(2031, 5, 20), sentence)
    assert of(vineyard, "V1", date(2031, 5, 23)).state is MilestoneState.MISSED


def test_a_later_word_on_an_earlier_day_still_makes_it_met(vineyard: Project) -> None:
    vineyard.note(date(2031, 5, 17), "V1 is missed.")
    vineyard.note(date(2031, 5, 20), "V1 was met on 16 May, I have seen the paper.")
    assert of(vineyard, "V1", date(2031, 5, 23)).forecast == date(2031, 5, 16)


@pytest.mark.parametrize(
    ("sentence", "is_decision"),
    [
        ("V2 of 21 May is postponed to 9 June.", False),
        ("Decided: the bottling moves to 9 June.", True),
        ("Decided: the trial starts on 9 June instead of 21 May.", True),
        ("Agreed: new date for the trial bottling is 9 June.", True),
        ("The bottling has been postponed to 9 June.", False),
        ("The bottling is now on 9 June, the hall is full.", False),
    ],
)
def test_a_telling_word_of_the_title_is_enough_to_move_it(
    vineyard: Project, sentence: str, *, is_decision: bool
) -> None:
    day = date(2031, 5, 27)
    if is_decision:
        decided(vineyard, day, sentence)
    else:
        vineyard.note(day, sentence)
    status = of(vineyard, "V2", date(2031, 5, 29))
    assert (status.state, status.forecast) == (MilestoneState.MOVED, date(2031, 6, 9))


@pytest.mark.parametrize(
    "sentence",
    [
        "The bottling may move to 9 June.",
        "Should the bottling move to 9 June?",
        "The bottling line inspection has moved to 9 June.",
        "The trial of the label printer is now on 9 June.",
        "The trials at Hall 5 moved to 9 June.",
    ],
)
def test_what_only_sounds_like_the_title_moves_nothing(
    vineyard: Project, sentence: str
) -> None:
    vineyard.note(date(2031, 5, 27), sentence)
    status = of(vineyard, "V2", date(2031, 5, 29))
    assert status.state is MilestoneState.MISSED


def test_that_a_thing_begins_does_not_move_its_end(vineyard: Project) -> None:
    decided(vineyard, date(2031, 5, 27), "Decided: the staff starts on 12 June.")
    status = of(vineyard, "V3", date(2031, 5, 29))
    assert status.forecast == date(2031, 6, 4)
