"""Stretches of days that words give: "8 to 12 June", "the week of June 8", "3 May"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from assistant.extract.dates.words import same_length_fold
from assistant.gate.days import DateOrder, days_in

_BETWEEN = re.compile(
    r"\s*(?:,\s*)?(?:through|thru|to|until|till|and|bis(?: zum)?|au|al|hasta"
    r"|[-\u2013\u2014])\s*(?:\w+day,? )?(?:the )?"
)
_WEEK = re.compile(
    r"\b(?:week|w/c|wc)(?: (?:of|from|beginning|starting|commencing))?[: ]+"
    r"(?:\w+day,? )?(?:the )?$"
)
_MOVES = re.compile(
    r"\b(?:mov\w+|slip\w*|push\w*|postpon\w+|shift\w*|goes|delay\w*)\b.{0,40}\bfrom"
    r" (?:\w+day,? )?(?:the )?$"
)
_LONGEST = 31
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Span:
    """From the first to the last of the days; `start` is its place in the text."""

    first: date
    last: date
    start: int = field(default=0, compare=False)

    def overlaps(self, other: Span) -> bool:
        """Whether they share a day."""
        return self.first <= other.last and other.first <= self.last


def spans_in(text: str, said_on: date, order: DateOrder | None) -> list[Span]:
    """Return the stretches of days that the text names, in its order.

    Only dates that can be read in one way count; two with "to" or a dash between them
    are one stretch, unless something moves from one to the other; "the week of" a day
    is that day to the Friday.
    """
    folded = same_length_fold(text)
    days = []
    for found in sorted(days_in(text, order), key=lambda day: day.start):
        readings = set(found.resolved(said_on))
        if len(readings) == 1 and None not in (reading := readings.pop()):
            year, month, number = reading
            days.append((found, date(year or 1, month, number or 1)))
    spans: list[Span] = []
    place = 0
    while place < len(days):
        found, first = days[place]
        last = first
        if place + 1 < len(days):
            after, then = days[place + 1]
            joined = after.start == found.start or _BETWEEN.fullmatch(
                folded[found.end : after.start]
            )
            moves = _MOVES.search(folded[: found.start])
            if (
                joined
                and not moves
                and first <= then <= first + timedelta(days=_LONGEST)
            ):
                last = then
                place += 1
        if first == last and _WEEK.search(folded[: found.start]):
            last = first + timedelta(days=max(0, _FRIDAY - first.weekday()))
        spans.append(Span(first, last, found.start))
        place += 1
    return spans
