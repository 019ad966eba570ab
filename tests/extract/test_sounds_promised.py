"""Promises in words that no rule knows are heard; what only sounds alike is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.findings import Strength
from assistant.extract.tasks.intents import Intent, Remark, likelihoods
from tests.extract.documents import actions, talk

NORA, BRUNO, WANDA = "Nora Vance", "Bruno Keller", "Wanda Osei"


def heard(before: str, said: str):
    return actions(talk((NORA, before), (WANDA, said)))


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("The crane firm wants a number.", "They get the number from me by Friday."),
        (
            "Nobody rang the council.",
            "Mine, the council gets its call from me tomorrow.",
        ),
        ("We still have no quote.", "I'll have a quote on Monday."),
        ("The translation?", "Mine, you have it on Tuesday."),
        ("Tell the neighbours.", "I'm on that, letters go out tomorrow."),
        ("We need the keys.", "I get them from the caretaker tomorrow, as usual."),
    ],
)
def test_given_a_day_and_its_own_speaker_then_a_promise_in_any_words_is_work(
    before, said
):
    [found] = heard(before, said)
    assert (found.owner, found.strength) == (WANDA, Strength.COMMITTED)
    assert found.due is not None
    assert found.quote in said


@pytest.mark.parametrize(
    "said",
    [
        "I'm gone from tonight.",
        "And I'm back on Monday, see, it fits.",
        "And I'd like to see it working before Friday.",
        "Bruno needs the drawing by Friday.",
        "Nora still gets the draft on Monday.",
        "You will see odd entries on Friday and I'd rather you heard why from me.",
        "The floor plan I had on Monday.",
        "Will the floor plan be with me on Monday?",
        "They never let me near the pump on a Friday.",
        "The crane firm sent me the number on Monday.",
        "So I called the crane firm about Monday.",
        "fyi I finally have the week of Monday in the plan.",
        "I am aware that you hoped for tomorrow.",
        "Bruno brought up his wish for Friday.",
        "The new date is Monday, tentative, which I expect to hear tomorrow.",
    ],
)
def test_given_another_use_of_such_words_then_it_is_no_work_of_its_speaker(said):
    assert [one for one in heard("Good.", said) if one.owner == WANDA] == []


@given(st.text(), st.text(), st.sampled_from(["mail", "chat", "call", "minutes", ""]))
def test_given_any_words_then_the_likelihoods_are_one_together(text, before, form):
    found = likelihoods(Remark(text, before, form))
    assert set(found) == set(Intent)
    assert sum(found.values()) == pytest.approx(1)


def test_given_the_same_words_after_a_question_then_they_may_mean_something_else():
    asked = likelihoods(Remark("The blue one.", "Blue or grey?", "call", answers=True))
    alone = likelihoods(Remark("The blue one.", "", "call"))
    assert asked[Intent.DECISION] > alone[Intent.DECISION]
