"""Status updates that were sent before, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from assistant.domain.people import fold, natural_order
from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import SentUpdate
from ingest.attendees import name_like
from ingest.markdown_tables import plain
from ingest.notes import head_text, read_written
from ingest.reader import Document, ReadContext
from ingest.readers.mail import MailReader

_FOLDERS = frozenset({"published", "updates", "sent", "status-updates", "sent-updates"})
_HEAD_LINES = 30
_MAIL = MailReader()
_AUDIENCE = "executive"
_LABEL = re.compile(
    r"\b(?:overall|status|rag|health|colou?r|gesamt\w*|ampel|etat|estado|stato"
    r"|algehele|general|globale?)\b"
)
_WORDS = {
    "green": "green grun gruen vert verde groen gron gronn 🟢 💚 ✅",
    "amber": "amber yellow orange gelb ambre jaune amarillo giallo geel gul 🟡 🟠",
    "red": "red rot rouge rojo rosso vermelho rood rod rodt 🔴",
}
_COLOURS = {word: colour for colour, words in _WORDS.items() for word in words.split()}
_TOKEN = re.compile(r"[^\W\d_]+|[🟢💚✅🟡🟠🔴]")
_FROM = re.compile(
    r"(?:^|[\s.|])(?:from|von|de|da|van|author|(?:sent|written|prepared|reported) by)"
    r"\s*[:|]\s*(?P<rest>[^|]+)",
    re.IGNORECASE,
)
_MARKS = re.compile(r"\*+|`+|\b__|__\b")
_ADDRESS = re.compile(
    r"(?P<name>[^<>@;]*?)\s*<?(?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)"
)
_NAME_END = re.compile(r"[.;,<(]")


class UpdateReader:
    """One sent update: its colour as a person claimed it, and its passages."""

    kind = DocumentKind.UPDATE_MARKDOWN
    example = "published/week-01.md"

    def accepts(self, document: Document) -> bool:
        """A Markdown file in a folder of sent updates that states a colour on top."""
        folders = {part.casefold() for part in document.path.split("/")[:-1]}
        return (
            document.suffix in {".md", ".markdown"}
            and bool(folders & _FOLDERS)
            and stated_colour(head_text(document).split("\n")) is not None
        )

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the update as a record and as passages.

        Without a date of its own the update counts as sent today.

        Raises:
            UnreadableFileError: If the bytes are not text.
        """
        if _MAIL.accepts(document):
            return _from_mail(_MAIL.read(document, context), context)
        written = read_written(document, context, markdown=True)
        sent = _sent(written.lines, written.dated, context)
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


def stated_colour(lines: Sequence[str]) -> tuple[str, str] | None:
    """Return the overall colour and the line that states it, from the first lines.

    The colour stands on the line of a label such as `Overall` or on the next one.
    """
    head = [line.strip() for line in lines if line.strip()][:_HEAD_LINES]
    for line, following in pairwise([*head, ""]):
        if not _LABEL.search(fold(plain(line))):
            continue
        for place in (line, following):
            colours = _colours(place)
            if len(set(colours)) == 1:
                return colours[0], place
            if colours:
                break
    return None


def _colours(line: str) -> list[str]:
    words = _TOKEN.findall(fold(plain(line)))
    return [_COLOURS[word] for word in words if word in _COLOURS]


def _from_mail(mail: ReadResult, context: ReadContext) -> ReadResult:
    """Read an update that was kept as the mail that brought it."""
    lines = "\n\n".join(part.text for part in mail.passages).split("\n")
    author = next((part.speaker for part in mail.passages if part.speaker), None)
    sent = _sent(lines, mail.dated, context)
    places = (one.locator for one in mail.passages if sent.health_quote in one.text)
    locator = next(places, "") if sent.health_quote else ""
    record = sent.model_copy(
        update={"author": author or sent.author, "locator": locator}
    )
    return mail.model_copy(
        update={"kind": DocumentKind.UPDATE_MARKDOWN, "records": (record,)}
    )


def _sent(lines: Sequence[str], dated: date | None, context: ReadContext) -> SentUpdate:
    audience = context.audience or _AUDIENCE
    sent_on = dated or context.today
    health, quote = stated_colour(lines) or (None, "")
    return SentUpdate(
        key=f"{audience}:{sent_on.isoformat()}",
        locator=f"line {_line_of(quote, lines)}",
        audience=audience,
        sent_on=sent_on,
        health=health,
        health_quote=quote,
        body="\n".join(lines),
        author=_author(lines),
    )


def _line_of(quote: str, lines: Sequence[str]) -> int:
    """Return the number of the line that holds the quote; the first for none."""
    numbered = enumerate(lines, 1)
    return next((n for n, line in numbered if quote and line.strip() == quote), 1)


def _author(lines: Sequence[str]) -> str | None:
    for line in lines[:_HEAD_LINES]:
        match = _FROM.search(_MARKS.sub("", line))
        if match is None:
            continue
        address = _ADDRESS.match(match["rest"])
        words = address["name"].strip('" ') if address else match["rest"]
        name = natural_order(words) if address else _NAME_END.split(words, 1)[0]
        found = name_like(name) or (address["email"] if address else None)
        if found:
            return found
    return None
