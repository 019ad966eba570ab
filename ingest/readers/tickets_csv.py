"""Tickets or tasks as CSV that no tracker wrote as its own."""

from __future__ import annotations

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.reader import Document, ReadContext
from ingest.readers.ticket_columns import is_tickets, stands_in_log
from ingest.readers.ticket_table import read_tables
from ingest.tables.rows import Table, first_rows, read_rows

_OTHERS = frozenset({".md", ".markdown", ".eml", ".vtt", ".json", ".xml", ".html"})


class TicketsCsvReader:
    """One ticket a row, columns found by name, or as the settings name them."""

    kind = DocumentKind.TICKETS_CSV
    example = "tasks.csv"

    def accepts(self, document: Document) -> bool:
        """Whether a header row has the columns of tickets."""
        if document.suffix in _OTHERS:
            return False
        raw = Table((), tuple(first_rows(document)))
        name = document.name.replace("-", " ").replace("_", " ")
        return is_tickets(raw, name) and not stands_in_log(raw, name)

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every ticket.

        Raises:
            UnreadableFileError: If there is no column for a name or id and the status.
        """
        raw = read_rows(document.data, document.path)
        return read_tables(self.kind, [raw], document, context)
