"""Lists of absences in Excel workbooks: each visible sheet that is one."""

from __future__ import annotations

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers.absence_table import absence_columns, read_absences
from ingest.workbooks import is_workbook, read_sheets

_PEEK = 60


class AbsencesXlsxReader:
    """One absence a row: a person, the first and the last day."""

    kind = DocumentKind.ABSENCES_XLSX
    example = "absences.xlsx"

    def accepts(self, document: Document) -> bool:
        """Whether a sheet names people and days, and something absences."""
        if not is_workbook(document):
            return False
        try:
            sheets = read_sheets(document, _PEEK).tables
        except UnreadableFileError:
            return False
        name = document.name.replace("_", " ")
        return any(absence_columns(raw, f"{raw.name} {name}") for raw in sheets)

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read who is away from when to when, never why.

        Raises:
            UnreadableFileError: If no sheet lists absences, or it is unsafe to open.
        """
        sheets = read_sheets(document)
        return read_absences(
            self.kind, sheets.tables, document, context, sheets.problems
        )
