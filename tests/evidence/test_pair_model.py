"""The learned reader of two texts: shares that add up, and what the order says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.evidence.pair_model.reader import (
    Head,
    Remark,
    intents,
    of_action,
    pair_card,
)

FORMS = ["mail", "chat", "call", "minutes", "ticket", ""]


@settings(max_examples=25)
@given(st.text(), st.text(), st.sampled_from(FORMS), st.text())
def test_given_any_words_then_the_shares_are_one_together(text, before, form, other):
    remark = Remark(text, before, form)
    for head, found in (
        (Head.INTENT, intents(remark)),
        (Head.CLOSING, of_action(other, other, remark)),
    ):
        assert set(found) == set(pair_card().labels[head])
        assert sum(found.values()) == pytest.approx(1)


def test_given_the_same_words_after_a_question_then_they_may_mean_something_else():
    asked = intents(Remark("The blue one.", "Blue or grey?", "call", answers=True))
    alone = intents(Remark("The blue one.", "", "call"))
    assert asked["decision"] > alone["decision"]


def test_given_other_work_then_a_later_sentence_ends_it_less():
    told = Remark("The offer went to the harbour office this morning.", "", "minutes")
    own = of_action("Ida Berg", "Send the offer to the harbour office", told)
    other = of_action("Ida Berg", "Book the crane for May", told)
    assert own["done"] > other["done"]
