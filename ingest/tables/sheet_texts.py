"""What a workbook says outside the tables that a reader looks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assistant.domain.reading import Passage, Role
from ingest.tables.rows import Row, Table

_WORDS = 3
_NAME_WORDS = 6
_GROUPS = 2
_LONGEST_LEGEND = 40
"""Rows of a table that explains a scale, at the most."""


def sheet_texts(table: Table, rows: Iterable[Row]) -> Iterator[Passage]:
    """Yield the cells that hold words as text that can be found."""
    for row in rows:
        for cell in row.cells:
            if len(cell.split()) >= _WORDS:
                yield Passage(locator=table.place(row), text=cell, role=Role.CELL)


def rows_above(raw: Table, header: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a sheet above the one that is the header."""
    for row in raw.rows:
        if _filled(row.cells) == _filled(header):
            return
        yield row


def legend_of(raw: Table) -> Iterator[str]:
    """Yield what a table may say on scales: its rows of two cells as one line.

    The names of the sheet and of its columns stand before them.
    """
    rows = [cells for row in raw.rows if (cells := _filled(row.cells))]
    pairs = [" = ".join(cells[:2]) for cells in rows if len(cells) > 1]
    names = " ".join(raw.header or (rows[0] if rows else ()))
    if len(rows) <= _LONGEST_LEGEND:
        yield f"{raw.name} {names}: {'; '.join(pairs)}"
    yield from (cells[0] for cells in rows[:_LONGEST_LEGEND] if len(cells) == 1)


def group_above(raw: Table, header: Sequence[str]) -> str:
    """Return the name right above a header that stands again for each group.

    Empty where the header stands once: what is above it names the whole sheet.
    """
    wanted = _filled(header)
    if sum(_filled(row.cells) == wanted for row in raw.rows) < _GROUPS:
        return ""
    above = [cells for row in rows_above(raw, header) if (cells := _filled(row.cells))]
    name = above[-1] if above else []
    return name[0] if len(name) == 1 and len(name[0].split()) <= _NAME_WORDS else ""


def _filled(cells: Iterable[str]) -> list[str]:
    return [*filter(None, map(str.strip, cells))]
