"""What decisions take out of a draft is left out of it, as if it never stood there."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.drafts import Claim, ClaimState, Draft
from assistant.domain.facts import ChangeKind, MilestoneState, Severity
from assistant.drafting.draft import write_draft
from assistant.drafting.left_out import left_out
from assistant.drafting.told import tell
from tests.drafting.samples import change, facts, milestone, order

LEAK = change(
    ChangeKind.ISSUE_OPENED, "I-3", "Tank leaks at the quay", severity=Severity.HIGH
)
DONE = change(ChangeKind.DONE, "FER-9", "Gangway painted", severity=Severity.HIGH)
MOVES = tuple(
    change(
        ChangeKind.DATE_SLIPPED,
        title,
        title,
        before=before,
        after=after,
        severity=Severity.HIGH,
    )
    for title, before, after in (
        ("M1 Dock open", "2031-03-20", "2031-03-27"),
        ("M2 First ferry", "2031-03-27", "2031-04-10"),
    )
)
STONES = tuple(
    milestone(
        one.title,
        MilestoneState.MOVED,
        baseline=date.fromisoformat(one.before or ""),
        forecast=date.fromisoformat(one.after or ""),
    )
    for one in MOVES
)
BASE = facts(changes=(LEAK, DONE, *MOVES), milestones=STONES)
TOLD = tell(BASE, order("executive").reach, frozenset())
MADE = write_draft(BASE, order("executive"))


def without(*parts: str) -> Draft:
    """Drop the claims, but the headline, that hold one of the parts."""
    return _each(
        lambda one: (
            one.model_copy(update={"state": ClaimState.DROPPED})
            if any(part in one.text for part in parts)
            else one
        )
    )


def worded(part: str, text: str) -> Draft:
    return _each(
        lambda one: one.model_copy(update={"text": text}) if part in one.text else one
    )


def _each(decide) -> Draft:
    sections = tuple(
        one.model_copy(update={"claims": tuple(map(decide, one.claims))})
        for one in MADE.sections
    )
    return MADE.model_copy(update={"sections": sections})


def lost(decided: Draft) -> dict[str, Severity]:
    return {one.fact: one.severity for one in left_out(TOLD, MADE, decided)}


def moved() -> Claim:
    return next(one for one in MADE.claims if "M1 Dock open from" in one.text)


def test_given_no_decision_then_nothing_more_is_left_out() -> None:
    assert lost(MADE) == {}


def test_a_grave_fact_whose_only_sentence_was_dropped_is_left_out() -> None:
    assert lost(without("Tank leaks")) == {LEAK.id: Severity.HIGH}


def test_good_news_that_was_dropped_is_left_out_and_not_grave() -> None:
    assert lost(without("Gangway painted")) == {DONE.id: Severity.MEDIUM}


@pytest.mark.parametrize(
    "text",
    [
        "Moved: M1 Dock open and M2 First ferry.",
        "Moved: M1 Dock open (20 March) and M2 First ferry (27 March).",
    ],
)
def test_moves_whose_new_days_were_edited_out_are_left_out(text: str) -> None:
    assert lost(worded(moved().text, text)) == {one.id: Severity.HIGH for one in MOVES}


@pytest.mark.parametrize(
    "text",
    [
        "Moved: M1 Dock open from 20 to 27 March; M2 First ferry to 10 April.",
        "M1 Dock open is now due on 27 March, and M2 First ferry on 10 April.",
    ],
)
def test_given_other_words_with_the_new_days_then_nothing_is_left_out(
    text: str,
) -> None:
    assert lost(worded(moved().text, text)) == {}


def test_given_one_of_two_edited_out_then_that_one_is_left_out() -> None:
    text = "Moved: M2 First ferry from 27 March to 10 April."
    assert lost(worded(moved().text, text)) == {MOVES[0].id: Severity.HIGH}
