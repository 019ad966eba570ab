"""Status updates that were sent before, in Markdown, as a mail or in Word."""

from __future__ import annotations

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.notes.passages import head_text, read_written
from ingest.notes.sent_updates import is_sent, placed, sent_update, stated_colour
from ingest.reader import Document, ReadContext
from ingest.readers.mail import MailReader
from ingest.readers.update_docx import DocxUpdateReader
from ingest.safety.containers import is_zip

_MAIL = MailReader()
_WORD = DocxUpdateReader()


class UpdateReader:
    """One sent update: its colour as a person claimed it, and its passages."""

    kind = DocumentKind.UPDATE_MARKDOWN
    example = "published/week-01.md"

    def accepts(self, document: Document) -> bool:
        """A Markdown file in a folder of sent updates that states a colour on top."""
        return (
            document.suffix in {".md", ".markdown"}
            and is_sent(document)
            and stated_colour(head_text(document).split("\n")) is not None
        )

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the update as a record and as passages.

        Without a date of its own the update counts as sent today.

        Raises:
            UnreadableFileError: If the bytes are not text.
        """
        if is_zip(document.data):
            return _WORD.read(document, context)
        if _MAIL.accepts(document):
            return _from_mail(_MAIL.read(document, context), context)
        written = read_written(document, context, markdown=True)
        sent = sent_update(written.lines, written.dated, context)
        return ReadResult(
            kind=self.kind,
            title=written.title,
            dated=written.dated,
            dated_from=written.dated_from,
            label=written.label,
            unmapped=written.unmapped,
            passages=written.passages,
            records=(sent,),
            problems=written.problems,
        )


def _from_mail(mail: ReadResult, context: ReadContext) -> ReadResult:
    """Read an update that was kept as the mail that brought it."""
    lines: list[str] = []
    places: list[str] = []
    for part in mail.passages:
        found = part.text.split("\n")
        lines += [*found, ""]
        places += [part.locator] * (len(found) + 1)
    author = next((part.speaker for part in mail.passages if part.speaker), None)
    sent = sent_update(lines, mail.dated, context)
    record = placed(sent, places).model_copy(update={"author": author or sent.author})
    return mail.model_copy(
        update={"kind": DocumentKind.UPDATE_MARKDOWN, "records": (record,)}
    )
