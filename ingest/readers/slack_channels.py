"""What a Slack export says of itself: its channels, and files that hold no words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from assistant.domain.reading import (
    DocumentKind,
    Passage,
    ReadResult,
    Role,
)
from ingest.reader import Document, ReadContext
from ingest.readers.slack import User, day_of, json_list, moment, users_beside
from ingest.text.decoding import clean

_CHANNELS: Final = frozenset(("channels.json", "groups.json"))
_WITHOUT_WORDS: Final = frozenset(
    (
        "dms.json",
        "mpims.json",
        "integration_logs.json",
        "canvases.json",
        "lists.json",
        "file_conversations.json",
        "huddle_transcripts.json",
        "org_users.json",
    )
)
_MARKS: Final = (
    (b'"id"', b'"created"'),
    (b'"service_id"', b'"change_type"'),
    (b'"service_type"', b'"date"'),
    (b'"app_id"', b'"date"'),
)


class SlackChannelsReader:
    """A passage for what each channel is about; of other lists only that they are."""

    kind = DocumentKind.SLACK_CHANNELS
    example = "chat/channels.json"

    def accepts(self, document: Document) -> bool:
        """A list that Slack puts beside its channels, by its name and first entry."""
        head = document.head.lstrip(b"\xef\xbb\xbf \t\r\n")
        if document.name not in _CHANNELS | _WITHOUT_WORDS or head[:1] != b"[":
            return False
        is_empty = head[1:].lstrip().startswith(b"]")
        return is_empty or any(all(mark in head for mark in two) for two in _MARKS)

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the topics and purposes of channels that are in use.

        Raises:
            UnreadableFileError: If the file is no JSON list.
        """
        del context
        entries = json_list(document.data, document.path)
        passages: list[Passage] = []
        if document.name in _CHANNELS:
            users = users_beside(document)
            for index, entry in enumerate(entries):
                if isinstance(entry, dict) and not entry.get("is_archived"):
                    passages += _about(index, entry, users)
        return ReadResult(
            kind=self.kind,
            title=_names(entries) if document.name in _CHANNELS else None,
            stream=f"slack:{document.name.removesuffix('.json')}",
            passages=tuple(passages),
            remarks=tuple(_left_out(entries)),
        )


def _left_out(entries: list[Any]) -> Iterator[str]:
    """Count the channels that are not in use."""
    number = sum(isinstance(e, dict) and bool(e.get("is_archived")) for e in entries)
    if number:
        noun = "channel is" if number == 1 else "channels are"
        yield f"{number} {noun} archived; topic and purpose are left out"


def _names(entries: list[Any]) -> str | None:
    """Return the names of the channels."""
    names = (entry.get("name") for entry in entries if isinstance(entry, dict))
    return ", ".join(f"#{clean(n)}" for n in names if isinstance(n, str))[:200] or None


def _about(
    index: int, channel: Mapping[str, Any], users: Mapping[str, User]
) -> Iterator[Passage]:
    """Return what the topic and the purpose say, each by whom and on which day."""
    name = channel.get("name")
    for field in ("topic", "purpose"):
        said = channel.get(field)
        if not isinstance(said, dict):
            continue
        words = said.get("value")
        if not isinstance(words, str) or not words.strip():
            continue
        by = users.get(str(said.get("creator")))
        at = moment(said.get("last_set"))
        yield Passage(
            locator=f"/{index}/{field}/value",
            text=clean(words),
            role=Role.MESSAGE,
            speaker=by.name if by else None,
            dated=day_of(at, by.zone if by else None) if at else None,
            headings=(f"#{clean(name)}",) if isinstance(name, str) else (),
        )
