"""What is past its day is told, if only by its number and the worst of it."""

from __future__ import annotations

from datetime import date, timedelta

from assistant.domain.drafts import Verdict
from assistant.domain.facts import ActionItem, ActionStatus, MilestoneState
from assistant.drafting.draft import write_draft
from tests.drafting.samples import AS_OF, action, facts, milestone, order
from tests.drafting.test_length import heavy


def late(what: str, owner: str | None, days: int) -> ActionItem:
    due = AS_OF - timedelta(days=days)
    return action(what, owner, due, status=ActionStatus.OVERDUE)


LATE = (
    late("Order the mooring chains", "Ana Ruiz", 4),
    late("Mark the north channel", "Bo Lind", 9),
    late("Find a diver for the slipway", None, 12),
)
COMING = tuple(
    action(f"Paint buoy number {n}", "Ana Ruiz", AS_OF + timedelta(days=n))
    for n in range(1, 5)
)


def told(audience: str, *actions: ActionItem, **groups: object) -> list[str]:
    draft = write_draft(facts(actions=actions, **groups), order(audience))
    [section] = [one for one in draft.sections if one.name == "next"]
    assert {claim.verdict for claim in section.claims} == {Verdict.SUPPORTED}
    return [claim.text for claim in section.claims]


def test_more_is_due_than_there_is_room_for_then_the_late_are_counted() -> None:
    texts = told("executive", *LATE, *COMING)
    assert len(texts) == 3
    assert texts[1].startswith(
        "Three actions are past their dates and not reported done: "
    )
    assert "Find a diver for the slipway (nobody has it, due" in texts[1]
    assert texts[1].endswith("and two more.")


def test_the_late_one_on_a_milestone_is_the_worst() -> None:
    stone = milestone("North channel", MilestoneState.AHEAD, forecast=date(2031, 5, 2))
    texts = told("executive", *LATE, *COMING, milestones=(stone,))
    assert "done: Mark the north channel (Bo Lind, due" in texts[1]


def test_two_late_ones_are_both_named() -> None:
    texts = told("executive", *LATE[1:], *COMING)
    assert "Mark the north channel (Bo Lind" in texts[1]
    assert "Find a diver for the slipway (nobody has it" in texts[1]
    assert "more" not in texts[1]


def test_the_late_that_have_room_stand_alone() -> None:
    texts = told("engineering", *LATE[:2], *COMING)
    assert not any("past their date" in text for text in texts)
    assert sum("was due" in text for text in texts) == 2


def test_what_is_late_and_nobodys_is_told_though_nothing_else_is_due() -> None:
    [text] = told("executive", LATE[2])
    assert text.startswith("One action is past its date and not reported done")


def test_a_heavy_week_tells_the_number_and_the_worst() -> None:
    week = heavy()
    base = facts(
        changes=week.changes,
        blocked=week.blocked,
        exposures=week.exposures,
        milestones=week.milestones,
        flags=week.flags,
        actions=(*LATE, *COMING),
    )
    draft = write_draft(base, order("executive"))
    [told] = [c.text for c in draft.claims if "not reported done" in c.text]
    assert "first of all: Find a diver for the slipway (nobody has it, due" in told
    assert LATE[2].id not in {item.fact for item in draft.uncovered}
