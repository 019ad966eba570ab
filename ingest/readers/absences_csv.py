"""Lists of absences as CSV."""

from __future__ import annotations

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.reader import Document, ReadContext
from ingest.readers.absence_table import lists_absences, read_absences
from ingest.tables.rows import Table, first_rows, read_rows

_OTHERS = frozenset({".md", ".markdown", ".eml", ".vtt", ".json", ".xml", ".html"})


class AbsencesCsvReader:
    """One absence a row: a person, the first and the last day."""

    kind = DocumentKind.ABSENCES_CSV
    example = "absences.csv"

    def accepts(self, document: Document) -> bool:
        """Whether a header row names people and days, and something absences."""
        if document.suffix in _OTHERS:
            return False
        name = document.name.replace("_", " ")
        raw = Table((), tuple(first_rows(document)))
        return lists_absences(raw, name)

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read who is away from when to when, never why.

        Raises:
            UnreadableFileError: If there are no columns of people and days.
        """
        raw = read_rows(document.data, document.path)
        return read_absences(self.kind, [raw], document, context)
