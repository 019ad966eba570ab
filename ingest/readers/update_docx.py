"""Status updates that were sent before, in Word's `.docx`."""

from __future__ import annotations

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.errors import UnreadableFileError
from ingest.files.word_files import open_word, tracked_changes, word_blocks
from ingest.notes.heading_dates import document_date
from ingest.notes.passages import title_of
from ingest.notes.sent_updates import is_sent, placed, sent_update, stated_colour
from ingest.reader import Document, ReadContext
from ingest.safety.containers import is_zip
from ingest.text.prose import Block, headed


class DocxUpdateReader:
    """One sent update: its colour as a person claimed it, and its passages."""

    kind = DocumentKind.UPDATE_DOCX
    example = "published/week-01.docx"

    def accepts(self, document: Document) -> bool:
        """A Word file in a folder of sent updates that states a colour on top."""
        if not is_sent(document) or not is_zip(document.data):
            return False
        if document.suffix not in {".docx", ".docm"}:
            return False
        try:
            blocks = list(word_blocks(open_word(document)))
        except UnreadableFileError:
            return False
        return stated_colour(_lines(blocks)[0]) is not None

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the update as a record and as passages.

        Without a date of its own the update counts as sent today.

        Raises:
            UnreadableFileError: If it is an old `.doc`, damaged, protected or a trap.
        """
        word = open_word(document)
        blocks = list(word_blocks(word))
        lines, places = _lines(blocks)
        passages = headed(blocks)
        dated, dated_from = document_date(lines, document.name, context)
        return ReadResult(
            kind=self.kind,
            title=title_of(passages),
            dated=dated,
            dated_from=dated_from,
            passages=passages,
            records=(placed(sent_update(lines, dated, context), places),),
            problems=tracked_changes(word),
        )


def _lines(blocks: list[Block]) -> tuple[list[str], list[str]]:
    """Return the lines of the update, paragraphs apart, and the place of each."""
    lines: list[str] = []
    places: list[str] = []
    for block in blocks:
        found = block.text.split("\n")
        lines += [*found, ""]
        places += [block.locator] * (len(found) + 1)
    return lines, places
