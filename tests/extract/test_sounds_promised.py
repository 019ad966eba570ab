"""Promises in words that no rule knows are heard; what only sounds alike is not."""

from __future__ import annotations

import pytest

from assistant.domain.findings import Strength
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
        ("The price is missing.", "I'll have the price on Thursday."),
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
        "I'm away as of Thursday.",
        "Then I'm home again on Monday, by the way.",
        "But I'd rather sit beside the pump on Friday.",
        "Bruno wants the ladder by Friday.",
        "Nora only gets the keys on Monday.",
        "You will hear a bang on Friday, and I'd hate it if nobody told you.",
        "The floor plan I had on Monday.",
        "Will the floor plan be with me on Monday?",
        "They never let me near the pump on a Friday.",
        "The crane firm sent me the number on Monday.",
        "So I called the crane firm about Monday.",
        "well, I finally have Monday's lorry on the list.",
        "I can take the neighbours' question on noise, ours is the same.",
        "I am sure that they wanted it for tomorrow.",
        "Bruno brought the lamp for Friday.",
        "I'm buying myself a lamp on Friday.",
        "Their boat is late, which I think we will hear of tomorrow.",
    ],
)
def test_given_another_use_of_such_words_then_it_is_no_work_of_its_speaker(said):
    assert [one for one in heard("Good.", said) if one.owner == WANDA] == []


@pytest.mark.parametrize(
    "said",
    ["Emailing the crane firm today.", "Right. Fix for the pump by Thursday."],
)
def test_given_a_speaker_who_leaves_himself_out_then_the_work_is_his(said):
    found = heard("The crane firm waits for an answer, and the pump drips.", said)
    assert [one.owner for one in found] == [WANDA]


@pytest.mark.parametrize(
    "said",
    [
        "Painting the north pier looks nice on Thursdays.",
        "Our pump fix comes by Thursday.",
        "Mailing you was hard today.",
    ],
)
def test_given_others_or_a_state_then_nothing_is_the_speakers(said):
    assert [one for one in heard("Good.", said) if one.owner == WANDA] == []
