"""JSON too large for memory: lists at its top are decoded entry by entry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from assistant.domain.reading import ReadProblem
from ingest.json_files.text import Odd, decoder, load_json
from ingest.spool import Spool
from ingest.text.decoding import decoding_of

LARGE = 8 * 1024**2
_BLANK = re.compile(r"[ \t\n\r]*")
_AT_ONCE = 64
"""Entries of a list that are decoded at a time; one may be a whole ticket."""
_AHEAD = 1 << 20
"""Characters that are looked at at a time."""


def load_large_json(
    data: bytes, path: str, *, large: int = LARGE
) -> tuple[Any, tuple[ReadProblem, ...]]:
    """Parse the bytes as `load_json` does, with less memory for large ones.

    In the outermost object or list, a list that is too long for memory is a spool.

    Raises:
        UnreadableFileError: As `load_json`, which has the last word on what is wrong.
    """
    if len(data) < large:
        return load_json(data, path)
    text = decoding_of(data, path)
    odd = Odd()
    try:
        value = _Stream(text.pieces(), odd).whole()
    except (ValueError, RecursionError):
        return load_json(data, path)
    return value, odd.problems(text.problem)


class _Stream:
    """A window that moves over the text."""

    def __init__(self, pieces: Iterator[str], odd: Odd) -> None:
        self._pieces = pieces
        self._odd = odd
        self._decoder = decoder(odd)
        self._window = ""
        self._at = 0
        self._ended = False

    def whole(self) -> Any:
        """Return the value that is all of the text."""
        first = self._next()
        if first == "{":
            value: Any = self._object()
        else:
            value = self._list() if first == "[" else self._value()
        if self._next():
            raise ValueError(self._window[self._at])
        return value

    def _object(self) -> dict[str, Any]:
        pairs: list[tuple[str, Any]] = []
        for _ in self._entries("}"):
            if self._next() != '"':
                raise ValueError(self._window[self._at : self._at + 1])
            name = self._value()
            self._take(":")
            value = self._list() if self._next() == "[" else self._value()
            pairs.append((name, value))
        return self._odd.pairs(pairs)

    def _list(self) -> Sequence[Any]:
        found: Spool[Any] = Spool(
            (self._value() for _ in self._entries("]")), most=_AT_ONCE
        )
        whole = found.whole()
        return list(whole) if isinstance(whole, tuple) else whole

    def _entries(self, end: str) -> Iterator[None]:
        """Stop at each entry of a list or object, up to its end."""
        self._at += 1
        if self._next() == end:
            self._at += 1
            return
        while True:
            yield
            if self._next() == end:
                self._at += 1
                return
            self._take(",")

    def _take(self, mark: str) -> None:
        if self._next() != mark:
            raise ValueError(self._window[self._at : self._at + 1])
        self._at += 1

    def _next(self) -> str:
        """Return the next character that is no blank, empty at the end."""
        while True:
            blank = _BLANK.match(self._window, self._at)
            self._at = blank.end() if blank else self._at
            if self._at < len(self._window):
                return self._window[self._at]
            if not self._more(_AHEAD):
                return ""

    def _value(self) -> Any:
        """Decode a value; one that the window may cut is decoded again from more."""
        self._next()
        wanted = _AHEAD
        while True:
            try:
                value, end = self._decoder.raw_decode(self._window, self._at)
            except json.JSONDecodeError:
                if not self._more(wanted):
                    raise
            else:
                if end < len(self._window) or not self._more(wanted):
                    self._at = end
                    return value
            wanted *= 2

    def _more(self, wanted: int) -> bool:
        """Move the window on by so many characters; return whether there were any."""
        parts = [self._window[self._at :]]
        gained = 0
        while gained < wanted and not self._ended:
            piece = next(self._pieces, None)
            self._ended = piece is None
            if piece:
                parts.append(piece)
                gained += len(piece)
        self._window, self._at = "".join(parts), 0
        return gained > 0
