"""Tickets or tasks in Excel workbooks: each visible sheet that has their columns."""

from __future__ import annotations

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers.plan_sheets import beside_tickets
from ingest.readers.raid_columns import header_score, is_raid
from ingest.readers.ticket_columns import is_tickets
from ingest.readers.ticket_table import read_tables
from ingest.tables import Table, under_header
from ingest.workbooks import is_workbook, peek_sheets, read_sheets


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
        return bool(found) and not any(_is_log(raw, name) for raw in others)

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the tickets of all sheets that have their columns.

        Raises:
            UnreadableFileError: If no sheet has them, or the file is unsafe to open.
        """
        sheets = read_sheets(document)
        problems = (*sheets.problems, *beside_tickets(sheets.tables, document))
        return read_tables(self.kind, sheets.tables, document, context, problems)


def _is_log(raw: Table, name: str) -> bool:
    table = under_header(raw, header_score, least=2)
    return table is not None and is_raid(table, f"{raw.name} {name}")
