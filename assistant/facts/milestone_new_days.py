"""New days that no verb of moving gives: "2 April instead of 13 March", "agreed"."""

from __future__ import annotations

import re
from datetime import date

from assistant.extract.date_words import MONTHS, WEEKDAYS, either, same_length_fold
from assistant.gate.days import DateOrder, days_in

_DAY = rf"(?:the \d|\d|(?:{either(WEEKDAYS)}|{either(MONTHS)})\b)"
_SWAP = re.compile(
    r"(?:\b(?:instead of|rather than|in place of|statt|anstatt|au lieu du?)"
    r"|[,(]\s*(?:not|was|formerly|previously|originally))"
    rf" (?:(?:on|for|by|the|our|its|planned|original|agreed|le|am|vom) )*{_DAY}"
)
_CLOSE = re.compile(r"\W{0,3}")
_LABELLED = re.compile(
    rf"^(\W*[^:.!?]{{2,60}}?)\s*:\s+(?=(?:now |on |now on )?{_DAY})", re.IGNORECASE
)
_FIXED = re.compile(r"\b(?:agreed|confirmed|settled|vereinbart|convenu|acordad\w+)\b")


def fixes_day(text: str) -> bool:
    """Whether the text agrees to something, or puts one day in another's place."""
    folded = same_length_fold(text)
    return bool(_FIXED.search(folded) or _SWAP.search(folded))


def swap_of(text: str, order: DateOrder | None) -> tuple[int, int] | None:
    """Return where the day that comes in another's place begins and ends.

    It stands directly before the words that name the old one.
    """
    swap = _SWAP.search(same_length_fold(text))
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
