"""Tables beside those that a reader looks for: what they list, and what none does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from assistant.domain.reading import (
    Passage,
    PersonMention,
    ReadProblem,
    ReadResult,
    Role,
)
from assistant.domain.records import AnyRecord, Milestone
from ingest.reader import DateOrder
from ingest.records.sheet_records import filled, headed, placed_records, with_listed
from ingest.tables.actions import lists_actions, owners_of
from ingest.tables.cells import DateRules, UnreadCellError, read_day, settled_order
from ingest.tables.column_names import plain_name
from ingest.tables.raid_words import FIELD_OF
from ingest.tables.record_days import NEWEST, newest_of
from ingest.tables.rows import Table
from ingest.tables.sheet_texts import rows_above, sheet_texts

_ANY_DATE: Final = frozenset(("date", "datum", "fecha"))
_DONE: Final = frozenset(("raised", "updated", "closed"))


@dataclass
class FurtherTables:
    """What further tables of a file say: records, rows as text, people, remarks.

    `order` decides d/m against m/d where a table proves neither; `near` gives the year
    to dates that have none; `newest` is the newest day of what was done that is not
    behind `today`.
    """

    order: DateOrder | None
    near: date
    today: date
    passages: list[Passage] = field(default_factory=list)
    parts: list[AnyRecord | ReadProblem] = field(default_factory=list)
    people: dict[PersonMention, None] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    newest: date | None = None

    def add_sheets(self, sheets: Iterable[Table]) -> None:
        """Take sheets of a workbook, whose rows become text that can be found."""
        for raw in sheets:
            table = headed(raw)
            if table is None:
                self._unheaded(raw)
                continue
            self.passages += sheet_texts(raw, rows_above(raw, table.header))
            self.add_parts([table])

    def add_parts(self, tables: Iterable[Table]) -> None:
        """Take tables under their headers, whose rows become text."""
        for table in tables:
            self.passages += row_passages(table)
            self.add(table)

    def add(self, table: Table) -> None:
        """Take the rows of a table whose text is kept already."""
        parts = list(placed_records(table, self.order, self.near))
        self.parts += parts
        if not any(isinstance(part, Milestone) for part in parts):
            self._done(table)
        if lists_actions(table.header, table.name):
            self.people |= dict.fromkeys(owners_of(table))
        elif not parts and table.rows:
            self.remarks.append(_unread(table))

    def joined(self, result: ReadResult) -> ReadResult:
        """Return the result of the file with all of it."""
        result = result.model_copy(
            update={
                "passages": (*result.passages, *self.passages),
                "people": tuple(dict.fromkeys((*result.people, *self.people))),
                "remarks": (*result.remarks, *self.remarks),
            }
        )
        if self.newest and (result.dated is None or result.dated < self.newest):
            how = {"dated": self.newest, "dated_from": NEWEST}
            result = result.model_copy(update=how)
        return with_listed(result, self.parts)

    def _done(self, table: Table) -> None:
        """Remember the newest day on which a row was raised, changed or closed."""
        for index, name in enumerate(table.header):
            plain = plain_name(name)
            if FIELD_OF.get(plain) not in _DONE or plain in _ANY_DATE:
                continue
            cells = [row.cells[index].strip() for row in table.rows]
            rules = DateRules(settled_order(cells) or self.order, self.near)
            days = [day for cell in cells if (day := _day(cell, rules))]
            self.newest = newest_of((self.newest, *days), self.today)

    def _unheaded(self, raw: Table) -> None:
        rows = [row for row in raw.rows if filled(row.cells)]
        kept = list(sheet_texts(raw, raw.rows))
        self.passages += kept
        if any(len(filled(row.cells)) > 1 for row in rows):
            self.remarks.append(
                f"the sheet {raw.name!r} has no header with names for its columns: "
                f"{_counted(len(rows))} text alone, of cells of three words or more"
            )


def row_passages(table: Table) -> Iterator[Passage]:
    """Yield one passage a row, with the names of its columns."""
    headings = (table.name,) if table.name else ()
    for row in table.rows:
        pairs = zip(table.header, row.cells, strict=True)
        cells = tuple((name, cell.strip()) for name, cell in pairs if cell.strip())
        text = f"| {' | '.join(cell for _, cell in cells)} |"
        yield Passage(
            locator=table.place(row),
            text=text,
            role=Role.ROW,
            headings=headings,
            cells=cells,
        )


def _day(cell: str, rules: DateRules) -> date | None:
    try:
        return read_day(cell, rules)
    except UnreadCellError:
        return None


def _unread(table: Table) -> str:
    named = f"the table {table.name!r}" if table.name else "a table"
    columns = ", ".join(repr(name) for name in table.header if name)[:200]
    return (
        f"{named} is of no known kind (columns {columns}): {_counted(len(table.rows))} "
        "kept as text that can be searched"
    )


def _counted(rows: int) -> str:
    return "its row is" if rows == 1 else f"its {rows} rows are"
