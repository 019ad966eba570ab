"""Budgets as CSV: lines with what was approved, spent and is expected."""

from __future__ import annotations

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.plans.budget_sheets import is_budget, read_budget
from ingest.reader import Document, ReadContext
from ingest.tables.rows import Table, first_rows, read_rows

_OTHERS = frozenset({".md", ".markdown", ".eml", ".vtt", ".json", ".xml", ".html"})


class BudgetCsvReader:
    """One cost line a row, or one for each line and period; columns by name."""

    kind = DocumentKind.BUDGET_CSV
    example = "budget.csv"

    def accepts(self, document: Document) -> bool:
        """Whether a header row names amounts against a budget, which the rows hold."""
        if document.suffix in _OTHERS:
            return False
        return is_budget(Table((), tuple(first_rows(document))), document)

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every line; a row that adds up others is held against them.

        Raises:
            UnreadableFileError: If there are no columns of lines and amounts.
        """
        raw = read_rows(document.data, document.path)
        return read_budget(self.kind, [raw], document, context)
