"""Meeting notes in plain text."""

from __future__ import annotations

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.notes.passages import read_written
from ingest.reader import Document, ReadContext


class TextNotesReader:
    """One passage for each statement; wrapped prose stays together."""

    kind = DocumentKind.NOTES_TEXT
    example = "notes/2026-08-13-standup.txt"

    def accepts(self, document: Document) -> bool:
        """Any text file; kinds with more to them are asked first."""
        return document.suffix in {".txt", ".text", ""} and b"\0" not in document.head

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read passages, the meeting's date and the people it names.

        Raises:
            UnreadableFileError: If the bytes are not text.
        """
        written = read_written(document, context, markdown=False)
        return ReadResult(
            kind=self.kind,
            title=written.title,
            dated=written.dated,
            dated_from=written.dated_from,
            passages=written.passages,
            people=written.people,
            problems=written.problems,
        )
