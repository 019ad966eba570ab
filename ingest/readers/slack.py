"""Slack exports: one JSON file a channel and day, and the list of users."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from assistant.domain.reading import (
    DocumentKind,
    Passage,
    PersonMention,
    ReadProblem,
    ReadResult,
    Role,
)
from ingest.errors import UnreadableFileError
from ingest.notes.heading_dates import file_name_date
from ingest.reader import Document, ReadContext
from ingest.readers.slack_words import Words, words_of
from ingest.text.decoding import clean, decode

_BOT: Final = "bot_message"
_USERS_FILE: Final = "users.json"
_EVENTS: Final = (
    "channel_join channel_leave channel_topic channel_purpose channel_name"
    " channel_archive channel_unarchive group_join group_leave group_topic bot_add"
    " bot_remove file_comment pinned_item unpinned_item reminder_add"
    " tombstone message_deleted"
)
_NO_WORDS: Final = frozenset(_EVENTS.split())
_LATEST: Final = datetime(2100, 1, 1, tzinfo=UTC).timestamp()


@dataclass(frozen=True, slots=True)
class User:
    """Whose messages these are; `zone` turns their times into days."""

    id: str
    name: str | None = None
    handles: tuple[str, ...] = ()
    email: str | None = None
    title: str | None = None
    zone: str | None = None


@dataclass(slots=True)
class _Day:
    """What a day file holds so far."""

    users: Mapping[str, User]
    passages: list[Passage] = field(default_factory=list)
    problems: list[ReadProblem] = field(default_factory=list)
    bots: int = 0
    notices: int = 0
    wordless: int = 0
    again: int = 0

    @property
    def left_out(self) -> Iterator[str]:
        """Count what no person wrote, and messages that hold no words."""
        counts = (
            (self.bots, "written by bots"),
            (self.notices, "notices of the channel, such as joins"),
            (self.wordless, "without words, such as files"),
            (self.again, "that the file holds again, as they were edited"),
        )
        told = [f"{number} {what}" for number, what in counts if number]
        if told:
            yield f"messages that are left out: {', '.join(told)}"


class SlackDayReader:
    """One passage for each message a person wrote; names come from `users.json`.

    What bots wrote and notices of the channel are left out and counted.
    """

    kind = DocumentKind.SLACK_DAY
    example = "chat/2026-08-13.json"

    def accepts(self, document: Document) -> bool:
        """A list of objects of which the first has a `ts` and is a message."""
        head = document.head.lstrip(b"\xef\xbb\xbf \t\r\n")
        return (
            document.suffix == ".json"
            and head.startswith(b"[")
            and b'"ts"' in head
            and (b'"text"' in head or b'"message"' in head)
        )

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every message; one that is not as it should be becomes a problem.

        A message's day is that of its writer's time zone, else of UTC.

        Raises:
            UnreadableFileError: If the file is no JSON list.
        """
        messages = json_list(document.data, document.path)
        day = _Day(users_beside(document))
        last = {stamp: at for at, one in enumerate(messages) if (stamp := _stamp(one))}
        for index, message in enumerate(messages):
            if last.get(_stamp(message) or "", index) == index:
                _read_message(day, index, message)
            else:
                day.again += 1
        days = [part.dated for part in day.passages if part.dated]
        named = file_name_date(document.name, context.date_order)
        dated = max(days, default=None)
        return ReadResult(
            kind=self.kind,
            title=_channel(document.path),
            dated=named or dated,
            dated_from="file name" if named else "newest timestamp" if dated else "",
            stream=_stream(document, messages),
            passages=tuple(day.passages),
            people=tuple(_speakers(day)),
            problems=tuple(day.problems),
            remarks=tuple(day.left_out),
        )


class SlackUsersReader:
    """The people of a workspace with every handle they go by."""

    kind = DocumentKind.SLACK_USERS
    example = "chat/users.json"

    def accepts(self, document: Document) -> bool:
        """A list of objects that have a profile or a real name."""
        head = document.head.lstrip(b"\xef\xbb\xbf \t\r\n")
        return (
            document.suffix == ".json"
            and head.startswith(b"[")
            and b'"id"' in head
            and (b'"profile"' in head or b'"real_name"' in head)
            and b'"ts"' not in head
        )

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the users who are people.

        Raises:
            UnreadableFileError: If the file is no JSON list.
        """
        del context
        entries = json_list(document.data, document.path)
        people: list[PersonMention] = []
        problems: list[ReadProblem] = []
        for index, entry in enumerate(entries):
            user = _user(entry)
            if user is None:
                problems.append(_bad_entry(index, "user"))
            elif not _is_bot(entry):
                people += _mentions(user)
        return ReadResult(
            kind=self.kind,
            stream="slack:users",
            people=tuple(people),
            problems=tuple(problems),
        )


def json_list(data: bytes, path: str) -> list[Any]:
    """Return the list that the file holds.

    Raises:
        UnreadableFileError: If the file is no JSON list.
    """
    try:
        parsed = json.loads(decode(data, path).body)
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        raise UnreadableFileError(
            f"{path!r} is not valid JSON ({error}).", fix="Export it from Slack again."
        ) from error
    if not isinstance(parsed, list):
        raise UnreadableFileError(
            f"{path!r} holds no list of messages or users.",
            fix="Ingest the day files and users.json of a Slack export.",
        )
    return parsed


def users_beside(document: Document) -> dict[str, User]:
    """Read `users.json` of the folder or, as Slack exports it, of the one above.

    A missing or broken one leaves ids as they are.
    """
    data = document.neighbour(_USERS_FILE) or document.neighbour(f"../{_USERS_FILE}")
    if data is None:
        return {}
    try:
        entries = json_list(data, _USERS_FILE)
    except UnreadableFileError:
        return {}
    users = (_user(entry) for entry in entries)
    return {user.id: user for user in users if user}


def _user(entry: object) -> User | None:
    if not isinstance(entry, dict) or not _text(entry.get("id")):
        return None
    profile = entry.get("profile")
    profile = profile if isinstance(profile, dict) else {}
    name = _text(entry.get("real_name")) or _text(profile.get("real_name"))
    handles = (_text(entry.get("name")), _text(profile.get("display_name")))
    return User(
        id=_text(entry["id"]) or "",
        name=name or _text(profile.get("display_name")),
        handles=tuple(dict.fromkeys(handle for handle in handles if handle)),
        email=_text(profile.get("email")),
        title=_text(profile.get("title")),
        zone=_text(entry.get("tz")),
    )


def _mentions(user: User) -> list[PersonMention]:
    """Return one mention for the id and one for each other handle."""
    first = PersonMention(
        name=user.name, handle=user.id, email=user.email, role=user.title
    )
    others = (
        PersonMention(name=user.name, handle=handle)
        for handle in user.handles
        if handle != user.name
    )
    return [first, *others]


def _is_bot(entry: Mapping[str, object]) -> bool:
    return entry.get("is_bot") is True or entry.get("id") == "USLACKBOT"


def _text(value: object) -> str | None:
    return clean(value).strip() or None if isinstance(value, str) else None


def _read_message(day: _Day, index: int, message: object) -> None:
    if not isinstance(message, dict):
        day.problems.append(_bad_entry(index, "message"))
        return
    if message.get("bot_id") or message.get("subtype") == _BOT:
        day.bots += 1
        return
    if message.get("subtype") in _NO_WORDS:
        day.notices += 1
        return
    words = words_of(message, index)
    at = moment(message.get("ts"))
    if not words or at is None:
        if words or at is None:
            day.problems.append(_bad_entry(index, "message"))
        else:
            day.wordless += 1
        return
    day.passages += _passages(day, message, words, at)


def _passages(
    day: _Day, message: Mapping[str, Any], words: Sequence[Words], at: datetime
) -> Iterator[Passage]:
    user_id = _text(message.get("user")) or ""
    user = day.users.get(user_id)
    profile = message.get("user_profile")
    given = _text(profile.get("real_name")) if isinstance(profile, dict) else None
    writer = (user.name if user else None) or given or user_id or None
    for part in words:
        then = moment(part.stamp) if part.quoted else None
        yield Passage(
            locator=part.pointer,
            text=part.text,
            role=Role.MESSAGE,
            speaker=part.by if part.quoted else writer,
            dated=day_of(then or at, user.zone if user else None),
            quoted=part.quoted,
            thread=_text(message.get("thread_ts")),
        )


def moment(stamp: object) -> datetime | None:
    """Return the time of a `ts`, which is seconds since 1970 with a unique suffix."""
    try:
        seconds = float(stamp) if isinstance(stamp, str | int | float) else -1.0
    except ValueError:
        return None
    if not 0 < seconds < _LATEST:
        return None
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def day_of(at: datetime, zone: str | None) -> date:
    """Return the day of an instant in a zone, in UTC where the zone is not known."""
    try:
        return at.astimezone(ZoneInfo(zone)).date() if zone else at.date()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return at.date()


def _speakers(day: _Day) -> list[PersonMention]:
    """Return those who wrote; without `users.json` their names as messages say."""
    names = dict.fromkeys(part.speaker for part in day.passages if part.speaker)
    by_name = {user.name: user for user in day.users.values()}
    people: list[PersonMention] = []
    for name in names:
        user = by_name.get(name)
        people += _mentions(user) if user else [PersonMention(name=name)]
    return people


def _channel(path: str) -> str | None:
    folder = path.rsplit("/", 2)[-2:-1]
    return folder[0] if folder else None


def _stream(document: Document, messages: list[Any]) -> str | None:
    """Name the channel's messages by the first of them, which no other has.

    A later export that holds them again, whole or edited, is their newer version.
    """
    known = [stamp for stamp in map(_stamp, messages) if stamp]
    if not known:
        return None
    channel = _channel(document.path) or ""
    if not file_name_date(document.name):
        channel = document.name.removesuffix(".json")
    return f"slack:{channel}@{min(known, key=float)}"


def _stamp(message: object) -> str | None:
    """Return the time of a message as written, which no other of the channel has."""
    stamp = message.get("ts") if isinstance(message, dict) else None
    text = _text(stamp)
    return text if text and moment(text) else None


def _bad_entry(index: int, what: str) -> ReadProblem:
    return ReadProblem(
        where=f"/{index}",
        what=f"the entry is not a {what} as Slack exports it",
        fix="export the day again if the entry matters",
    )
