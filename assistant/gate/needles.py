"""Which of many patterns a text is worth trying, by the letters that each must find."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_MOST = 48
"""Ways to begin of which a pattern is still worth knowing all."""
_KEPT = 16_384
"""Texts of which it is still known what they are worth."""
_REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}
_NOTHING = {op.AT, op.ASSERT, op.ASSERT_NOT}
"""They take up no letters."""
_DIGITS = frozenset("0123456789")


class Needles:
    """Patterns in order; those are left out that surely match nowhere in a text.

    What a pattern must find is read from the pattern itself, which pays off for many
    texts only. Letters that are not ASCII can be alike in other ways than by case, so
    a text that has any is worth every pattern.
    """

    def __init__(self, patterns: Iterable[re.Pattern[str]], after: int = 2_000) -> None:
        self._patterns = tuple(patterns)
        self._left = after
        self._known: dict[str, Sequence[int]] = {}

    def worth_trying(self, text: str) -> Sequence[int]:
        """Return the numbers of the patterns that may match, in order."""
        if self._left > 0 or not text.isascii():
            self._left -= 1
            return range(len(self._patterns))
        known = self._known.get(text)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known[text] = self._looked_up(text.lower())
        return known

    def _looked_up(self, low: str) -> Sequence[int]:
        words, needed = self._needed
        held = {word for word in words if word in low}
        return [
            number
            for number, any_of in enumerate(needed)
            if any_of is None or not held.isdisjoint(any_of)
        ]

    @cached_property
    def _needed(self) -> tuple[frozenset[str], tuple[frozenset[str] | None, ...]]:
        """All words, and for each pattern those of which it must find one."""
        needed = tuple(map(needles_of, self._patterns))
        return frozenset[str]().union(*(one for one in needed if one)), needed


def needles_of(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Return small letters of which every match in ASCII holds some; None if unknown.

    Case does not count.
    """
    return _needed(list(_parser.parse(pattern.pattern, pattern.flags)))


def _needed(items: Sequence[tuple[Any, Any]]) -> frozenset[str] | None:
    """Return the most telling of what a run of items must find."""
    letters = [kind is op.LITERAL for kind, _ in items]
    starts = [n for n in range(len(items)) if not n or not letters[n - 1]]
    found = [_beginnings(items[start:])[0] for start in starts]
    found += [one for each in items if (one := _within(each)) is not None]
    known = [_shortest(one) for one in found if "" not in one]
    return max(known, key=_telling, default=None)


def _shortest(needles: frozenset[str]) -> frozenset[str]:
    """Return the needles without those that hold another."""
    return frozenset(
        one
        for one in needles
        if not any(other in one for other in needles if other != one)
    )


def _telling(needles: frozenset[str]) -> tuple[int, int]:
    return min(map(len, needles), default=99), -len(needles)


def _within(item: tuple[Any, Any]) -> frozenset[str] | None:
    """Return what a single item must find, None if it is not known."""
    kind, value = item
    if kind is op.SUBPATTERN:
        return _needed(list(value[3]))
    if kind in _REPEATS and value[0]:
        return _needed(list(value[2]))
    if kind is op.ATOMIC_GROUP:
        return _needed(list(value))
    if kind is op.BRANCH:
        each = [_needed(list(one)) for one in value[1]]
        known = [one for one in each if one is not None]
        return frozenset().union(*known) if len(known) == len(each) else None
    return None


def _beginnings(items: Sequence[tuple[Any, Any]]) -> tuple[frozenset[str], bool]:
    """Return with which letters the items begin, and whether that is all of them."""
    found = frozenset({""})
    for item in items:
        if item[0] in _NOTHING:
            continue
        begins, is_all = _begins(item)
        longer = frozenset(one + more for one in found for more in begins)
        if len(longer) > _MOST:
            return found, False
        found = longer
        if not is_all:
            return found, False
    return found, True


def _begins(item: tuple[Any, Any]) -> tuple[frozenset[str], bool]:
    """Return with which letters an item begins, and whether that is all of it."""
    kind, value = item
    unknown = frozenset({""}), False
    if kind in {op.LITERAL, op.IN}:
        letters = _letters([item] if kind is op.LITERAL else value)
        return unknown if letters is None else (letters, True)
    if kind is op.SUBPATTERN:
        return _beginnings(list(value[3]))
    if kind in _REPEATS and value[0]:
        return _beginnings(list(value[2]))[0], False
    if kind is op.ATOMIC_GROUP:
        return _beginnings(list(value))
    if kind is op.BRANCH:
        each = [_beginnings(list(one)) for one in value[1]]
        return frozenset().union(*(one for one, _ in each)), all(a for _, a in each)
    return unknown


def _letters(members: Sequence[tuple[Any, Any]]) -> frozenset[str] | None:
    """Return the letters of a set that a text in ASCII can have; None if unknown."""
    found: set[str] = set()
    for kind, value in members:
        if kind is op.LITERAL:
            letter = chr(value)
            if letter.isascii():
                found.add(letter.lower())
            elif any(map(str.isascii, letter.lower() + letter.upper())):
                return None
        elif kind is op.CATEGORY and value is op.CATEGORY_DIGIT:
            found |= _DIGITS
        else:
            return None
    return frozenset(found)
