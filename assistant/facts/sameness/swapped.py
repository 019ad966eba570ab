"""Whether two statements give one thing's part to the other: Ana pays Ben."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations

from assistant.domain.people import fold
from assistant.facts.sameness.stems import stem_of
from assistant.gate.lexicon import GLUE

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,&/+]")
_MOST_BETWEEN = 4
_FILLING = frozenset(
    "the a an our their its his her my your all this that".split()  # noqa: SIM905
)
_SELVES = {"us": "we", "me": "i", "him": "he", "them": "they", "whom": "who"}
_PERSONS = frozenset(["we", "i", "he", "they"])
"""Pronouns that are somebody's part in what is told."""
_BOTH = (
    "and or with plus versus vs between meet met talk speak spoke agree discuss match "
    "equal differ collide conflict clash overlap share join marry sync is are was were"
)
_MUTUAL = frozenset([*map(stem_of, _BOTH.split()), ",", "&", "/", "+"])
"""What holds of both alike, whichever is named first."""


def swapped(one: str, other: str) -> bool:
    """Whether two words of both statements stand in each other's place.

    The same words stand between them in both, and tell what one does to the other, or
    which of them is where.
    """
    theirs = _pairs(other)
    return any((last, first, way) in theirs for first, last, way in _pairs(one))


@lru_cache(maxsize=16_384)
def _pairs(text: str) -> frozenset[tuple[str, str, tuple[str, ...]]]:
    """Return the words, each used once, that have others between them, in order."""
    read = (w for w in map(fold, _WORD.findall(text)) if w not in _FILLING)
    words = [_SELVES.get(word, word) for word in read]
    stems = [stem_of(word) for word in words]
    content = [
        place
        for place, (word, stem) in enumerate(zip(words, stems, strict=True))
        if (word not in GLUE or word in _PERSONS)
        and stem not in _MUTUAL
        and stems.count(stem) == 1
    ]
    return frozenset(
        (stems[a], stems[b], tuple(stems[a + 1 : b]))
        for a, b in combinations(content, 2)
        if 0 < b - a - 1 <= _MOST_BETWEEN and not _MUTUAL.issuperset(stems[a + 1 : b])
    )
