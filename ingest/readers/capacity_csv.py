"""Capacity plans as CSV: who is planned for how much of the time."""

from __future__ import annotations

from datetime import date

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.reader import Document, ReadContext
from ingest.readers.capacity_columns import capacity_sheet
from ingest.readers.capacity_table import read_capacity
from ingest.tables.rows import Table, first_rows, read_rows

_OTHERS = frozenset({".md", ".markdown", ".eml", ".vtt", ".json", ".xml", ".html"})
_ANY_DAY = date(2000, 1, 1)


class CapacityCsvReader:
    """One person or role a row, or one for each and period; columns by name."""

    kind = DocumentKind.CAPACITY_CSV
    example = "capacity.csv"

    def accepts(self, document: Document) -> bool:
        """Whether a header row names people and how much of them is planned."""
        if document.suffix in _OTHERS:
            return False
        name = document.name.replace("_", " ").replace("-", " ")
        raw = Table((), tuple(first_rows(document)))
        return capacity_sheet(raw, name, _ANY_DAY) is not None

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read how much of whom is planned for when.

        Raises:
            UnreadableFileError: If there are no columns of people and their load.
        """
        raw = read_rows(document.data, document.path)
        return read_capacity(self.kind, [raw], document, context)
