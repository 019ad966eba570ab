"""Grids of absences: people down, days or weeks across, and marks where they meet.

What a mark means beyond "away" is nobody's business here and is never kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from assistant.domain.names import natural_order
from assistant.domain.people import fold
from assistant.domain.reading import Passage, ReadProblem, Role
from assistant.domain.records import LoggedAbsence
from ingest.plans.absence_names import ANNOUNCED, PERSON
from ingest.plans.periods import Period, read_period, year_in
from ingest.reader import DateOrder, ReadContext
from ingest.tables.cells import (
    DateRules,
    month_number,
    read_number,
    settled_order,
)
from ingest.tables.column_names import plain_name
from ingest.tables.rows import Row, Table, under_header

_FEWEST: Final = 3
"""Columns of time that make a grid."""
_LONGEST_NAME: Final = 60
_LONGEST_MARK: Final = 24
_WORK_WEEK: Final = 5
_FULL_DAY: Final = 6
"""Hours from which a day is one of absence."""
_DAY_NUMBER: Final = re.compile(r"0?[1-9]|[12]\d|3[01]")
_YEAR_MONTH: Final = re.compile(
    r"(?<!\d)(?P<year>20\d\d)[-_. /](?P<month>0?[1-9]|1[0-2])(?!\d)"
    r"|(?<!\d)(?P<before>0?[1-9]|1[0-2])[-_. /](?P<then>20\d\d)(?!\d)"
)
_LEGEND: Final = re.compile(
    r"(?<!\w)(?P<mark>[^\W_]{1,4})\s*[=:–-]\s*(?P<word>[^\W\d_]+)"
)
_CROSSES: Final = frozenset(("x", "xx", "✓", "✔", "✗", "✘", "●", "■", "1"))
_AT_WORK: Final = frozenset(
    (
        *("-", "–", "—", ".", "/", "0", "no", "n", "none", "ok", "p", "present", "w"),
        *(
            "work",
            "working",
            "wfh",
            "ho",
            "home",
            "home office",
            "homeoffice",
            "remote",
        ),
        *("office", "o", "in", "on site", "onsite", "available", "a", "we", "weekend"),
        *("sa", "so", "sat", "sun", "ph", "ft", "feiertag", "public holiday", "bh"),
        *("bank holiday", "anwesend", "buro", "arbeit", "ferie", "teletravail"),
    )
)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with the column of people and the time of each other column."""

    table: Table
    person: int
    times: dict[int, Period]
    marks: frozenset[str] | None
    """What the legend says means away; None where there is none."""


def absence_grid(raw: Table, name: str, near: date) -> Grid | None:
    """Return the grid if the table is one; `name` or a line above announces it.

    `near` gives the year to days without one.
    """
    table = under_header(
        raw, lambda cells: len(_times(cells, raw, name, near)), least=3
    )
    if table is None:
        return None
    times = _times(table.header, raw, name, near)
    person = next((i for i, one in enumerate(table.header) if _is_person(one)), None)
    above = _above(raw, table.header)
    if person is None or len(times) < _FEWEST:
        return None
    if not any(ANNOUNCED.search(fold(text)) for text in (name, *above)):
        return None
    filled = [
        cell
        for row in table.rows
        for index in times
        if (cell := row.cells[index].strip())
    ]
    if any(len(cell) > _LONGEST_MARK for cell in filled):
        return None
    weekly = any(one.start != one.end for one in times.values())
    if weekly and any(read_number(cell) for cell in filled):
        return None
    return Grid(table, person, times, _away_marks((*above, *_below(table, person))))


def _is_person(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and bool(PERSON.fullmatch(plain_name(name)))


def _times(
    header: Sequence[str], raw: Table, name: str, near: date
) -> dict[int, Period]:
    """Return the days or weeks that the columns of a header stand for."""
    if not any(map(_is_person, header)):
        return {}
    month = _month((name, *_above(raw, header)), near)
    numbers = [i for i, one in enumerate(header) if _DAY_NUMBER.fullmatch(one.strip())]
    if month and len(numbers) >= _FEWEST:
        days = ((i, _day_of(month, int(header[i]))) for i in numbers)
        return {i: Period(day, day) for i, day in days if day}
    order: DateOrder | None = settled_order(header)
    year = year_in([name, *_above(raw, header)]) or near.year
    found = {
        index: period
        for index, one in enumerate(header)
        if one.strip() and (period := read_period(one, year, DateRules(order, near)))
    }
    return {i: one for i, one in found.items() if (one.end - one.start).days < 7}


def _day_of(month: date, number: int) -> date | None:
    day = month + timedelta(days=number - 1)
    return day if day.month == month.month else None


def _month(texts: Sequence[str], near: date) -> date | None:
    """Return the first day of the month that the sheet is of."""
    for text in texts:
        match = _YEAR_MONTH.search(text)
        if match:
            year = int(match["year"] or match["then"])
            return date(year, int(match["month"] or match["before"]), 1)
    for text in texts:
        for word in re.findall(r"[^\W\d_]{3,}", text):
            if number := month_number(word):
                return date(year_in([text]) or near.year, number, 1)
    return None


def _above(raw: Table, header: Sequence[str]) -> list[str]:
    """Return the cells above the header."""
    wanted = [*filter(None, map(str.strip, header))]
    found: list[str] = []
    for row in raw.rows:
        cells = [*filter(None, map(str.strip, row.cells))]
        if cells == wanted:
            return found
        found += cells
    return []


def _below(table: Table, person: int) -> Iterator[str]:
    """Yield what stands alone in a row, as a legend does."""
    for row in table.rows:
        cells = [*filter(None, map(str.strip, row.cells))]
        if len(cells) == 1 or not row.cells[person].strip():
            yield from cells


def _away_marks(texts: Sequence[str]) -> frozenset[str] | None:
    legend = {
        fold(match["mark"]): match["word"]
        for text in texts
        for match in _LEGEND.finditer(text)
    }
    away = {mark for mark, word in legend.items() if ANNOUNCED.search(fold(word))}
    return frozenset(away) or None


@dataclass
class GridReading:
    """One pass over the rows of a grid."""

    grid: Grid
    context: ReadContext
    records: list[LoggedAbsence] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    problems: list[ReadProblem] = field(default_factory=list)
    refused: int = 0

    @property
    def table(self) -> Table:
        """The table that is read."""
        return self.grid.table

    def read(self) -> None:
        """Read every row that names somebody."""
        self.problems += self.table.problems
        self.refused += self.table.refused
        for row in self.table.rows:
            written = row.cells[self.grid.person].strip()
            if written and not _LEGEND.search(written):
                self._row(row, written)

    def _row(self, row: Row, written: str) -> None:
        person = natural_order(written)[:_LONGEST_NAME]
        spans: list[Period] = []
        unclear = 0
        for index, time in sorted(
            self.grid.times.items(), key=lambda one: one[1].start
        ):
            is_away = self._is_away(row.cells[index].strip())
            unclear += is_away is None
            if is_away:
                spans = _joined(spans, time)
        if unclear:
            self.problems.append(
                ReadProblem(
                    where=self.table.place(row),
                    what=f"{unclear} cells hold a part of a day, or no mark for "
                    "being away; they were left out",
                    fix="say in the sheet what each mark means, such as U = vacation",
                )
            )
        if spans:
            self._keep(row, written, person, spans)

    def _is_away(self, mark: str) -> bool | None:
        """Whether a mark says that somebody is away; None where it is not clear."""
        plain = fold(mark)
        if not plain or plain in _AT_WORK - (self.grid.marks or frozenset()):
            return False
        number = read_number(mark) if re.fullmatch(r"[\d.,]+", mark) else None
        if number is not None:
            away = number == 1 or number >= _FULL_DAY
            return away or (None if number else False)
        if self.grid.marks is None or plain in _CROSSES or ANNOUNCED.search(plain):
            return True
        return plain in self.grid.marks or None

    def _keep(
        self, row: Row, written: str, person: str, spans: Sequence[Period]
    ) -> None:
        where = self.table.place(row)
        for span in spans:
            self.records.append(
                LoggedAbsence(
                    key=f"{person}:{span.start}",
                    locator=where,
                    person=person,
                    start=span.start,
                    end=span.end,
                    what=written,
                )
            )
        shown = ((self.table.header[self.grid.person], written),)
        self.passages.append(
            Passage(locator=where, text=written, role=Role.ROW, cells=shown)
        )


def _joined(spans: list[Period], time: Period) -> list[Period]:
    """Add a time to the last span if nothing but a weekend lies between them."""
    end = time.end
    if time.start != time.end:
        end = time.start + timedelta(days=_WORK_WEEK - 1)
    if spans:
        gap = (time.start - spans[-1].end).days
        between = (spans[-1].end + timedelta(days=n) for n in range(1, gap))
        if all(day.weekday() >= _WORK_WEEK for day in between):
            return [*spans[:-1], Period(spans[-1].start, end)]
    return [*spans, Period(time.start, end)]
