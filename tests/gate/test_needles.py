"""A pattern that is left out for a text surely matches nowhere in it."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.gate.needles import Needles, needles_of

PATTERNS = tuple(
    re.compile(words, flags)
    for words, flags in (
        (r"\b(?:kiln|kilns|glaz(?:e|ing)) (?:cracks?|is cold)\b", re.IGNORECASE),
        (r"(?:(?:mon|tues)day)?,? ?(\d\d?)[/.](\d\d?)", 0),
        (r"(?<!no )clay(?= is| was)|töpfer\w+|potter[sy]?", re.IGNORECASE),
        (r"^(?:fire|burn){2}|(?P<a>x)?(?(a)y|z)|[^a-z ]{3}", 0),
        (r"a+b?c*\s+\w|(?i:WHEEL) turns|so+n", 0),
        (r"ſet|Kelvin", re.IGNORECASE),
    )
)
PIECES = [
    "kiln",
    "kilns",
    "KILN",
    "glaze",
    "glazing",
    "cracks",
    "crack",
    "is",
    "cold",
    "monday",
    "tuesday",
    "3",
    "12",
    "/",
    ".",
    ",",
    "no",
    "clay",
    "is",
    "was",
    "töpferei",
    "potter",
    "pottery",
    "fire",
    "burn",
    "fireburn",
    "x",
    "xy",
    "y",
    "z",
    "abc",
    "WHEEL",
    "wheel",
    "turns",
    "aa",
    "soon",
    "sooon",
    "set",
    "ſet",
    "kelvin",
    "Kelvin",
    "K",
    "###",
    "été",
]
TEXTS = st.lists(st.sampled_from([*PIECES, "", " "]), max_size=8).map(" ".join)


@given(TEXTS | st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
@example("Tuesday 3/12")
def test_given_any_text_then_every_pattern_that_matches_is_tried(text: str) -> None:
    worth = Needles(PATTERNS, after=0).worth_trying(text)
    matching = [n for n, pattern in enumerate(PATTERNS) if pattern.search(text)]
    assert set(matching) <= set(worth)
    assert list(worth) == sorted(worth)


def test_given_a_text_without_its_words_then_a_pattern_is_not_tried() -> None:
    assert Needles(PATTERNS[:3], after=0).worth_trying("The shelf is full") == []


def test_given_few_texts_then_nothing_is_left_out() -> None:
    needles = Needles(PATTERNS[:3], after=1)
    assert list(needles.worth_trying("The shelf is full")) == [0, 1, 2]
    assert needles.worth_trying("The shelf is full") == []


@pytest.mark.parametrize(
    ("words", "needles"),
    [
        (r"\bkil(?:n|t)s? (?:are|is)\b", {"kiln", "kilt"}),
        (r"(?:oven)?(?:wheel)+", {"wheel"}),
        (r"janu?ary", {"jan"}),
        (r"сентября|may", {"may"}),
        (r"\w+", None),
    ],
)
def test_the_most_telling_letters_of_a_pattern_are_what_it_must_find(
    words: str, needles: set[str] | None
) -> None:
    assert needles_of(re.compile(words)) == needles
