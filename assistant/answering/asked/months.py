"""A month that a question names without a day: `in November`, `by the end of May`."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_NAMES = tuple(name.casefold() for name in calendar.month_name[1:])
_SHORT = 3
MONTH = (
    r"(?:in|during|within|throughout|over|by (?:the )?end of|until (?:the )?end of)"
    r" (?:the month of )?(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
    r"(?! ?\d{1,2}(?:st|nd|rd|th)?\b)(?:,? ?\d{4}\b)?"
)
_NAMED = re.compile(rf"(?i)\b{MONTH}")
_UNTIL = re.compile(r"(?i)^(?:by|until)\b")
_MONTH_WORD = re.compile(rf"(?i)\b(?:{'|'.join(n[:_SHORT] for n in _NAMES)})[a-z]*\b")


_LEFT = re.compile(r"(?i)\b(?:by|until) (?:the )?end of(?: +the month of)?\s*$")


@dataclass(frozen=True, slots=True)
class NamedMonth:
    """The words that name it, and its first and last day."""

    words: str
    first: date
    last: date


def month_in(text: str, today: date) -> NamedMonth | None:
    """Return the one month that a text names: that of its year, else the nearest.

    What is asked for by its end begins today.
    """
    found = _NAMED.findall(text)
    if len(found) != 1 or not (word := _MONTH_WORD.search(found[0])):
        return None
    shorts = [name[:_SHORT] for name in _NAMES]
    month = shorts.index(word[0].casefold()[:_SHORT]) + 1
    year = re.search(r"\d{4}", found[0])
    years = [int(year[0])] if year else [today.year - 1, today.year, today.year + 1]
    spans = [_span(one, month) for one in years]
    first, last = min(spans, key=lambda span: (_away(span, today), -span[0].year))
    if _UNTIL.match(found[0]) and last >= today:
        first = today
    return NamedMonth(found[0], first, last)


def without_month(text: str) -> str:
    """Return a text without the month that it names, by its day taken out before."""
    return _LEFT.sub(" ", _NAMED.sub(" ", text))


def _span(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _away(span: tuple[date, date], today: date) -> int:
    """Return how many days a time lies before or after a day."""
    first, last = span
    return max(0, (first - today).days, (today - last).days)
