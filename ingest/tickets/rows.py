"""The rows of a table of tickets, field by field, with their dates read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cached_property
from zoneinfo import ZoneInfo

from ingest.reader import DateOrder
from ingest.tables.cells import DateRules, UnreadCellError, read_instant, settled_order
from ingest.tables.rows import Row, Table
from ingest.tables.unused_columns import UnusedColumns
from ingest.tickets.epoch_stamps import read_stamp, stamp_zone
from ingest.tickets.export import TicketExport, day_of

_EMPTY = frozenset(("null", "[]", "{}"))
"""What programs write into a cell that holds nothing."""


@dataclass
class TicketRows:
    """Where each field stands in a table, and how its dates are written.

    `columns` are the places of each field, the best first; `dates` the fields that
    hold dates; what cannot be read as a date goes to the problems of `export`, and what
    columns were `left_over` to its remarks.
    """

    table: Table
    columns: Mapping[str, Sequence[int]]
    dates: Sequence[str]
    export: TicketExport
    left_over: str = "not used"

    def has(self, *fields: str) -> bool:
        """Whether any of the fields has a column."""
        return any(self.columns.get(field) for field in fields)

    def all(self, field: str, row: Row) -> list[str]:
        """Return the cells of the field that are not blank."""
        cells = (row.cells[index].strip() for index in self.columns.get(field, ()))
        return [cell for cell in cells if cell and cell not in _EMPTY]

    def one(self, field: str, row: Row) -> str:
        """Return the first cell of the field that is not blank, else an empty text."""
        return next(iter(self.all(field, row)), "")

    def column(self, field: str) -> list[str]:
        """Return the cells of all rows of the field."""
        return [cell for row in self.table.rows for cell in self.all(field, row)]

    def days(self, row: Row) -> dict[str, date | None]:
        """Return the days of all fields that hold dates."""
        return {field: self.day(field, row) for field in self.dates}

    def day(self, field: str, row: Row) -> date | None:
        """Return the day of the field, None where there is none or it is no date."""
        return day_of(self.instant(field, self.one(field, row), row))

    def instant(
        self, field: str, text: str, row: Row, rules: DateRules | None = None
    ) -> datetime | None:
        """Read a date of the field with its zone; a bad one is a problem of the row."""
        zone = self._stamped.get(field)
        if zone and text:
            return read_stamp(text, zone)
        try:
            return read_instant(text, rules or self.rules[field])
        except UnreadCellError as error:
            where = self.table.place(row)
            self.export.problem(where, f"{field}: {error}; left empty", error.fix)
            return None

    @cached_property
    def rules(self) -> dict[str, DateRules]:
        """How each field's dates are read: as they prove, or as the settings say."""
        context = self.export.context
        if self.order:
            self.export.orders.add(self.order)
        return {
            field: DateRules(
                settled_order(self.column(field)) or self.order or context.date_order,
                context.today,
            )
            for field in self.dates
        }

    @cached_property
    def _stamped(self) -> dict[str, tzinfo]:
        """The zone of each field whose cells all count the time since 1970."""
        zone = ZoneInfo(self.export.context.timezone)
        found = {name: stamp_zone(self.column(name), zone) for name in self.dates}
        return {name: known for name, known in found.items() if known}

    @cached_property
    def order(self) -> DateOrder | None:
        """The order of day and month that the dates of the table prove."""
        return settled_order(t for field in self.dates for t in self.column(field))

    def unclaimed(self, row: Row) -> Iterator[tuple[str, str]]:
        """Yield the cells of columns that are no field, with their names."""
        for index, name in enumerate(self.table.header):
            cell = row.cells[index].strip()
            if name and cell and index not in self._claimed:
                yield name, cell

    def _unused(self) -> Iterator[str]:
        columns = UnusedColumns.but(self.table.header, self._claimed)
        for row in self.table.rows:
            columns.look(row)
        yield from columns.told(self.left_over)

    @cached_property
    def _claimed(self) -> frozenset[int]:
        return frozenset(i for places in self.columns.values() for i in places)

    def finish(self) -> None:
        """Put what was wrong with the table itself before all else."""
        self.export.problems[:0] = self.table.problems
        self.export.remarks |= dict.fromkeys(self._unused())
        self.export.lost(self.table)


def columns_by_name(
    header: Sequence[str], field_of: Callable[[str], str | None]
) -> dict[str, list[int]]:
    """Return the places of the fields that the names of columns mean."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(header):
        field = field_of(name)
        if field:
            found[field].append(index)
    return dict(found)


def names_to_fields(names: Mapping[str, str]) -> dict[str, str]:
    """Turn names by field, separated by bars, into fields by name."""
    return {name: field for field, many in names.items() for name in many.split("|")}
