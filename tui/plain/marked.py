"""Marks of the line mode: what the next decision is on, and what a list shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.errors import UsageError
from tui.plain.entries import Entry

_RANGE = re.compile(r"(\d+)(?:-(\d+))?")


class Marks:
    """The entries of a place that are marked, by their ids."""

    def __init__(self) -> None:
        self._ids: set[str] = set()

    def __contains__(self, entry_id: object) -> bool:
        return entry_id in self._ids

    def of(self, entries: Iterable[Entry]) -> Sequence[Entry]:
        """Return the marked among these, in order."""
        return tuple(entry for entry in entries if entry.id in self._ids)

    def turn(self, entry: Entry) -> None:
        """Mark the entry, or take its mark away."""
        self._ids ^= {entry.id}

    def remove(self, ids: Iterable[str]) -> None:
        """Take the marks of these away."""
        self._ids.difference_update(ids)

    def clear(self) -> None:
        """Take all marks away."""
        self._ids.clear()


def numbers_in(text: str, count: int) -> Sequence[int]:
    """Return the numbers of `2 4-6` or `2, 4-6`, each once.

    Raises:
        UsageError: If one of them is no number of the list.
    """
    numbers: dict[int, None] = {}
    for part in text.replace(",", " ").split():
        found = _RANGE.fullmatch(part)
        first = int(found[1]) if found else 0
        last = int(found[2] or first) if found else 0
        if not 1 <= first <= last <= count:
            raise UsageError(
                f"There is no number {part!r} here.",
                fix=f"name some of 1 to {count}, as in `* 1 3-4`.",
            )
        numbers |= dict.fromkeys(range(first, last + 1))
    return tuple(numbers)


def is_listed(entry: Entry, wanted: str, marks: Marks) -> bool:
    """Whether a list of `open`, `marked` or of what holds all these words shows it."""
    if wanted == "open":
        return entry.is_open
    if wanted == "marked":
        return entry.id in marks
    text = f"{entry.id} {entry.text}".casefold()
    return all(word in text for word in wanted.casefold().split())
