"""Rows of tables, counted with `csv.reader` and openpyxl."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from openpyxl import load_workbook

from bench.completeness.counts import Count, Tool, Words, some, words

_CELL_LIMIT = 8 * 1024**2
_TOP = 10
"""So many lines may stand above the names of the columns."""
_SAMPLE = re.compile(r"\[[^\]]+\]")


def _rows(data: bytes) -> list[list[str]]:
    csv.field_size_limit(_CELL_LIMIT)
    text = data.decode("utf-8-sig", errors="replace")
    separator = max(",;\t", key=text[:4096].count)
    rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    header = max(range(min(len(rows), _TOP)), key=lambda at: _filled(rows[at]))
    return [row for row in rows[header:] if _filled(row)]


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _column(rows: Sequence[Sequence[str]], *names: str) -> list[str]:
    places = [at for at, name in enumerate(rows[0]) if name.strip() in names]
    return [
        row[at].strip()
        for row in rows[1:]
        for at in places
        if at < len(row) and row[at].strip()
    ]


def tickets(data: bytes) -> Iterable[Count]:
    """One ticket a row, whoever stands in the columns of people."""
    rows = _rows(data)
    yield Count("tickets", len(rows) - 1)
    people = _column(rows, "Assignee", "Reporter", "Creator", "Assigned To")
    yield Count("people", len({name.casefold() for name in people}))


def jira(data: bytes) -> Iterable[Count]:
    """One ticket a row; comments stand in columns of one name."""
    yield from tickets(data)
    yield Count("comments", len(_column(_rows(data), "Comment")))


def raid(data: bytes) -> Iterable[Count]:
    """One entry a row; a template's rows hold what to write in brackets."""
    rows = _rows(data)[1:]
    samples = sum(sum(bool(_SAMPLE.fullmatch(c)) for c in row) > 1 for row in rows)
    yield Count("RAID entries", len(rows), some("rows of a template", samples))


def table(data: bytes) -> Iterable[Count]:
    """Rows below the names of the columns."""
    yield Count("rows", len(_rows(data)) - 1)


def workbook(data: bytes) -> Iterable[Words]:
    """The words of all cells of all sheets."""
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    cells = (
        str(cell) for sheet in book for row in sheet.values for cell in row if cell
    )
    yield words(" ".join(cells))


TOOLS = {
    "asana_csv": Tool("csv.reader", tickets),
    "azure_devops_csv": Tool("csv.reader", tickets),
    "linear_csv": Tool("csv.reader", tickets),
    "tickets_csv": Tool("csv.reader", tickets),
    "jira_csv": Tool("csv.reader", jira),
    "raid_csv": Tool("csv.reader", raid),
    "table_csv": Tool("csv.reader", table),
    "raid_xlsx": Tool("openpyxl", workbook),
    "table_xlsx": Tool("openpyxl", workbook),
    "tickets_xlsx": Tool("openpyxl", workbook),
}
