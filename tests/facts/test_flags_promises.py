"""Promises past their day on which something hangs, and trials that failed."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from assistant.domain.evidence import Quote
from assistant.domain.facts import (
    ActionItem,
    ActionStatus,
    Flag,
    FlagKind,
    MilestoneState,
    Severity,
)
from assistant.domain.findings import Strength
from assistant.domain.records import StatusCategory
from assistant.facts.flags.detectors import FlagMaterial, flags
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    WEEK_3,
    Project,
    milestone,
    raid,
    ticket,
)

GATE = "M2 Crane gate open"


def seen(
    project: Project,
    day: date,
    kind: FlagKind,
    actions: Sequence[ActionItem] = (),
) -> list[Flag]:
    view = project.view(day)
    stones = milestone_register(view)
    material = FlagMaterial(view, actions=tuple(actions), milestones=stones)
    return [f for f in flags(material) if f.kind is kind]


def promise(
    *days: date, owner: str | None = "Ulf Aas", firm: bool = True
) -> ActionItem:
    said = [
        Quote(source=f"{day}/notes.md", quote="paint the crane gate", dated=day)
        for day in days
    ]
    return ActionItem(
        id="act-1",
        subject="Paint the crane gate",
        title="Paint the crane gate",
        what="Paint the crane gate",
        owner=owner,
        due=WEEK_1 + timedelta(days=3),
        strength=Strength.COMMITTED if firm else Strength.TENTATIVE,
        status=ActionStatus.OVERDUE,
        raised=days[0],
        evidence=(said[0],),
        mentions=tuple(said[1:]),
    )


def test_a_promise_past_its_day_of_which_nobody_speaks_is_no_flag(
    project: Project,
) -> None:
    assert not seen(project, WEEK_3, FlagKind.OVERDUE_ACTION, [promise(WEEK_1)])


def test_a_promise_asked_for_again_since_its_day_is_overdue(project: Project) -> None:
    asked = promise(WEEK_1, WEEK_3)
    [flag] = seen(project, WEEK_3, FlagKind.OVERDUE_ACTION, [asked])
    assert flag.severity is Severity.MEDIUM
    assert f"asked for again on {WEEK_3}" in flag.why


@pytest.mark.parametrize(
    "other", [promise(WEEK_1, firm=False), promise(WEEK_1, owner=None)]
)
def test_only_a_firm_promise_with_an_owner_is_asked_for(
    project: Project, other: ActionItem
) -> None:
    project.plan(WEEK_1, milestone(GATE, WEEK_3))
    assert not seen(project, WEEK_3, FlagKind.OVERDUE_ACTION, [other])


def test_a_promise_on_which_a_near_milestone_hangs_is_overdue(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone(GATE, WEEK_3, owner="Ulf Aas"))
    assert not seen(project, WEEK_2, FlagKind.OVERDUE_ACTION, [promise(WEEK_1)])
    [flag] = seen(project, WEEK_3, FlagKind.OVERDUE_ACTION, [promise(WEEK_1)])
    assert f"{GATE} hangs on it" in flag.why


@pytest.mark.parametrize(
    ("title", "is_owed"),
    [
        ("Paint the gate of the crane", False),
        ("Paint for the crane", True),
        ("Guard for the crane gate", True),
    ],
)
def test_a_promise_whose_ticket_is_closed_since_is_kept(
    project: Project, title: str, *, is_owed: bool
) -> None:
    project.plan(WEEK_1, milestone(GATE, WEEK_3, owner="Ulf Aas"))
    project.snapshot(WEEK_1, ticket("CR-1", StatusCategory.ACTIVE, title=title))
    project.snapshot(WEEK_2, ticket("CR-1", StatusCategory.DONE, title=title))
    found = seen(project, WEEK_3, FlagKind.OVERDUE_ACTION, [promise(WEEK_1)])
    assert bool(found) is is_owed


def test_a_promise_on_which_a_near_ticket_hangs_is_overdue_under_its_key(
    project: Project,
) -> None:
    title, due = "Paint of the crane gate", WEEK_3 + timedelta(days=2)
    project.snapshot(WEEK_1, ticket("AB-1", title=title, due=due, priority="High"))
    [flag] = seen(project, WEEK_3, FlagKind.OVERDUE_ACTION, [promise(WEEK_1)])
    assert flag.subject == "AB-1"


@pytest.mark.parametrize(
    "line",
    [
        "The crane rehearsal failed on two of nine lifts.",
        "Yesterday's dry run broke down twice.",
        "The load test of the gate did not pass.",
    ],
)
def test_a_trial_that_failed_just_before_its_milestone_is_a_high_risk(
    project: Project, line: str
) -> None:
    project.plan(WEEK_1, milestone(GATE, WEEK_2 + timedelta(days=2)))
    project.note(WEEK_2, line)
    [flag] = seen(project, WEEK_2, FlagKind.RISK_NOT_IN_RAID)
    assert (flag.severity, flag.title) == (Severity.HIGH, line)
    assert GATE in flag.why


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("The crane rehearsal failed on two of nine lifts.", 30),
        ("The crane rehearsal did not fail this time.", 2),
        ("The crane rehearsal that failed is fixed and passed again.", 2),
        ("The coffee test failed.", 2),
    ],
)
def test_a_trial_of_something_else_or_that_passed_is_none(
    project: Project, line: str, days: int
) -> None:
    project.plan(WEEK_1, milestone(GATE, WEEK_2 + timedelta(days=days)))
    project.note(WEEK_2, line)
    assert not seen(project, WEEK_2, FlagKind.RISK_NOT_IN_RAID)


def test_a_failed_trial_that_the_log_holds_is_no_news(project: Project) -> None:
    project.plan(WEEK_1, milestone(GATE, WEEK_2 + timedelta(days=2)))
    project.raid_log(WEEK_1, raid("R-1", title="Crane rehearsal fails on lifts"))
    project.note(WEEK_2, "The crane rehearsal failed on two of nine lifts.")
    assert not seen(project, WEEK_2, FlagKind.RISK_NOT_IN_RAID)


def test_a_milestone_that_moved_is_asked_after_by_its_new_day(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone(GATE, WEEK_2, owner="Ulf Aas"))
    project.plan(WEEK_2, milestone(GATE, WEEK_3, owner="Ulf Aas"))
    [stone] = milestone_register(project.view(WEEK_2))
    assert stone.state is MilestoneState.MOVED
    [flag] = seen(project, WEEK_2, FlagKind.SLIP)
    assert flag.question.endswith(f"heard that it moved to {WEEK_3}?")
