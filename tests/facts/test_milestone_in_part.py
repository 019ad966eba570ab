"""A milestone that is met in part is not met, and the rest's day is its new one."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.facts import MilestoneState
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone

STONES = (
    ("M1 Pier complete", WEEK_2),
    ("M2 Cabins accepted", WEEK_2),
    ("M3 Tide tables migrated", date(2031, 4, 2)),
)


def told(
    project: Project, words: str
) -> dict[str, tuple[MilestoneState, object, bool]]:
    project.plan(WEEK_1, *(milestone(title, due) for title, due in STONES))
    project.note(WEEK_2, words)
    return {
        one.title[:2]: (one.state, one.forecast, one.reached is not None)
        for one in milestone_register(project.view(WEEK_2))
    }


@pytest.mark.parametrize(
    ("words", "which", "rest"),
    [
        ("M1 was signed today for berth 2, berth 1 follows on 20 March.", "M1", 20),
        (
            "M1 is done for the north quay; the south quay is to follow on 21 March.",
            "M1",
            21,
        ),
        ("Half of the cabins were accepted, the rest follows on 19 March.", "M2", 19),
        (
            "M2: two of the three cabins are accepted, the last one follows on 18 March.",
            "M2",
            18,
        ),
        ("M2 is met in part, the remaining cabins are planned for 25 March.", "M2", 25),
    ],
)
def test_given_a_part_is_met_then_the_milestone_moves_to_the_day_of_the_rest(
    project: Project, words: str, which: str, rest: int
) -> None:
    found = told(project, words)
    assert found[which] == (MilestoneState.MOVED, date(2031, 3, rest), True)


def test_given_a_plan_in_two_parts_then_the_later_one_is_its_day(
    project: Project,
) -> None:
    words = "M3 will be signed for berth 2 on 2 April, berth 1 follows on 9 April."
    assert told(project, words)["M3"] == (MilestoneState.MOVED, date(2031, 4, 9), False)


@pytest.mark.parametrize(
    "words",
    [
        "M1 was signed today, the invoice follows on 20 March.",
        "M1 was signed for the client by Nora, the minutes follow on 20 March.",
        "If M1 is signed for berth 2, berth 1 follows on 20 March.",
        "Will M1 be signed for berth 2 and berth 1 follow on 20 March?",
        "M1 was signed, the rest of the crew follows on 20 March.",
        "M1 was signed in berth 2, lunch follows on 20 March.",
        "M1 was signed for berth 2 and berth 1.",
        "M1 is met, M3 follows on 20 March.",
    ],
)
def test_what_follows_and_is_no_part_moves_no_milestone(
    project: Project, words: str
) -> None:
    assert MilestoneState.MOVED not in {one[0] for one in told(project, words).values()}
