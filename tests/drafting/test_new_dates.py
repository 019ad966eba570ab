"""That no new date is known is never said beside a decision that gives one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assistant.domain.base import stable_id
from assistant.domain.facts import Decision, MilestoneState
from assistant.drafting.draft import write_draft
from tests.drafting.samples import AS_OF, facts, milestone, order, quote

DUE = AS_OF - timedelta(days=3)
LATER = AS_OF + timedelta(days=17)


def decision(words: str, on: date) -> Decision:
    return Decision(
        id=stable_id("dec", words),
        subject=words,
        title=words,
        what=words,
        decided_on=on,
        known_on=on,
        evidence=(quote(words),),
    )


@pytest.mark.parametrize(
    ("words", "is_said"),
    [
        (f"The tasting waits for the glasses until {LATER:%d %B %Y}", False),
        (f"The kitchen is closed until {LATER:%d %B %Y}", True),
        ("The tasting gets new glasses", True),
        (f"The tasting of {DUE:%d %B %Y} had no glasses", True),
    ],
)
@pytest.mark.parametrize("audience", ["executive", "engineering"])
def test_a_decision_that_may_give_a_day_silences_that_none_is_known(
    audience: str, words: str, *, is_said: bool
) -> None:
    missed = milestone(
        "T1 Tasting in the long room", MilestoneState.MISSED, baseline=DUE, forecast=DUE
    )
    other = milestone(
        "T2 Kitchen opens", MilestoneState.AHEAD, baseline=LATER, forecast=LATER
    )
    base = facts(milestones=(missed, other), decisions=(decision(words, AS_OF),))
    draft = write_draft(base, order(audience))
    text = " ".join(claim.text for claim in draft.claims)
    assert "T1 Tasting in the long room" in text
    assert ("no new date was found" in text) is is_said
