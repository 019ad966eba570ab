"""Meeting notes in Word's `.docx`."""

from __future__ import annotations

from typing import Final

from assistant.domain.reading import DocumentKind, ReadProblem, ReadResult
from ingest.date_order import written_order
from ingest.files.word_files import open_word, tracked_changes, word_blocks
from ingest.notes.heading_dates import document_date
from ingest.notes.passages import title_of
from ingest.notes.role_lines import people_of
from ingest.reader import Document, ReadContext
from ingest.records.noted_milestones import noted_milestones
from ingest.text.prose import headed

_WORD_SUFFIXES: Final = frozenset({".docx", ".docm", ".doc", ".dotx"})


class DocxNotesReader:
    """One passage for each paragraph and table row, in the order of the document.

    Inserted text counts as written and deleted text as gone, as if all tracked
    changes were accepted, and that is named. Headers, footers, comments and footnotes
    are not read.
    """

    kind = DocumentKind.NOTES_DOCX
    example = "notes/2026-08-27-minutes.docx"

    def accepts(self, document: Document) -> bool:
        """A file named as a Word document; what it holds is checked on reading."""
        return document.suffix in _WORD_SUFFIXES

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read passages, the meeting's date and the people it names.

        Raises:
            UnreadableFileError: If it is an old `.doc`, damaged, protected or a trap.
        """
        word = open_word(document)
        blocks = list(word_blocks(word))
        passages = headed(blocks)
        lines = [line for block in blocks for line in block.text.split("\n")]
        dated, dated_from = document_date(lines, document.name, context)
        order = written_order(lines) or context.date_order
        title, near = title_of(passages), dated or context.today
        found = list(noted_milestones(passages, title, order, near))
        return ReadResult(
            kind=self.kind,
            title=title,
            dated=dated,
            dated_from=dated_from,
            passages=passages,
            records=tuple(part for part in found if not isinstance(part, ReadProblem)),
            people=people_of(lines, passages),
            problems=(
                *tracked_changes(word),
                *(part for part in found if isinstance(part, ReadProblem)),
            ),
        )
