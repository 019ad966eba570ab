"""Mailboxes: many mails in one file (`.mbox`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from email import message_from_bytes, policy
from email.errors import MessageError
from email.utils import parsedate
from itertools import pairwise

from assistant.domain.base import digest
from assistant.domain.reading import (
    DocumentKind,
    Passage,
    PersonMention,
    ReadProblem,
    ReadResult,
)
from ingest.errors import UnreadableFileError
from ingest.files.names import stable_name
from ingest.mail.messages import Mail, read_mail
from ingest.reader import Document, ReadContext
from ingest.text.decoding import clean

_OPENING = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))(?:\xef\xbb\xbf)?"
    rb"From [^\r\n]*\d\d?:\d\d[^\r\n]*\r?\n(?=[!-9;-~]{1,76}:)"
)
_ESCAPED = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_ID = re.compile(
    rb"^message-id:[ \t]*(?:\r?\n[ \t]+)?(<[^<>\s]{1,200}>)",
    re.IGNORECASE | re.MULTILINE,
)
_QUOTE_MARKS = re.compile(r"^(?:[ \t]*>)+[ \t]?", re.MULTILINE)
_MOST_NAMES = 5
_FAILURES = (
    AssertionError,
    AttributeError,
    LookupError,
    MessageError,
    RecursionError,
    TypeError,
    UnreadableFileError,
    ValueError,
)
"""What the standard library's mail parser raises on hostile mails."""


@dataclass(slots=True)
class _Box:
    """What is read of a mailbox so far."""

    mails: list[Mail] = field(default_factory=list)
    ids: list[tuple[date, str]] = field(default_factory=list)
    problems: list[ReadProblem] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)


class MboxReader:
    """The passages of every mail, placed by its id and the line of its body.

    A quoted reply whose words stand in another mail of the box is left out; what is
    quoted of mails that are not there is marked as such. Attachments are counted.
    """

    kind = DocumentKind.MBOX
    example = "mail/project-list.mbox"

    def accepts(self, document: Document) -> bool:
        """A file that opens with the line between mails and a header."""
        return _OPENING.match(document.head.lstrip(b"\r\n")) is not None

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the mails one after the other; the day is that of the newest.

        Raises:
            UnreadableFileError: If no mail can be read.
        """
        box = _Box()
        for number, (opened, start, end, place) in enumerate(_spans(document.data), 1):
            raw = _ESCAPED.sub(b"", document.data[start:end])
            delivered = _delivered(document.data[opened:start])
            try:
                message = message_from_bytes(raw, policy=policy.default)
                mail = read_mail(
                    message, document.path, context, f"{place} ", delivered
                )
            except _FAILURES as error:
                box.problems.append(_bad_mail(number, error))
                continue
            _add(box, mail, number, place)
        if not box.mails:
            raise UnreadableFileError(
                f"{document.path!r} holds no mail that can be read.",
                fix="Export the folder again, as mbox.",
            )
        days = [mail.envelope.dated for mail in box.mails if mail.envelope.dated]
        return ReadResult(
            kind=self.kind,
            title=document.name.rsplit(".", 1)[0],
            dated=max(days, default=None),
            dated_from="newest mail" if days else "",
            stream=_stream(document, box),
            passages=tuple(_once(box.mails)),
            people=tuple(_people(box.mails)),
            problems=(*box.problems, *_left_out(box.attachments)),
        )


def _delivered(opening: bytes) -> date | None:
    """Return the day that the line between mails gives behind the sender."""
    words = opening.decode("ascii", errors="replace").split(maxsplit=2)
    found = parsedate(words[2]) if words[2:] else None
    try:
        return date(*found[:3]) if found else None
    except ValueError:
        return None


def _spans(data: bytes) -> Iterator[tuple[int, int, int, str]]:
    """Yield where each mail opens, begins and ends, and its place.

    The place is its id, else its number.
    """
    opening = [match.span() for match in _OPENING.finditer(data)]
    edges = pairwise([*opening, (len(data), 0)])
    spans = [(opened, begin, end) for (opened, begin), (end, _) in edges]
    ids = [_id(data[begin : min(end, begin + 65536)]) for _, begin, end in spans]
    counts = Counter(ids)
    for number, (span, found) in enumerate(zip(spans, ids, strict=True), 1):
        known = found if found and counts[found] == 1 else str(number)
        yield *span, f"message {known}"


def _id(top: bytes) -> str | None:
    headers = re.split(rb"\r?\n\r?\n", top, maxsplit=1)[0]
    match = _ID.search(headers)
    return clean(match[1].decode("ascii", errors="replace")) if match else None


def _add(box: _Box, mail: Mail, number: int, place: str) -> None:
    """Keep a mail; one without a thread of its own is one by itself."""
    passages = tuple(
        one if one.thread else one.model_copy(update={"thread": place})
        for one in mail.passages
    )
    if mail.envelope.dated and place.endswith(">"):
        box.ids.append((mail.envelope.dated, place))
    box.mails.append(
        Mail(mail.envelope, passages, mail.people, mail.problems, mail.attachments)
    )
    box.attachments += mail.attachments
    box.problems += [
        problem.model_copy(update={"where": _placed(problem.where, place, number)})
        for problem in mail.problems
    ]


def _placed(where: str, place: str, number: int) -> str:
    """Return the place of a problem in its mail, with the mail's number in front."""
    return f"message {number} {where.removeprefix(place).strip()}".strip()


def _stream(document: Document, box: _Box) -> str | None:
    """Name the mailbox by its name and its oldest mail.

    A later export of a folder holds the mails again, and is its newer version.
    """
    name = stable_name(document.name)
    if not box.ids or not name:
        return None
    return f"mbox:{name}@{digest(min(box.ids)[1])}"


def _once(mails: Sequence[Mail]) -> Iterator[Passage]:
    """Yield what the mails say, without quotes of words that another one holds."""
    own = {
        line
        for mail in mails
        for passage in mail.passages
        if not passage.quoted
        for line in _lines(passage)
    }
    for mail in mails:
        for passage in mail.passages:
            if not passage.quoted or not own.issuperset(_lines(passage)):
                yield passage


def _lines(passage: Passage) -> list[str]:
    bare = _QUOTE_MARKS.sub("", passage.text)
    return [" ".join(line.split()) for line in bare.split("\n") if line.strip()]


def _people(mails: Sequence[Mail]) -> Iterator[PersonMention]:
    yield from dict.fromkeys(person for mail in mails for person in mail.people)


def _left_out(names: Sequence[str]) -> Iterator[ReadProblem]:
    if names:
        shown = ", ".join(repr(name) for name in names[:_MOST_NAMES])
        more = f" and {len(names) - _MOST_NAMES} more" if names[_MOST_NAMES:] else ""
        yield ReadProblem(
            where="",
            what=f"{len(names)} attachments were not read: {shown}{more}",
            fix="save those that matter beside the mailbox and ingest them",
        )


def _bad_mail(number: int, error: Exception) -> ReadProblem:
    return ReadProblem(
        where=f"message {number}",
        what=f"the mail cannot be read ({type(error).__name__})",
        fix="save it as .eml and ingest it by itself if it matters",
    )
