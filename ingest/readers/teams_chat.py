"""Chats and channels of Teams as Microsoft Graph exports them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from assistant.domain.people import natural_order
from assistant.domain.reading import (
    DocumentKind,
    Passage,
    PersonMention,
    ReadProblem,
    ReadResult,
    Role,
)
from ingest.errors import UnreadableFileError
from ingest.json_files.fields import listed, mapping, moment, objects, text
from ingest.json_files.text import load_json
from ingest.notes.heading_dates import file_name_date
from ingest.reader import Document, ReadContext
from ingest.text.decoding import clean
from ingest.text.html_text import html_to_text

_TOP = 64 * 1024
_MARKS = (b'"messageType"', b'"createdDateTime"', b'"body"')
_EMOJI = re.compile(
    r"<(?:emoji|img)\b[^<>]{0,500}?\balt=\"([^\"<>]{1,40})\"[^<>]{0,500}?>"
    r"(?:</emoji>)?",
    re.IGNORECASE,
)
_IS_EMOJI = re.compile(r"[^\w\s]{1,8}")
_QUOTED = re.compile(r">[ >]?")
_EARLIEST = 1990


@dataclass(frozen=True, slots=True)
class _Message:
    """A message a person wrote; `words` are its own, `quoted` those it replies to."""

    pointer: str
    at: datetime | None
    speaker: str | None
    words: str
    quoted: str
    thread: str | None


class TeamsChatReader:
    """One passage for each message a person wrote, the oldest first.

    Events, bots, deleted messages and those without words are left out and counted.
    """

    kind = DocumentKind.TEAMS_CHAT
    example = "chat/teams-project-room.json"

    def accepts(self, document: Document) -> bool:
        """Whether it is JSON that holds messages with type, time and body."""
        top = document.data[:_TOP].lstrip(b"\xef\xbb\xbf \t\r\n")
        return top.startswith((b"{", b"[")) and all(mark in top for mark in _MARKS)

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the messages; their days are those of UTC.

        Raises:
            UnreadableFileError: If it is no JSON or holds no messages.
        """
        value, problems = load_json(document.data, document.path)
        found = list(_entries(value, ""))
        if not found:
            raise UnreadableFileError(
                f"{document.path!r} holds no messages of Teams.",
                fix="Export the chat with Microsoft Graph again.",
            )
        odd: list[ReadProblem] = []
        messages = [
            message
            for pointer, entry in found
            if (message := _message(pointer, entry, odd))
        ]
        latest = datetime.max.replace(tzinfo=UTC)
        messages.sort(key=lambda one: one.at or latest)
        days = [one.at.date() for one in messages if one.at]
        dated, dated_from = _dated(days, document, context)
        return ReadResult(
            kind=self.kind,
            title=document.name.rsplit(".", 1)[0],
            dated=dated,
            dated_from=dated_from,
            stream=_stream([entry for _, entry in found]),
            passages=tuple(_passages(messages)),
            people=tuple(_people([entry for _, entry in found])),
            problems=(*problems, *odd),
            remarks=tuple(_left_out(found, messages)),
            looks_cut=_looks_cut(value),
        )


def _left_out(
    found: list[tuple[str, Mapping[str, Any]]], messages: list[_Message]
) -> Iterator[str]:
    """Count the messages of which nothing is kept."""
    others = len(found) - len(messages)
    if not others:
        return
    entries = [entry for _, entry in found]
    gone = sum(bool(entry.get("deletedDateTime")) for entry in entries)
    told = f", {gone} of them deleted" if gone else ""
    yield f"{others} of {len(found)} messages hold no words of a person; left out{told}"


def _stream(entries: list[Mapping[str, Any]]) -> str | None:
    """Name the chat by its id and its oldest message.

    A later export that holds the messages again is a newer version of it.
    """
    first = min(
        (one for one in entries if moment(one.get("createdDateTime"))),
        key=lambda one: text(one.get("createdDateTime")),
        default=None,
    )
    if first is None or not text(first.get("id")):
        return None
    channel = mapping(first.get("channelIdentity")).get("channelId")
    return f"teams:{text(first.get('chatId')) or text(channel)}@{text(first['id'])}"


def _dated(
    days: list[date], document: Document, context: ReadContext
) -> tuple[date | None, str]:
    if days:
        return max(days), "newest timestamp"
    named = file_name_date(document.name, context.date_order)
    return named, "file name" if named else ""


def _entries(value: object, pointer: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the messages of a list, a page or a list of pages, and their replies."""
    if isinstance(value, dict):
        if "messageType" in value and "body" in value:
            yield pointer, value
            yield from _entries(value.get("replies"), f"{pointer}/replies")
        else:
            for key in ("value", "messages"):
                yield from _entries(listed(value.get(key)), f"{pointer}/{key}")
        return
    for index, item in objects(value):
        yield from _entries(item, f"{pointer}/{index}")


def _message(
    pointer: str, entry: Mapping[str, Any], problems: list[ReadProblem]
) -> _Message | None:
    user = mapping(mapping(entry.get("from")).get("user"))
    if entry.get("messageType") != "message" or entry.get("deletedDateTime"):
        return None
    if mapping(entry.get("from")).get("application") and not user:
        return None
    words, quoted = _words(mapping(entry.get("body")))
    if not words and not quoted:
        return None
    at = _moment(entry.get("createdDateTime"))
    if at is None:
        problems.append(
            ReadProblem(
                where=f"{pointer}/createdDateTime",
                what=f"{text(entry.get('createdDateTime'))[:40]!r} is no time; the"
                " message has no day",
                fix="correct it if the day of the message matters",
            )
        )
    return _Message(
        pointer=f"{pointer}/body/content",
        at=at,
        speaker=natural_order(text(user.get("displayName")))
        or text(user.get("id"))
        or None,
        words=words,
        quoted=quoted,
        thread=text(entry.get("replyToId")) or _replied(entry) or text(entry.get("id")),
    )


def _words(body: Mapping[str, Any]) -> tuple[str, str]:
    """Return the words of a body and those that it quotes."""
    content = body.get("content")
    if not isinstance(content, str):
        return "", ""
    if body.get("contentType") != "html":
        return clean(content).strip(), ""
    lines = clean(html_to_text(_EMOJI.sub(_emoji, content))).split("\n")
    own = [line for line in lines if not line.startswith(">")]
    quoted = [_QUOTED.sub("", line) for line in lines if line.startswith(">")]
    return "\n".join(own).strip(), "\n".join(quoted).strip()


def _emoji(match: re.Match[str]) -> str:
    return match[1] if _IS_EMOJI.fullmatch(match[1]) else ""


def _replied(entry: Mapping[str, Any]) -> str:
    """Return the id of the message that this one quotes in answer."""
    return next(
        (
            text(part.get("id"))
            for _, part in objects(entry.get("attachments"))
            if part.get("contentType") == "messageReference"
        ),
        "",
    )


def _moment(value: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    if found is None or found.year < _EARLIEST:
        return None
    try:
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except OverflowError:
        return None


def _passages(messages: list[_Message]) -> Iterator[Passage]:
    """Yield what was written; a quote of another message here is left out."""
    own = {line.strip() for one in messages for line in one.words.split("\n")}
    for one in messages:
        day = one.at.date() if one.at else None
        if one.words:
            yield Passage(
                locator=one.pointer,
                text=one.words,
                role=Role.MESSAGE,
                speaker=one.speaker,
                dated=day,
                thread=one.thread or one.pointer,
            )
        lines = [line.strip() for line in one.quoted.split("\n") if line.strip()]
        if lines and not own.issuperset(lines):
            yield Passage(
                locator=f"{one.pointer} quote",
                text=one.quoted,
                role=Role.MESSAGE,
                dated=day,
                quoted=True,
                thread=one.thread or one.pointer,
            )


def _people(entries: list[Mapping[str, Any]]) -> Iterator[PersonMention]:
    """Yield who wrote and who was mentioned, each once."""
    names: dict[str, None] = {}
    for entry in entries:
        users = [mapping(entry.get("from")).get("user")]
        users += [
            mapping(part.get("mentioned")).get("user")
            for _, part in objects(entry.get("mentions"))
        ]
        for user in users:
            name = natural_order(text(mapping(user).get("displayName")))
            names |= {name: None} if name else {}
    yield from (PersonMention(name=name) for name in names)


def _looks_cut(value: object) -> str | None:
    pages = [value, *listed(value)]
    if any("@odata.nextLink" in mapping(page) for page in pages[-1:]):
        return "a page of messages that says there are more ('@odata.nextLink')"
    return None
