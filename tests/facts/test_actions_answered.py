"""An action of asking, getting or agreeing is done when its outcome is told."""

from __future__ import annotations

import pytest

from tests.facts.test_actions_delivered import is_done

ANSWER = "Ben to get the answer of the data protection officer by 9 May"
QUOTE = "Ben to get a quote for the alarm by 9 May"
ABOUT = "Ben to ask Corvex about the card readers by 9 May"
POSITION = "Ben to settle the quay position with Sheila"
CONSENT = "Ben to get the fire officer's approval for the layout"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (ANSWER, "The data protection officer approved the merge rule on Friday."),
        (ANSWER, "The data protection officer rejected the merge rule."),
        (ANSWER, "the data protection officer has replied."),
        (CONSENT, "The fire officer has signed off the layout."),
        (QUOTE, "Quote for the alarm is £900, Ada said go ahead."),
        (QUOTE, "The alarm quote came in at 900 euros."),
        ("Ben to get a quote from the electrician", "The electrician's quote is £900."),
        ("Ben to ask Acme for the weight of the pump", "Weight of the pump: 300 kg."),
        (ABOUT, "Corvex told her that the old card readers need new firmware."),
        (
            "Ben to ask Corvex whether the lids fit",
            "Corvex confirmed that the lids fit.",
        ),
        (POSITION, "Sheila (Quay) has agreed to the kiosks next to the rack."),
    ],
)
def test_given_the_outcome_when_told_then_the_action_is_done(asked, told):
    assert is_done(asked, told)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (ANSWER, "The data protection officer will approve the merge rule on Friday."),
        (ANSWER, "The data protection officer has not approved the merge rule."),
        (ANSWER, "Asked the data protection officer, no answer yet."),
        (ANSWER, "The data protection officer said that she needs more time."),
        (ANSWER, "The data protection officer agreed to look at it next week."),
        (ANSWER, "The security officer approved the merge rule on Friday."),
        ("Ben to get the answer of Ada", "Ada approved the minutes."),
        (CONSENT, "The fire officer approved the parking scheme."),
        (CONSENT, "The fire officer rejected the layout."),
        (QUOTE, "Quote for the lift is £900."),
        (QUOTE, "The quote for the alarm should be £900."),
        (QUOTE, "The quote for the alarm is 3 weeks late."),
        (QUOTE, "The budget for the alarm is £900."),
        (QUOTE, "Is the quote for the alarm £900?"),
        (ABOUT, "Corvex told her that the kiosks need new firmware."),
        (ABOUT, "Corvex told her that they do not know about the card readers yet."),
        (ABOUT, "Corvex said that they will answer on the card readers next week."),
        (ABOUT, "Acme told her that the card readers need new firmware."),
        (POSITION, "Sheila has agreed to the opening hours."),
    ],
)
def test_given_another_outcome_or_none_yet_when_told_then_it_stays_open(asked, told):
    assert not is_done(asked, told)
