"""Sentences that go on in the next one."""

from __future__ import annotations

import re

from assistant.answering.candidate import Candidate
from assistant.answering.matching import words_of
from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.people import fold
from assistant.drafting.words import plain
from assistant.extract.sentences import split
from assistant.facts.sameness import stems

_ASKED = re.compile(
    r"(?i)\b(?:ask(?:s|ed)?|wonder(?:s|ed)?) (?:\w+ ){0,2}(?:who|whom|whose|what|when"
    r"|where|which|why|how|if|whether)\b"
)
"""A sentence that tells of a question, whose answer stands behind it."""
_TAIL = 24
"""Letters by which the end of a sentence is known."""


def says(one: Candidate, words: str) -> bool:
    """Whether a candidate is told in these words alone."""
    return fold(plain(words)).rstrip(".!").endswith(one.said[-_TAIL:])


def behind(
    text: str, start: int, end: int, asked: frozenset[str]
) -> tuple[str, str] | None:
    """Return the words of a place with the sentence behind them, if that adds to it."""
    later = [one for one in split(text) if one.start >= end]
    if not later:
        return None
    said, following = text[start:end], later[0]
    whole = text[start : following.start + len(following.text)]
    if len(whole) > LONGEST_QUOTE or "\n\n" in whole:
        return None
    added = (words_of(following.core) - words_of(said)) & asked
    tells = len(added) > 1 or any(stems(word) for word in added)
    if not (tells or _ASKED.search(said)) or following.core.rstrip().endswith("?"):
        return None
    return whole, f"{plain(said)} {following.core}"
