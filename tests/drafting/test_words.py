"""What is cut to its first sentences ends where a sentence does."""

import pytest

from assistant.drafting.words import first_sentences


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "“3.1 The schema is closed from May; changes need T. Whit's consent.” More.",
            "“3.1 The schema is closed from May; changes need T. Whit's consent.”",
        ),
        (
            "P. Ferro answered that it holds. It may not.",
            "P. Ferro answered that it holds.",
        ),
        (
            "It needs approx. three days, no more. Then it ships.",
            "It needs approx. three days, no more.",
        ),
        ("It is late! Nobody knows why.", "It is late!"),
    ],
)
def test_an_initial_or_an_abbreviation_ends_no_sentence(text, first):
    assert first_sentences(text, 0) == first


def test_as_many_sentences_are_kept_as_fit():
    text = "It is late. It is long. It is over."
    assert first_sentences(text, 25) == "It is late. It is long."
