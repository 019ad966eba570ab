"""Capacity plans in Excel workbooks: each visible sheet that is one."""

from __future__ import annotations

from datetime import date

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers.capacity_columns import capacity_sheet
from ingest.readers.capacity_table import read_capacity
from ingest.workbooks import is_workbook, read_sheets

_PEEK = 60
_ANY_DAY = date(2000, 1, 1)


class CapacityXlsxReader:
    """One person or role a row, or one for each and period; columns by name."""

    kind = DocumentKind.CAPACITY_XLSX
    example = "capacity.xlsx"

    def accepts(self, document: Document) -> bool:
        """Whether a sheet names people and how much of them is planned."""
        if not is_workbook(document):
            return False
        try:
            sheets = read_sheets(document, _PEEK).tables
        except UnreadableFileError:
            return False
        name = document.name.replace("_", " ").replace("-", " ")
        return any(
            capacity_sheet(raw, f"{raw.name} {name}", _ANY_DAY) for raw in sheets
        )

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read how much of whom is planned for when.

        Raises:
            UnreadableFileError: If no sheet plans anybody, or it is unsafe to open.
        """
        sheets = read_sheets(document)
        return read_capacity(
            self.kind, sheets.tables, document, context, sheets.problems
        )
