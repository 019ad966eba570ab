"""Tables whose columns the settings name: what they are read as."""

from __future__ import annotations

from collections.abc import Collection

from assistant.domain.people import fold
from assistant.domain.reading import DocumentKind
from ingest.errors import UnreadableFileError
from ingest.reader import Document
from ingest.tables.rows import HEADER_WITHIN, Row, first_rows
from ingest.tables.workbooks import is_workbook, read_sheets


def kind_by_columns(document: Document, names: Collection[str]) -> DocumentKind | None:
    """Return the kind of table that has a column of these names, None if none has."""
    named = {*map(fold, names)}
    if not named:
        return None
    if is_workbook(document):
        return DocumentKind.TICKETS_XLSX if _in_sheets(document, named) else None
    has_them = _holds(first_rows(document)[:HEADER_WITHIN], named)
    return DocumentKind.TICKETS_CSV if has_them else None


def _in_sheets(document: Document, named: Collection[str]) -> bool:
    try:
        sheets = read_sheets(document, HEADER_WITHIN).tables
    except UnreadableFileError:
        return False
    return any(_holds(sheet.rows, named) for sheet in sheets)


def _holds(rows: Collection[Row], named: Collection[str]) -> bool:
    """Whether a row has one of the names as a whole cell, beside another cell."""
    return any(
        len(row.cells) > 1 and any(fold(cell) in named for cell in row.cells)
        for row in rows
    )
