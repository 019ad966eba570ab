"""The words of a Slack message: its text, else its blocks, and what it quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ingest.text.decoding import clean

_QUOTE: Final = "rich_text_quote"
_LIST: Final = "rich_text_list"
_RICH: Final = "rich_text"
_DEEPEST: Final = 8
_MENTIONS: Final = {
    "user": ("user_id", "<@{}>"),
    "channel": ("channel_id", "<#{}>"),
    "usergroup": ("usergroup_id", "<!subteam^{}>"),
    "broadcast": ("range", "<!{}>"),
    "emoji": ("name", ":{}:"),
}
"""What stands for a mention in the text of a message too."""


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a message that is cited as one.

    `pointer` places it, `by` is who wrote what is quoted, where the message says so;
    `stamp` is the time of what is quoted.
    """

    text: str
    pointer: str
    quoted: bool = False
    by: str | None = None
    stamp: object = None


def words_of(message: Mapping[str, Any], index: int) -> list[Words]:
    """Return the words of a message: its own first, then what it quotes.

    The blocks repeat the text and are read where it is empty; attachments are the
    writer's own where there is no other text and they name no other author. Of the
    preview of a link that has no text its title is read.
    """
    own = _texts(message, f"/{index}")
    alone = not any(not part.quoted for part in own)
    found = list(own)
    for number, part in enumerate(_objects(message.get("attachments"))):
        pointer = f"/{index}/attachments/{number}"
        by = _author(part)
        texts = _texts(part, pointer) or list(_messages_within(part, pointer))
        if not texts:
            key = "fallback" if alone else "title"
            said = verbatim(part.get(key))
            texts = [Words(said, f"{pointer}/{key}")] if said else []
        found += [
            Words(one.text, one.pointer, one.quoted or not alone or bool(by), by, stamp)
            for one in texts
            for stamp in (part.get("ts"),)
        ]
    return found


def verbatim(value: object) -> str:
    """Return a string value with its blanks, or empty where it holds no words."""
    text = clean(value) if isinstance(value, str) else ""
    return text if text.strip() else ""


def _texts(part: Mapping[str, Any], pointer: str) -> list[Words]:
    """Return the text of a message or an attachment, else that of its blocks."""
    text = verbatim(part.get("text"))
    if text:
        return [Words(text, f"{pointer}/text")]
    return _blocks(part.get("blocks"), f"{pointer}/blocks")


def _messages_within(part: Mapping[str, Any], pointer: str) -> Iterator[Words]:
    for number, block in enumerate(_objects(part.get("message_blocks"))):
        message = block.get("message")
        if isinstance(message, dict):
            place = f"{pointer}/message_blocks/{number}/message/blocks"
            yield from _blocks(message.get("blocks"), place)


def _blocks(value: object, pointer: str) -> list[Words]:
    """Return the words of blocks as one text, and every quote in them on its own."""
    own: list[str] = []
    quotes: list[Words] = []
    for number, block in enumerate(_objects(value)):
        if block.get("type") != _RICH:
            own += _lines(block)
            continue
        for place, element in enumerate(_objects(block.get("elements"))):
            text = verbatim(_rich(element))
            if text and element.get("type") == _QUOTE:
                at = f"{pointer}/{number}/elements/{place}"
                quotes.append(Words(text, at, quoted=True))
            elif text:
                own.append(text)
    text = verbatim("\n".join(own))
    return [Words(text, pointer), *quotes] if text else quotes


def _rich(element: Mapping[str, Any], depth: int = 0) -> str:
    """Return the words of a section, a list, a quote or preformatted text."""
    kind = element.get("type")
    parts = _objects(element.get("elements"))
    if parts and depth < _DEEPEST:
        inner = [_rich(part, depth + 1) for part in parts]
        return (
            "\n".join(f"• {one}" for one in inner) if kind == _LIST else "".join(inner)
        )
    if kind in _MENTIONS:
        key, form = _MENTIONS[str(kind)]
        name = element.get(key)
        return form.format(name) if isinstance(name, str) else ""
    words = (element.get(key) for key in ("text", "url", "fallback"))
    return next((clean(one) for one in words if isinstance(one, str) and one), "")


def _lines(block: Mapping[str, Any]) -> Iterator[str]:
    """Yield the texts of a block with a text, with fields or with elements."""
    parts = [block.get("text"), *_objects(block.get("fields"))]
    parts += _objects(block.get("elements"))
    for part in parts:
        text = part.get("text") if isinstance(part, dict) else part
        if said := verbatim(text):
            yield said


def _author(part: Mapping[str, Any]) -> str | None:
    name = verbatim(part.get("author_name")).strip()
    return name or None


def _objects(value: object) -> Sequence[Mapping[str, Any]]:
    """Return the objects of a list; another value keeps the places of the others."""
    parts = value if isinstance(value, list) else []
    return [part if isinstance(part, dict) else {} for part in parts]
