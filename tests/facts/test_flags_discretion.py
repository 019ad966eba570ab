"""A flag's own words are one short line without secrets or private matters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.discretion import LONGEST_TITLE, discreet, headline


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I'm out 3 to 9 May, daughter's surgery", "I'm out 3 to 9 May, …"),
        ("Away for his father's funeral in May", "Away for … in May"),
        ("She is off after her operation", "She is off after …"),
        ("Still the default, admin/admin", "Still the default, …"),
        ("The password is hunter2!", "The password is …"),
        ("api key: 8f2a9c10", "api key: …"),
        ("Use ghp_abcdefghij0123456789 for now", "Use … for now"),
    ],
)
def test_secret_or_private_matter_is_left_out(text: str, told: str) -> None:
    assert discreet(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Orders after surgery are printed twice",
        "The password policy changes on 3 May",
        "API keys are rotated by Ulf",
        "The operations team signs",
        "The family room is painted",
        "Access token expired twice",
    ],
)
def test_ordinary_words_of_work_stay(text: str) -> None:
    assert discreet(text) == text


@given(st.text(max_size=400))
def test_title_is_one_line_of_at_most_ninety_characters(text: str) -> None:
    line = headline(text)
    assert len(line) <= LONGEST_TITLE
    assert "\n" not in line
    assert headline(line) == line
