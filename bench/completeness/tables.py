"""Rows of tables, counted with `csv.reader` and openpyxl."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from openpyxl import load_workbook

from bench.completeness.counts import Count, Tool, words

_CELL_LIMIT = 8 * 1024**2


def _rows(data: bytes) -> list[list[str]]:
    csv.field_size_limit(_CELL_LIMIT)
    text = data.decode("utf-8-sig", errors="replace")
    header = text.split("\n", 1)[0]
    separator = max(",;\t", key=header.count)
    rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    return [row for row in rows if any(cell.strip() for cell in row)]


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
    """One entry a row; a row in which only the id or a list of choices is no entry."""
    rows = [row for row in _rows(data) if sum(bool(c.strip()) for c in row) > 2]
    yield Count("RAID entries", max(len(rows) - 1, 0))


def workbook(data: bytes) -> Iterable[Count]:
    """The words of all cells of all sheets."""
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    cells = (str(cell) for sheet in book for row in sheet.values for cell in row if cell)
    yield words(" ".join(cells))


TOOLS = {
    "asana_csv": Tool("csv.reader", tickets),
    "azure_devops_csv": Tool("csv.reader", tickets),
    "linear_csv": Tool("csv.reader", tickets),
    "tickets_csv": Tool("csv.reader", tickets),
    "jira_csv": Tool("csv.reader", jira),
    "raid_csv": Tool("csv.reader", raid),
    "raid_xlsx": Tool("openpyxl", workbook),
    "tickets_xlsx": Tool("openpyxl", workbook),
}
