"""When something found is what the truth means: by words, by ids, by place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from assistant.domain.evidence import Evidence
from assistant.evaluate.truth import TruthQuote

TruthT = TypeVar("TruthT")
FoundT = TypeVar("FoundT")
SAME = 0.5
"""From this likeness on two pieces of text are the same."""
_LONGEST = 320
_FEWEST_HELD = 3
_WORD = re.compile(r"[\w']+")
_IDS = re.compile(r"\b[A-Z][A-Z0-9]*-\d+\b|\b[RAID]-?\d+\b|\b\d{9,}\b")


class Cited(Protocol):
    """What cites evidence."""

    @property
    def evidence(self) -> Sequence[Evidence]:
        """The evidence."""


class Subject(Protocol):
    """What the truth calls by a subject, and perhaps by a name beside its id."""

    @property
    def subject(self) -> str:
        """The subject."""

    @property
    def subject_name(self) -> str | None:
        """Its name, where the subject is a machine's id."""


def words(text: str | None) -> list[str]:
    """Return the words of a text, lower case."""
    return [word.lower() for word in _WORD.findall(text or "")]


def alike(one: str | None, other: str | None) -> float:
    """Return the F1 of the words of two texts.

    It is 1 where one holds all the words of the other, three or more, and 0 for what
    is longer than a quote may be.
    """
    first, second = words(one), words(other)
    if not first or not second or max(len(one or ""), len(other or "")) > _LONGEST:
        return 0.0
    common = sum((Counter(first) & Counter(second)).values())
    if common >= _FEWEST_HELD and common in {len(first), len(second)}:
        return 1.0
    return 2 * common / (len(first) + len(second))


def pairs(
    truths: Sequence[TruthT],
    found: Sequence[FoundT],
    likeness: Callable[[TruthT, FoundT], float],
) -> list[tuple[int, int]]:
    """Match truths with what was found, one to one, the most alike first.

    Of equals the earlier truth comes first, then the earlier of what was found.
    """
    scored = [
        (likeness(truth, each), i, j)
        for i, truth in enumerate(truths)
        for j, each in enumerate(found)
    ]
    matched: dict[int, int] = {}
    for score, i, j in sorted(scored, key=lambda each: -each[0]):
        if score < SAME:
            break
        if i not in matched and j not in matched.values():
            matched[i] = j
    return list(matched.items())


def near(truth: Iterable[TruthQuote], found: Cited | Iterable[Evidence]) -> float:
    """Return the best likeness of words of the truth and of the evidence in a file."""
    evidence = found if isinstance(found, Iterable) else found.evidence
    placed = [item for item in evidence if item.source]
    return max(
        (
            alike(quote.quote, item.quote)
            for quote in truth
            for item in placed
            if _same_file(quote.file, item.source)
        ),
        default=0.0,
    )


def same_subject(truth: Subject, subject: str, title: str) -> bool:
    """Whether ids agree where both have one, else the words of subject or name."""
    ours, theirs = set(_IDS.findall(truth.subject)), set(_IDS.findall(subject))
    if ours and theirs:
        return bool(ours & theirs)
    return any(
        alike(one, other) >= SAME
        for one in (truth.subject, truth.subject_name)
        for other in (subject, title)
    )


def same_name(one: str, other: str | None) -> bool:
    """Whether one name holds all the words of the other; any of several is enough."""
    theirs = set(words(other))
    return any(
        ours <= theirs or theirs <= ours
        for part in re.split(r",|/|;| and ", one)
        if (ours := set(words(part))) and theirs
    )


def without(
    items: Sequence[TruthT], indices: Iterable[int]
) -> Iterator[tuple[int, TruthT]]:
    """Yield the items, with their places, that are not at these places."""
    taken = set(indices)
    return ((i, item) for i, item in enumerate(items) if i not in taken)


def _same_file(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)
