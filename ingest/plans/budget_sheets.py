"""Budget sheets of a file into one result, from CSV as from workbooks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.domain.reading import DocumentKind, ReadProblem, ReadResult
from ingest.errors import UnreadableFileError
from ingest.files.names import stable_name
from ingest.plans.budget_columns import budget_sheet
from ingest.plans.budget_table import BudgetRows
from ingest.plans.periods import read_period, year_in
from ingest.plans.results import sheets_result
from ingest.reader import Document, ReadContext
from ingest.tables.cells import DateRules
from ingest.tables.rows import Table

_MOST_LISTED = 300
_ANY_DAY = date(2000, 1, 1)
"""Which year a month is of makes no difference to what a table is."""


def is_budget(raw: Table, document: Document) -> bool:
    """Whether the table is one of amounts against a budget."""
    name = spaced(f"{raw.name} {document.name}")
    return budget_sheet(raw, name, _ANY_DAY) is not None


def spaced(name: str) -> str:
    """Return a file's name as words."""
    return name.rsplit(".", 1)[0].replace("-", " ").replace("_", " ")


def read_budget(
    kind: DocumentKind,
    tables: Sequence[Table],
    document: Document,
    context: ReadContext,
    problems: Sequence[ReadProblem] = (),
) -> ReadResult:
    """Read the lines of all tables that hold amounts against a budget.

    Raises:
        UnreadableFileError: If none does.
    """
    stream = f"budget:{stable_name(document.name) or document.path}"
    stored = kind is DocumentKind.BUDGET_XLSX
    found = []
    above: list[str] = []
    for raw in tables:
        name = spaced(f"{raw.name} {document.name}")
        sheet = budget_sheet(raw, name, context.today)
        if sheet is None:
            continue
        above += sheet.above
        year = year_in((*sheet.above, name)) or context.today.year
        whole = read_period(raw.name, year, DateRules(None, context.today))
        book = stream if whole or not raw.name else f"{stream}:{raw.name}"
        rows = BudgetRows(sheet, book, context, stored, whole)
        rows.read()
        found.append(rows)
    if not found:
        raise _no_columns(document.path, tables)
    return sheets_result(
        kind,
        stream,
        document,
        context,
        found=found,
        tables=[rows.sheet.table for rows in found],
        records=(line for rows in found for line in rows.lines),
        above=above,
        problems=problems,
    )


def _no_columns(path: str, tables: Sequence[Table]) -> UnreadableFileError:
    first = next((raw.rows[0].cells for raw in tables if raw.rows), ())
    found = ", ".join(cell for cell in first if cell.strip())[:_MOST_LISTED] or "none"
    return UnreadableFileError(
        f"{path!r} has no table with a column for the lines of a budget and two of "
        f"budget, actual and forecast (columns found: {found}).",
        fix="Name the columns Line, Budget, Actual and Forecast, and ingest again.",
    )
