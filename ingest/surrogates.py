"""Half characters, which JSON escapes and mail headers can leave in a text."""

from __future__ import annotations

from typing import Any

from pydantic_core import PydanticSerializationError

from assistant.domain.reading import ReadResult


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
    try:
        result.model_dump_json()
    except PydanticSerializationError:
        return ReadResult.model_validate(_walk(result.model_dump()))
    return result


def _walk(value: Any) -> Any:
    if isinstance(value, str) and type(value) is str:
        return mend(value)
    if isinstance(value, dict):
        return {_walk(name): _walk(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(_walk, value))
    return value
