"""A parsed mail taken apart: who wrote what to whom, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from assistant.domain.mailboxes import own, without_list
from assistant.domain.people import fold, natural_order
from assistant.domain.reading import (
    Passage,
    PersonMention,
    ReadProblem,
    Role,
)
from ingest.errors import UnreadableFileError
from ingest.mail.body import BodyPart, MailBody
from ingest.mail.parts import BodyParts, is_text
from ingest.privacy.hidden_text import hidden_in
from ingest.reader import ReadContext
from ingest.text.decoding import clean, decode
from ingest.text.html_text import html_to_text
from ingest.text.prose import locator
from ingest.text.surrogates import mend

_LONGEST_NAME = 80
_AT = re.compile(
    r"(?P<user>[\w.+-]{1,64}) at (?P<host>[\w-]{1,63}(?:\.[\w-]{1,63})+)"
    r"(?: \((?P<name>[^()]{0,200})\))?"
)
"""How archives of mailing lists hide an address: `ana at acme.example (Ana Díaz)`."""
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_VIA = re.compile(r"\b(?:via|on behalf of|über|im Auftrag von)\b", re.IGNORECASE)
"""How services name the person for whom they write."""
_LIST_ID = re.compile(r"<([\w.+-]{1,120})>")
_BULK = frozenset(("bulk", "junk"))
_REPLY = re.compile(
    r"^(?:\s*(?:re|aw|sv|fwd?|wg|tr|antw|rv)\s*(?:\[\d+\])?:)+\s*", re.IGNORECASE
)
_HEADER_FAILURES = (
    AttributeError,
    LookupError,
    MessageError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What the standard library's header parser raises on hostile headers."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the headers say; `ident` is the mail's id, `thread` that of the first.

    `addressed` are those among the `others` to whom it goes, `copied` those who get
    a copy.
    """

    subject: str
    sender: PersonMention | None
    others: tuple[PersonMention, ...]
    dated: date | None
    thread: str | None
    ident: str = ""
    addressed: tuple[PersonMention, ...] = ()
    copied: tuple[PersonMention, ...] = ()

    @property
    def speaker(self) -> str | None:
        """Who wrote it: the sender's name, else the address."""
        return (self.sender.name or self.sender.email) if self.sender else None


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mail says: its passages, its people and what could not be read of it.

    `attachments` are the names of those, or their types where they have no name.
    """

    envelope: Envelope
    passages: tuple[Passage, ...]
    people: tuple[PersonMention, ...]
    problems: tuple[ReadProblem, ...]
    attachments: tuple[str, ...]


def read_mail(
    message: Message,
    path: str,
    context: ReadContext,
    at: str = "",
    delivered: date | None = None,
) -> Mail:
    """Take a mail apart; `at` opens the locators of its passages.

    `delivered` is the day of a mail whose headers give none. Of a mail in both forms
    the plain text is read; attachments are named, not read.
    """
    sent = _sent_on(message)
    envelope = _envelope(message, sent or delivered)
    text, problems = _body(message, path)
    lines = text.split("\n") if text else []
    body = MailBody(lines, envelope.speaker, context)
    sender = envelope.sender
    if sender and body.signature and body.signature.role:
        sender = sender.model_copy(update={"role": body.signature.role})
    if sent is None and (at or _header(message, "date")):
        problems = (*problems, _no_day(_header(message, "date"), at, delivered))
    problems = (*problems, *_posing(message))
    return Mail(
        envelope=envelope,
        passages=tuple(_passages(envelope, lines, body.parts, at)),
        people=_own(filter(None, (sender, *envelope.others)), _listed(message)),
        problems=problems,
        attachments=tuple(_attachments(message)),
    )


def _envelope(message: Message, dated: date | None) -> Envelope:
    senders = _people(message, "from")
    references = _header(message, "references").split()
    addressed, copied = _people(message, "to"), _people(message, "cc")
    thread = references[0] if references else _header(message, "in-reply-to")
    ident = _header(message, "message-id")
    return Envelope(
        subject=_header(message, "subject"),
        sender=senders[0] if senders else None,
        others=(*senders[1:], *addressed, *copied),
        dated=dated,
        thread=thread or ident or None,
        ident=ident,
        addressed=addressed,
        copied=copied,
    )


def _header(message: Message, name: str) -> str:
    """Return the header on one line, or empty where it cannot be decoded."""
    try:
        return _one_line(str(message.get(name, "")))
    except _HEADER_FAILURES:
        return ""


def _one_line(text: str) -> str:
    return " ".join(clean(mend(text)).split())


def _sent_on(message: Message) -> date | None:
    try:
        return parsedate_to_datetime(_header(message, "date")).date()
    except (TypeError, ValueError, OverflowError):
        return None


def _no_day(words: str, at: str, delivered: date | None) -> ReadProblem:
    found = f"the mail's date {words[:40]!r} is not a date" if words else ""
    taken = "its day is not known"
    if delivered:
        taken = f"the day of its delivery, {delivered}, was taken"
    elif at:
        taken += ", and it counts as of the newest mail's"
    return ReadProblem(
        where=f"{at}date" if at else "date",
        what=f"{found or 'the mail has no date'}; {taken}",
        fix="ingest it with --as-of the day on which it was sent"
        if not at
        else "save it as .eml and ingest it with --as-of the day on which it was sent",
    )


def _people(message: Message, name: str) -> tuple[PersonMention, ...]:
    """Return those whom an address header names; a name that is an address is none."""
    hidden = _hidden(message, name)
    if hidden:
        return (hidden,)
    try:
        addresses = getattr(message.get(name), "addresses", ())
    except _HEADER_FAILURES:
        return ()
    people: list[PersonMention] = []
    for address in addresses:
        display = natural_order(without_list(_one_line(address.display_name)))
        display = "" if "@" in display else display[:_LONGEST_NAME]
        email = _one_line(address.addr_spec) if address.domain else ""
        if display or email:
            people.append(PersonMention(name=display or None, email=email or None))
    return tuple(people)


def _listed(message: Message) -> frozenset[str]:
    """Return the addresses of the list that sent the mail, and of a robot's sender."""
    found = {
        fold(match[0]) for match in _ADDRESS.finditer(_header(message, "list-post"))
    }
    name = _LIST_ID.search(_header(message, "list-id"))
    if name:
        found.add(fold(name[1].replace(".", "@", 1)))
    bulk = _header(message, "precedence").casefold() in _BULK
    if bulk or _header(message, "auto-submitted").casefold() not in {"", "no"}:
        found |= {fold(one.email) for one in _people(message, "from") if one.email}
    return frozenset(found)


def _own(
    people: Iterable[PersonMention], listed: frozenset[str]
) -> tuple[PersonMention, ...]:
    """Leave out lists, roles and robots, and addresses that are theirs."""
    return tuple(filter(None, (own(person, listed) for person in people)))


def _posing(message: Message) -> Iterator[ReadProblem]:
    """Name a sender whose display name is the address of somebody else."""
    try:
        addresses = getattr(message.get("from"), "addresses", ())
    except _HEADER_FAILURES:
        return
    for address in addresses:
        display = _one_line(address.display_name)
        real = _one_line(address.addr_spec)
        shown = _ADDRESS.search(display)
        if not shown or _VIA.search(display) or _is_same(shown[0], real):
            continue
        yield ReadProblem(
            where="from",
            what=f"the sender calls itself {shown[0][:_LONGEST_NAME]!r}, but the mail "
            f"is from {real[:_LONGEST_NAME]!r}; it counts as the latter's",
            fix="ask the person whether the mail is theirs before relying on it",
        )


def _is_same(one: str, other: str) -> bool:
    """Whether two addresses are one person's at one host, or at a host within it."""
    user, _, host = one.casefold().partition("@")
    name, _, place = other.casefold().partition("@")
    return user == name and (
        host == place or host.endswith(f".{place}") or place.endswith(f".{host}")
    )


def _hidden(message: Message, name: str) -> PersonMention | None:
    """Return whom an address names that has ` at ` for its sign."""
    try:
        raw = next((v for k, v in message.raw_items() if k.lower() == name), "")
        words = _one_line(str(make_header(decode_header(str(raw)))))
    except _HEADER_FAILURES:
        return None
    match = _AT.fullmatch(words)
    if match is None:
        return None
    called = natural_order(match["name"] or "")[:_LONGEST_NAME]
    return PersonMention(name=called or None, email=f"{match['user']}@{match['host']}")


def _body(message: Message, path: str) -> tuple[str, tuple[ReadProblem, ...]]:
    """Return the clean text of the body and what went wrong in decoding it."""
    problems: list[ReadProblem] = []

    def text_of(part: Message) -> str:
        text, wrong = _decoded(part, path)
        problems.extend(wrong)
        if part.get_content_subtype() == "html":
            text = html_to_text(text)
        encoding = str(part.get("content-transfer-encoding", "")).strip().casefold()
        if encoding in {"base64", "quoted-printable"}:
            problems.extend(hidden_in(text.encode("utf-8", "replace"), "body"))
        return text

    parts = BodyParts(text_of, _header, _file_name)
    text = clean(parts.read(message))
    return text, tuple(dict.fromkeys((*problems, *parts.problems())))


def _decoded(part: Message, path: str) -> tuple[str, tuple[ReadProblem, ...]]:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset("utf-8")
    try:
        return data.decode(charset), ()
    except (LookupError, UnicodeDecodeError, ValueError):
        return _guessed(data, charset, path)


def _guessed(
    data: bytes, charset: str, path: str
) -> tuple[str, tuple[ReadProblem, ...]]:
    """Decode by guess what the declared charset cannot."""
    try:
        text = decode(data, path).body
    except UnreadableFileError:
        text = data.decode("utf-8", errors="replace")
    problem = ReadProblem(
        where="body",
        what=f"the body is not {clean(charset)[:40]!r} as declared; its letters were"
        " guessed",
        fix="check the quotes of this mail before citing them",
    )
    return text, (problem,)


def _attachments(message: Message) -> Iterator[str]:
    for part in message.walk():
        if part.is_multipart() or (is_text(part) and not _file_name(part)):
            continue
        yield _file_name(part) or part.get_content_type()


def _file_name(part: Message) -> str:
    try:
        return _one_line(str(part.get_filename("")))[:_LONGEST_NAME]
    except _HEADER_FAILURES:
        return "(unreadable name)"


def _spelled(people: Iterable[PersonMention]) -> tuple[str, ...]:
    """Return the addresses, else the names."""
    found = (one.email or one.name for one in people)
    return tuple(one for one in found if one)


def _passages(
    envelope: Envelope, lines: Sequence[str], parts: Sequence[BodyPart], at: str
) -> Iterator[Passage]:
    above = (envelope.subject,) if envelope.subject else ()
    addressed, copied = _spelled(envelope.addressed), _spelled(envelope.copied)
    if envelope.subject:
        yield Passage(
            locator=f"{at}subject",
            text=envelope.subject,
            role=Role.HEADING,
            speaker=envelope.speaker,
            dated=envelope.dated,
            thread=envelope.thread,
            addressed=addressed,
            copied=copied,
        )
    for part in parts:
        yield Passage(
            locator=at + locator(part.start, part.end),
            text="\n".join(lines[part.start : part.end]),
            speaker=part.by.speaker if part.by else envelope.speaker,
            dated=part.by.dated if part.by else envelope.dated,
            headings=above + _subject_of(part, envelope),
            quoted=part.by is not None,
            thread=envelope.thread,
            addressed=addressed,
            copied=copied,
        )


def _subject_of(part: BodyPart, envelope: Envelope) -> tuple[str, ...]:
    """Return what a quoted mail is about, where it is not what the reply is about."""
    about = part.by.subject if part.by else None
    is_same = about and _bare_subject(about) == _bare_subject(envelope.subject)
    return (about,) if about and not is_same else ()


def _bare_subject(subject: str) -> str:
    return fold(_REPLY.sub("", subject))
