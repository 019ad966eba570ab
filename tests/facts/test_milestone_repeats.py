"""Tests that failed are missed, until they are tried again on a day or passed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.domain.reading import Passage, Role
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone

DUE = WEEK_2
AGAIN = date(2031, 3, 20)


def told(tmp_path: Path, *lines: str | Passage, due: date = DUE) -> MilestoneStatus:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone("Crane test", due))
    project.note(WEEK_2, *lines)
    return milestone_register(project.view(date(2031, 3, 15)))[0]


@pytest.mark.parametrize(
    "lines",
    [
        ("The crane test failed today. We decided to repeat it on 20 March.",),
        ("The crane test failed today.", "It will be repeated on 20 March."),
        ("The crane test failed.", "The second crane test is on 20 March."),
        ("We agreed to redo the crane test on the twentieth of March.",),
        ("The crane test failed and is now on 20 March.",),
        ("Then we decided, we repeat the crane test on Thursday the 20th of March.",),
        ("The crane test failed, so we run it again on 20 March.",),
    ],
)
def test_the_day_of_another_try_is_the_new_day(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    status = told(tmp_path, *lines)
    assert (status.state, status.forecast) == (MilestoneState.MOVED, AGAIN)


@pytest.mark.parametrize(
    "more",
    [
        "",
        "Maybe we repeat it on 20 March.",
        "Can we repeat it on 20 March?",
        "We cannot repeat it on 20 March.",
        "We repeat the training on 20 March.",
        "The next meeting is on 20 March.",
        "We repeat the training for the crane test on 20 March.",
    ],
)
def test_one_that_failed_is_said_to_be_missed_while_no_day_is_given(
    tmp_path: Path, more: str
) -> None:
    status = told(tmp_path, f"The crane test has failed today. {more}")
    assert (status.state, status.unconfirmed) == (MilestoneState.MISSED, False)


@pytest.mark.parametrize(
    "sentence",
    [
        "If the crane test failed we would wait.",
        "The crane test has not failed.",
        "Hook 3 failed the crane test.",
        "The crane test report failed to convince.",
    ],
)
def test_words_near_a_failure_say_none(tmp_path: Path, sentence: str) -> None:
    assert told(tmp_path, sentence).unconfirmed


def test_what_fails_before_its_day_is_not_missed_yet(tmp_path: Path) -> None:
    status = told(tmp_path, "The crane test failed today.", due=date(2031, 3, 28))
    assert status.state is MilestoneState.AHEAD


@pytest.mark.parametrize(
    ("heading", "text", "state"),
    [
        ("Crane test, second go", "All four hooks passed.", MilestoneState.MET),
        ("Crane test", "Everything passed, brakes included.", MilestoneState.MET),
        ("Crane test", "We passed today. Tom signed the sheet.", MilestoneState.MET),
        ("Crane test", "All hooks but one passed.", MilestoneState.MISSED),
        ("Crane test", "All hooks passed the first step.", MilestoneState.MISSED),
        ("Crane test training", "All four crews passed.", MilestoneState.MISSED),
        ("Weekly", "All four hooks passed.", MilestoneState.MISSED),
    ],
)
def test_what_all_passed_is_the_test_that_the_heading_names(
    tmp_path: Path, heading: str, text: str, state: MilestoneState
) -> None:
    line = Passage(
        locator="line 2", text=text, role=Role.PARAGRAPH, headings=(heading,)
    )
    assert told(tmp_path, line).state is state
