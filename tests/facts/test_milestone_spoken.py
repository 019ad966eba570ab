"""What is told of a milestone since its day, without a plain word on its end."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.evidence import Computed, Quote
from assistant.domain.facts import MilestoneState
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone

DUE = date(2031, 3, 10)
SILENT = f"due on {DUE} and no words were recognised that say that it was met"
SPOKEN = f"due on {DUE} and is not confirmed as met; last spoken of on {WEEK_2}"


@pytest.mark.parametrize(
    "sentence",
    [
        "The first van left with half of the crates.",
        "Colm waved at the first van from the gate.",
        "Everybody talks of how the van got away.",
    ],
)
def test_words_on_it_since_its_day_are_named(tmp_path: Path, sentence: str) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone("First van leaves", DUE))
    project.note(WEEK_2, f"- {sentence}")
    [status] = milestone_register(project.view(WEEK_2))
    quotes = [one.quote for one in status.evidence if isinstance(one, Quote)]
    assert (status.state, status.why) == (MilestoneState.MISSED, SPOKEN)
    assert any(sentence.strip(".") in quote for quote in quotes)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (WEEK_1, "The first van is being loaded."),
        (WEEK_2, "The second ferry sailed with the crates."),
    ],
)
def test_where_none_are_nothing_speaks_of_its_end(
    tmp_path: Path, day: date, sentence: str
) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone("First van leaves", DUE))
    project.note(day, f"- {sentence}")
    [status] = milestone_register(project.view(WEEK_2))
    rules = [one.rule for one in status.evidence if isinstance(one, Computed)]
    assert (status.why, rules) == (SILENT, [SILENT])


COUNTED = "Keep it from Brook Farm until they sign phase 3 of the barn."


@pytest.mark.parametrize(
    "sentence",
    [
        COUNTED,
        "Ask the bank what they signed at the gate.",
        "The sign phase of the shop front took an hour.",
    ],
)
def test_words_that_share_only_the_verb_of_its_event_are_not_on_it(
    tmp_path: Path, sentence: str
) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone("Water rights survey signed", DUE))
    project.note(WEEK_2, f"- {sentence}")
    [status] = milestone_register(project.view(WEEK_2))
    assert status.why == SILENT


@pytest.mark.parametrize(
    "sentence",
    ["Everybody asks about the survey gate.", "The signature milestone is on my list."],
)
def test_one_word_of_its_name_beside_gate_or_milestone_is_on_it(
    tmp_path: Path, sentence: str
) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone("Water survey signature", DUE))
    project.note(WEEK_2, f"- {sentence}")
    [status] = milestone_register(project.view(WEEK_2))
    assert status.why == SPOKEN
