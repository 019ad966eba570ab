"""Sentences that say one thing of a milestone and another thing of the next."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import MilestoneState
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone

PLAN = {
    "M1 Pilot depot live": date(2031, 3, 21),
    "M2 Contract signed": date(2031, 4, 14),
    "M3 Lamps fitted": date(2031, 4, 28),
}


def states(tmp_path: Path, sentence: str) -> str:
    project = Project(tmp_path)
    project.plan(WEEK_1, *(milestone(title, day) for title, day in PLAN.items()))
    project.note(WEEK_2, f"- {sentence}")
    found = milestone_register(project.view(WEEK_2))
    return ", ".join(
        f"{one.title[:2]} {one.state}"
        for one in sorted(found, key=lambda one: one.title)
        if one.state is not MilestoneState.AHEAD
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("M1 done, M2 not met.", "M1 met, M2 missed"),
        ("M2 not met, M1 done.", "M1 met, M2 missed"),
        ("Pilot depot live, contract not signed.", "M1 met"),
        ("M1 and M3 are met but M2 is not.", "M1 met, M3 met"),
        ("M1 is met, M2 isn't.", "M1 met"),
        ("M1 met, not M2.", "M1 met"),
        ("M1 met, M2 at risk.", "M1 met"),
        ("M1 was met on Friday; M2 slipped to 20 May.", "M1 met, M2 moved"),
        ("M2 and M3 slip to 20 May, M1 is done.", "M1 met, M2 moved, M3 moved"),
        ("We met M1 but missed M2.", "M1 met, M2 missed"),
        ("M1 met (M2 missed).", "M1 met, M2 missed"),
        ("M2 is at risk because M1 was missed.", "M1 missed"),
        ("M2, which depends on M1, is missed.", "M2 missed"),
        ("M1 was met but M2 slipped to 20 May.", "M1 met, M2 moved"),
    ],
)
def test_what_a_clause_says_is_said_of_its_own_milestone(
    tmp_path: Path, sentence: str, expected: str
) -> None:
    assert states(tmp_path, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("M1, M2 and M3: missed.", "M1 missed, M2 missed, M3 missed"),
        ("We missed M1 and M2.", "M1 missed, M2 missed"),
        ("Pilot depot live, contract signed: both missed.", "M1 missed, M2 missed"),
        ("M1 and M2 are met, M3 was missed.", "M1 met, M2 met, M3 missed"),
    ],
)
def test_what_is_said_of_a_list_is_said_of_each_of_it(
    tmp_path: Path, sentence: str, expected: str
) -> None:
    assert states(tmp_path, sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "If M1 is missed, M2 is missed.",
        "M2 may be missed.",
        "M1 and M2 could be missed.",
        "Neither M1 nor M2 is closed.",
        "M1 isn't closed and neither is M2.",
        "Is M1 met, and M2 missed?",
    ],
)
def test_what_is_supposed_or_denied_is_no_outcome(
    tmp_path: Path, sentence: str
) -> None:
    assert states(tmp_path, sentence) == ""
