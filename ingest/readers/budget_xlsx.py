"""Budgets in Excel workbooks: each visible sheet that holds amounts against one."""

from __future__ import annotations

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.budget_sheets import is_budget, read_budget
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.workbooks import is_workbook, read_sheets

_PEEK = 60


class BudgetXlsxReader:
    """One cost line a row, months as columns or as rows; formulas as stored."""

    kind = DocumentKind.BUDGET_XLSX
    example = "budget.xlsx"

    def accepts(self, document: Document) -> bool:
        """Whether a sheet names amounts against a budget, which its rows hold."""
        if not is_workbook(document):
            return False
        try:
            sheets = read_sheets(document, _PEEK).tables
        except UnreadableFileError:
            return False
        return any(is_budget(raw, document) for raw in sheets)

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the lines of all sheets that hold some.

        Raises:
            UnreadableFileError: If no sheet does, or the file is unsafe to open.
        """
        sheets = read_sheets(document)
        return read_budget(self.kind, sheets.tables, document, context, sheets.problems)
