"""What a file holds by another tool: one number of one measure at a time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Count:
    """How many of one measure another tool finds.

    `left_out` are how many of these are none of ours to keep, by the reason; those of
    `merged` are kept within others, or are no records by design, and need not be said
    to the user. `words` are the words that must be found, in place of a number.
    """

    measure: str
    held: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    merged: Mapping[str, int] = field(default_factory=dict)
    words: Counter[str] | None = None

    @property
    def expected(self) -> int:
        """Return how many should be read."""
        return self.held - sum(self.left_out.values()) - sum(self.merged.values())


@dataclass(frozen=True, slots=True)
class Tool:
    """One counter of a format family; `name` is what it counts with."""

    name: str
    count: Callable[[bytes], Iterable[Count]]


def words_of(text: str) -> Counter[str]:
    """Return the words of a text with how often they stand there."""
    return Counter(_WORD.findall(text.casefold()))


def words(text: str, merged: Mapping[str, int] | None = None) -> Count:
    """Return the count of a text's words."""
    found = words_of(text)
    return Count("words", found.total(), merged=merged or {}, words=found)


def some(reason: str, number: int) -> dict[str, int]:
    """Return a reason with its number, nothing where it is 0."""
    return {reason: number} if number else {}
