"""What is past its day is told, if only by its number and the worst of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from assistant.domain.audience import Audience
from assistant.domain.drafts import Verdict
from assistant.domain.facts import ActionItem, ActionStatus, MilestoneState
from assistant.domain.findings import Strength
from assistant.domain.labels import Label
from assistant.drafting.draft import write_draft
from assistant.facts.factbase import FactBase
from tests.drafting.samples import AS_OF, action, facts, milestone, order, quote
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


def busy() -> FactBase:
    week = heavy()
    return facts(
        changes=week.changes,
        blocked=week.blocked,
        exposures=week.exposures,
        milestones=week.milestones,
        flags=week.flags,
        actions=(*LATE, *COMING),
    )


def test_in_a_heavy_week_what_nothing_hangs_on_is_left_to_those_who_read_more() -> None:
    texts = [claim.text for claim in write_draft(busy(), order("executive")).claims]
    assert not any("not reported done" in text for text in texts)


def test_a_heavy_week_names_the_worst_only_in_the_room_that_is_left() -> None:
    slipway = milestone("Slipway", MilestoneState.AHEAD, forecast=date(2031, 5, 2))
    week = replace(busy(), milestones=(*busy().milestones, slipway))
    asked = order("executive")
    scant = write_draft(week, asked)
    length = sum(len(claim.text.split()) for claim in scant.claims)
    roomy = replace(asked, audience=_with_words(asked.audience, length + 20))
    for draft, names in ((scant, None), (write_draft(week, roomy), True)):
        [told] = [c.text for c in draft.claims if "not reported done" in c.text]
        is_named = "Find a diver for the slipway (nobody" in told
        assert names in {None, is_named}
        assert is_named is (LATE[2].id not in {item.fact for item in draft.uncovered})


def _with_words(audience: Audience, words: int) -> Audience:
    return audience.model_copy(update={"words": words})


@pytest.mark.parametrize("strength", [Strength.TENTATIVE, Strength.QUESTION])
def test_what_nobody_promised_is_not_counted_as_late(strength: Strength) -> None:
    due = AS_OF - timedelta(days=9)
    wish = action("Repaint the pier", "Ana Ruiz", due, strength=strength)
    texts = told("executive", *LATE, wish, *COMING)
    assert texts[1].startswith("Three actions are past their dates")
    assert not any("Repaint" in text for text in texts)


HEARD = quote("The chains came on the boat", Label.INTERNAL, "notes.md").model_copy(
    update={"stance": "contradicts"}
)
CHAINS = LATE[0].model_copy(update={"newer": (HEARD,)})


def test_what_was_spoken_of_since_is_not_told_as_late_in_a_summary() -> None:
    texts = told("executive", CHAINS, *LATE[1:], *COMING)
    assert texts[1].startswith("Two actions are past their dates and not reported done")
    assert not any("mooring chains" in text for text in texts)


def test_what_a_milestone_hangs_on_is_told_though_it_was_spoken_of_since() -> None:
    stone = milestone(
        "M2 Mooring chains", MilestoneState.AHEAD, forecast=date(2031, 5, 2)
    )
    texts = told("executive", CHAINS, *LATE[1:], *COMING, milestones=(stone,))
    assert texts[1].startswith(
        "Three actions are past their dates and not reported done, though newer words"
        " may tell that one of them is: Order the mooring chains"
    )


def test_that_none_of_the_late_was_spoken_of_is_not_claimed() -> None:
    assert not any("newer words" in text for text in told("executive", *LATE, *COMING))
