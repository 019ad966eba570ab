"""Milestones named by what a thing does itself: "First van leaves"."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone

DUE = date(2031, 3, 7)
TITLES = ("Ferry sails", "First van leaves", "Tents go up", "Wave 1 moves")


def told(tmp_path: Path, title: str, sentence: str) -> MilestoneStatus:
    project = Project(tmp_path)
    project.plan(WEEK_1, *(milestone(each, DUE) for each in TITLES))
    project.note(WEEK_2, f"- {sentence}")
    stones = milestone_register(project.view(WEEK_2))
    return next(one for one in stones if one.title == title)


@pytest.mark.parametrize(
    ("title", "sentence", "day"),
    [
        ("First van leaves", "The first van left this morning with 26 crates.", 14),
        ("First van leaves", "The van has gone, twenty to ten, 26 crates.", 14),
        ("First van leaves", "First van: gone, 26 crates.", 14),
        ("First van leaves", "The first van set off at ten to nine on Monday.", 10),
        ("First van leaves", "Our first van is on its way since yesterday.", 13),
        ("First van leaves", "The van left yesterday!", 13),
        ("Wave 1 moves", "Wave 1 moved on Saturday.", 8),
        ("Wave 1 moves", "We moved wave 1 on Saturday with all 40 machines.", 8),
        ("Wave 1 moves", "Wave 1 was moved over the weekend.", 14),
        ("Tents go up", "The tents went up on Thursday.", 13),
        ("Tents go up", "We put the tents up on Thursday.", 13),
        ("Ferry sails", "The ferry sailed on Sunday with all pallets.", 9),
    ],
)
def test_its_verb_in_the_past_meets_it_that_day(
    tmp_path: Path, title: str, sentence: str, day: int
) -> None:
    status = told(tmp_path, title, sentence)
    met = (MilestoneState.MET, date(2031, 3, day))
    assert (status.state, status.forecast) == met


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("First van leaves", "The first van will leave on Monday."),
        ("First van leaves", "The first van could not leave."),
        ("First van leaves", "The first van almost left without the papers."),
        ("First van leaves", "The second van left this morning."),
        ("First van leaves", "Another van left on Tuesday."),
        ("First van leaves", "The van left for repair on Monday."),
        ("First van leaves", "Has the first van left?"),
        ("First van leaves", "Once the first van has left we clean up."),
        ("First van leaves", "The van driver left on Monday."),
        ("First van leaves", "The hall's van left on Tuesday."),
        ("First van leaves", "The van left a scratch on the gate."),
        ("First van leaves", "The van left with the crates and came back."),
        ("Wave 1 moves", "Wave 1 moved to 3 May."),
        ("Wave 1 moves", "Wave 1 moved up a week."),
        ("Wave 1 moves", "We moved wave 1 on Saturday to the next sprint."),
        ("Wave 1 moves", "Wave 3 moved on Saturday."),
        ("Tents go up", "The rent of the tents went up on Thursday."),
        ("Tents go up", "The tents went up in flames."),
        ("Ferry sails", "The ferry left us no choice."),
        ("First van leaves", "The van is off today."),
        ("First van leaves", "The van is away on Monday."),
        ("First van leaves", "The van left yesterday was scratched."),
    ],
)
def test_words_near_its_verb_do_not(tmp_path: Path, title: str, sentence: str) -> None:
    assert told(tmp_path, title, sentence).state is not MilestoneState.MET
