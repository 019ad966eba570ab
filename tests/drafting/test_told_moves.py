"""What the sentence on a milestone tells is no risk beside it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.facts import ChangeKind, FlagKind, MilestoneState
from assistant.domain.labels import Label
from assistant.drafting.draft import write_draft
from assistant.drafting.told_moves import tells_only_move
from tests.drafting.samples import change, facts, flag, milestone, order, quote

MOVED = milestone(
    "M3 Ferry contract signed",
    MilestoneState.MOVED,
    baseline=date(2031, 3, 12),
    forecast=date(2031, 3, 17),
)


def said(words: str) -> bool:
    risk = flag(FlagKind.RISK_NOT_IN_RAID, "said", words)
    heard = (*risk.evidence, quote(words))
    return tells_only_move(risk.model_copy(update={"evidence": heard}), MOVED)


@pytest.mark.parametrize(
    "words",
    [
        "The ferry contract was not signed today, it slips to 17 March",
        "We missed the date of the ferry contract signed, now moved to 17 March",
        "Ferry contract signed slipped to Monday 17 March",
        "M3 is late and moves to 17 March",
        "M3 Ferry contract signed is postponed to 17 March 2031",
    ],
)
def test_given_only_the_new_day_then_the_milestone_has_told_it(words: str) -> None:
    assert said(words)


@pytest.mark.parametrize(
    "words",
    [
        "If M3 slips to 17 March we lose the deposit",
        "M3 moves to 17 March and the caterer walks away",
        "The ferry contract signed slips to 24 March",
        "The crane moves to 17 March",
        "M3 might move to 17 March",
        "The ferry contract was not signed today",
        "I fear that M3 slips to 17 March",
    ],
)
def test_given_another_matter_or_day_or_a_doubt_then_it_stays_a_risk(
    words: str,
) -> None:
    assert not said(words)


def test_given_both_then_the_draft_tells_the_move_once() -> None:
    words = "The ferry contract was not signed today, it slips to 17 March"
    risk = flag(FlagKind.RISK_NOT_IN_RAID, "said", words)
    risk = risk.model_copy(update={"evidence": (*risk.evidence, quote(words))})
    draft = write_draft(facts(milestones=(MOVED,), flags=(risk,)), order("executive"))
    [claims] = [one.claims for one in draft.sections if one.name == "milestones"]
    assert risk.id in claims[0].facts
    assert "RAID" not in " ".join(claim.text for claim in draft.claims)
    assert risk.id not in {one.fact for one in draft.uncovered}


def test_a_released_decision_is_told_where_the_headline_counts_it() -> None:
    inner = change(
        ChangeKind.DECISION,
        "berths",
        "Berth 4 stays closed",
        evidence=(quote("Berth 4 stays closed", Label.INTERNAL),),
        label=Label.INTERNAL,
    )
    base = facts(changes=(inner,))
    draft = write_draft(base, order("client", released=frozenset({inner.id})))
    assert "one decision" in draft.headline.text
    [told] = [c.text for c in draft.claims if c.section == "decisions"]
    assert told == "Decided on 12 March: “Berth 4 stays closed”."
    assert "decision" not in write_draft(base, order("client")).headline.text
