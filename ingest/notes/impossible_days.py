"""Deadlines in prose that no calendar has: `by 31 February`, `until 31/02`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.domain.people import fold
from assistant.domain.reading import ReadProblem, ReadResult, Role
from ingest.calendar_words import MONTHS

_LEAP_YEAR = 2024
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = (
    r"(?:(?P<y>20\d\d)-(?P<iso_m>\d{2})-(?P<iso_d>\d{2})"
    rf"|(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)? (?:of )?(?P<m>{_MONTH})"
    rf"|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?"
    r"|(?P<one>\d{1,2})(?:/(?P<two>\d{1,2})(?P<year>/(?:20)?\d\d)?"
    r"|\.(?P<dotted>\d{1,2})\.(?P<whole>20\d\d)))(?![\w/-])"
)
_LED = re.compile(
    rf"\b(?:by|until|till|before|due|due on|due by|bis|avant)(?: the)? {_DAY}"
)
_WHOLE = re.compile(_DAY)
_MOST_DAYS = 31
_MOST_MONTHS = 12
_PROSE = {Role.PARAGRAPH, Role.ITEM, Role.TURN, Role.MESSAGE, Role.ROW}


def impossible_days(result: ReadResult) -> Iterator[ReadProblem]:
    """Yield a problem for each deadline in the words that is no day.

    The words are kept as they stand; only the day is not known.
    """
    for passage in result.passages:
        if passage.role not in _PROSE or passage.quoted:
            continue
        text = fold(passage.text)
        cells = (fold(value) for _name, value in passage.cells)
        found = list(_LED.finditer(text))
        found += [m for cell in cells if (m := _WHOLE.fullmatch(cell.strip()))]
        for match in found:
            if not _exists(match):
                yield ReadProblem(
                    where=passage.locator,
                    what=f"{match[0]!r} is no day of the calendar; its words were "
                    "kept without a date",
                    fix="correct the date and ingest again",
                )


def _exists(match: re.Match[str]) -> bool:
    """Whether some year has the day, in one order or the other."""
    if match["one"]:
        one, two = int(match["one"]), int(match["two"] or match["dotted"])
        has_year = match["year"] or match["whole"]
        is_date = has_year or (
            1 <= min(one, two) <= _MOST_MONTHS and max(one, two) <= _MOST_DAYS
        )
        return not is_date or _is_day(two, one) or _is_day(one, two)
    if match["y"]:
        year, month, day = (int(match[part]) for part in ("y", "iso_m", "iso_d"))
        return _is_day(month, day, year)
    month, day = MONTHS[match["m"] or match["m2"]], int(match["d"] or match["d2"])
    return _is_day(month, day)


def _is_day(month: int, day: int, year: int = _LEAP_YEAR) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
