"""A text as the pieces that mean something, in order, each in one form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.domain.people import fold
from assistant.gate.sentence import Sentence


class Kind(StrEnum):
    """What a piece is; a mark is punctuation that gives a text its structure."""

    WORD = "word"
    NAME = "name"
    NUMBER = "number"
    DAY = "day"
    ID = "id"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Piece:
    """One meaningful part of a text; pieces with the same key say the same."""

    kind: Kind
    key: str
    text: str
    start: int
    end: int


_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+|[^\w\s]")
_ARTICLES = frozenset({"a", "an", "the"})
_COUNTED = frozenset({"few", "little", "bit"})
"""With an article these are some, without it hardly any."""
_SILENT = frozenset("-*_'`•·…~#")
"""Marks that only decorate."""
_COUNTING = re.compile(r"\b(?:working|business|calendar|story)\b", re.IGNORECASE)
_ENDS = frozenset(".!?")


def pieces_of(sentence: Sentence, as_of: date) -> tuple[Piece, ...]:
    """Return the pieces of a text: words, names, numbers, dates, ids and marks.

    Numbers and dates are in the form in which the gate compares them; articles and
    marks that only decorate are left out; the ends of sentences are one mark.
    A day without a year is the one nearest to `as_of`.
    """
    values = list(_values(sentence, as_of))
    taken = [(piece.start, piece.end) for piece in values]
    people = [(span.start, span.end) for span in sentence.names]
    found = values + [
        piece
        for piece in _plain(sentence.plain, people)
        if not any(start < piece.end and piece.start < end for start, end in taken)
    ]
    found.sort(key=lambda piece: piece.start)
    return tuple(
        piece
        for piece, after in zip(found, [*found[1:], None], strict=True)
        if piece.key not in _ARTICLES or (after is not None and after.key in _COUNTED)
    )


def _values(sentence: Sentence, as_of: date) -> Iterator[Piece]:
    """The numbers, dates, times and ids, a place that holds two dates as one."""
    spans: dict[tuple[int, int], list[str]] = {}
    kinds: dict[tuple[int, int], Kind] = {}

    def add(kind: Kind, start: int, end: int, key: object) -> None:
        if any(s < end and start < e for s, e in spans if (s, e) != (start, end)):
            return
        spans.setdefault((start, end), []).append(str(key))
        kinds[start, end] = kind

    for day in sentence.days:
        add(Kind.DAY, day.start, day.end, (day.resolved(as_of), day.part))
    for weekday in sentence.weekdays:
        add(Kind.DAY, weekday.start, weekday.end, ("weekday", weekday.number))
    for near in sentence.relative_days:
        add(Kind.DAY, near.start, near.end, ("offset", near.offset))
    for clock in sentence.clocks:
        add(Kind.DAY, clock.start, clock.end, (clock.hour, clock.minute))
    for span in sentence.ids:
        add(Kind.ID, span.start, span.end, span.key)
    for amount in sentence.amounts:
        read = tuple(sorted(value.normalize() for value in amount.values))
        known = tuple(f"{value:f}" for value in read) or amount.words.casefold()
        counted = _COUNTING.search(sentence.plain[amount.start : amount.end])
        kind_of_day = counted[0].casefold() if counted else ""
        add(Kind.NUMBER, amount.start, amount.end, (known, amount.unit, kind_of_day))
    for (start, end), keys in spans.items():
        kind, words = kinds[start, end], sentence.plain[start:end]
        yield Piece(kind, f"{kind}:{'+'.join(keys)}", words, start, end)


def _plain(plain: str, people: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    """The words and marks between; a word of a known person's name is a name."""
    for match in _WORD.finditer(plain):
        start, end, text = match.start(), match.end(), match[0]
        if text[0].isalnum():
            named = any(s <= start < e for s, e in people)
            kind = Kind.NAME if named else Kind.WORD
            yield Piece(kind, fold(text), text, start, end)
        elif text not in _SILENT:
            key = "." if text in _ENDS else text
            yield Piece(Kind.MARK, key, text, start, end)
    for match in re.finditer(r"\n", plain):
        yield Piece(Kind.MARK, ".", match[0], match.start(), match.end())
