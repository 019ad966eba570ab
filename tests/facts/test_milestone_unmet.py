"""Words that a milestone has plainly not come on its day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone

DUE = WEEK_2
EARLY = date(2031, 3, 11)
TITLES = (
    "M1 Lease contract signed",
    "M2 Stage design approved",
    "M3 Badges printed",
    "M4 Invitations sent",
    "M5 Registration opens",
    "M6 Guest list complete",
)


def told(tmp_path: Path, sentence: str, said: date = DUE) -> dict[str, MilestoneStatus]:
    project = Project(tmp_path)
    project.plan(WEEK_1, *(milestone(title, DUE) for title in TITLES))
    project.note(DUE, f"- {sentence}", dated=said)
    return {one.title[:2]: one for one in milestone_register(project.view(DUE))}


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("M1", "The board did not meet, so the lease contract is not signed today."),
        ("M1", "Nobody has signed the lease contract."),
        ("M1", "The lease contract remains unsigned."),
        ("M1", "M1 could not be signed today."),
        ("M2", "The board did not approve the stage design."),
        ("M2", "The stage design has yet to be approved."),
        ("M3", "Badges will not be printed today, the printer is closed."),
        ("M3", "None of the badges has been printed."),
        ("M4", "The invitations didn't go out today because the list was wrong."),
        ("M5", "Ravi: registration has not opened yet."),
        ("M5", "Registration did not open today."),
        ("M6", "Lotte: the guest list is still not complete."),
    ],
)
def test_what_is_said_on_its_day_not_to_be_done_is_missed_by_those_words(
    tmp_path: Path, key: str, sentence: str
) -> None:
    status = told(tmp_path, sentence)
    missed = [each for each, one in status.items() if one.state == "missed"]
    assert missed == [key]
    quotes = [getattr(piece, "quote", "") for piece in status[key].evidence]
    assert any(sentence in quote for quote in quotes)


@pytest.mark.parametrize(
    "sentence",
    [
        "The lease contract was not signed by the deputy.",
        "The lease contract is not signed until both have read it.",
        "The contract with the caterer was not signed.",
        "If the lease contract is not signed today, we lose the hall.",
        "It is not true that the lease contract is not signed.",
        "The lease contract might not be signed today.",
        "The lease contract was not signed yesterday.",
        "The lease contract is not yet signed, Elin signs it this afternoon.",
        "The annex of the lease contract was not signed today.",
        "Agnes did not sign the lease contract, Sofia did.",
        "The badges are not only printed but sent.",
        "The badges were not printed in colour.",
        "The badges will be printed today.",
        "Registration did not open a discussion.",
    ],
)
def test_what_is_denied_of_something_else_or_open_still_misses_nothing(
    tmp_path: Path, sentence: str
) -> None:
    states = {one.state for one in told(tmp_path, sentence).values()}
    assert MilestoneState.MISSED not in states


@pytest.mark.parametrize(
    ("sentence", "doubted"),
    [
        ("The badges will not be printed on Friday 14 March.", True),
        ("The badges won't be printed in time.", True),
        ("The badges will not be printed on Thursday 13 March.", False),
        ("The badges are not printed yet.", False),
    ],
)
def test_before_its_day_only_a_miss_that_is_foreseen_puts_it_in_doubt(
    tmp_path: Path, sentence: str, *, doubted: bool
) -> None:
    status = told(tmp_path, sentence, EARLY)["M3"]
    assert status.state is MilestoneState.AHEAD
    assert (status.doubt is not None) is doubted


def test_what_came_later_on_the_same_day_is_what_holds(tmp_path: Path) -> None:
    late = "The lease contract is not signed at noon. The lease contract was signed."
    assert told(tmp_path, late)["M1"].state is MilestoneState.MET
    moved = "The lease contract is not signed and moves to 19 March."
    assert told(tmp_path / "moved", moved)["M1"].forecast == date(2031, 3, 19)
