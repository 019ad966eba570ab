"""New days that sentences state of a milestone without a verb of moving."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone

DUE, NEW = date(2031, 3, 13), date(2031, 3, 20)
PLAN = {
    "Kiln 2 in service": DUE,
    "Archive certified": date(2031, 3, 14),
    "Ferry handed over": date(2031, 4, 30),
}


def moved(tmp_path: Path, sentence: str) -> dict[str, date | None]:
    project = Project(tmp_path)
    project.plan(WEEK_1, *(milestone(title, day) for title, day in PLAN.items()))
    project.note(WEEK_2, sentence if sentence[0] == "|" else f"- {sentence}")
    found = milestone_register(project.view(WEEK_2))
    return {one.title: one.forecast for one in found if one.forecast != PLAN[one.title]}


@pytest.mark.parametrize(
    "sentence",
    [
        "Kiln 2 in service is now 20 March, a week later than planned.",
        "Kiln 2 in service: now 20 March.",
        "Kiln 2 in service: 20 March now, a week later.",
        "Kiln 2 will be in service on 20 March, not on the 13th.",
        "We now expect kiln 2 in service on Thursday 20 March.",
        "Kiln 2 in service has been put back a week, to 20 March.",
        "Kiln 2 in service: 13 March -> 20 March",
        "Kiln 2 will not be in service until 20 March.",
        "Kiln 2 in service can't be on 13 March; it will be 20 March.",
        "Kiln 2 in service is no longer 13 March but 20 March.",
        "Revised date for kiln 2 in service: 20 March.",
        "| Kiln 2 in service | 20 March | was 13 March |",
    ],
)
def test_a_day_that_is_said_to_be_another_one_moves_the_milestone(
    tmp_path: Path, sentence: str
) -> None:
    assert moved(tmp_path, sentence) == {"Kiln 2 in service": NEW}


def test_a_denied_day_and_a_word_of_its_name_mean_the_milestone_of_that_day(
    tmp_path: Path,
) -> None:
    words = "So the certificate cannot come on the 14th any more; we say 20 March."
    assert moved(tmp_path, words) == {"Archive certified": NEW}


def test_a_day_in_may_is_no_doubt(tmp_path: Path) -> None:
    words = "Kiln 2 in service is now 20 May, two months later."
    assert moved(tmp_path, words) == {"Kiln 2 in service": date(2031, 5, 20)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Training for kiln 2 in service is now 20 March.",
        "The test of kiln 2 in service is on 20 March, a week later than planned.",
        "If the gas fails, kiln 2 in service will be 20 March, a week late.",
        "Could kiln 2 in service now be 20 March?",
        "They want kiln 2 in service on 20 March instead.",
        "Kiln 2 in service is not 20 March, as the paper said.",
        "Kiln 2 will not be delayed until 20 March.",
        "Kiln 3 in service is now 20 March.",
        "Before kiln 2 in service, the fire drill is now 20 March.",
        "Kiln 2 in service is a week earlier, on 20 March.",
        "Kiln 2 in service is still 13 March.",
        "The bricks for kiln 2 in service are now due on 20 March.",
        "Nadia is now on leave until 20 March, kiln 2 in service is not affected.",
        "Kiln 2 in service: party is now on 20 March.",
    ],
)
def test_a_day_of_something_else_or_in_doubt_moves_nothing(
    tmp_path: Path, sentence: str
) -> None:
    assert moved(tmp_path, sentence) == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "Kiln 2 in service will not be reached before 20 March.",
        "Kiln 2 won't be in service before 20 March.",
        "Kiln 2 in service: not before 20 March.",
        "Kiln 2 in service: 20 March at the earliest.",
        "The earliest date for kiln 2 in service is 20 March.",
        "Kiln 2 in service no sooner than 20 March, the gas is late.",
        "Kiln 2 in service can only be met on 20 March.",
        "The builder says kiln 2 in service won't be done before 20 March.",
    ],
)
def test_what_is_not_there_before_a_later_day_has_moved_to_it(
    tmp_path: Path, sentence: str
) -> None:
    assert moved(tmp_path, sentence) == {"Kiln 2 in service": NEW}


def test_what_is_not_there_before_a_day_may_be_in_time_or_something_else(
    tmp_path: Path,
) -> None:
    sentences = (
        "Ferry handed over will not be met before 20 April.",
        "The ferry won't be handed over until 20 April.",
        "Ferry handed over won't be paid before 20 May.",
        "The invoice for ferry handed over won't come before 20 May.",
        "Is ferry handed over not before 20 May?",
        "If it rains, ferry handed over is 20 May at the earliest.",
        "Ferry handed over must not be before 20 May.",
        "Ferry handed over cannot be moved before 20 May.",
        "The skipper thinks ferry handed over won't be met before 20 May.",
        "Nobody works on ferry handed over before 20 May.",
    )
    assert moved(tmp_path, "\n- ".join(sentences)) == {}
