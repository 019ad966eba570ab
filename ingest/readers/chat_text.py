"""Chats as text, such as WhatsApp, Telegram and Discord are exported to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from typing import Final

from assistant.domain.people import natural_order
from assistant.domain.reading import (
    DocumentKind,
    Passage,
    PersonMention,
    ReadProblem,
    ReadResult,
    Role,
)
from ingest.notes.passages import head_text
from ingest.reader import DateOrder, Document, ReadContext
from ingest.tables.cells import DateRules, UnreadCellError, read_moment, settled_order
from ingest.text.decoding import decode

_AT: Final = (
    r"(?P<day>\d{1,4}[./-]\d{1,2}[./-]\d{2,4}),?[ T]+"
    r"(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?\s?[Mm]\.?)?)"
)
_NAME: Final = r"(?P<name>[^\W_][^:\n<>\[\]]{0,78}?)"
_FORMS: Final = (
    re.compile(rf"\[{_AT}\]\s+{_NAME}:\s(?P<words>.*)"),
    re.compile(rf"{_AT}\s[-–]\s{_NAME}:\s(?P<words>.*)"),
    re.compile(rf"\[{_AT}\]\s+<(?P<name>[^<>]{{1,80}})>\s(?P<words>.*)"),
    re.compile(rf"\[{_AT}\]\s+{_NAME}(?P<words>)"),
    re.compile(rf"{_NAME},\s\[{_AT}\](?P<words>)"),
)
"""How a message opens; after the last two its words stand below."""
_STAMP: Final = re.sub(r"\?P<\w+>", "?:", _AT)
_EVENT: Final = re.compile(rf"(?:\[{_STAMP}\]\s+|{_STAMP}\s[-–]\s).*")
"""A line with a time and nobody who wrote it: the program's own."""
_NO_WORDS: Final = re.compile(
    r"<[^<>]{0,60}(?:omitted|weggelassen|omis\w*|omitid\w*|attached[^<>]*)>"
    r"|(?:image|video|audio|sticker|gif|document|contact card) omitted"
    r"|(?:this message was|you) deleted(?: this message)?\.?",
    re.IGNORECASE,
)
_ODD_BLANKS: Final = re.compile(r"[\u202f\u00a0]")
_ORDERS: Final[tuple[DateOrder, ...]] = ("dmy", "mdy")
_FEWEST: Final = 2
_HEAD_LINES: Final = 8


@dataclass(slots=True)
class _Message:
    """A message while its lines are gathered; `at` as it is written."""

    line: int
    name: str
    at: str
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()


class ChatTextReader:
    """One passage for each message, with who wrote it on which day."""

    kind = DocumentKind.CHAT_TEXT
    example = "chat/WhatsApp Chat with Site team.txt"

    def accepts(self, document: Document) -> bool:
        """A text of whose first lines two or more open with date, time and a name."""
        head = document.head
        if b"\0" in head or head.lstrip(b"\xef\xbb\xbf \r\n")[:1] in {b"{", b"<"}:
            return False
        lines = [line for line in head_text(document).split("\n") if line.strip()]
        found = [n for n, line in enumerate(lines) if _opening(line)]
        return len(found) >= _FEWEST and found[0] < _HEAD_LINES

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the messages; a line without a time belongs to the message above.

        Raises:
            UnreadableFileError: If the bytes are not text.
        """
        text = decode(document.data, document.path)
        messages = list(_messages(text.lines))
        rules = DateRules(_order(messages, context), context.today)
        passages, days, unread = [], [], []
        for one in messages:
            at = _moment(one.at, rules)
            unread += [] if at else [one]
            days += [at.date()] if at else []
            if one.text and not _NO_WORDS.fullmatch(one.text):
                passages.append(_passage(one, at.date() if at else None))
        names = dict.fromkeys(one.speaker for one in passages if one.speaker)
        left = len(messages) - len(passages)
        many = "1 message holds" if left == 1 else f"{left} messages hold"
        return ReadResult(
            kind=self.kind,
            title=document.name.rsplit(".", 1)[0],
            dated=max(days, default=None),
            dated_from="newest timestamp" if days else "",
            passages=(*_above(text.lines), *passages),
            people=tuple(PersonMention(name=name) for name in names),
            problems=(
                *((text.problem,) if text.problem else ()),
                *_undated(unread),
            ),
            remarks=(f"{many} no words; left out",) if left else (),
        )


def _opening(line: str) -> re.Match[str] | None:
    plain = _ODD_BLANKS.sub(" ", line.strip("\ufeff\u200e\u200f "))
    return next((m for form in _FORMS if (m := form.fullmatch(plain))), None)


def _messages(lines: Sequence[str]) -> Iterator[_Message]:
    message: _Message | None = None
    for number, line in enumerate(lines, 1):
        opening = _opening(line)
        is_event = opening is None and _EVENT.fullmatch(line.strip())
        if message and (opening or is_event):
            yield message
            message = None
        if opening:
            at = f"{opening['day']} {opening['clock']}"
            name = natural_order(opening["name"].strip())
            message = _Message(number, name, at, [opening["words"].strip()])
        elif message:
            message.lines.append(line.strip())
    if message:
        yield message


def _above(lines: Sequence[str]) -> Iterator[Passage]:
    """Keep what stands over the first message, such as the channel's name."""
    for number, line in enumerate(lines, 1):
        if _opening(line) or _EVENT.fullmatch(line.strip()):
            return
        if any(map(str.isalpha, line)):
            yield Passage(locator=f"line {number}", text=line.strip())


def _order(messages: Sequence[_Message], context: ReadContext) -> DateOrder | None:
    """Return the order of day and month: as days prove it, or as time goes on."""
    written = [one.at.split()[0] for one in messages]
    proven = settled_order(written) or context.date_order
    if proven:
        return proven
    fitting = []
    for order in _ORDERS:
        rules = DateRules(order, context.today)
        times = [at for one in messages if (at := _moment(one.at, rules))]
        is_past = all(at.date() <= context.today for at in times)
        if is_past and all(before <= after for before, after in pairwise(times)):
            fitting.append(order)
    return fitting[0] if len(fitting) == 1 else None


def _moment(at: str, rules: DateRules) -> datetime | None:
    try:
        return read_moment(at, rules)
    except UnreadCellError:
        return None


def _passage(message: _Message, day: date | None) -> Passage:
    return Passage(
        locator=f"line {message.line}",
        text=message.text,
        role=Role.MESSAGE,
        speaker=message.name,
        dated=day,
    )


def _undated(messages: Sequence[_Message]) -> Iterator[ReadProblem]:
    if messages:
        first = messages[0]
        yield ReadProblem(
            where=f"line {first.line}",
            what=f"the day of {len(messages)} messages is not known: {first.at!r} "
            "could be two, or none",
            fix='set date_order to "dmy" or "mdy" in ontrack.toml',
        )
