"""A milestone's new date as people say it, and moves that nobody made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.domain.findings import DecisionFinding
from assistant.facts.flags.contradiction_dates import OtherDate
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.milestones.status import milestone_register
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
        "K2 did not happen on 13 March, the hall had no heating; it is now on 2 April.",
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
        "Ida: the organ pipes are tuned on 2 April, not on 13 March.",
        "Ida: the organ pipes will be tuned on 2 April and not on 13 March.",
        "Ida: the organ pipes are tuned not on 13 March but on 2 April.",
        "The organ pipes are tuned on 2 April, no longer on 13 March.",
    ],
)
def test_a_day_that_is_named_against_the_old_one_moves_it(
    tmp_path: Path, sentence: str
) -> None:
    status = told(tmp_path, sentence)
    assert (status.state, status.forecast) == (MilestoneState.MOVED, NEW)


@pytest.mark.parametrize(
    "sentence",
    [
        "Maybe the organ pipes are tuned on 2 April, not on 13 March.",
        "Ida proposes that the organ pipes are tuned on 2 April, not on 13 March.",
        "Ida: the organ stool is tuned on 2 April, not on 13 March.",
        "Ida: the organ pipes are not tuned on 2 April, not on 13 March either.",
        "Ida asks if the organ pipes are tuned on 2 April, not on 13 March.",
    ],
)
def test_a_day_against_the_old_one_moves_nothing_if_it_is_not_sure(
    tmp_path: Path, sentence: str
) -> None:
    assert told(tmp_path, sentence).forecast == DUE


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


def test_a_move_that_is_taken_back_gives_the_first_date_again(tmp_path: Path) -> None:
    moved = "Decided: K2 moves to 2 April."
    assert told(tmp_path / "a", moved).forecast == NEW
    back = told(tmp_path / "b", moved, "Decided: K2 stays on 13 March after all.")
    assert back.forecast == DUE


@pytest.mark.parametrize(
    ("withdrawn", "day"),
    [
        ("We withdraw the decision to move K2.", DUE),
        ("The K2 decision no longer stands.", DUE),
        ("We withdraw the decision on the organ blower.", NEW),
    ],
)
def test_a_decided_move_that_is_withdrawn_gives_the_first_date_again(
    tmp_path: Path, withdrawn: str, day: date
) -> None:
    moved = "Decided: K2 moves to 2 April."
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone(TITLE, DUE))
    for on, text in ((WEEK_1, moved), (WEEK_2, withdrawn)):
        project.note(on, text, findings=[(DecisionFinding, text, {})])
    [status] = milestone_register(project.view(WEEK_2))
    assert status.forecast == day


def test_that_it_does_not_stay_takes_no_move_back(tmp_path: Path) -> None:
    moved = "Decided: K2 moves to 2 April."
    status = told(tmp_path, moved, "If the hall is warm, K2 stays on 13 March.")
    assert status.forecast == NEW


@pytest.mark.parametrize(
    ("sentence", "disagree"),
    [
        ("K2 moves to 2 April.", False),
        ("K2 was reached on 11 March.", False),
        ("We tuned four pipes of K2.", True),
    ],
)
def test_a_plan_with_the_first_date_contradicts_no_known_move(
    tmp_path: Path, sentence: str, disagree: bool
) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone(TITLE, DUE))
    project.note(WEEK_2, f"- {sentence}")
    project.update(WEEK_2, None, "K2 Organ pipes tuned: 2 April 2031")
    view = project.view(WEEK_2)
    material = FlagMaterial(view, milestones=milestone_register(view))
    titles = [flag.title for flag in OtherDate().detect(material)]
    assert titles == ([f"Date of {TITLE}"] if disagree else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Organ pipes tuned on 2 April instead of 13 March.",
        "Organ: pipes tuned on 2 April instead of 13 March.",
        "Organ pipes on 2 April rather than the 13th.",
        "Organ pipes tuned: 2 April (was 13 March).",
        "Organ pipes: 2 April, agreed with the parish and the builder.",
        "As discussed we move the organ pipes to 2 April.",
    ],
)
def test_a_day_in_place_of_another_or_agreed_is_the_new_one(
    tmp_path: Path, sentence: str
) -> None:
    status = told(tmp_path, sentence)
    assert (status.forecast, status.state) == (NEW, MilestoneState.MOVED)


@pytest.mark.parametrize(
    "sentence",
    [
        "Could the organ pipes be tuned on 2 April instead of 13 March?",
        "The builder would like the organ pipes on 2 April instead of 13 March.",
        "Choir rehearsal on 2 April instead of 13 March.",
        "Organ pipes: 2 April, not agreed yet.",
        "The paint for the organ pipes comes on 2 April, confirmed.",
        "We discussed to move the organ pipes to 2 April.",
    ],
)
def test_a_day_asked_for_or_of_something_else_moves_nothing(
    tmp_path: Path, sentence: str
) -> None:
    assert told(tmp_path, sentence).forecast == DUE
