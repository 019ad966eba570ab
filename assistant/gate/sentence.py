"""One analysis of a sentence: what in it could be true or false of the project."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol, TypeVar

from assistant.domain.people import fold
from assistant.gate.amounts import Amount, amounts_in, spelled_amounts_in
from assistant.gate.days import (
    Clock,
    DateOrder,
    Day,
    RelativeDay,
    Weekday,
    clocks_in,
    days_in,
    months_in,
    relative_days_in,
    weekdays_in,
)
from assistant.gate.lexicon import COLOURS, NAMES_THAT_ARE_WORDS

_BLANK = "\ue000"
_SAME_LENGTH = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "‑": "-",
        "‐": "-",
        "−": "-",
        "\u00a0": " ",
        "\u202f": " ",
    }
)
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"'s?\Z", re.IGNORECASE)
_ID = re.compile(
    r"(?<![\w-])(?:[A-Z][A-Z0-9_]{0,14}-\d+|[#!]\d+"
    r"|(?=[A-Za-z_]*\d)[A-Za-z_]\w*|\d+[A-Za-z_]\w*|[vV]?\d+(?:\.\d+){2,})(?!\w)"
)
_QUOTED = re.compile(
    "“([^“”]{1,1000})”|„([^“”„]{1,1000})[“”]|«([^«»]{1,1000})»"
    r"|[\"“”„«»]([^\"“”„«»]{1,1000})[\"“”„«»]"
)
"""Marks of one kind may hold others: it is the outer words that are quoted."""
_SENTENCE_END = re.compile(r"(?:\A|[.!?:;\u2022\n])[\s\"'(*_-]*\Z")
_COLOUR = re.compile(
    r"\b(?:" + "|".join(c for c in COLOURS if c.isalpha()) + r")\b|[🟢🟡🟠🔴]",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\d+(?:st|nd|rd|th|k|m|mn|bn|ms|s|secs?|mins?|h|hrs?|d|wks?|pp|[kmgt]b|am|pm)",
    re.IGNORECASE,
)


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_PlacedT = TypeVar("_PlacedT", bound=_Placed)


@dataclass(frozen=True, slots=True)
class Token:
    """A word; `stem` is what its forms share; `initial` marks a sentence's first."""

    text: str
    start: int
    end: int
    stem: str
    initial: bool

    @property
    def folded(self) -> str:
        """The word in lower case."""
        return self.text.casefold()


@dataclass(frozen=True, slots=True)
class Span:
    """Words with their place; `key` is the form in which they are compared."""

    words: str
    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Everything checkable in a text.

    `plain` is the text with typographic quotes and dashes folded, of the same length;
    `rest` are the words that belong to no date, id, number or name.
    """

    text: str
    plain: str
    tokens: tuple[Token, ...]
    rest: tuple[Token, ...]
    amounts: tuple[Amount, ...]
    days: tuple[Day, ...]
    weekdays: tuple[Weekday, ...]
    relative_days: tuple[RelativeDay, ...]
    clocks: tuple[Clock, ...]
    ids: tuple[Span, ...]
    names: tuple[Span, ...]
    colours: tuple[Span, ...]
    quoted: tuple[Span, ...]
    words: frozenset[str]
    stems: frozenset[str]


@lru_cache(maxsize=4096)
def analyse(
    text: str,
    as_of: date,
    names: frozenset[str] = frozenset(),
    order: DateOrder | None = None,
) -> Sentence:
    """Find dates, numbers, ids, names, colours and words, each place read once.

    `as_of` is kept in the key so that readings of dates without a year never mix;
    `order` is the project's order of day and month, None if it is not known.
    """
    del as_of
    folded_names = frozenset(fold(name) for name in names)
    plain = text.translate(_SAME_LENGTH)
    canvas = _Canvas(plain)
    days = canvas.take(days_in(canvas.text, order), keep_short=True)
    clocks = canvas.take(clocks_in(canvas.text))
    ids = canvas.take(_ids(canvas.text))
    amounts = canvas.take(amounts_in(canvas.text))
    people = canvas.take(_names(canvas.text, folded_names))
    months = canvas.take(months_in(canvas.text, folded_names))
    weekdays = canvas.take(weekdays_in(canvas.text, folded_names))
    relative = canvas.take(relative_days_in(canvas.text))
    spelled = canvas.take(spelled_amounts_in(canvas.text))
    tokens = tuple(_tokens(plain))
    return Sentence(
        text=text,
        plain=plain,
        tokens=tokens,
        rest=tuple(t for t in tokens if canvas.is_free(t)),
        amounts=amounts + spelled,
        days=days + months,
        weekdays=weekdays,
        relative_days=relative,
        clocks=clocks,
        ids=ids,
        names=people,
        colours=tuple(_colours(plain)),
        quoted=tuple(_quoted(text, plain)),
        words=frozenset(token.folded for token in tokens),
        stems=frozenset(token.stem for token in tokens),
    )


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return what the forms of an English word share, for comparing words only."""
    word = _POSSESSIVE.sub("", word.casefold())
    for ending, least in (("ies", 3), ("ing", 4), ("ed", 4), ("es", 4), ("s", 3)):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            if ending == "s" and word.endswith("ss"):
                break
            word = word[: -len(ending)] + ("y" if ending == "ies" else "")
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeiols":
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


class _Canvas:
    """A text from which each finding takes its place away."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._taken = bytearray(len(text))

    def take(
        self, found: Iterable[_PlacedT], *, keep_short: bool = False
    ) -> tuple[_PlacedT, ...]:
        """Keep what lies on free places; a day/month pair also stays as numbers."""
        kept: list[_PlacedT] = []
        blank: list[tuple[int, int]] = []
        for item in found:
            if any(self._taken[item.start : item.end]):
                continue
            kept.append(item)
            if not (keep_short and self.text[item.start : item.end].count("/") == 1):
                blank.append((item.start, item.end))
        letters = list(self.text)
        for start, end in blank:
            self._taken[start:end] = b"\x01" * (end - start)
            letters[start:end] = _BLANK * (end - start)
        self.text = "".join(letters)
        return tuple(kept)

    def is_free(self, token: Token) -> bool:
        """Whether nothing took the word."""
        return not any(self._taken[token.start : token.end])


def _tokens(text: str) -> Iterable[Token]:
    for match in _WORD.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        yield Token(
            match[0],
            match.start(),
            match.end(),
            stem(match[0]),
            initial=match.start() == 0
            or (
                _SENTENCE_END.search(before) is not None
                and (len(before) < 12 or before.strip(" \"'(*_-") != "")
            ),
        )


def _ids(text: str) -> Iterable[Span]:
    for match in _ID.finditer(text):
        if not _DURATION.fullmatch(match[0]):
            yield Span(match[0], match.start(), match.end(), match[0].casefold())


def _names(text: str, names: frozenset[str]) -> Iterable[Span]:
    """Longest known names first; each starts with a capital or an @."""
    tokens = list(_tokens(text))
    place = 0
    while place < len(tokens):
        length = _name_length(text, tokens, place, names)
        if not length:
            place += 1
            continue
        first, last = tokens[place], tokens[place + length - 1]
        words = _POSSESSIVE.sub("", text[first.start : last.end])
        yield Span(words, first.start, first.start + len(words), fold(words))
        place += length


def _name_length(
    text: str, tokens: list[Token], place: int, names: frozenset[str]
) -> int:
    first = tokens[place]
    handle = first.start > 0 and text[first.start - 1] == "@"
    if not (first.text[0].isupper() or handle):
        return 0
    for length in (4, 3, 2, 1):
        if place + length > len(tokens):
            continue
        words = text[first.start : tokens[place + length - 1].end]
        key = fold(_POSSESSIVE.sub("", words))
        if key in names or fold(words) in names:
            common = first.initial and key in NAMES_THAT_ARE_WORDS
            return 0 if length == 1 and common else length
    return 0


def _colours(text: str) -> Iterable[Span]:
    for match in _COLOUR.finditer(text):
        key = COLOURS[match[0].casefold()]
        yield Span(match[0], match.start(), match.end(), key)


def _quoted(text: str, plain: str) -> Iterable[Span]:
    for match in _QUOTED.finditer(text):
        start, end = match.span(match.lastindex or 0)
        words = " ".join(plain[start:end].split())
        yield Span(words, start, end, words.casefold())
