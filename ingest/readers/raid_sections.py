"""Tables of a RAID log that stand below each other in one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from assistant.domain.people import fold
from ingest.readers.raid_columns import field_of, header_score
from ingest.spool import Spool
from ingest.tables import Row, Table

_SECTION_FIELDS = 3
_DIGIT = re.compile(r"\d")


def sections(table: Table) -> list[Table]:
    """Split a table where another header stands within it; its name is the row above.

    Rows that only repeat the header are dropped.
    """
    parts = [replace(table, rows=())]
    rows: Spool[Row] = Spool()
    for row in table.rows:
        if not _is_header(row, table):
            rows.append(row)
            continue
        if _same(row.cells, parts[-1].header):
            continue
        above = [cell for cell in rows[-1].cells if cell.strip()] if rows else []
        name = above[0] if len(above) == 1 else ""
        parts[-1] = replace(parts[-1], rows=rows[:-1] if name else rows.whole())
        header = tuple(cell.strip() for cell in row.cells)
        parts.append(replace(table, header=header, rows=(), name=name or table.name))
        parts[-1] = replace(parts[-1], problems=(), refused=0)
        rows = Spool()
    parts[-1] = replace(parts[-1], rows=rows.whole())
    return parts


def _is_header(row: Row, table: Table) -> bool:
    if _same(row.cells, table.header):
        return True
    cells = [cell for cell in row.cells if cell.strip()]
    if any(map(_DIGIT.search, cells)):
        return False
    named = header_score(row.cells)
    return (
        named >= _SECTION_FIELDS
        and named * 3 >= len(cells) * 2
        and field_of(cells[0]) in {"key", "title"}
    )


def _same(cells: Sequence[str], header: Sequence[str]) -> bool:
    said = (fold(cell) for cell in cells if cell.strip())
    names = (fold(name) for name in header if name)
    return all(one == two for one, two in zip_longest(said, names))
