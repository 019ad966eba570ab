"""Lists of absences in Excel workbooks: each visible sheet that is one."""

from __future__ import annotations

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.reader import Document, ReadContext
from ingest.readers.plan_sheets import holds, read_plans


class AbsencesXlsxReader:
    """One absence a row: a person, the first and the last day."""

    kind = DocumentKind.ABSENCES_XLSX
    example = "absences.xlsx"

    def accepts(self, document: Document) -> bool:
        """Whether a sheet names people and days of absence, and none is a RAID log."""
        return holds(document, self.kind)

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read all such sheets, and other plans of money and people beside them.

        Raises:
            UnreadableFileError: If no sheet is one, or the file is unsafe to open.
        """
        return read_plans(self.kind, document, context)
