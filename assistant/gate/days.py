"""Dates, weekdays and clock times as a sentence writes them, in one form each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from assistant.gate.lexicon import MONTH_NUMBER, WEEKDAY_NUMBER

DateOrder = Literal["dmy", "mdy"]
Reading = tuple[int | None, int, int | None]
"""Year, month and day; None for what is not said."""

_MONTH = "|".join(sorted(MONTH_NUMBER, key=len, reverse=True))
_MONTH = rf"(?:{_MONTH})\b(?:\.(?=\s?\d))?"
_DAY = r"(?:[0-2]?\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_MONTH_YEAR = (
    rf"[\s/.-]{{0,3}}({_MONTH})"
    rf"(?:,?[\s/-]({_YEAR})(?!\d)|[/-](\d\d)(?![\d:])|\s?'(\d\d)(?!\d))?"
)
_DAY_START = r"(?<![\w.,#])(?<!\w[-/])"
_AFTER_MONTH = re.compile(rf"\b{_MONTH}\s?\Z", re.IGNORECASE)
_TAKEN = "\ue000"
_DIGIT = re.compile(r"\d")
"""Every pattern of a full date has one."""
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("ymd", rf"(?<![\w-])({_YEAR})([-/.])(\d\d?)\2(\d\d?)(?=T\d|\b)(?![-/]?\d)"),
        (
            "days_month",
            rf"{_DAY_START}({_DAY})\s?(?:-|to|and|&)\s?({_DAY})(?:\s+of)?{_MONTH_YEAR}",
        ),
        ("d_month", rf"{_DAY_START}({_DAY})()(?:\s+of)?{_MONTH_YEAR}"),
        (
            "month_d",
            (
                rf"\b({_MONTH})\s?(?:the\s)?({_DAY})(?!\d|[:.]\d|,\d\d\d|%|\s?(?:am|pm)\b)"
                rf"(?:\s?(?:-|to|and|&)\s?({_DAY})(?![\d:]))?(?:,?\s({_YEAR})(?!\d))?"
            ),
        ),
        ("month_y", rf"\b({_MONTH}),?[\s/-]({_YEAR})(?!\d)"),
        (
            "numeric",
            r"(?<![\w./-])(\d\d?)([/.-])(\d\d?)\2(\d{4}|\d\d)(?![\w/]|\.\d|-\d)",
        ),
        ("short", r"(?<![\w./-])(\d\d?)/(\d\d?)(?![\w/]|\.\d)"),
    )
)
_BARE_MONTH = re.compile(rf"\b({_MONTH})")
_BARE_MONTH_ANY = re.compile(_BARE_MONTH.pattern, re.IGNORECASE)
_LEADS_MONTH = re.compile(
    r"(?:\b(?:in|by|of|since|until|till|from|to|early|mid|late|end|before|after|"
    r"during|through|throughout|next|last|this|and|or)|/|-)[\s-]?\Z",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(early|start of|beginning of|mid|middle of|late|end of)[\s-]?\Z", re.IGNORECASE
)
_PARTS = {
    "early": "early",
    "start of": "early",
    "beginning of": "early",
    "mid": "mid",
    "middle of": "mid",
    "late": "late",
    "end of": "late",
}
_PART_DAYS = {"early": (1, 11), "mid": (9, 21), "late": (20, 31)}
_WEEKDAY = re.compile(
    r"\b("
    + "|".join(sorted(WEEKDAY_NUMBER, key=len, reverse=True))
    + r")(?:s\b|'s\b|\b)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(today|tonight|tomorrow|yesterday)\b", re.IGNORECASE)
_TIME = re.compile(
    r"(?<![\w:.])(?:T?([01]?\d|2[0-4])[:h]([0-5]\d)(?::[0-5]\d)?(?:\.\d+)?\s?(am|pm|a\.m|p\.m)?"
    r"|([01]?\d)(?:\.([0-5]\d))?\s?(am|pm|a\.m|p\.m)\b|(noon|midday|midnight)\b)",
    re.IGNORECASE,
)
_ISO_TIME = re.compile(r"(?<=\d)T([01]\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?:\.\d+)?Z?")
_NAMED_TIMES = {"noon": (12, 0), "midday": (12, 0), "midnight": (0, 0)}


@dataclass(frozen=True, slots=True)
class Day:
    """A date or month as written, with every reading it allows.

    `part` is early, mid or late for a part of a month; `numeric` marks a form such as
    4/5 that may be no date at all.
    """

    words: str
    start: int
    end: int
    readings: tuple[Reading, ...]
    part: str | None = None
    numeric: bool = False

    def resolved(self, as_of: date) -> tuple[Reading, ...]:
        """Give each reading the year that brings it nearest to `as_of`."""
        return tuple(_with_year(reading, as_of) for reading in self.readings)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday is 0."""

    words: str
    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day."""

    words: str
    start: int
    end: int
    hour: int
    minute: int


@dataclass(frozen=True, slots=True)
class RelativeDay:
    """Today, tomorrow or yesterday."""

    words: str
    start: int
    end: int
    offset: int


def days_in(text: str, order: DateOrder | None = None) -> Iterator[Day]:
    """Yield the full dates of a text, most specific form first, without overlap."""
    return iter(_days_in(text, order)) if _DIGIT.search(text) else iter(())


@lru_cache(maxsize=32_768)
def _days_in(text: str, order: DateOrder | None) -> tuple[Day, ...]:
    return tuple(_found_days(text, order))


def _found_days(text: str, order: DateOrder | None) -> Iterator[Day]:
    for kind, pattern in _PATTERNS:
        left = list(text)
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 12) : match.start()]
            if kind == "days_month" and _AFTER_MONTH.search(before):
                continue  # January 17 to 18 February: two dates, no range
            for day in _read(kind, match, order):
                left[day.start : day.end] = _TAKEN * (day.end - day.start)
                yield day
        text = "".join(left)


def months_in(text: str, names: frozenset[str]) -> Iterator[Day]:
    """Yield months that stand alone; a person of that name needs a word before it."""
    for match in _BARE_MONTH_ANY.finditer(text):
        word = match[1].rstrip(".")
        before = text[max(0, match.start() - 14) : match.start()]
        led = _LEADS_MONTH.search(before) is not None
        plain = word[0].isupper() and (
            len(word) > 3 or word.isupper() or match[1].endswith(".")
        )
        person = word.casefold() in names or word.casefold() == "may"
        if not word[0].isupper() or not (led or (plain and not person)):
            continue
        part = _PART.search(before)
        yield Day(
            text[match.start() : match.end()],
            match.start(),
            match.end(),
            ((None, MONTH_NUMBER[word.casefold()], None),),
            part=_PARTS[part[1].casefold()] if part else None,
        )


def weekdays_in(text: str, names: frozenset[str]) -> Iterator[Weekday]:
    """Yield days of the week; abbreviations count when capitalised."""
    for match in _WEEKDAY.finditer(text):
        word = match[1]
        short = len(word) <= 5
        if (short and not word[0].isupper()) or word.casefold() in names:
            continue
        yield Weekday(word, match.start(), match.end(), WEEKDAY_NUMBER[word.casefold()])


def relative_days_in(text: str) -> Iterator[RelativeDay]:
    """Yield today, tomorrow and yesterday."""
    offsets = {"tomorrow": 1, "yesterday": -1}
    for match in _RELATIVE.finditer(text):
        offset = offsets.get(match[1].casefold(), 0)
        yield RelativeDay(match[0], match.start(), match.end(), offset)


def clocks_in(text: str) -> Iterator[Clock]:
    """Yield times of day on the 24 hour clock."""
    for match in _ISO_TIME.finditer(text):
        yield Clock(
            match[0], match.start(), match.end(), int(match[1]) % 24, int(match[2])
        )
    for match in _TIME.finditer(text):
        if match[7]:
            hour, minute = _NAMED_TIMES[match[7].casefold()]
        else:
            hour, minute = int(match[1] or match[4]), int(match[2] or match[5] or 0)
            half = (match[3] or match[6] or "").casefold()
            if half:
                hour = hour % 12 + (12 if half.startswith("p") else 0)
        yield Clock(match[0], match.start(), match.end(), hour % 24, minute)


def same_day(claimed: Reading, known: Reading) -> bool:
    """Whether the known date says at least what the claimed one says."""
    return all(
        mine is None or mine == theirs
        for mine, theirs in zip(claimed, known, strict=True)
    )


def within_part(part: str, reading: Reading) -> bool:
    """Whether a day lies in the early, middle or late part of its month."""
    first, last = _PART_DAYS[part]
    return reading[2] is not None and first <= reading[2] <= last


def weekday_of(reading: Reading, as_of: date) -> int | None:
    """Return the weekday of a complete date, Monday is 0."""
    year, month, day = _with_year(reading, as_of)
    return date(year, month, day).weekday() if year and day else None


def _read(kind: str, match: re.Match[str], order: DateOrder | None) -> Iterator[Day]:
    if kind == "ymd":
        yield from _day(match, [(int(match[1]), int(match[3]), int(match[4]))])
    elif kind in {"days_month", "d_month"}:
        year = _year(match[4] or match[5] or match[6])
        month = MONTH_NUMBER[match[3].rstrip(".").casefold()]
        yield from _days(match, (match[1], match[2]), year, month)
    elif kind == "month_d":
        month = MONTH_NUMBER[match[1].rstrip(".").casefold()]
        yield from _days(match, (match[2], match[3]), _year(match[4]), month)
    elif kind == "month_y":
        month = MONTH_NUMBER[match[1].rstrip(".").casefold()]
        yield Day(match[0], match.start(), match.end(), ((int(match[2]), month, None),))
    elif kind == "numeric":
        first, second, year = int(match[1]), int(match[3]), _year(match[4])
        yield from _day(match, _either(first, second, year, order), numeric=True)
    else:
        first, second = int(match[1]), int(match[2])
        yield from _day(match, _either(first, second, None, order), numeric=True)


def _either(
    first: int, second: int, year: int | None, order: DateOrder | None
) -> list[Reading]:
    """Both orders of a numeric date, or the one that the project uses."""
    dmy: Reading = (year, second, first)
    mdy: Reading = (year, first, second)
    if order and _valid(dmy if order == "dmy" else mdy):
        return [dmy if order == "dmy" else mdy]
    return [dmy, mdy]


def _days(
    match: re.Match[str], days: tuple[str | None, ...], year: int | None, month: int
) -> Iterator[Day]:
    """One date for each day of a range or pair."""
    for day in days:
        if day:
            number = int(re.sub(r"\D", "", day))
            yield from _day(match, [(year, month, number)])


def _day(
    match: re.Match[str], readings: list[Reading], *, numeric: bool = False
) -> Iterator[Day]:
    valid = tuple(dict.fromkeys(r for r in readings if _valid(r)))
    if valid:
        yield Day(match[0], match.start(), match.end(), valid, numeric=numeric)


def _valid(reading: Reading) -> bool:
    year, month, day = reading
    try:
        date(year or 2024, month, day or 1)
    except ValueError:
        return False
    return True


def _year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)


def _with_year(reading: Reading, as_of: date) -> Reading:
    year, month, day = reading
    if year is not None:
        return reading
    candidates = [
        date(y, month, day or 1)
        for y in (as_of.year - 1, as_of.year, as_of.year + 1)
        if _valid((y, month, day))
    ]
    if not candidates:
        return reading
    nearest = min(candidates, key=lambda other: abs((other - as_of).days))
    return (nearest.year, month, day)
