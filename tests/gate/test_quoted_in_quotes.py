"""Quoted words that hold quotation marks of another kind."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.gate.sentence import analyse

DAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (
            'These clash: “Ida: "soon, I hope"”; and “Ben will try”.',
            ['Ida: "soon, I hope"', "Ben will try"],
        ),
        ('He said "soon" and „not today“.', ["soon", "not today"]),
        ("«Open the gate» and “close it”.", ["Open the gate", "close it"]),
        ('Nothing is quoted here, 5" is a length.', []),
    ],
)
def test_given_marks_of_another_kind_within_then_the_outer_words_are_quoted(
    text, quoted
):
    assert [one.words for one in analyse(text, DAY).quoted] == quoted
