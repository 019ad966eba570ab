"""Months, weeks, quarters and years as headings and cells of sheets name them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from assistant.domain.people import fold
from ingest.tables.cells import DateRules, UnreadCellError, month_number, read_day

_YEAR: Final = r"(?P<year>20\d\d|['’]?\d\d(?!\d))"
_FULL_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
_YEAR_MONTH: Final = re.compile(
    r"(?P<year>20\d\d)[-/. ]?(?:m)?(?P<month>\d{1,2})", re.IGNORECASE
)
_MONTH_YEAR: Final = re.compile(r"(?P<month>\d{1,2})[-/. ](?P<year>20\d\d)")
_NAMED: Final = re.compile(
    rf"(?P<name>[^\W\d_]{{3,12}})\.?[-/'’. ]*{_YEAR}?"
    r"|(?P<before>20\d\d)[-/. ]+(?P<later>[^\W\d_]{3,12})\.?",
    re.IGNORECASE,
)
_WEEK: Final = re.compile(
    r"(?:(?P<before>20\d\d)[-/ ]?)?(?:w|wk|week|cw|kw|sem|s|uke|v|vecka)[-. ]?"
    r"(?P<week>\d{1,2})"
    r"(?:[-/ ']+(?P<year>20\d\d|\d\d))?",
    re.IGNORECASE,
)
_QUARTER: Final = re.compile(
    rf"(?:(?P<before>20\d\d)[-/ ]?)?(?:q|t)(?P<quarter>[1-4])(?:[-/ ']*{_YEAR})?"
    rf"|(?P<first>[1-4])\.?\s?(?:q|quarter|quartal)[-/ ']*(?P<then>20\d\d|\d\d)?",
    re.IGNORECASE,
)
_ONLY_YEAR: Final = re.compile(r"(?:fy|gj|cy)?[ ']?(?P<year>20\d\d)", re.IGNORECASE)
_BEGINNING: Final = re.compile(
    r"(?:w/c|wc|w/b|week commencing|week of|week starting|woche ab|semaine du)\s+",
    re.IGNORECASE,
)
_LONGEST: Final = 30
_MOST_WEEKS: Final = 53


@dataclass(frozen=True, slots=True)
class Period:
    """From first to last day; `vague` where no year was written."""

    start: date
    end: date
    vague: bool = False


def year_in(texts: Sequence[str]) -> int | None:
    """Return the one year that the texts name, None if none or several."""
    found = {int(match[0]) for text in texts for match in _FULL_YEAR.finditer(text)}
    return found.pop() if len(found) == 1 else None


def read_period(text: str, year: int, rules: DateRules) -> Period | None:
    """Return the month, week, quarter, year or day that the text names, else None.

    `year` is for texts that name none. A day alone is a period of one day.
    """
    plain = " ".join(text.split())
    if not plain or len(plain) > _LONGEST:
        return None
    begin = _BEGINNING.match(plain)
    if begin:
        day = _day(plain[begin.end() :], rules)
        return Period(day, day + timedelta(days=6)) if day else None
    for read in (_month, _week, _quarter, _year):
        found = read(plain, year)
        if found:
            return found
    day = _day(plain, rules) if re.search(r"\d.*\D.*\d|\d{5}", plain) else None
    return Period(day, day) if day else None


def read_headings(
    texts: Sequence[str], year: int, rules: DateRules
) -> list[Period | None]:
    """Read the names of columns that follow each other.

    A year that is not written goes on from the column before it; a day begins the
    period that ends before the next one.
    """
    found = [read_period(text, year, rules) for text in texts]
    moved = 0
    last: Period | None = None
    for index, period in enumerate(found):
        if period is None:
            continue
        if period.vague:
            if last and _shifted(period, moved).start < last.start:
                moved += 1
            found[index] = _shifted(period, moved)
        last = found[index]
    return stretched(found)


def stretched(times: Sequence[Period | None]) -> list[Period | None]:
    """Let each day, in the order of time, reach to the day before the next one.

    Times that are longer than a day stay as they are, and all others beside them.
    """
    found = [*times]
    places = [i for i, period in enumerate(found) if period is not None]
    days = [found[i].start for i in places if (p := found[i]) and p.start == p.end]  # type: ignore[union-attr]
    if len(days) != len(places) or len(days) < 2:
        return found
    gap = timedelta(days=0)
    for number, place in enumerate(places):
        if number + 1 < len(days) and days[number + 1] > days[number]:
            gap = days[number + 1] - days[number]
        end = days[number] + gap - timedelta(days=1)
        if gap.days >= 28:
            end = _last_of_month(days[number], max(1, round(gap.days / 30.4)))
        found[place] = Period(days[number], max(end, days[number]))
    return found


def _last_of_month(day: date, months: int) -> date:
    """Return the day before the same day of the month so many months later."""
    number = day.month - 1 + months
    year, month = day.year + number // 12, number % 12 + 1
    return date(year, month, min(day.day, 28)) - timedelta(days=1)


def _shifted(period: Period, years: int) -> Period:
    if not years:
        return period
    days = [
        day.replace(year=day.year + years, day=min(day.day, 28))
        if (day.month, day.day) == (2, 29)
        else day.replace(year=day.year + years)
        for day in (period.start, period.end)
    ]
    return Period(days[0], days[1], vague=True)


def _month(text: str, year: int) -> Period | None:
    match = _YEAR_MONTH.fullmatch(text) or _MONTH_YEAR.fullmatch(text)
    if match:
        return _of_months(int(match["year"]), int(match["month"]), 1)
    match = _NAMED.fullmatch(text)
    number = match and month_number(match["name"] or match["later"])
    if not match or not number:
        return None
    written = match["year"] or match["before"]
    return _of_months(_full(written, year), number, 1, vague=not written)


def _quarter(text: str, year: int) -> Period | None:
    match = _QUARTER.fullmatch(text)
    if match is None:
        return None
    written = match["before"] or match["year"] or match["then"]
    number = int(match["quarter"] or match["first"])
    return _of_months(_full(written, year), 3 * number - 2, 3, vague=not written)


def _year(text: str, _year_given: int) -> Period | None:
    match = _ONLY_YEAR.fullmatch(text)
    return _of_months(int(match["year"]), 1, 12) if match else None


def _week(text: str, year: int) -> Period | None:
    match = _WEEK.fullmatch(text)
    if match is None or not 1 <= int(match["week"]) <= _MOST_WEEKS:
        return None
    written = match["before"] or match["year"]
    try:
        start = date.fromisocalendar(_full(written, year), int(match["week"]), 1)
    except ValueError:
        return None
    return Period(start, start + timedelta(days=6), vague=not written)


def _of_months(
    year: int, month: int, months: int, *, vague: bool = False
) -> Period | None:
    if not 1 <= month <= 12:
        return None
    start = date(year, month, 1)
    return Period(start, _last_of_month(start, months), vague)


def _full(written: str | None, year: int) -> int:
    digits = fold(written or "").strip("'’ ")
    if not digits:
        return year
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _day(text: str, rules: DateRules) -> date | None:
    try:
        return read_day(text, rules)
    except UnreadCellError:
        return None
