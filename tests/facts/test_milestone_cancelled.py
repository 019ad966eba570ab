"""A cancelled milestone is not ahead and not missed, and its cancelling is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.evidence import Quote
from assistant.domain.facts import ChangeKind
from assistant.facts.changes.milestones import milestone_changes
from assistant.facts.changes.period import Period
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone

STONES = ("M4 Ribbon cutting", "Imaging pilot accepted", "Soft opening of the baths")
DUE = date(2031, 6, 10)


def project(tmp_path: Path, *said: str) -> Project:
    made = Project(tmp_path)
    made.plan(WEEK_1, *(milestone(title, DUE) for title in STONES))
    made.note(WEEK_2, "\n".join(f"- {one}" for one in said))
    return made


@pytest.mark.parametrize(
    ("sentence", "gone"),
    [
        ("M4 is cancelled.", 0),
        ("The ribbon cutting has been cancelled.", 0),
        ("The board struck M4.", 0),
        ("M4 Ribbon cutting is cancelled.", 0),
        ("Ribbon cutting: no longer needed.", 0),
        ("We decided not to do the ribbon cutting.", 0),
        ("We dropped the pilot.", 1),
        ("The pilot is off.", 1),
        ("The imaging pilot was dropped from the plan.", 1),
        ("The soft opening will not take place.", 2),
        ("The soft opening of the baths was called off because of the frost.", 2),
    ],
)
def test_a_milestone_that_is_cancelled_is_listed_no_more_and_its_words_are_told(
    tmp_path: Path, sentence: str, gone: int
) -> None:
    view = project(tmp_path, sentence).view(WEEK_2)
    left = {status.title for status in milestone_register(view)}
    assert left == set(STONES) - {STONES[gone]}
    [told] = milestone_changes(Period(view, WEEK_1))
    assert (told.kind, told.title) == (ChangeKind.SCOPE_REMOVED, STONES[gone])
    quote = told.evidence[0]
    assert isinstance(quote, Quote)
    assert quote.quote.strip(".") == sentence.strip(".")


@pytest.mark.parametrize(
    "sentence",
    [
        "The meeting about M4 is cancelled.",
        "If the frost stays, the soft opening will not take place.",
        "Is the pilot off?",
        "The cancelled order for the pilot was paid back.",
        "M4 is not cancelled.",
        "Ana thinks M4 is cancelled.",
        "The soft opening could be cancelled.",
        "The ribbon cutting rehearsal is cancelled.",
        "We dropped the pilot reports from the list.",
        "The soft opening is cancelled on Monday and moved to 12 June 2031.",
        "The pilot is off sick.",
        "They proposed to drop M4.",
        "The M4 meeting is cancelled.",
        "The pilot meeting was cancelled.",
    ],
)
def test_a_milestone_of_which_no_end_is_told_stays(
    tmp_path: Path, sentence: str
) -> None:
    view = project(tmp_path, sentence).view(WEEK_2)
    assert {status.title for status in milestone_register(view)} == set(STONES)


def test_a_milestone_that_is_on_again_stays(tmp_path: Path) -> None:
    said = ("M4 is cancelled.", "M4 is back on.")
    view = project(tmp_path, *said).view(WEEK_2)
    assert {status.title for status in milestone_register(view)} == set(STONES)
