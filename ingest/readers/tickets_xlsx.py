"""Tickets or tasks in Excel workbooks: each visible sheet that has their columns."""

from __future__ import annotations

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers.plan_sheets import beside_tickets
from ingest.readers.raid_kinds import log_in
from ingest.readers.ticket_columns import is_tickets, stands_in_log, ticket_table
from ingest.readers.ticket_table import read_tables
from ingest.records.further_tables import FurtherTables
from ingest.records.sheet_records import is_listed
from ingest.tables.rows import Table
from ingest.tables.workbooks import is_workbook, peek_sheets, read_sheets


class TicketsXlsxReader:
    """One ticket a row; a workbook with a RAID log is one of those."""

    kind = DocumentKind.TICKETS_XLSX
    example = "tasks.xlsx"

    def accepts(self, document: Document) -> bool:
        """Whether a sheet has the columns of tickets, and none those of a RAID log."""
        if not is_workbook(document):
            return False
        try:
            sheets = peek_sheets(document).tables
        except UnreadableFileError:
            return False
        name = document.name.replace("-", " ").replace("_", " ")
        found = [raw for raw in sheets if is_tickets(raw, f"{raw.name} {name}")]
        others = [raw for raw in sheets if raw not in found]
        if any(stands_in_log(raw, f"{raw.name} {name}") for raw in found):
            return False
        return bool(found) and not any(
            log_in(raw, f"{raw.name} {name}") for raw in others
        )

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the tickets of all sheets that have their columns.

        Raises:
            UnreadableFileError: If no sheet has them, or the file is unsafe to open.
        """
        sheets = read_sheets(document)
        problems = (*sheets.problems, *beside_tickets(sheets.tables, document))
        others = [raw for raw in sheets.tables if _is_further(raw, document, context)]
        tickets = [raw for raw in sheets.tables if raw not in others]
        if not tickets:
            others, tickets = [], list(sheets.tables)
        result = read_tables(self.kind, tickets, document, context, problems)
        near, order = result.dated or context.today, result.date_order
        further = FurtherTables(order or context.date_order, near, context.today)
        further.add_sheets(others)
        return further.joined(result)


def _is_further(raw: Table, document: Document, context: ReadContext) -> bool:
    """Whether a sheet is none of tickets, and none that is told to be left out."""
    if any(beside_tickets([raw], document)):
        return False
    table = ticket_table(raw, context.columns)
    return table is None or is_listed(table, context.today)
