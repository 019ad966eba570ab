"""What gainsays a ticket that is done: only part of its things is, in newer words.

`Six of the 30 boats are not painted yet` stands against a finished ticket to paint 30
boats, and so does `that ticket was closed too early`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.candidates.sentences import Reader
from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.facts import ActionItem
from assistant.domain.reading import Role
from assistant.facts.sameness.stems import shared, stems
from assistant.gate.amounts import Amount, amounts_in, spelled_amounts_in

_BEFORE = timedelta(days=7)
"""How long before a ticket was closed a count of what is left still tells of it."""
_OF = re.compile(r"(?i)\s+(?:out )?of (?:the |our |all |these |those )*\s*")
_CLOSED = (
    r"(?:closed?|resolved?|ticked(?: off)?|(?:marked|set)(?: as| to)? (?:done|closed"
    r"|resolved|finished|complete))"
)
_TOO_EARLY = re.compile(
    r"(?i)\b(?:tickets?|issues?|cards?|tasks?|stor(?:y|ies)|items?)\b[^.?!;]{0,30}"
    rf"\b{_CLOSED}(?: \w+)? (?:too (?:early|soon)|by mistake|in error|prematurely"
    r"|wrongly|by accident)\b"
    rf"|\b{_CLOSED} (?:the|that|this) (?:ticket|issue|card|task|story|item)"
    r" (?:too (?:early|soon)|by mistake|in error|prematurely|wrongly|by accident)\b"
)
_TURNS = frozenset({Role.TURN, Role.MESSAGE})
_HEARD = 3
"""Turns before one that say of which ticket it is."""


def part_left(
    said: Iterable[Candidate], things: frozenset[str], ended: date
) -> Candidate | None:
    """Return the newest words that only part of the things is done, else None.

    Words that all of them are, said later, leave nothing to tell.
    """
    counts = [
        (one.day, part, one)
        for one in said
        if one.day >= ended - _BEFORE
        and not (one.computed or one.supposed or one.ended)
        and not any(isinstance(fact, ActionItem) for fact in one.unit.facts)
        and shared(things, one.about | one.titles) == things
        and (part := _is_part(said_in(one.unit.text))) is not None
    ]
    if not counts:
        return None
    _, part, one = max(counts, key=lambda count: (count[0], count[1], count[2].words))
    return one if part else None


def closed_too_early(
    reader: Reader, things: frozenset[str], title: str, key: str, ended: date
) -> Candidate | None:
    """Return the newest words that the ticket was closed though it was not done.

    They name its key, or they, in talk what is said before them too, have all the
    things, or one of them with a number that the ticket's title has.
    """
    numbers = _values(title)
    for place in reversed(range(len(reader.passages))):
        sourced = reader.passages[place]
        text = sourced.passage.text.strip()
        early = sourced.dated >= ended and _TOO_EARLY.search(text)
        if not early or sourced.passage.quoted or len(text) > LONGEST_QUOTE:
            continue
        talk = sourced.passage.role in _TURNS
        first = max(0, place - _HEARD) if talk else place
        near = [
            one.passage.text
            for one in reader.passages[first : place + 1]
            if one.source == sourced.source
        ]
        named = key.casefold() in text.casefold()
        if named or any(_is_of(one, things, numbers) for one in near):
            return reader.cut(place, text, text)
    return None


def _is_of(text: str, things: frozenset[str], numbers: frozenset[str]) -> bool:
    common = shared(things, stems(text))
    return bool(common) and (common == things or bool(numbers & _values(text)))


def _is_part(said: str) -> bool | None:
    """Whether words count a part of a whole; None where they count no such thing."""
    for small, large in pairwise(_numbers(said)):
        if _OF.fullmatch(said[small.end : large.start]):
            [part], [whole] = small.values, large.values
            return part < whole
    return None


def _numbers(said: str) -> Sequence[Amount]:
    found = (*amounts_in(said), *spelled_amounts_in(said))
    plain = (one for one in found if not one.unit and len(one.values) == 1)
    return sorted(plain, key=lambda one: one.start)


def _values(text: str) -> frozenset[str]:
    return frozenset(str(one.values[0]) for one in _numbers(text))
