"""Words of a query that no text has, as the texts write them: misspelt, split, joined.

`Warrenty` is read as the warranty that the texts speak of, `gear box` as the gearbox,
`smokestudy` as the smoke study.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.domain.people import fold

_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-]*\d)")
_ANY = re.compile(r"[^\W\d_]+")
_SHORT = 5
"""In shorter words one letter makes another word too often."""
_LONG = 8
"""Letters from which a word may differ by two."""
_HALF = 3
"""Letters of either part of a word that is written as two."""


def as_written(query: str, texts: Iterable[str]) -> str | None:
    """Return the query in the words of the texts, None where it is in them already.

    Only words that none of the texts has are read as others.
    """
    asked = [fold(word) for word in _WORD.findall(query)]
    if not asked:
        return None
    known: set[str] = set()
    for text in texts:
        known.update(_ANY.findall(fold(text)))
    read = list(_read(asked, known))
    return None if read == asked else " ".join(read)


def _read(asked: list[str], known: Collection[str]) -> Iterator[str]:
    place = 0
    while place < len(asked):
        pair = "".join(asked[place : place + 2])
        if place + 1 < len(asked) and pair in known and len(pair) >= _SHORT:
            yield pair
            place += 2
            continue
        word = asked[place]
        yield word if word in known else _nearest(word, known) or _parted(word, known)
        place += 1


def _nearest(word: str, known: Collection[str]) -> str | None:
    """Return the word that begins alike and differs by a letter, a long one by two."""
    if len(word) < _SHORT:
        return None
    near = process.extractOne(
        word,
        sorted(one for one in known if one[0] == word[0] and len(one) >= _SHORT - 1),
        scorer=OSA.distance,
        score_cutoff=2 if len(word) >= _LONG else 1,
    )
    return near[0] if near else None


def _parted(word: str, known: Collection[str]) -> str:
    """Return the word as the two that the texts have, or as it is."""
    for at in range(_HALF, len(word) - _HALF + 1):
        if word[:at] in known and word[at:] in known:
            return f"{word[:at]} {word[at:]}"
    return word
