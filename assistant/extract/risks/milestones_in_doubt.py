"""Sentences that put a known milestone in doubt, by id, name or its very day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.domain.people import fold
from assistant.extract.dates.words import WEEKDAYS
from assistant.extract.risks.put_in_doubt import put_in_doubt
from assistant.gate.days import days_in

_ID = re.compile(r"^\W*(?P<id>[A-Za-z]{1,3}-?\d{1,3})\b\W*")
_OF_DATE = re.compile(
    r"^\W*(?:the |our )?(?:planned |agreed )?(?:date|day|deadline|timing|time"
    r"|schedule)s?"
    r" (?:of|for) ",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\||\b(?:on|by|for|of|in|at|to|from|after|before|with|until|this|next)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_ARTICLES = frozenset({"", "the", "our", "that", "whether", "if", "planned"})
_EVENTS = frozenset({"go", "live", "launch", "release", "opening", "handover"})
_STEM = 5
"""Letters that are enough for a word of the name: "close" for "closed"."""
Milestones = Sequence[tuple[str, date]]
"""Their names and days."""


def milestone_doubted(text: str, known: Milestones) -> bool | None:
    """Whether it puts one of them in doubt; False if it says that it does not.

    None where it speaks of no doubt of any of them.
    """
    read = [
        not one.denied
        for one in put_in_doubt(text)
        if any(_is_named(one.thing, name, day) for name, day in known)
    ]
    return any(read) if read else None


def _is_named(thing: str, name: str, due: date) -> bool:
    """Whether the thing itself is it: not its lunch, nor what comes after it."""
    found = _ID.match(name)
    title = _flat(name[found.end() :] if found else name)
    ident = found["id"].casefold() if found else ""
    bare = _OF_DATE.sub("", thing)
    days = [(one.start, one.end, one.readings) for one in days_in(bare)]
    on_day = any(
        (month, number) == (due.month, due.day)
        for _, _, readings in days
        for _, month, number in readings
    )
    for start, end, _ in days:
        bare = f"{bare[:start]}{'|' * (end - start)}{bare[end:]}"
    parts = [_WORD.findall(fold(part)) for part in _PART.split(bare)]
    parts = [part for part in parts if part]
    words = {word for part in parts for word in part}
    if not words:
        return on_day
    if ident and (parts[0][-1] == ident or ident in parts[0][:2]):
        return True
    leads = f" {_flat(bare)} ".find(f" {title} ") if title else -1
    if leads >= 0 and f" {_flat(bare)} "[:leads].strip() in _ARTICLES:
        return True
    plain = words - {*_EVENTS, *_ARTICLES, *WEEKDAYS}
    return on_day and all(f" {word[:_STEM]}" in f" {title}" for word in plain)


def _flat(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))
