"""Transcripts of Teams as Word files."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.errors import UnreadableFileError
from ingest.files.word_files import open_word, tracked_changes, word_blocks
from ingest.notes.heading_dates import document_date
from ingest.notes.stamped_turns import has_stamped_turns, stamped_turns
from ingest.notes.turns import joined, speakers, turn_passages
from ingest.reader import Document, ReadContext
from ingest.safety.containers import is_zip

_BODY = "word/document.xml"
_ENOUGH = 256 * 1024
_LINE_END = re.compile(r"</w:p>|<w:(?:br|cr)\s*/>")
_TAG = re.compile(r"<[^<>]*>")
_CALLED = re.compile(r"(?P<name>.+?)-\d{8}[_-]\d{6}\w*-.{3,40}")


class TeamsTranscriptReader:
    """One passage for each turn, placed by its time from the start."""

    kind = DocumentKind.TRANSCRIPT_TEAMS
    example = "notes/Weekly-20260615_133555-Meeting Transcript.docx"

    def accepts(self, document: Document) -> bool:
        """A Word file in which lines of a name and a time open what was said."""
        if not is_zip(document.data):
            return False
        try:
            with (
                zipfile.ZipFile(io.BytesIO(document.data)) as archive,
                archive.open(_BODY) as body,
            ):
                markup = body.read(_ENOUGH).decode("utf-8", errors="replace")
        except (KeyError, OSError, EOFError, RuntimeError, zlib.error):
            return False
        except (zipfile.BadZipFile, NotImplementedError, ValueError):
            return False
        lines = _TAG.sub("", _LINE_END.sub("\n", markup)).split("\n")
        return has_stamped_turns(lines[:-1])

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the turns; the day is that of the first lines, else of the name.

        Raises:
            UnreadableFileError: If it is damaged, protected, a trap or holds no turn.
        """
        word = open_word(document)
        blocks = word_blocks(word)
        found = stamped_turns([line for b in blocks for line in b.text.split("\n")])
        if not found.cues:
            raise UnreadableFileError(
                f"{document.path!r} is no transcript: no line says who speaks when.",
                fix="Ingest it without --kind, as notes.",
            )
        dated, dated_from = document_date(found.head, document.name, context)
        turns = joined(found.cues)
        title = found.head[0] if found.head else document.name.rsplit(".", 1)[0]
        called = _CALLED.fullmatch(title)
        return ReadResult(
            kind=self.kind,
            title=called["name"] if called else title,
            dated=dated,
            dated_from=dated_from,
            passages=tuple(turn_passages(turns)),
            people=speakers(turns),
            problems=tracked_changes(word),
        )
