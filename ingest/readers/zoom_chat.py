"""Chats of a meeting as Zoom saves them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.domain.people import natural_order
from assistant.domain.reading import (
    DocumentKind,
    Passage,
    PersonMention,
    ReadProblem,
    ReadResult,
    Role,
)
from ingest.notes.heading_dates import document_date
from ingest.notes.passages import head_text
from ingest.notes.turns import Places
from ingest.reader import Document, ReadContext
from ingest.text.decoding import decode

_CLOCK = r"(?P<date>\d{4}-\d\d-\d\d[ T])?(?P<time>\d{1,2}:[0-5]\d:[0-5]\d)"
_FROM = re.compile(
    rf"{_CLOCK}\s+From\s+(?P<name>.{{1,80}}?)"
    r"(?:\s+to\s+(?P<to>.{1,80}?))?\s*:(?:\s+(?P<text>.*)|)",
    re.IGNORECASE,
)
_TABBED = re.compile(rf"{_CLOCK}\t(?P<name>[^\t:]{{1,80}}?):[\t ]+(?P<text>.*)")
_PRIVATE = re.compile(r"\((?:privately|direct message|dm)\)\s*$", re.IGNORECASE)
_REACTION = re.compile(
    r"(?:reacted to|removed an? .{1,20} reaction (?:from|to)|reacted with) .*"
    r"|.{0,10}reacted to \"",
    re.IGNORECASE | re.DOTALL,
)
_REPLY = re.compile(r"replying to \"(?:[^\"\n]|\"(?!\n|$)){0,500}\"\n+", re.IGNORECASE)


@dataclass(slots=True)
class _Message:
    """A message while its lines are gathered; `time` in milliseconds."""

    time: int
    name: str
    is_private: bool
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()


class ZoomChatReader:
    """One passage for each message, placed by its time.

    Reactions are no messages. What one person wrote to another alone is left to them,
    and counted.
    """

    kind = DocumentKind.ZOOM_CHAT
    example = "notes/GMT20260423-190114_RecordingnewChat.txt"

    def accepts(self, document: Document) -> bool:
        """A text whose first line is a time and who wrote."""
        lines = (line for line in head_text(document).split("\n") if line.strip())
        return _start(next(lines, "").lstrip("\ufeff")) is not None

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the messages; a line without a time belongs to the message above.

        Raises:
            UnreadableFileError: If the bytes are not text.
        """
        text = decode(document.data, document.path)
        messages = list(_messages(text.lines))
        shown = [one for one in messages if not one.is_private]
        first = next((line for line in text.lines if line.strip()), "")
        dated, dated_from = document_date([first[:10]], document.name, context)
        passages = tuple(_passages(shown))
        names = dict.fromkeys(one.speaker for one in passages if one.speaker)
        return ReadResult(
            kind=self.kind,
            title=document.name.rsplit(".", 1)[0],
            dated=dated,
            dated_from=dated_from,
            passages=passages,
            people=tuple(PersonMention(name=name) for name in names),
            problems=(
                *((text.problem,) if text.problem else ()),
                *_private(len(messages) - len(shown)),
            ),
        )


def _start(line: str) -> re.Match[str] | None:
    return _FROM.fullmatch(line) or _TABBED.fullmatch(line)


def _messages(lines: Sequence[str]) -> Iterator[_Message]:
    message: _Message | None = None
    for line in lines:
        start = _start(line)
        if start is None:
            if message:
                message.lines.append(line.strip())
            continue
        if message:
            yield message
        to = start.groupdict().get("to") or ""
        message = _Message(
            time=_milliseconds(start["time"]),
            name=natural_order(start["name"].strip()),
            is_private=bool(_PRIVATE.search(to) or _PRIVATE.search(start["name"])),
            lines=[(start["text"] or "").strip()],
        )
    if message:
        yield message


def _passages(messages: Sequence[_Message]) -> Iterator[Passage]:
    places = Places()
    for one in messages:
        place = places.of(one.time)
        if one.text and not _REACTION.match(one.text):
            yield Passage(
                locator=place,
                text=_REPLY.sub("", one.text, count=1),
                role=Role.MESSAGE,
                speaker=one.name,
            )


def _private(count: int) -> Iterator[ReadProblem]:
    if count:
        yield ReadProblem(
            where="",
            what=f"{count} private messages were not read",
            fix="write what matters of them into a note, with their writers' consent",
        )


def _milliseconds(clock: str) -> int:
    hours, minutes, seconds = map(int, clock.split(":"))
    return ((hours * 60 + minutes) * 60 + seconds) * 1000
