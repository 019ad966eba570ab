"""Patterns that are looked for by their words find all that they would by themselves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.privacy import confidence, staff_matters
from ingest.text.worded import AnyOf, Worded

_PARSED: Any = vars(re)["_parser"]
_FORMS = [*confidence._ASKED.forms, *staff_matters._STAFF.forms]


def _is_needed(tree: Iterable[Any], words: Collection[str]) -> bool:
    """Whether all that a parsed pattern matches holds one of the words."""
    run = ""
    runs: list[str] = []
    inner: list[bool] = []
    for operation, argument in tree:
        name = str(operation)
        if name == "LITERAL":
            run += chr(argument).lower()
            continue
        runs, run = [*runs, run], ""
        if name == "SUBPATTERN":
            inner.append(_is_needed(argument[3], words))
        elif name == "BRANCH":
            inner.append(all(_is_needed(each, words) for each in argument[1]))
        elif name in {"MAX_REPEAT", "MIN_REPEAT"} and argument[0] > 0:
            inner.append(_is_needed(argument[2], words))
    return any(inner) or any(word in text for text in (*runs, run) for word in words)


@pytest.mark.parametrize("form", _FORMS, ids=lambda form: form.pattern.pattern[:40])
def test_every_match_of_a_pattern_holds_one_of_its_words(form: Worded) -> None:
    tree = _PARSED.parse(form.pattern.pattern, form.pattern.flags)
    assert _is_needed(tree, form.words)


@given(st.text(alphabet="BbIıİiSſsKkK ", max_size=12))
def test_letters_of_two_cases_are_found_as_the_pattern_finds_them(text: str) -> None:
    form = Worded.of("bis", r"\bbisk\b")
    assert AnyOf((form,)).is_in(text) == (form.pattern.search(text) is not None)


def test_a_pattern_without_its_words_is_not_found() -> None:
    moored = AnyOf((Worded.of("moor", r"\bmoored\b"),))
    assert not moored.is_in("The barge left")
    assert moored.is_in("The barge MOORED")
