"""What a query is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence.asking import asks_for_talk, is_statement, subject_of


@pytest.mark.parametrize(
    ("query", "subject"),
    [
        ("What did they say about the signing key?", "signing key"),
        ("Summarize the discussion about vendor delays", "vendor delays"),
        ("Who owns the rollback?", "owns rollback"),
        ("Wer kümmert sich um die Schnittstelle?", "kümmert Schnittstelle"),
        ("discussion of the view layer", "discussion view layer"),
        ("what about it?", "about"),
        (
            "What was the general discussion of the meeting?",
            "general discussion meeting",
        ),
    ],
)
def test_words_of_asking_are_left_out(query, subject):
    assert subject_of(query) == subject


@given(st.text())
def test_a_subject_is_never_empty_where_the_query_is_not(query):
    assert bool(subject_of(query)) == bool(query)


def test_only_a_question_of_what_was_said_asks_for_talk():
    assert asks_for_talk("What did Ana think about the crane?")
    assert asks_for_talk("Summarise the debate on cranes")
    assert not asks_for_talk("Who moves the crane?")
    assert not asks_for_talk("opinion on cranes")


def test_a_sentence_says_something_and_a_question_or_some_words_do_not():
    assert is_statement("The crane was moved to the north gate on Friday")
    assert not is_statement("Was the crane moved to the north gate on Friday?")
    assert not is_statement("crane north gate")
