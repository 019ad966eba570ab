"""Meeting notes in Markdown."""

from __future__ import annotations

from assistant.domain.reading import DocumentKind, ReadProblem, ReadResult
from ingest.date_order import written_order
from ingest.notes.passages import read_written
from ingest.reader import Document, ReadContext
from ingest.records.noted_milestones import noted_milestones


class MarkdownNotesReader:
    """One passage for each heading, statement, list item and table row."""

    kind = DocumentKind.NOTES_MARKDOWN
    example = "notes/2026-08-10-weekly.md"

    def accepts(self, document: Document) -> bool:
        """Any Markdown file; kinds with more to them are asked first."""
        return document.suffix in {".md", ".markdown", ".mdown"}

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read passages, milestones in tables, the day and the people it names.

        Raises:
            UnreadableFileError: If the bytes are not text.
        """
        written = read_written(document, context, markdown=True)
        order = written_order(written.lines) or context.date_order
        near = written.dated or context.today
        found = list(noted_milestones(written.passages, written.title, order, near))
        problems = (part for part in found if isinstance(part, ReadProblem))
        return ReadResult(
            kind=self.kind,
            title=written.title,
            dated=written.dated,
            dated_from=written.dated_from,
            label=written.label,
            unmapped=written.unmapped,
            passages=written.passages,
            records=tuple(part for part in found if not isinstance(part, ReadProblem)),
            people=written.people,
            problems=(*written.problems, *problems),
        )
