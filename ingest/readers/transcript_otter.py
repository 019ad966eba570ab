"""Transcripts as text, as Otter and others save them."""

from __future__ import annotations

from assistant.domain.reading import DocumentKind, Passage, ReadResult
from ingest.notes.heading_dates import document_date
from ingest.notes.passages import head_text
from ingest.notes.stamped_turns import has_stamped_turns, stamped_turns
from ingest.notes.turns import joined, speakers, turn_passages
from ingest.reader import Document, ReadContext
from ingest.text.decoding import decode

_MADE_BY = b"otter.ai"


class OtterReader:
    """One passage for each turn or paragraph of one, placed by its time."""

    kind = DocumentKind.TRANSCRIPT_OTTER
    example = "notes/steering_otter_ai.txt"

    def accepts(self, document: Document) -> bool:
        """A text in which lines of a name and a time open what was said."""
        if b"\0" in document.head or b"-->" in document.head:
            return False
        lines = head_text(document).split("\n")[:-1]
        return has_stamped_turns(lines, loose=_is_otter(document))

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the turns; lines above the first one are kept as they stand.

        Raises:
            UnreadableFileError: If the bytes are not text.
        """
        text = decode(document.data, document.path)
        found = stamped_turns(text.lines, loose=_is_otter(document))
        dated, dated_from = document_date(found.head, document.name, context)
        turns = joined(found.cues)
        head = (
            Passage(locator=f"line {number}", text=line.strip())
            for number, line in enumerate(text.lines, 1)
            if line.strip() and number <= _first_turn(text.lines, len(found.head))
        )
        return ReadResult(
            kind=self.kind,
            title=found.head[0] if found.head else document.name.rsplit(".", 1)[0],
            dated=dated,
            dated_from=dated_from,
            passages=(*head, *turn_passages(turns)),
            people=speakers(turns),
            problems=(text.problem,) if text.problem else (),
        )


def _is_otter(document: Document) -> bool:
    return _MADE_BY in document.data[-300:] or _MADE_BY in document.head


def _first_turn(lines: list[str], filled: int) -> int:
    """Return the number of the last line above the first turn."""
    for number, line in enumerate(lines, 1):
        filled -= bool(line.strip())
        if filled < 0:
            return number - 1
    return len(lines)
