"""The order of day and month that the dates within a text prove."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.domain.people import fold
from assistant.domain.reading import ReadProblem
from ingest.calendar_words import WEEKDAYS
from ingest.reader import DateOrder

_DATE = re.compile(
    r"(?:(?<![^\W\d_])(?P<weekday>[^\W\d_]{2,13})[.,]{0,2}[ \t]+)?"
    r"(?<![\w/.:-])(?P<first>\d{1,2})(?P<mark>[/-])(?P<second>\d{1,2})"
    r"(?:(?P=mark)(?P<year>(?:19|20)\d\d|(?<=/)\d\d))?(?![\w/:-])"
)

_DAY_FIRST = re.compile(
    r"\bday[ -]first|\bdd?[/.]mm?\b|\bday[/ -]+month|\b(?:uk|european) (?:order|dates)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    r"\bmonth[ -]first|\bmm?[/.]dd?\b|\bmonth[/ -]+day|\bus (?:order|dates)",
    re.IGNORECASE,
)
_ORDER_LINES = 40
_UNDECIDED = re.compile(
    r"could be \d{4}-\d\d-\d\d or \d{4}-\d\d-\d\d|may be day first or month first"
)


def is_undecided(problem: ReadProblem) -> bool:
    """Whether a date was left empty since nothing in its file tells day from month."""
    return _UNDECIDED.search(problem.what) is not None


def proven_order(text: str) -> DateOrder | None:
    """Return the order that the text's dates prove; None if none or both.

    A number above 12 proves it, or the weekday beside a date with its year. Two
    numbers with neither year nor weekday may be a fraction and prove nothing.
    """
    found = {order for match in _DATE.finditer(text) if (order := _proven(match))}
    return found.pop() if len(found) == 1 else None


def _proven(match: re.Match[str]) -> DateOrder | None:
    weekday = WEEKDAYS.get(fold(match["weekday"] or ""))
    if match["year"] is None and weekday is None:
        return None
    first, second = int(match["first"]), int(match["second"])
    if first > 12 or second > 12:
        return _above_twelve(first, second)
    return _by_weekday(match["year"], first, second, weekday)


def _above_twelve(first: int, second: int) -> DateOrder | None:
    if first > 12 >= second > 0 and first <= 31:
        return "dmy"
    return "mdy" if second > 12 >= first > 0 and second <= 31 else None


def _by_weekday(
    year: str | None, first: int, second: int, weekday: int | None
) -> DateOrder | None:
    if year is None or weekday is None or not (first and second):
        return None
    full = int(year) + (2000 if len(year) == 2 else 0)
    day_first = date(full, second, first).weekday() == weekday
    month_first = date(full, first, second).weekday() == weekday
    if day_first == month_first:
        return None
    return "dmy" if day_first else "mdy"


def stated_order(lines: Sequence[str]) -> DateOrder | None:
    """Return the order of day and month that the text itself states."""
    text = "\n".join(lines)
    day_first, month_first = _DAY_FIRST.search(text), _MONTH_FIRST.search(text)
    if bool(day_first) == bool(month_first):
        return None
    return "dmy" if day_first else "mdy"


def written_order(lines: Sequence[str]) -> DateOrder | None:
    """Return the order of day and month that a text states or its dates prove."""
    return stated_order(lines[:_ORDER_LINES]) or proven_order("\n".join(lines))
