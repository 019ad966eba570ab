"""Half characters, which JSON escapes and mail headers can leave in a text."""

from __future__ import annotations

from typing import Any

from pydantic_core import PydanticSerializationError

from assistant.domain.base import Frozen
from assistant.domain.reading import ReadResult
from ingest.spool import Spool

_LONG = ("passages", "records", "past")


def mend(text: str) -> str:
    """Return the text as it can be stored.

    Escaped bytes become the UTF-8 they were, pairs one character, lone halves U+FFFD.
    """
    if text.isascii():
        return text
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:
        halves = text.encode("utf-16-le", "surrogatepass")
        return halves.decode("utf-16-le", "replace")


def mended(result: ReadResult) -> ReadResult:
    """Return the result with all of its texts as they can be stored."""
    long = {
        name: value
        for name in _LONG
        if isinstance(value := getattr(result, name), Spool)
    }
    short = result.model_copy(update=dict.fromkeys(long, ()))
    try:
        short.model_dump_json()
    except PydanticSerializationError:
        short = ReadResult.model_validate(_walk(short.model_dump()))
    return short.model_copy(update={name: _each(long[name]) for name in long})


def _each(pieces: Spool[Frozen]) -> Spool[Frozen]:
    """Return the pieces, or others in their place if one cannot be stored."""
    return pieces if all(map(_is_storable, pieces)) else pieces.mapped(_storable)


def _storable(piece: Frozen) -> Frozen:
    if _is_storable(piece):
        return piece
    return type(piece).model_validate(_walk(piece.model_dump()))


def _is_storable(piece: Frozen) -> bool:
    try:
        piece.model_dump_json()
    except PydanticSerializationError:
        return False
    return True


def _walk(value: Any) -> Any:
    if isinstance(value, str) and type(value) is str:
        return mend(value)
    if isinstance(value, dict):
        return {_walk(name): _walk(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(_walk, value))
    return value
