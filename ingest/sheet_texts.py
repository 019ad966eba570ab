"""What a workbook says outside the tables that a reader looks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assistant.domain.reading import Passage, Role
from ingest.tables import Row, Table

_WORDS = 3


def sheet_texts(table: Table, rows: Iterable[Row]) -> Iterator[Passage]:
    """Yield the cells that hold words as text that can be found."""
    for row in rows:
        for cell in row.cells:
            if len(cell.split()) >= _WORDS:
                yield Passage(locator=table.place(row), text=cell, role=Role.CELL)


def rows_above(raw: Table, header: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a sheet above the one that is the header."""
    for row in raw.rows:
        if [*filter(None, map(str.strip, row.cells))] == [*filter(None, header)]:
            return
        yield row
