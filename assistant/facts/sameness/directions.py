"""Whether two statements move one thing in opposite directions.

`Into the cellar` and `out of it`, `from Alpha to Beta` and back, `on leave` and `back
from leave`, `switch on` and `switch off`, `hand over` and `take back` have nearly all
their words in common.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from assistant.domain.people import fold
from assistant.facts.sameness.stems import stem_of
from assistant.gate.lexicon import GLUE

_PLACE = re.compile(
    r"(?<!out )\b(?P<to>into|onto|in to|to|towards?)\b|\b(?P<out>out of|off|from)\b"
)
_WITHIN = re.compile(r"(?<!out )\b(?:in|on|at|under)\b")
_LEFT = re.compile(r"\b(?:out of|off|back from)\b")
_BACK = re.compile(r"\b(?:back|recovered|returned) from\b")
_OBJECT = re.compile(
    r"\s+(?:(?:the|a|an|our|their|its|his|her|my|your|all|this|that)\s+)*"
    r"([^\W\d_][\w-]*)"
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PARTICLES = {
    "on": ("power", 1),
    "off": ("power", -1),
    "in": ("way", 1),
    "out": ("way", -1),
    "up": ("height", 1),
    "down": ("height", -1),
}
_VERBS = "turn switch check log sign clock phase opt scale ramp move swap dial power"
_PHRASAL = re.compile(
    rf"\b({'|'.join(_VERBS.split())})(?:s|e?d|ed|ing|p?ing|ped)?"
    r"(?: (?:\w+ ){0,4}?|-)(on|off|in|out|up|down)\b"
)
_GIVES = re.compile(
    r"\b(?:hand(?:s|ed|ing)? (?:\w+ ){0,5}?(?:over|out)|(?:giv(?:e|es|en|ing)|gave)"
    r" (?!(?:\w+ ){0,5}?back\b)|pass(?:es|ed|ing)? (?:\w+ ){0,5}?on|hand ?over of)\b"
)
_TAKES_BACK = re.compile(
    r"\b(?:tak(?:e|es|en|ing)|took|get(?:s|ting)?|got|bring(?:s|ing)?|brought|claim\w*"
    r"|collect(?:s|ed|ing)?|fetch(?:es|ed|ing)?) (?:\w+ ){0,5}?back\b"
    r"|\b(?:reclaim|recall|repossess|retriev)\w*"
)
_MOST_APART = 2
"""Words that may differ beside the direction: a verb for each."""


class _Moves(NamedTuple):
    """Where things go and come from, are and were, by stem, and the rest of the words.

    `within` is what they are in, `left` what they are in no more, and `back` is what of
    it was left behind.
    """

    to: frozenset[str]
    out: frozenset[str]
    within: frozenset[str]
    left: frozenset[str]
    back: frozenset[str]
    phrasal: frozenset[tuple[str, str, int]]
    gives: bool
    takes_back: bool
    stems: frozenset[str]


def other_directions(one: str, other: str) -> bool:
    """Whether the one goes where the other comes from, and little else differs."""
    mine, theirs = _moves(one), _moves(other)
    if any((v, kind, -way) in theirs.phrasal for v, kind, way in mine.phrasal):
        return True
    if (mine.gives and theirs.takes_back) or (theirs.gives and mine.takes_back):
        return True
    if len(mine.stems ^ theirs.stems) > _MOST_APART:
        return False
    return _turned(mine, theirs) or _turned(theirs, mine)


def _turned(mine: _Moves, theirs: _Moves) -> bool:
    """Whether something goes to what it comes from in the other, and not there too.

    So it is with what it is in here and has left there.
    """
    turned = mine.to & theirs.out
    ended = (mine.within & theirs.left) | (mine.stems & theirs.back)
    return bool(turned - theirs.to - mine.out) or bool(
        ended - theirs.within - mine.left - mine.back
    )


@lru_cache(maxsize=16_384)
def _moves(text: str) -> _Moves:
    low = fold(" ".join(text.split()))
    places: dict[str, set[str]] = {"to": set(), "out": set()}
    for found in _PLACE.finditer(low):
        if thing := _OBJECT.match(low, found.end()):
            places[found.lastgroup or "to"].add(stem_of(thing[1]))
    words = (word for word in _WORD.findall(low) if word not in GLUE)
    return _Moves(
        frozenset(places["to"]),
        frozenset(places["out"]),
        _objects(_WITHIN, low),
        _objects(_LEFT, low),
        _objects(_BACK, low),
        frozenset((v, *_PARTICLES[way]) for v, way in _PHRASAL.findall(low)),
        _GIVES.search(low) is not None,
        _TAKES_BACK.search(low) is not None,
        frozenset(stem_of(word) for word in words),
    )


def _objects(place: re.Pattern[str], low: str) -> frozenset[str]:
    """Return what follows such a word, by stem."""
    found = (_OBJECT.match(low, one.end()) for one in place.finditer(low))
    return frozenset(stem_of(thing[1]) for thing in found if thing)
