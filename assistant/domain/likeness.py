"""Whether two records of one id are one thing, or two lists count from one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from assistant.domain.people import fold
from assistant.domain.records import Milestone, RaidEntry, Ticket

_WORD = re.compile(r"[^\W_]+")
_SHORT = 3
_LIGHT = 0.5
"""Words of up to three letters say little about a title."""
_ALIKE = 0.85
_UNLIKE = 0.4
"""Shares of two titles from which they are one, and below which they are two."""
_BOTH = 2
"""Other fields that have to agree to outweigh the titles."""

Item = Ticket | RaidEntry | Milestone
"""A record that people know by its id and title."""


class Likeness(StrEnum):
    """What two records of one id are to each other."""

    SAME = "same"
    UNSURE = "unsure"
    OTHER = "other"


def likeness(one: Item, two: Item) -> Likeness:
    """Return whether the records are of one thing; unsure is all that is no proof.

    Titles that have nothing in common are of two things, unless other fields agree;
    titles that have something in common only if all that can be compared differs.
    """
    share = title_share(one.title, two.title)
    if share is None:
        return Likeness.UNSURE
    if share >= _ALIKE:
        return Likeness.SAME
    told = [same for same in _fields(one, two) if same is not None]
    agreeing = sum(told)
    if agreeing >= _BOTH:
        return Likeness.UNSURE
    is_other = share < _UNLIKE or (not agreeing and len(told) >= _BOTH)
    return Likeness.OTHER if is_other else Likeness.UNSURE


def title_share(one: str, two: str) -> float | None:
    """Return what two titles have in common, from 0 to 1; None without a title."""
    first, second = (fold(" ".join(_WORD.findall(each))) for each in (one, two))
    if not first or not second:
        return None
    if first == second:
        return 1.0
    return max(_shared_words(first, second), _shared_letters(first, second))


def _shared_words(one: str, two: str) -> float:
    """Return the share of the shorter title's words that the longer has too."""
    first, second = (set(each.split()) for each in (one, two))
    least = min(_weight(first), _weight(second))
    return _weight(first & second) / least if least > 1 else 0.0


def _weight(words: Iterable[str]) -> float:
    return sum(_LIGHT if len(word) <= _SHORT else 1.0 for word in words)


def _shared_letters(one: str, two: str) -> float:
    """Return the share of pairs of letters; it bears inflections and other scripts."""
    first, second = (
        Counter(each[at : at + 2] for at in range(len(each) - 1)) for each in (one, two)
    )
    whole = first.total() + second.total()
    return 2 * (first & second).total() / whole if whole else 0.0


def _fields(one: Item, two: Item) -> tuple[bool | None, ...]:
    """Return of each field whether both say the same, None if that tells nothing.

    Levels and kinds have so few values that only a difference tells.
    """
    return (
        _same_person(_owner(one), _owner(two)),
        _same(one.due, two.due),
        _same(_began(one), _began(two)),
        _same(_words(one), _words(two)),
        _same(_levels(one), _levels(two)) and None,
        _same(_kind(one), _kind(two)) and None,
    )


def _same(one: object, two: object) -> bool | None:
    return one == two if one and two else None


def _same_person(one: str | None, two: str | None) -> bool | None:
    """Whether two spellings share a name, such as `Lind, Tove` and `Tove`."""
    if not one or not two:
        return None
    first, second = (set(_WORD.findall(fold(each))) for each in (one, two))
    return bool(first & second)


def _owner(record: Item) -> str | None:
    return record.assignee if isinstance(record, Ticket) else record.owner


def _began(record: Item) -> object:
    if isinstance(record, Ticket):
        return record.created
    return record.raised if isinstance(record, RaidEntry) else None


def _levels(record: Item) -> object:
    if not isinstance(record, RaidEntry) or record.impact is None:
        return None
    return (record.likelihood, record.impact)


def _words(record: Item) -> str:
    if isinstance(record, Milestone):
        return fold(record.criterion)
    if isinstance(record, RaidEntry):
        return fold(record.description or record.mitigation or record.response)
    return fold(record.description)


def _kind(record: Item) -> str:
    return record.kind if isinstance(record, RaidEntry) else ""
