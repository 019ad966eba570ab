"""Quotes are found again word for word, and carry what they say."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.drafts import Verdict
from assistant.domain.evidence import Computed, Quote
from assistant.gate.evidence import carried, quote_holds, support_for, verify
from assistant.gate.support import Support

BASE = Support((), (), date(2027, 3, 12), frozenset({"Amara Okafor"}))
QUOTE = Quote(
    source="notes/monday.md",
    locator="line 4",
    quote="the pump arrives on 28 August",
    dated=date(2027, 3, 8),
    author="Amara Okafor",
)


@given(st.text(), st.text(), st.text())
def test_a_span_of_a_text_holds_whatever_the_white_space(
    before: str, words: str, after: str
) -> None:
    if words.strip():
        assert quote_holds("  ".join(words.split()), f"{before}{words}{after}")


def test_other_words_case_or_nothing_do_not_hold() -> None:
    assert not quote_holds("the Pump arrives", "the pump arrives")
    assert not quote_holds("the pump, arrives", "the pump arrives")
    assert not quote_holds(" \n", "the pump arrives")


def test_a_quote_without_its_place_or_words_is_at_fault() -> None:
    assert verify([QUOTE], lambda _quote: f"- {QUOTE.quote}!") == []
    [gone] = verify([QUOTE], lambda _quote: None)
    [changed] = verify([QUOTE], lambda _quote: "the pump arrives on 29 August")
    assert gone.reason == "there is no notes/monday.md line 4"
    assert changed.verdict is Verdict.UNSUPPORTED


def test_a_quote_carries_its_author_and_its_day() -> None:
    text = "On 8 March Amara said the pump arrives on 28 August."
    assert carried(text, [QUOTE], ["said"], BASE).verdict is Verdict.SUPPORTED


def test_a_computed_finding_carries_its_inputs_and_what_it_says_of_every_case_not() -> (
    None
):
    rule = "red if a milestone is missed for 14 days"
    finding = Computed(rule=rule, inputs=("Pump trial", "1 March"))
    text = "The pump trial was due on 1 March."
    assert carried(text, [finding], ["due"], BASE).verdict is Verdict.SUPPORTED
    for text in (
        "The pump trial was missed on 1 March.",
        "The pump trial is red.",
        "The pump trial was due 14 days ago.",
    ):
        found = carried(text, [finding], ["due"], BASE).verdict
        assert found is not Verdict.SUPPORTED, text


def test_the_base_keeps_what_it_had() -> None:
    base = Support(("a pump",), ("6",), BASE.as_of)
    support = support_for([QUOTE], ["7"], base)
    assert support.quotes == ("a pump", QUOTE.quote)
    assert set(support.values) == {"6", "7", "Amara Okafor", "2027-03-08"}
