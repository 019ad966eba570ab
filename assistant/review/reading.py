"""A source around the words that are cited from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.evidence import Quote
from assistant.domain.sourced import SourcedPassage

REACH = 40
"""So many passages before and after the cited one are shown."""


@dataclass(frozen=True, slots=True)
class Part:
    """A passage of a source; `cited` is what of its words is quoted, or empty."""

    locator: str
    speaker: str | None
    text: str
    cited: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands around a quote; `at` is the part that holds it."""

    quote: Quote
    parts: tuple[Part, ...]
    at: int


def around(quote: Quote, passages: Sequence[SourcedPassage]) -> Reading | None:
    """Find the quote among the passages of its source, in their order.

    None where no passage holds its words any more.
    """
    words = " ".join(quote.quote.split())
    holding = [
        n
        for n, one in enumerate(passages)
        if words and words in " ".join(one.passage.text.split())
    ]
    if not holding:
        return None
    placed = [n for n in holding if passages[n].passage.locator == quote.locator]
    at = (placed or holding)[0]
    first = max(0, at - REACH)
    parts = tuple(
        _part(one, quote.quote if n == at else "")
        for n, one in enumerate(passages[first : at + REACH + 1], first)
    )
    return Reading(quote, parts, at - first)


def _part(sourced: SourcedPassage, cited: str) -> Part:
    passage = sourced.passage
    return Part(passage.locator, passage.speaker, passage.text, cited)
