"""A's date, number and owner are not told of B."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.drafts import Verdict
from assistant.gate.checks import judge
from assistant.gate.support import Support

A = frozenset({"SITE-1", "Boiler survey", "2027-04-02", "Amara Okafor", "£300"})
B = frozenset({"SITE-2", "Cable and tray order", "2027-05-07", "Bjorn Lind", "£900"})
BOTH = Support(
    quotes=(),
    values=(*A, *B, "2", "items", "slipped", "due", "owns", "costs", "blocked"),
    as_of=date(2027, 3, 12),
    names=frozenset({"Amara Okafor", "Amara", "Bjorn Lind", "Bjorn"}),
    relations=(A, B),
)


@pytest.mark.parametrize(
    "text",
    [
        "SITE-1 is due 2 April and SITE-2 is due 7 May.",
        "Two items slipped: SITE-1 to 2 April, SITE-2 to 7 May.",
        "Amara owns SITE-1, due 2 April, and Bjorn owns SITE-2, due 7 May.",
        "SITE-1 and SITE-2 are due 2 April and 7 May.",
        "SITE-1 and SITE-2 are due 2 April and 7 May respectively.",
        "On 2 April SITE-1 is due; on 7 May, SITE-2.",
        "The cable and tray order is due 7 May and costs £900.",
        "SITE-1 costs £300 and SITE-2 costs £900.",
        "SITE-2 is blocked by SITE-1, due 2 April.",
    ],
)
def test_facts_told_as_they_are_pass(text: str) -> None:
    judgement = judge(text, BOTH)
    assert judgement.verdict is Verdict.SUPPORTED, judgement.reasons


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("SITE-1 is due 7 May and SITE-2 is due 2 April.", "7 May"),
        ("SITE-1 is due 7 May.", "7 May"),
        ("Bjorn owns SITE-1, due 2 April.", "Bjorn"),
        ("The boiler survey costs £900.", "£900"),
        ("The cable and tray order is due 2 April.", "2 April"),
        ("Amara owns SITE-1, due 2 April, and SITE-2, due 2 April.", "2 April"),
    ],
)
def test_an_item_of_another_fact_is_at_fault(text: str, fault: str) -> None:
    judgement = judge(text, BOTH)
    assert judgement.verdict is Verdict.UNSUPPORTED
    assert fault in judgement.at_fault
