"""Milestones of irregular verbs, places and courses of things, said in any form."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone

DUE = date(2031, 3, 14)
MONDAY = date(2031, 3, 10)


def told(tmp_path: Path, title: str, *lines: str) -> MilestoneStatus:
    project = Project(tmp_path)
    project.plan(WEEK_1, *(milestone(one, DUE) for one in title.split(" & ")))
    project.note(WEEK_2, *lines)
    return milestone_register(project.view(date(2031, 3, 15)))[0]


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Design freeze", "Design frozen on Monday."),
        ("Feature freeze", "Features are frozen since Monday."),
        ("Price freeze", "The freeze of the prices took place on Monday."),
        ("House sale", "We sold the house on Monday."),
        ("Shop opening", "The shop is open since Monday."),
        ("Hardware on site", "The hardware arrived on site on Monday."),
        ("Crates in stock", "The crates came on Monday."),
        ("Kilns in the hall", "Ines and Bo moved the kilns into the hall on Monday."),
        ("Kilns in the hall", "The kilns were brought into the hall on Monday."),
        ("Boats on the lake", "All boats are on the lake since Monday."),
        ("First train running", "The first train ran on Monday."),
        ("Roof survey complete", "The survey was completed on Monday."),
    ],
)
def test_it_is_met_on_the_day_on_which_it_is_frozen_there_or_running(
    tmp_path: Path, title: str, sentence: str
) -> None:
    status = told(tmp_path, title, sentence)
    assert (status.state, status.forecast) == (MilestoneState.MET, MONDAY)


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Design freeze", "The design is not frozen yet."),
        ("Design freeze", "The budget for the design is frozen."),
        ("Design freeze", "The design is frozen from Monday."),
        ("Shop opening", "The shop floor is open."),
        ("Hardware on site", "The hardware arrived at the port on Monday."),
        ("Hardware on site", "Another project's hardware arrived on site."),
        ("Kilns in the hall", "Put the kilns into the hall on Monday."),
        ("Kilns in the hall", "The kilns arrived on Monday."),
        ("Workshop in Rome", "The workshop is in Rome."),
        ("Pots in the hall", "The pots were delivered in the hall format."),
        ("Stand build", "The stand built by Bo fell over."),
        ("First train running", "The first train ran into a bumper."),
        ("Roof survey complete", "The survey is complete; the user survey starts."),
        ("Roof survey complete & Site survey complete", "The survey is complete."),
    ],
)
def test_words_of_another_thing_place_or_time_do_not_say_so(
    tmp_path: Path, title: str, sentence: str
) -> None:
    assert told(tmp_path, title, sentence).state is MilestoneState.MISSED
