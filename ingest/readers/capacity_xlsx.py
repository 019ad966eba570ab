"""Capacity plans in Excel workbooks: each visible sheet that is one."""

from __future__ import annotations

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.reader import Document, ReadContext
from ingest.readers.plan_sheets import holds, read_plans


class CapacityXlsxReader:
    """One person or role a row, or one for each and period; columns by name."""

    kind = DocumentKind.CAPACITY_XLSX
    example = "capacity.xlsx"

    def accepts(self, document: Document) -> bool:
        """Whether a sheet plans people's time, and none is a RAID log."""
        return holds(document, self.kind)

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read all such sheets, and other plans of money and people beside them.

        Raises:
            UnreadableFileError: If no sheet is one, or the file is unsafe to open.
        """
        return read_plans(self.kind, document, context)
