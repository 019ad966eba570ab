"""Mails as files (`.eml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy

from assistant.domain.base import digest
from assistant.domain.reading import DocumentKind, ReadProblem, ReadResult, Role
from ingest.mail.messages import Mail, read_mail
from ingest.reader import Document, ReadContext

_HEADERS = re.compile(
    rb"^(from|message-id|mime-version|received|date|subject|to):",
    re.IGNORECASE | re.MULTILINE,
)
_BODY = re.compile(rb"(?:\r?\n|\r)(?:\r?\n|\r)")
"""The empty line between the headers and the body."""
_TELLING = frozenset({b"message-id", b"mime-version", b"received"})


class MailReader:
    """The subject and the statements of a body, quoted replies marked as such.

    Attachments are named, not read. Of a mail in both forms the plain text is read.
    """

    kind = DocumentKind.MAIL
    example = "mail/2026-08-12-answer.eml"

    def accepts(self, document: Document) -> bool:
        """A file that opens with the headers of a mail."""
        top = re.split(rb"\r?\n\r?\n", document.head, maxsplit=1)[0]
        found = {match[1].lower() for match in _HEADERS.finditer(top)}
        if document.suffix == ".eml":
            return bool(found)
        opens = _HEADERS.match(top.lstrip(b"\xef\xbb\xbf"))
        return bool(opens) and b"from" in found and bool(found & _TELLING)

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the mail; its day is that of the Date header, in its own zone.

        Raises:
            UnreadableFileError: If the body is not text.
        """
        message = message_from_bytes(document.data, policy=policy.default)
        mail = read_mail(message, document.path, context)
        if not _BODY.search(document.data):
            # Half a header is no body.
            kept = tuple(one for one in mail.passages if one.role is Role.HEADING)
            mail = replace(mail, passages=kept)
        dated = mail.envelope.dated
        return ReadResult(
            kind=self.kind,
            title=mail.envelope.subject or None,
            dated=dated,
            dated_from="mail date" if dated else "",
            stream=_stream(mail),
            passages=mail.passages,
            people=mail.people,
            problems=(
                *mail.problems,
                *_cut(document.data, mail),
                *(
                    ReadProblem(
                        where="",
                        what=f"attachment {name!r} was not read",
                        fix="save it beside the mail and ingest it if it matters",
                    )
                    for name in mail.attachments
                ),
            ),
        )


def _cut(data: bytes, mail: Mail) -> Iterator[ReadProblem]:
    """Say so of a mail that ends before its body begins, or that has no words."""
    what = ""
    if not _BODY.search(data):
        what = "the mail ends within its headers: it looks cut"
    elif not mail.passages and not mail.attachments:
        what = "the mail has neither a subject nor words"
    if what:
        kept = "only its subject was kept" if mail.passages else "nothing was kept"
        yield ReadProblem(
            where="body", what=f"{what}; {kept}", fix="save it again and ingest it"
        )


def _stream(mail: Mail) -> str | None:
    """Name the mail by its id and who sent it when: saved again, it is still one."""
    envelope = mail.envelope
    if not envelope.ident or not envelope.dated or not envelope.sender:
        return None
    sent = (envelope.ident, envelope.sender.email, envelope.dated.isoformat())
    return f"mail:{digest(' '.join(map(str, sent)))}"
