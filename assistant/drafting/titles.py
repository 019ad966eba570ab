"""Titles in the place of keys, for a reader who is shown no keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from assistant.domain.sourced import Known
from assistant.drafting.words import plain

_WORD = re.compile(r"[\w-]+")

Records = Mapping[str, Known[Any]]


class Titles:
    """What keys stand for; a title is judged only when a text has its key.

    Of records with one key the last counts whose title this reader may read.
    """

    def __init__(
        self,
        groups: tuple[Records, ...] = (),
        may_read: Callable[[Known[Any]], bool] = lambda _known: True,
    ) -> None:
        self._groups = groups
        self._may_read = may_read
        keys = dict.fromkeys(key for records in groups for key in records)
        self._order = {key: (-len(key), place) for place, key in enumerate(keys)}
        self._odd = [key for key in keys if not _WORD.fullmatch(key)]
        self._known: dict[str, str | None] = {}

    def put_into(self, text: str) -> str:
        """Return the text with titles for keys, the longest keys first."""
        last: tuple[int, int] = (-len(text) - 1, 0)
        while left := [key for key in self._keys_in(text) if self._order[key] > last]:
            key = min(left, key=self._order.__getitem__)
            last = self._order[key]
            title = self._title(key)
            if title is not None:
                named = re.escape(key)
                text = re.sub(rf"(?<![\w-]){named} \(([^()]*)\)", r"\1", text)
                told = title.replace("\\", r"\\")
                text = re.sub(rf"(?<![\w-]){named}(?![\w-])", told, text)
        return text

    def _keys_in(self, text: str) -> set[str]:
        found = {word for word in _WORD.findall(text) if word in self._order}
        return found.union(key for key in self._odd if key in text)

    def _title(self, key: str) -> str | None:
        if key not in self._known:
            held = [records[key] for records in self._groups if key in records]
            told = [known for known in held if self._may_read(known)]
            title = plain(told[-1].record.title).rstrip(".") if told else None
            self._known[key] = title
        return self._known[key]
