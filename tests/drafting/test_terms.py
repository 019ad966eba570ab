"""Words that no client update may carry are found in every form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.terms import carries


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Two vents open at night", "vent"),
        ("The penalties begin in May", "penalty"),
        ("A bonus is due", "bonuses"),
        ("The alpine-house door", "Alpine House"),
        ("What the margin's share is", "Margin"),
        ("It costs €1,850", "1,850"),
        ("Prémie for the crew", "premie"),
    ],
)
def test_a_term_is_found_in_its_other_forms(text: str, term: str) -> None:
    assert carries(text, ["Northlight", term])


@pytest.mark.parametrize(
    ("text", "term"),
    [("The event is on", "vent"), ("It costs €11,850", "1,850"), ("Any", "")],
)
def test_a_part_of_another_word_is_no_term(text: str, term: str) -> None:
    assert not carries(text, [term])


@given(st.text(), st.from_regex(r"[a-z]{3,9}( [a-z]{3,9})?", fullmatch=True))
def test_a_term_that_stands_in_a_text_is_found(text: str, term: str) -> None:
    assert carries(f"{text} {term.upper()}, {text}", [term])
