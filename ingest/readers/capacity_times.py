"""Of which time each row of a capacity sheet is, whatever its column is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from assistant.domain.people import fold
from ingest.plans.budget_words import TOTAL, is_period
from ingest.plans.periods import Period, read_period, stretched
from ingest.tables.cells import DateRules, UnreadCellError, read_day, settled_order
from ingest.tables.column_names import plain_name
from ingest.tables.rows import Row, Table

_START: Final = re.compile(
    r"(?:.* )?(?:from|starts?|begin(?:s|ning)?|first day|von|beginn|ab|debut|desde"
    r"|inicio|inizio|dal|van|begin)(?: (?:date|on|of (?:week|period)))?"
)
_END: Final = re.compile(
    r"(?:.* )?(?:to|till|until|through|ends?|finish|last day|bis|ende|fin|hasta|al"
    r"|fine|tot|einde)(?: (?:date|on|of (?:week|period)))?"
)
_WEEKS: Final = re.compile(
    r"\b(?:(?:work|calendar)?weeks?|wk|cw|kw|\w*woche|semaine|semana|settimana)\b"
)
_ENDING: Final = re.compile(r"\b(?:end(?:ing|s)?|ende(?:nd)?|w e|fin|fine|finale)\b")
_MONTHS: Final = re.compile(r"\b(?:months?|\w*monat|mois|mes|mese|maand)\b")
_NAMED: Final = re.compile(
    r"\b(?:sprints?|iterations?|iter|cycles?|increments?|pi|phases?|waves?|periods?"
    r"|iteration|zyklus|periode|periodo)\b"
)
"""Words for times whose days stand elsewhere."""
_DIGIT: Final = re.compile(r"\d")
_BARE: Final = re.compile(r"\d{1,2}")
_LONGEST: Final = 60
_LAST_WEEK, _LAST_MONTH = 53, 12


@dataclass(frozen=True, slots=True)
class Time:
    """The days of a time, or its name where nothing says its days."""

    period: Period | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class RowTimes:
    """The times of rows by their numbers; `unread` are cells that are none."""

    times: dict[int, Time]
    unread: dict[int, str]
    columns: frozenset[int] = frozenset()

    def of(self, row: Row) -> Time:
        """Return the time of a row, one without days and name where it says none."""
        return self.times.get(row.number, Time())


def row_times(
    table: Table,
    naming: Sequence[int],
    taken: Iterable[int | None],
    year: int,
    rules: DateRules,
) -> RowTimes:
    """Read the times of the rows.

    They are in two columns of a first and a last day, in one that is named for times,
    or, where several rows name the same, in any whose cells are all times. `naming`
    are the column of who and that of the work, if any; `taken` are those that hold
    something else.
    """
    who = naming[0]
    used = {*naming, *taken}
    free = [n for n in range(len(table.header)) if n not in used]
    rows = [row for row in table.rows if not TOTAL.match(row.cells[who].strip())]
    written = [row.cells[index] for row in rows for index in free]
    known = replace(rules, order=settled_order(written) or rules.order)
    return (
        _spans(table.header, rows, free, known)
        or _named_column(table.header, rows, free, (year, known))
        or _any_column(rows, naming, free, (year, known))
        or RowTimes({}, {})
    )


def telling_column(rows: Sequence[Row], who: int, free: Sequence[int]) -> int | None:
    """Return the first column that tells several rows of one person apart."""
    if not _repeats(rows, (who,)):
        return None
    for index in free:
        cells = [(row.cells[who], row.cells[index].strip()) for row in rows]
        # Numbers may be those of times, which are never to be added up.
        are_words = all(cell and not _DIGIT.search(cell) for _, cell in cells)
        if are_words and len({*cells}) == len(cells):
            return index
    return None


def _spans(
    header: Sequence[str], rows: Sequence[Row], free: Sequence[int], rules: DateRules
) -> RowTimes | None:
    starts = [n for n in free if _START.fullmatch(plain_name(header[n]))]
    ends = [n for n in free if _END.fullmatch(plain_name(header[n]))]
    for first in starts:
        for last in ends:
            found = {
                row.number: Time(Period(start, end))
                for row in rows
                if (start := _day(row.cells[first], rules))
                and (end := _day(row.cells[last], rules))
                and start <= end
            }
            if first != last and found and 2 * len(found) >= len(rows):
                unread = {
                    row.number: f"{row.cells[first]} – {row.cells[last]}"
                    for row in rows
                    if row.number not in found
                    and (row.cells[first].strip() or row.cells[last].strip())
                }
                return RowTimes(found, unread, frozenset((first, last)))
    return None


def _named_column(
    header: Sequence[str],
    rows: Sequence[Row],
    free: Sequence[int],
    rules: tuple[int, DateRules],
) -> RowTimes | None:
    for index in free:
        name = fold(header[index])
        is_named = any(words.search(name) for words in (_WEEKS, _MONTHS, _NAMED))
        if is_named or is_period(header[index]):
            found = _read(rows, index, rules, name)
            if found.times:
                return found
    return None


def _any_column(
    rows: Sequence[Row],
    naming: Sequence[int],
    free: Sequence[int],
    rules: tuple[int, DateRules],
) -> RowTimes | None:
    if not _repeats(rows, naming):
        return None
    for index in free:
        found = _read(rows, index, rules, "")
        if found.times and not found.unread:
            return found
    return None


def _read(
    rows: Sequence[Row], index: int, rules: tuple[int, DateRules], name: str
) -> RowTimes:
    """Read one column; a day reaches to the day before the next one."""
    cells = {row.number: " ".join(row.cells[index].split()) for row in rows}
    read = {cell: _period(cell, name, rules) for cell in {*cells.values()} if cell}
    days = sorted({p for p in read.values() if p}, key=lambda p: (p.start, p.end))
    wide = dict(zip(days, _as_long(days, name), strict=True))
    times: dict[int, Time] = {}
    unread: dict[int, str] = {}
    for number, cell in cells.items():
        found = read.get(cell)
        if found:
            times[number] = Time(wide[found])
        elif cell and _is_named(cell, name):
            times[number] = Time(name=cell[:_LONGEST])
        elif cell:
            unread[number] = cell
    return RowTimes(times, unread, frozenset((index,)))


def _as_long(days: Sequence[Period], name: str) -> list[Period]:
    """Return the times as long as their column says or as they follow each other."""
    if _WEEKS.search(name):
        week = timedelta(days=6)
        before = week if _ENDING.search(name) else timedelta()
        return [
            Period(day.start - before, day.start - before + week)
            if day.start == day.end
            else day
            for day in days
        ]
    return [found or day for day, found in zip(days, stretched(days), strict=True)]


def _period(cell: str, name: str, rules: tuple[int, DateRules]) -> Period | None:
    year, order = rules
    if _BARE.fullmatch(cell):
        if _WEEKS.search(name) and int(cell) <= _LAST_WEEK:
            return read_period(f"W{cell}", year, order)
        if _MONTHS.search(name) and int(cell) <= _LAST_MONTH:
            return read_period(f"{year}-{cell}", year, order)
        return None
    return read_period(cell, year, order)


def _is_named(cell: str, name: str) -> bool:
    """Whether a cell names a time: by its own words, or as its column is called."""
    if _NAMED.search(fold(cell)):
        return True
    return _NAMED.search(name) is not None and any(map(str.isdigit, cell))


def _repeats(rows: Iterable[Row], naming: Sequence[int]) -> bool:
    """Whether several rows name the same."""
    named = [tuple(row.cells[index].strip() for index in naming) for row in rows]
    filled = [names for names in named if names[0]]
    return len({*filled}) < len(filled)


def _day(cell: str, rules: DateRules) -> date | None:
    try:
        return read_day(cell, rules)
    except UnreadCellError:
        return None
