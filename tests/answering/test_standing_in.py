"""Who stands in for somebody who is away, whichever clause names whom."""

from __future__ import annotations

import re

import pytest

from assistant.answering.kinds.standing_in import is_only_thought, stands_in

_CARLA = re.compile(r"\bCarla(?: Mendes)?\b")
_OTHERS = (re.compile(r"\bPriya\b"), re.compile(r"\bJens(?: Aaby)?\b"))


@pytest.mark.parametrize(
    "said",
    [
        "Carla is on holiday 23-27 March, Jens Aaby stands in.",
        "Carla is on leave. Jens Aaby stands in.",
        "Carla (away 12 May, cover: Jens Aaby).",
        "Carla is ill, Jens covers until Friday.",
        "Carla is off sick; Jens takes over her shifts.",
        "Jens steps in while Carla is away.",
        "Jens stands in during Carla's holiday.",
        "Carla Mendes: from 23 March; to 27 March; cover Jens Aaby",
        "Carla is not in the office on Monday, Jens fills in.",
        "Carla is away and nobody stands in.",
    ],
)
def test_who_is_named_in_another_clause_has_a_stand_in(said: str) -> None:
    assert stands_in(said, _CARLA, _OTHERS)


@pytest.mark.parametrize(
    "said",
    [
        "Carla is on holiday, Jens might stand in.",
        "Carla is on holiday and Priya is ill, Jens stands in.",
        "Priya is on holiday, Carla stands in.",
        "Carla is on holiday, Jens cannot stand in.",
        "Carla is on holiday, Jens stands in for Priya.",
        "If Carla is away, Jens stands in.",
        "Carla is on holiday, Jens covers the roof.",
        "Carla is on holiday, we ask Jens to stand in.",
        "Carla is back, Jens stands in.",
    ],
)
def test_what_is_of_another_or_not_settled_names_no_stand_in(said: str) -> None:
    assert not stands_in(said, _CARLA, _OTHERS)


@pytest.mark.parametrize(
    ("said", "thought"),
    [
        ("Nadia is thinking of replacing Carla after phase one.", True),
        ("Priya wants to cover for Carla.", True),
        ("We discussed replacing Carla.", True),
        ("Jens was supposed to cover for Carla.", True),
        ("Jens does not cover for Carla.", True),
        ("Jens is replacing Carla next week.", False),
        ("Jens covers for Carla, she wants the list by Monday.", False),
    ],
)
def test_a_thought_or_a_wish_is_no_stand_in(said: str, *, thought: bool) -> None:
    found = re.search(r"replacing|cover(?:s)? for", said)

    assert found
    assert is_only_thought(said, found.start(), found.end()) is thought
