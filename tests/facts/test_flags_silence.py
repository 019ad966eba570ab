"""Dependencies on somebody who does not answer."""

from datetime import date

import pytest

from assistant.domain.facts import FlagKind, Severity
from assistant.domain.records import RaidKind
from tests.facts.builders import WEEK_1, WEEK_2, Project, raid
from tests.facts.flagged import seen


def _awaited(project: Project, day: date, review: date) -> None:
    entry = raid(
        "D-1",
        RaidKind.DEPENDENCY,
        title="Harbour office opens the crane licence",
        status="Waiting",
        likelihood=4,
        impact=4,
        review=review,
    )
    project.raid_log(day, entry)


@pytest.mark.parametrize(
    "words",
    [
        "The harbour office has not answered about the crane licence.",
        "Crane licence: still no word from the harbour office.",
        "Harbour office licence: Ulf asked a third time.",
        "The harbour office say that our licence is in the queue.",
        "We are still waiting for the harbour licence.",
        "The crane licence of the harbour office was due Friday and is not here.",
        "The crane licence is on their pile at the harbour office.",
    ],
)
def test_a_dependency_without_an_answer_past_its_day_is_at_risk(
    project: Project, words: str
) -> None:
    _awaited(project, WEEK_1, WEEK_1)
    project.note(WEEK_1, words)
    [flag] = seen(project, WEEK_1, FlagKind.DEPENDENCY_AT_RISK)
    assert flag.severity is Severity.HIGH
    assert words.rstrip(".") in flag.why


@pytest.mark.parametrize(
    "words",
    [
        "The harbour office answered, the crane licence comes on Friday.",
        "No news is needed from the harbour office on the crane licence.",
        "The cook has not answered.",
        "Has the harbour office not answered about the crane licence?",
        "The crane licence is with the harbour office.",
    ],
)
def test_a_dependency_that_nobody_calls_silent_is_not_at_risk(
    project: Project, words: str
) -> None:
    _awaited(project, WEEK_1, WEEK_1)
    project.note(WEEK_1, words)
    assert not seen(project, WEEK_1, FlagKind.DEPENDENCY_AT_RISK)


@pytest.mark.parametrize(
    ("later", "at_risk"),
    [
        ("Still no crane licence from the harbour office.", True),
        ("The crane licence of the harbour office came.", False),
        ("The soup was good.", False),
    ],
)
def test_before_its_day_one_silence_is_early_and_two_are_not(
    project: Project, later: str, at_risk: bool
) -> None:
    _awaited(project, WEEK_1, date(2031, 6, 1))
    project.note(WEEK_1, "The harbour office has not replied on the crane licence.")
    project.note(WEEK_2, later)
    assert bool(seen(project, WEEK_2, FlagKind.DEPENDENCY_AT_RISK)) is at_risk
