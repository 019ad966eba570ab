"""Slips of the pen in a question, read as the project's nearest word."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.answering.asked.asks import ASKS
from assistant.domain.people import fold
from assistant.facts.sameness.stems import stems

_WORD = re.compile(r"[^\W\d_]{7,}")
"""In shorter words one letter makes another word too often."""
_ASKING = frozenset[str]().union(*(one.stems for one in ASKS))
"""Words by which is asked, which are no slips: `shipped` is not `slipped`."""


def read_as(text: str, texts: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Return the question with its slips mended, and the words that were put in.

    A long word that none of the texts has, and whose stem none has, is read as the one
    that differs by one letter, or by two that changed places.
    """
    doubtful = _WORD.findall(text)
    if not doubtful:
        return text, ()
    known: dict[str, str] = {}
    for one in texts:
        known.update((fold(word), word) for word in _WORD.findall(one))
    held = stems(" ".join(sorted(known)))
    read: list[str] = []
    for word in dict.fromkeys(doubtful):
        if fold(word) in known or stems(word) & (held | _ASKING):
            continue
        near = process.extractOne(
            fold(word), sorted(known), scorer=OSA.distance, score_cutoff=1
        )
        if near is not None and near[0][0] == fold(word)[0]:
            read.append(known[near[0]].lower())
            text = text.replace(word, read[-1])
    return text, tuple(read)
