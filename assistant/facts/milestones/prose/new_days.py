"""New days that no verb of moving gives: "2 April instead of 13 March", "agreed"."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from assistant.extract.dates.words import MONTHS, WEEKDAYS, either, same_length_fold
from assistant.gate.days import DateOrder, days_in

_DAY = rf"(?:the \d|\d|(?:{either(WEEKDAYS)}|{either(MONTHS)})\b)"
_SWAP = re.compile(
    r"(?:\b(?:instead of|rather than|in place of|statt|anstatt|au lieu du?)"
    r"|(?:[,(]|\s[-–—]|\band)\s*(?:not|no longer|was|formerly|previously|originally))"
    rf" (?:(?:on|to|for|by|the|our|its|planned|original|agreed|le|am|vom) )*{_DAY}"
)
_NOT_BUT = re.compile(
    rf"\bnot (?:(?:on|to|for|by|the) )*(?P<old>{_DAY}[\w ]{{0,20}}?),?"
    rf" but (?:(?:now|only|on|to|for|by|the) )*(?P<new>{_DAY})"
)
"""The other order of it: "not on 6 April but on 13 April"."""
_CLOSE = re.compile(r"\W{0,3}")
_LABELLED = re.compile(
    rf"^(\W*[^:.!?]{{2,60}}?)\s*:\s+(?=(?:now |on |now on )?{_DAY})", re.IGNORECASE
)
_FIXED = re.compile(r"\b(?:agreed|confirmed|settled|vereinbart|convenu|acordad\w+)\b")


@lru_cache(maxsize=16_384)
def fixes_day(text: str) -> bool:
    """Whether the text agrees to something, or puts one day in another's place."""
    folded = same_length_fold(text)
    swaps = _SWAP.search(folded) or _NOT_BUT.search(folded)
    return bool(_FIXED.search(folded) or swaps)


def without_former(text: str) -> str:
    """Leave out the "not" before the day in whose place another one comes."""
    folded = same_length_fold(text)
    for found in (_SWAP.search(folded), _NOT_BUT.search(folded)):
        if found:
            start, end = found.span()
            kept = re.sub(r"\b(?:not|no)\b", "   ", folded[start:end])
            folded = folded[:start] + kept + folded[end:]
    return folded


def swap_of(text: str, order: DateOrder | None) -> tuple[int, int] | None:
    """Return where the day that comes in another's place begins and ends.

    It stands directly before the words that name the old one.
    """
    folded = same_length_fold(text)
    if other := _NOT_BUT.search(folded):
        starts = ((day.start, day.end) for day in days_in(text, order))
        behind = (one for one in starts if one[0] <= other.start("new") < one[1])
        return next(behind, None)
    swap = _SWAP.search(folded)
    if swap is None:
        return None
    near = (
        (day.start, day.end)
        for day in days_in(text[: swap.start()], order)
        if len(day.readings) == 1 and _CLOSE.fullmatch(text, day.end, swap.start())
    )
    return next(near, None)


def swapped_day(text: str, said: date, order: DateOrder | None) -> date | None:
    """Return the day that comes in another's place, if the text names one."""
    place = swap_of(text, order)
    if place is None:
        return None
    for day in days_in(text[place[0] : place[1]], order):
        year, month, number = day.resolved(said)[0]
        if year and number:
            return date(year, month, number)
    return None


def without_colon(text: str) -> str:
    """Join a label with the day that follows it: "Dock: 3 May" is "Dock 3 May"."""
    return _LABELLED.sub(r"\1 ", text, count=1)
