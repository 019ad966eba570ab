"""A milestone's new date as people say it, and moves that nobody made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.facts.milestones import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone

DUE = date(2031, 3, 13)
NEW = date(2031, 4, 2)
TITLE = "K2 Organ pipes tuned"


def told(tmp_path: Path, *sentences: str) -> MilestoneStatus:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone(TITLE, DUE), milestone("K3 Choir seated", DUE))
    project.note(WEEK_2, "\n".join(f"- {sentence}" for sentence in sentences))
    [status] = [
        one for one in milestone_register(project.view(WEEK_2)) if one.title == TITLE
    ]
    return status


@pytest.mark.parametrize(
    "sentence",
    [
        "K2 did not happen; new date 2 April.",
        "K2 did not happen. The new date is 2 April.",
        "K2 was missed, we now plan it for 2 April.",
        "K2 did not happen, the hall had no heating; it is now on 2 April.",
        "The new date of K2 is 2 April.",
        "The tuning of K2 is held on 2 April now.",
    ],
)
def test_a_new_date_behind_a_miss_moves_it(tmp_path: Path, sentence: str) -> None:
    status = told(tmp_path, sentence)
    assert (status.state, status.forecast) == (MilestoneState.MOVED, NEW)


@pytest.mark.parametrize(
    "sentence",
    [
        "We thought of moving K2 to 2 April and decided against it.",
        "Moving K2 to 2 April was rejected by the board.",
        "K2 will not move to 2 April.",
        "If the hall is cold, K2 moves to 2 April.",
    ],
)
def test_a_move_that_was_turned_down_moves_nothing(
    tmp_path: Path, sentence: str
) -> None:
    assert told(tmp_path, sentence).forecast == DUE


def test_a_new_date_in_the_next_item_is_of_another_thing(tmp_path: Path) -> None:
    status = told(tmp_path, "K2 did not happen.", "The new date is 2 April.")
    assert status.forecast == DUE
