"""Budgets in Excel workbooks: each visible sheet that holds amounts against one."""

from __future__ import annotations

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.reader import Document, ReadContext
from ingest.readers.plan_sheets import holds, read_plans


class BudgetXlsxReader:
    """One cost line a row, months as columns or as rows; formulas as stored."""

    kind = DocumentKind.BUDGET_XLSX
    example = "budget.xlsx"

    def accepts(self, document: Document) -> bool:
        """Whether a sheet names amounts against a budget, and none is a RAID log."""
        return holds(document, self.kind)

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read all such sheets, and other plans of money and people beside them.

        Raises:
            UnreadableFileError: If no sheet is one, or the file is unsafe to open.
        """
        return read_plans(self.kind, document, context)
