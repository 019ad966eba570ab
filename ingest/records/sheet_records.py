"""Milestones and decisions that a sheet of no kind of its own lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from assistant.domain.reading import ReadProblem, ReadResult
from assistant.domain.records import AnyRecord
from ingest.reader import DateOrder
from ingest.records.wiki_tables import table_records
from ingest.tables.rows import HEADER_WITHIN, Table, under_header
from ingest.text.markdown_tables import MarkdownRow, MarkdownTable

_LONGEST_NAME: Final = 60


def headed(raw: Table) -> Table | None:
    """Put the rows under the first that has a name for most columns that are used."""
    first = raw.rows[:HEADER_WITHIN]
    widest = max((len(filled(row.cells)) for row in first), default=0)
    header = next((row.cells for row in first if _is_header(row.cells, widest)), None)
    if header is None:
        return None
    return under_header(raw, lambda cells: 2 * (tuple(cells) == header), least=2)


def placed_records(
    table: Table, order: DateOrder | None, near: date
) -> Iterator[AnyRecord | ReadProblem]:
    """Yield the milestones and decisions of a table, at its own rows."""
    headings = (table.name,) if table.name else ()
    rows = tuple(MarkdownRow(row.cells, row.number, "") for row in table.rows)
    marked = MarkdownTable(headings, table.header, 0, rows)
    places = {f"line {row.number}": table.place(row) for row in table.rows}
    for part in table_records(marked, order, near):
        if isinstance(part, ReadProblem):
            yield part.model_copy(update={"where": places.get(part.where, part.where)})
        else:
            yield part.model_copy(update={"locator": places[part.locator]})


def is_listed(table: Table, near: date) -> bool:
    """Whether the table lists milestones or decisions."""
    parts = placed_records(table, None, near)
    return any(not isinstance(part, ReadProblem) for part in parts)


def with_listed(
    result: ReadResult, parts: Iterable[AnyRecord | ReadProblem]
) -> ReadResult:
    """Add what further tables of a file list to its result, each id once."""
    known = {(record.type, record.key) for record in result.records}
    records, problems = [*result.records], [*result.problems]
    for part in parts:
        if isinstance(part, ReadProblem):
            problems.append(part)
        elif (part.type, part.key) not in known:
            known.add((part.type, part.key))
            records.append(part)
    update = {"records": tuple(records), "problems": tuple(problems)}
    return result.model_copy(update=update)


def filled(cells: Sequence[str]) -> list[str]:
    """Return the cells that hold something."""
    return [*filter(None, map(str.strip, cells))]


def _is_header(cells: Sequence[str], widest: int) -> bool:
    names = filled(cells)
    return len(names) > 1 and len(names) * 3 >= widest * 2 and all(map(_is_name, names))


def _is_name(cell: str) -> bool:
    """Whether a column may be called so; days and weeks are columns of plans too."""
    named = any(map(str.isalnum, cell)) or cell == "#"
    return named and len(cell) <= _LONGEST_NAME
