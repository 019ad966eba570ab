"""Dates and numbers as people and tools write them in cells and file names."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from assistant.domain.people import fold
from ingest.calendar_words import FULL_MONTHS, MONTHS
from ingest.reader import DateOrder

_TIME = (
    r"(?:[T,\s]\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
    r"\s*(?P<zone>Z|UTC|(?:GMT)?[+-]\d{2}:?\d{2}(?:\s*\([^()]*\))?"
    r"|\(?(?:GMT|UTC)(?:[+-]\d{1,2}(?::?\d{2})?)?\)?)?)?"
)
_WEEKDAY = r"(?:[^\W\d_]{2,12}\.?,?\s+)?"
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})" + _TIME
)
_COMPACT = re.compile(r"(?P<year>20\d{2})(?P<month>\d{2})(?P<day>\d{2})")
_NUMERIC = re.compile(
    _WEEKDAY
    + r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})"
    + r"(?:(?P=mark)(?P<year>\d{4}|\d{2})?)?"
    + _TIME
)
_DAY_FIRST = re.compile(
    _WEEKDAY
    + r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?(?:\s+de)?[-/\s.]*(?P<name>[^\W\d_]{3,14})"
    + r"\.?(?:\s+de)?[-/\s.,]*(?P<year>\d{4}|\d{2}(?!:|\d))?"
    + _TIME
)
_MONTH_FIRST = re.compile(
    _WEEKDAY + r"(?P<name>[^\W\d_]{3,14})\.?\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"(?:,?\s+(?P<year>\d{4}))?" + _TIME
)
_SERIAL = re.compile(r"(?P<days>[2-7]\d{4})(?:\.\d+)?")
_NOT_YET = frozenset(
    (
        *("-", "–", "—", "?", "n/a", "na", "none", "tbd", "tbc", "tba"),
        *("open", "ongoing", "continuous", "offen"),
    )
)
_NAME_DATE = re.compile(
    r"(?<!\d)(?P<year>20\d{2})(?P<mark>[-_. ]?)(?P<month>\d{2})(?P=mark)"
    r"(?P<day>\d{2})(?!\d)"
)
_NAME_DATE_LAST = re.compile(
    r"(?<!\d)(?P<first>\d{1,2})(?P<mark>[-_. ])(?P<second>\d{1,2})(?P=mark)"
    r"(?P<year>20\d{2})(?!\d)"
)
_OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?")
_EARLIEST, _LATEST = 1990, 2100
_LONGEST = 80


class UnreadCellError(ValueError):
    """Why a cell has no value; `str(error)` says it, `fix` what to do."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.fix = fix


@dataclass(frozen=True, slots=True)
class DateRules:
    """How the dates of one column are read.

    `order` decides d/m against m/d, None where nothing does; `near` gives the year to
    dates that have none.
    """

    order: DateOrder | None
    near: date


def settled_order(texts: Iterable[str]) -> DateOrder | None:
    """Return the order that the dates themselves prove, None if none or both."""
    return the_only(order for text in texts if (order := proven_order(text)))


def proven_order(text: str) -> DateOrder | None:
    """Return the order that a date proves by itself, None if it fits both."""
    match = _numeric(text)
    if match and match["mark"] != ".":
        first, second = int(match["first"]), int(match["second"])
        if first > 12 >= second:
            return "dmy"
        if second > 12 >= first:
            return "mdy"
    return None


def the_only(orders: Iterable[DateOrder]) -> DateOrder | None:
    """Return the order that is proven, None if none or both are."""
    found = {*orders}
    return found.pop() if len(found) == 1 else None


def order_within(text: str, first: date, last: date) -> DateOrder | None:
    """Return the order in which alone a date of numbers can lie between two days."""
    match = _numeric(text)
    if match is None or match["mark"] == ".":
        return None
    one, two = int(match["first"]), int(match["second"])
    written = match["year"]
    years = {first.year, last.year}
    if written:
        years = {int(written) + (2000 if len(written) == 2 else 0)}

    def fits(month: int, day: int) -> bool:
        days = (_day(year, month, day) for year in years)
        return any(found and first <= found <= last for found in days)

    as_dmy, as_mdy = fits(two, one), fits(one, two)
    if as_dmy == as_mdy:
        return None
    return "dmy" if as_dmy else "mdy"


def read_moment(text: str, rules: DateRules) -> datetime | None:
    """Read a date as `read_instant` does, local to the source: without its zone."""
    found = read_instant(text, rules)
    return found.replace(tzinfo=None) if found else None


def read_instant(text: str, rules: DateRules) -> datetime | None:
    """Read a date with or without a time; None where the cell says "not yet".

    A time has the offset that is written with it, if any. Of a span that an arrow
    marks, the end counts.

    Raises:
        UnreadCellError: If it is no date, or could be two.
    """
    text = re.split("[→⟶]", text)[-1].strip()
    if not text or fold(text) in _NOT_YET:
        return None
    if len(text) > _LONGEST:
        raise _no_date(text[:_LONGEST] + "…")
    for pattern, build in _FORMS:
        match = pattern.fullmatch(text)
        if match:
            return _plausible(build(match, rules), text)
    raise _no_date(text)


def read_day(text: str, rules: DateRules) -> date | None:
    """Read a date as `read_moment` does, without its time."""
    moment = read_moment(text, rules)
    return moment.date() if moment else None


def date_in_name(name: str) -> date | None:
    """Return the date that a file name carries, unless day and month could swap."""
    for match in _NAME_DATE.finditer(name):
        found = _day(int(match["year"]), int(match["month"]), int(match["day"]))
        if found:
            return found
    for match in _NAME_DATE_LAST.finditer(name):
        year, first, second = (int(match[part]) for part in ("year", "first", "second"))
        days = {_day(year, second, first), _day(year, first, second)} - {None}
        if len(days) == 1:
            return days.pop()
    return None


def is_bare_number(cell: str) -> bool:
    """Whether it holds digits and no letter, as days, numbers and shares do."""
    return any(map(str.isdigit, cell)) and not any(map(str.isalpha, cell))


def read_number(text: str) -> float | None:
    """Read a finite number with either decimal mark, units and signs around it."""
    match = re.search(r"[-+]?\d[\d.,'’\u00a0\u202f ]*", text[:_LONGEST])
    if not match:
        return None
    digits = re.sub(r"['’\s]", "", match[0]).rstrip(".,")
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        thousands, mark = (".", ",") if comma > point else (",", ".")
        digits = digits.replace(thousands, "").replace(mark, ".")
    elif comma >= 0:
        grouped = re.fullmatch(r"[-+]?[1-9]\d{0,2}(?:,\d{3})+", digits)
        digits = digits.replace(",", "" if grouped else ".")
    try:
        value = float(digits)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


@lru_cache(maxsize=1024)
def month_number(word: str) -> int | None:
    """Return 1-12 for a month's name or short form, in a language known here."""
    key = fold(word)
    if len(key) < 3:
        return None
    found = {
        number
        for number, names in enumerate(FULL_MONTHS, start=1)
        for name in names.split()
        if name.startswith(key)
    }
    if not found:
        return MONTHS.get(key)
    return found.pop() if len(found) == 1 else None


def _numeric(text: str) -> re.Match[str] | None:
    """Match a date of numbers alone; one without year needs a slash or a last dot."""
    text = text.strip()
    match = _NUMERIC.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None or match["year"]:
        return match
    dotted = match["mark"] == "." and text[match.end("second") :].startswith(".")
    return match if match["mark"] == "/" or dotted else None


def _from_year_first(match: re.Match[str], _rules: DateRules) -> datetime:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    found = _day(year, month, day)
    if found is None:
        raise _no_date(match[0])
    return _at(found, match)


def _from_serial(match: re.Match[str], _rules: DateRules) -> datetime:
    return datetime(1899, 12, 30) + timedelta(days=int(match["days"]))  # noqa: DTZ001


def _from_numeric(match: re.Match[str], rules: DateRules) -> datetime:
    if _numeric(match[0]) is None:
        raise _no_date(match[0])
    first, second = int(match["first"]), int(match["second"])
    as_dmy = _dated(match, second, first, rules)
    as_mdy = _dated(match, first, second, rules)
    if as_dmy is None or as_mdy is None:
        only = as_dmy or as_mdy
        if only is None:
            raise _no_date(match[0])
        return _at(only, match)
    order = "dmy" if match["mark"] == "." else rules.order
    if order is None and as_dmy != as_mdy:
        raise UnreadCellError(
            f"{match[0]!r} could be {as_dmy.isoformat()} or {as_mdy.isoformat()}",
            "set the project's date order in its settings",
        )
    return _at(as_mdy if order == "mdy" else as_dmy, match)


def _from_named(match: re.Match[str], rules: DateRules) -> datetime:
    month = month_number(match["name"])
    found = month and _dated(match, month, int(match["day"]), rules)
    if not found:
        raise _no_date(match[0])
    return _at(found, match)


_FORMS = (
    (_YEAR_FIRST, _from_year_first),
    (_COMPACT, _from_year_first),
    (_SERIAL, _from_serial),
    (_NUMERIC, _from_numeric),
    (_MONTH_FIRST, _from_named),
    (_DAY_FIRST, _from_named),
)


def _dated(match: re.Match[str], month: int, day: int, rules: DateRules) -> date | None:
    """Build the day, in the year nearest to `rules.near` where none is written."""
    if match["year"]:
        year = int(match["year"])
        return _day(
            year if year > 99 else year + (1900 if year > 79 else 2000), month, day
        )
    years = (rules.near.year + offset for offset in (-1, 0, 1))
    days = [found for year in years if (found := _day(year, month, day))]
    return min(days, key=lambda found: abs(found - rules.near), default=None)


def _at(day: date, match: re.Match[str]) -> datetime:
    parts = match.groupdict()
    hour, minute = int(parts.get("hour") or 0), int(parts.get("minute") or 0)
    half = (parts.get("half") or "").casefold()[:1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        raise _no_date(match[0])
    zone = _offset(parts.get("zone"))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)


def _offset(zone: str | None) -> timezone | None:
    """Return the offset that a zone of `_TIME` is, None for one of a day or more."""
    if not zone:
        return None
    match = _OFFSET.search(zone)
    if match is None:
        return UTC
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    if hours > 23 or minutes > 59:
        return None
    ahead = timedelta(hours=hours, minutes=minutes)
    return timezone(-ahead if match["sign"] == "-" else ahead)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plausible(moment: datetime, text: str) -> datetime:
    if not _EARLIEST <= moment.year <= _LATEST:
        raise UnreadCellError(
            f"{text!r} is no plausible date", "correct the cell and ingest again"
        )
    return moment


def _no_date(text: str) -> UnreadCellError:
    return UnreadCellError(
        f"{text!r} is not a date", "correct the cell and ingest again"
    )
