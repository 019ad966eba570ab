"""Tables of a RAID log that stand below each other in one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from assistant.domain.people import fold
from ingest.readers.raid_columns import field_of, header_score
from ingest.readers.raid_kinds import is_of_another
from ingest.spool import Spool
from ingest.tables.rows import Row, Table

_SECTION_FIELDS = 3
_DIGIT = re.compile(r"\d")
_OF_OTHERS = re.compile(
    r"^(?:action|decision|milestone|change|massnahme|entscheidung|meilenstein|anderung"
    r"|jalon|accion|hito|cambio)\b"
)
"""Columns of the parts of a log that are none of its entries."""


def sections(table: Table) -> list[Table]:
    """Split a table where another header stands within it; its name is the row above.

    Rows that only repeat the header are dropped.
    """
    parts = [replace(table, rows=())]
    rows: Spool[Row] = Spool()
    for row in table.rows:
        named = bool(rows) and len(_said(rows[-1])) == 1
        if not _is_header(row, table, named=named):
            rows.append(row)
            continue
        if _same(row.cells, parts[-1].header):
            continue
        name = _said(rows[-1])[0] if named else ""
        parts[-1] = replace(parts[-1], rows=rows[:-1] if name else rows.whole())
        header = tuple(cell.strip() for cell in row.cells)
        parts.append(replace(table, header=header, rows=(), name=name or table.name))
        parts[-1] = replace(parts[-1], problems=(), refused=0)
        rows = Spool()
    parts[-1] = replace(parts[-1], rows=rows.whole())
    return parts


def split(table: Table) -> tuple[list[Table], list[Table]]:
    """Return the tables of entries, and those of actions, decisions and the like."""
    first, *rest = sections(table)
    entries, others = [first], list[Table]()
    for part in rest:
        (others if _is_other(part) else entries).append(part)
    return entries, others


def _is_other(part: Table) -> bool:
    return is_of_another(part) or any(
        map(_OF_OTHERS.search, map(fold, part.header[:2]))
    )


def _is_header(row: Row, table: Table, *, named: bool) -> bool:
    """Whether the row names columns; `named` is one below a row of one cell.

    Such a row may be the name of a part of the log of another kind.
    """
    if _same(row.cells, table.header):
        return True
    cells = _said(row)
    if any(map(_DIGIT.search, cells)):
        return False
    fields = header_score(row.cells)
    if named and any(map(_OF_OTHERS.search, map(fold, cells))):
        return fields > 0 and len(cells) > 1
    return (
        fields >= _SECTION_FIELDS
        and fields * 3 >= len(cells) * 2
        and field_of(cells[0]) in {"key", "title"}
    )


def _said(row: Row) -> list[str]:
    return [cell for cell in row.cells if cell.strip()]


def _same(cells: Sequence[str], header: Sequence[str]) -> bool:
    said = (fold(cell) for cell in cells if cell.strip())
    names = (fold(name) for name in header if name)
    return all(one == two for one, two in zip_longest(said, names))
