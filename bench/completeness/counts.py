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
    to the user.
    """

    measure: str
    held: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    merged: Mapping[str, int] = field(default_factory=dict)

    @property
    def expected(self) -> int:
        """Return how many should be read."""
        return self.held - sum(self.left_out.values()) - sum(self.merged.values())


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a file; of those that stand `apart`, by the reason, few are kept."""

    words: Counter[str]
    apart: Mapping[str, Counter[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tool:
    """One counter of a format family; `name` is what it counts with."""

    name: str
    count: Callable[[bytes], Iterable[Count | Words]]


def words_of(text: str) -> Counter[str]:
    """Return the words of a text with how often they stand there."""
    return Counter(_WORD.findall(text.casefold()))


def words(text: str, **apart: str) -> Words:
    """Return the words of a text, with those of its parts that are not all kept.

    The reasons are names with `_` for blanks.
    """
    why = {name.replace("_", " "): words_of(part) for name, part in apart.items()}
    return Words(words_of(text), why)


def some(reason: str, number: int) -> dict[str, int]:
    """Return a reason with its number, nothing where it is 0."""
    return {reason: number} if number else {}
