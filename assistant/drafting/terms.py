"""Words that an update may not carry, in every form in which they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.domain.people import fold
from assistant.facts.sameness.stems import stem_of

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b")


def carries(text: str, terms: Sequence[str]) -> bool:
    """Whether the text has one of the terms: "penalty" is in "penalties", too.

    A term of several words is found with spaces or hyphens between them.
    """
    wanted = _stemmed(tuple(terms))
    return any(f" {term} " in _line(text) for term in wanted)


@lru_cache(maxsize=64)
def _stemmed(terms: tuple[str, ...]) -> tuple[str, ...]:
    lines = (_line(term).strip() for term in terms)
    return tuple(dict.fromkeys(filter(None, lines)))


@lru_cache(maxsize=16_384)
def _line(text: str) -> str:
    """Return the stems of the words in a row, with a space on each side."""
    bare = fold(_POSSESSIVE.sub("", text))
    return f" {' '.join(map(stem_of, _WORD.findall(bare)))} "
