"""Decisions of a day that another one says more fully: told once, in its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.facts import Change
from assistant.domain.people import fold
from assistant.drafting.words import plain
from assistant.facts.sameness.stems import is_negated

_WORD = re.compile(r"\w+")
_JOINING = _WORD.findall(
    "a an and are as at be by for from in is it of on or that the this to was we will"
    " with"
)
_FEWEST = 3


def said_fully(
    changes: Sequence[Change],
) -> tuple[list[Change], dict[str, list[Change]]]:
    """Return the decisions that no other says more fully, and by their ids the others.

    One says another more fully where it has all of its words, days and figures too, and
    both or none of the two deny something.
    """
    kept: list[Change] = []
    within: dict[str, list[Change]] = {}
    for one in sorted(changes, key=lambda c: (-len(_words(c)), c.id)):
        fuller = next((other for other in kept if _says(other, one)), None)
        if fuller is None:
            kept.append(one)
        else:
            within.setdefault(fuller.id, []).append(one)
    order = {change.id: at for at, change in enumerate(changes)}
    return sorted(kept, key=lambda c: order[c.id]), within


def _says(fuller: Change, other: Change) -> bool:
    words = _words(other)
    return (
        fuller.on == other.on
        and len(words) >= _FEWEST
        and words <= _words(fuller)
        and is_negated(fuller.title) == is_negated(other.title)
    )


def _words(change: Change) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(plain(change.title)))).difference(_JOINING)
