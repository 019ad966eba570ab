"""A promise is no deed, an owner no doer, a deadline no beginning, a denial no yes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.domain.drafts import Verdict
from assistant.gate.checks import judge
from assistant.gate.support import Support

AS_OF = date(2027, 3, 12)
NAMES = frozenset({"Amara Okafor", "Amara", "Bjorn Lind", "Bjorn", "Chidi Nwosu"})
NO = Verdict.UNSUPPORTED


def support(quotes: tuple[str, ...], *values: str) -> Support:
    return Support(quotes, values, AS_OF, NAMES)


PROMISE = support(
    ("I'll order the spare pump by Tuesday.",),
    *("Amara Okafor", "Order the spare pump", "open", "16 March"),
    "was due 16 March and is open",
)
HANDOVER = support(
    ("Amara will send Bjorn the list of valves by 19 March.",),
    *("Amara Okafor", "Send Bjorn the list of valves", "open", "19 March"),
)
OWNED = support(("Valve import",), "blocked", "Valve import", "10 March", "Bjorn Lind")
LOGGED = support(
    ("Spend above budget",),
    *("A new risk is logged: ", "Spend above budget", "exposure 12", "Bjorn Lind"),
)
AHEAD = support(("Audit closed",), "Audit closed", "19 March", "still ahead")
MET = support(("G1 is met.", "G1 Lift pilot"), "G1 Lift pilot", "met")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Amara Okafor ordered the spare pump.", PROMISE),
        ("Amara Okafor has ordered the spare pump.", PROMISE),
        ("The spare pump was ordered.", PROMISE),
        ("Amara Okafor sent Bjorn the list of valves.", HANDOVER),
        ("Amara Okafor: Order the spare pump, since 16 March.", PROMISE),
        ("Bjorn will send Amara Okafor the list of valves by 19 March.", HANDOVER),
        ("Bjorn: Send Amara Okafor the list of valves, by 19 March.", HANDOVER),
        ("Bjorn Lind is blocking Valve import since 10 March.", OWNED),
        ("Valve import blocked Bjorn Lind since 10 March.", OWNED),
        ("Valve import is blocked by Bjorn Lind.", OWNED),
        ("A new risk is logged: Bjorn Lind (exposure 12, Spend above budget).", LOGGED),
        ("Audit closed on 19 March.", AHEAD),
        ("Audit was on 19 March.", AHEAD),
        ("G1 Lift pilot was not met.", MET),
        ("Spend is within budget.", LOGGED),
    ],
)
def test_what_the_evidence_does_not_bear_out_is_unsupported(
    text: str, known: Support
) -> None:
    assert judge(text, known).verdict is NO


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Amara Okafor will order the spare pump by 16 March.", PROMISE),
        ("The spare pump is to be ordered by 16 March.", PROMISE),
        ("Amara Okafor will send Bjorn the list of valves by 19 March.", HANDOVER),
        ("Amara Okafor: Send Bjorn the list of valves, by 19 March.", HANDOVER),
        ("Blocked: Valve import (since 10 March, Bjorn Lind).", OWNED),
        ("Valve import, with Bjorn Lind, is blocked since 10 March.", OWNED),
        ("A new risk is logged: Spend above budget (exposure 12, Bjorn Lind).", LOGGED),
        ("Ahead by plan: Audit closed on 19 March.", AHEAD),
        ("G1 Lift pilot was met.", MET),
    ],
)
def test_what_the_evidence_bears_out_stays_supported(text: str, known: Support) -> None:
    judgement = judge(text, known)
    assert judgement.verdict is Verdict.SUPPORTED, judgement.reasons


def test_a_promise_that_another_quote_says_was_kept_is_told_as_done() -> None:
    kept = replace(PROMISE, quotes=(*PROMISE.quotes, "Amara ordered the spare pump."))
    assert judge("Amara Okafor ordered the spare pump.", kept).verdict is not NO
