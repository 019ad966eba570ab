"""Rows of capacity sheets into shares of what is there, from CSV as from workbooks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.domain.names import natural_order
from assistant.domain.reading import (
    DocumentKind,
    Passage,
    ReadProblem,
    ReadResult,
    Role,
)
from assistant.domain.records import Allocation
from ingest.errors import UnreadableFileError
from ingest.files.names import stable_name
from ingest.plans.budget_words import TOTAL
from ingest.plans.periods import Period
from ingest.plans.results import sheets_result
from ingest.reader import Document, ReadContext
from ingest.readers.capacity_columns import (
    CapacitySheet,
    LoadColumn,
    Measure,
    capacity_sheet,
    measure_of,
    unit_of,
    without_unit,
)
from ingest.readers.capacity_times import Time, row_times, telling_column
from ingest.readers.capacity_units import Unit, full_time, taken_for, told
from ingest.tables.amounts import AmountRules, proven_mark, read_amount
from ingest.tables.cells import DateRules, UnreadCellError
from ingest.tables.rows import Row, Table

_HUNDRED = Decimal(100)
_WEEK = Decimal(7)
_MOST_FRACTION = 2
_LONGEST = 80
_MOST_PLACES = 5


def read_capacity(
    kind: DocumentKind,
    tables: Sequence[Table],
    document: Document,
    context: ReadContext,
    problems: Sequence[ReadProblem] = (),
) -> ReadResult:
    """Read the shares of all tables that plan people's time.

    Raises:
        UnreadableFileError: If none does.
    """
    stream = f"capacity:{stable_name(document.name) or document.path}"
    found = []
    for raw in tables:
        name = f"{raw.name} {document.name}".replace("_", " ").replace("-", " ")
        sheet = capacity_sheet(raw, name, context.today)
        if sheet is not None:
            book = f"{stream}:{raw.name}" if raw.name else stream
            stored = kind is DocumentKind.CAPACITY_XLSX
            loads = _Loads(sheet, book, context, stored)
            loads.read()
            found.append(loads)
    if not found:
        raise UnreadableFileError(
            f"{document.path!r} has no table with a column of people or roles and "
            "columns of what is available and allocated.",
            fix="Name them Name, Available and Allocated, and ingest again.",
        )
    records = {one.key: one for loads in found for one in loads.records()}
    remarks = dict.fromkeys(told for loads in found for told in loads.assumed)
    result = sheets_result(
        kind,
        stream,
        document,
        context,
        found=found,
        tables=[loads.sheet.table for loads in found],
        records=records.values(),
        names=(one.who for one in records.values() if not one.is_group),
        problems=problems,
    )
    return result.model_copy(update={"remarks": (*result.remarks, *remarks)})


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of a row, with its unit and the words that it was written in."""

    value: Decimal
    unit: Unit
    written: str
    where: str
    is_weekly: bool = False


_Slot = tuple[str, Time]


@dataclass
class _Loads:
    """One pass over the rows of a sheet: what is there and what is planned."""

    sheet: CapacitySheet
    book: str
    context: ReadContext
    stored: bool
    passages: list[Passage] = field(default_factory=list)
    problems: list[ReadProblem] = field(default_factory=list)
    refused: int = 0
    assumed: dict[str, None] = field(default_factory=dict)
    _untold: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _there: dict[_Slot, _Number] = field(default_factory=dict)
    _planned: defaultdict[_Slot, dict[str, _Number]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def __post_init__(self) -> None:
        rows, values = self.sheet.table.rows, self.sheet.values
        written = [without_unit(r.cells[c.index]) for r in rows for c in values]
        self._mark = proven_mark(written) or "."
        self._place_rows()
        self._is_bare = self.sheet.kind is None and all(
            column.period and column.measure == "planned" for column in values
        )

    def read(self) -> None:
        """Read every row; one without a name is refused."""
        table = self.sheet.table
        self.problems += table.problems
        self.refused += table.refused
        if self.sheet.bare_unit:
            self.assumed[taken_for(self.sheet.bare_unit)] = None
        for row in table.rows:
            who = row.cells[self.sheet.who].strip()
            if TOTAL.match(who):
                continue
            numbers = list(self._numbers(row))
            if numbers and not who:
                self.refused += 1
                self._say(table.place(row), "the row names nobody", "name the person")
            elif numbers:
                self.passages.append(self._passage(row))
                self._take(row, self._name(who), numbers)

    def _place_rows(self) -> None:
        """Find of which time and work the rows are."""
        sheet = self.sheet
        values = [one.index for one in sheet.values]
        known = {sheet.who, sheet.kind, sheet.work, *values}
        rules = DateRules(self.context.date_order, self.context.today)
        naming = [n for n in (sheet.who, sheet.work) if n is not None]
        self._times = row_times(sheet.table, naming, known, sheet.year, rules)
        self._work = sheet.work
        if sheet.work is None and sheet.kind is None and not self._times.times:
            free = [n for n in range(len(sheet.table.header)) if n not in known]
            self._work = telling_column(sheet.table.rows, sheet.who, free)

    def records(self) -> Iterator[Allocation]:
        """Yield the share of each person, time and work."""
        lacking: dict[str, None] = {}
        for (who, time), works in self._planned.items():
            there = self._there.get((who, time)) or self._there.get((who, Time()))
            for work, number in works.items():
                load = self._load(number, there, time.period)
                if time == Time() and (who, work) in self._untold:
                    self._say_untold(who, self._untold[who, work])
                elif load is None:
                    lacking[number.where] = None
                else:
                    yield self._record((who, time), work, (number, there), load)
        if lacking:
            where = ", ".join([*lacking][:_MOST_PLACES])
            more = len(lacking) - _MOST_PLACES
            where += f" and {more} more" if more > 0 else ""
            count = "1 row" if len(lacking) == 1 else f"{len(lacking)} rows"
            what = f"of {count} it is not known what is available in the same unit"
            fix = "say what is available, in the unit of what is planned"
            self._say(where, what, fix)

    def _record(
        self,
        slot: _Slot,
        work: str,
        numbers: tuple[_Number, _Number | None],
        load: Decimal,
    ) -> Allocation:
        (who, time), (number, there) = slot, numbers
        period = time.period
        start = period.start if period else None
        when = str(start) if start else time.name
        cells = [("planned", number.written)]
        cells += [("available", there.written)] if there else []
        return Allocation(
            key=":".join(filter(None, (self.book, who, work, when))),
            locator=number.where,
            who=who,
            book=self.book,
            is_group=self.sheet.is_group,
            work=work,
            time=time.name,
            start=start,
            end=period.end if period else None,
            load=load,
            cells=tuple(cells),
        )

    def _take(
        self, row: Row, who: str, numbers: list[tuple[LoadColumn, _Number]]
    ) -> None:
        work = row.cells[self._work].strip() if self._work is not None else ""
        called = self._measure(row)
        for column, number in numbers:
            measure = column.measure or called
            slot = (who, Time(column.period) if column.period else self._time(row))
            if measure == "available":
                known = self._there.get(slot)
                if known is None or known.value < number.value:
                    self._there[slot] = number
            elif measure == "planned":
                works = self._planned[slot]
                earlier = works.get(work[:_LONGEST])
                if earlier and slot[1] == Time() and not self.sheet.is_group:
                    places = self._untold.setdefault((who, work[:_LONGEST]), [])
                    places += [] if places else [earlier.where]
                    places.append(number.where)
                total = number.value + (earlier.value if earlier else 0)
                works[work[:_LONGEST]] = _Number(
                    total, number.unit, number.written, number.where, number.is_weekly
                )

    def _load(
        self, number: _Number, there: _Number | None, period: Period | None
    ) -> Decimal | None:
        """Return the planned share; one full time is there for a person in FTE.

        What is there in one week is there in each week of a longer time.
        """
        if number.unit == "%":
            return number.value
        if there is not None and there.value > 0 and there.unit == number.unit:
            weeks = Decimal(1)
            if period and there.is_weekly and not number.is_weekly:
                weeks = Decimal((period.end - period.start).days + 1) / _WEEK
            return number.value / (there.value * weeks)
        if there is not None or self.sheet.is_group:
            return None
        return number.value if number.unit == "fte" else self._of_a_week(number, period)

    def _of_a_week(self, number: _Number, period: Period | None) -> Decimal | None:
        """Return the share of a usual week, where a plan by its times says no more."""
        full = full_time(number.unit, period) if period and self._is_bare else None
        if full is None:
            return None
        self.assumed[told(number.unit)] = None
        return number.value / full

    def _numbers(self, row: Row) -> Iterator[tuple[LoadColumn, _Number]]:
        where = self.sheet.table.place(row)
        for column in self.sheet.values:
            text = row.cells[column.index].strip()
            unit = (unit_of(text) if text and not text[-1].isdigit() else "") or (
                column.unit or self.sheet.bare_unit
            )
            try:
                value = read_amount(
                    without_unit(text), AmountRules(self._mark, 1, self.stored)
                )
            except UnreadCellError:
                self._say(where, f"{text[:40]!r} is no number", "correct the cell")
                continue
            if value is not None:
                value = self._fraction(value, text) if unit == "%" else value
                yield column, _Number(value, unit, text, where, column.is_weekly)

    def _fraction(self, value: Decimal, text: str) -> Decimal:
        """Return a share; a bare number up to 2 under a percent sign is one already."""
        if not text.endswith("%") and abs(value) <= _MOST_FRACTION:
            return value
        return value / _HUNDRED

    def _measure(self, row: Row) -> Measure | None:
        if self.sheet.kind is None:
            return None
        return measure_of(row.cells[self.sheet.kind])

    def _time(self, row: Row) -> Time:
        if unread := self._times.unread.get(row.number):
            what = f"{unread[:40]!r} is no period"
            self._say(self.sheet.table.place(row), what, "correct the cell")
        return self._times.of(row)

    def _say_untold(self, who: str, places: Sequence[str]) -> None:
        """Name rows of one person that nothing tells apart, which are not added."""
        self.refused += len(places)
        shown = ", ".join(places[:_MOST_PLACES])
        more = len(places) - _MOST_PLACES
        self._say(
            shown + (f" and {more} more" if more > 0 else ""),
            f"{len(places)} rows of {who!r} do not say of which time or work they are; "
            "they were not added up, and none was kept",
            "add a column of the week, the month or the project",
        )

    def _name(self, who: str) -> str:
        name = who if self.sheet.is_group else natural_order(who)
        return name[:_LONGEST]

    def _passage(self, row: Row) -> Passage:
        table = self.sheet.table
        named = zip(table.header, row.cells, strict=True)
        return Passage(
            locator=table.place(row),
            text=f"| {' | '.join(cell.strip() for cell in row.cells)} |",
            role=Role.ROW,
            headings=(table.name,) if table.name else (),
            cells=tuple((name, cell.strip()) for name, cell in named if cell.strip()),
        )

    def _say(self, where: str, what: str, fix: str) -> None:
        self.problems.append(ReadProblem(where=where, what=what, fix=fix))
