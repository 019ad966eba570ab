"""Records that speak against a milestone: failures, blocked work, late needs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assistant.domain.facts import Colour, Dimension, MilestoneState, MilestoneStatus
from assistant.domain.records import Comment, RaidKind, StatusCategory
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone, raid, ticket
from tests.facts.judgements import of

TITLE = "Penetration test passed"
LATER = WEEK_2 + timedelta(days=7)
BLOCKED = StatusCategory.BLOCKED


@pytest.fixture
def planned(project: Project) -> Project:
    end = milestone("Series release", WEEK_2 + timedelta(days=60))
    project.plan(WEEK_1, milestone(TITLE, WEEK_2), end)
    said = Comment(text="Smoke chamber leaks, no pass.", author="Nora")
    row = ticket("AB-1", BLOCKED, title="Penetration test at Harrow", comments=(said,))
    project.snapshot(WEEK_1, row)
    return project


def stone(project: Project, title: str = TITLE, day=WEEK_2) -> MilestoneStatus:
    found = milestone_register(project.view(day))
    return next(one for one in found if one.title == title)


@pytest.mark.parametrize(
    "title",
    [
        "Penetration test failed",
        "Penetration test not passed",
        "Penetration tests have failed",
        "Smoke chamber test failed",
        "The penetration test was rejected",
    ],
)
def test_an_open_issue_of_its_failure_makes_it_missed_on_its_day(
    planned: Project, title: str
) -> None:
    planned.raid_log(WEEK_2, raid("I-1", RaidKind.ISSUE, title=title))
    assert stone(planned).state is MilestoneState.MISSED
    schedule = of(planned, Dimension.SCHEDULE, WEEK_2)
    assert schedule.colour is Colour.RED
    assert schedule.why.startswith(TITLE)


@pytest.mark.parametrize(
    "title",
    [
        "Login test failed",
        "Penetration test may have failed",
        "Penetration test of the old portal failed",
        "Test failed",
        "Penetration test is booked",
    ],
)
def test_an_issue_of_another_thing_or_no_failure_does_not(
    planned: Project, title: str
) -> None:
    planned.raid_log(WEEK_2, raid("I-1", RaidKind.ISSUE, title=title))
    assert stone(planned).state is MilestoneState.AHEAD


def test_its_own_work_blocked_on_its_day_puts_it_in_doubt(planned: Project) -> None:
    doubt = stone(planned).doubt
    assert doubt is not None
    assert doubt.quote == "Smoke chamber leaks, no pass."
    assert stone(planned, day=WEEK_1).doubt is None


NEEDS = [
    "M6 and the last instalment depend on it.",
    "Needed for M6.",
    "M6 cannot start without it.",
    "Has to be there before M6.",
    "M6 waits for this.",
]
NO_NEEDS = [
    "M6 does not depend on it.",
    "M5 depends on it.",
    "Was told in the meeting on M6.",
    "Does M6 depend on it?",
    "This depends on M6.",
    "Starts after M6, it needs the signature.",
    "The last instalment depends on it.",
]


def accepted(project: Project, words: str, *dues) -> MilestoneStatus:
    project.plan(
        WEEK_1,
        milestone("Pilot accepted", WEEK_2, number="M6"),
        milestone("Series release", LATER, number="M7"),
    )
    for day, due in zip((WEEK_1, WEEK_1 + timedelta(days=1)), dues, strict=True):
        entry = raid(
            "D-3", RaidKind.DEPENDENCY, title="Protocol", description=words, due=due
        )
        project.raid_log(day, entry)
    return stone(project, "Pilot accepted", WEEK_1 + timedelta(days=1))


@pytest.mark.parametrize("words", NEEDS)
def test_what_it_needs_and_what_moved_behind_its_day_puts_it_in_doubt(
    project: Project, words: str
) -> None:
    doubt = accepted(project, words, WEEK_2, LATER).doubt
    assert doubt is not None
    assert doubt.quote == words
    schedule = of(project, Dimension.SCHEDULE, WEEK_1 + timedelta(days=1))
    assert schedule.why.startswith(
        f"Pilot accepted, due {WEEK_2}, needs what is due {LATER}: D-3 (Protocol)"
    )


@pytest.mark.parametrize("words", NO_NEEDS)
def test_what_it_does_not_need_says_nothing_of_it(project: Project, words: str) -> None:
    assert accepted(project, words, WEEK_2, LATER).doubt is None


def test_a_need_that_was_always_planned_later_says_nothing(project: Project) -> None:
    assert accepted(project, NEEDS[0], LATER, LATER).doubt is None
