"""An embedder without a model: hashed words, word beginnings and letter groups."""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"\w+", re.UNICODE)
_LONGEST_WORD = 24
"""Longer runs (scripts without spaces, encoded data) are cut into pieces."""
_STEM = 5
_GROUP = 4
_WORD_WEIGHT = 1.0
_STEM_WEIGHT = 1.2
_GROUP_WEIGHT = 0.5
_PAIR_WEIGHT = 0.2


class HashedEmbedder:
    """Signed feature hashing: finds spellings and word families, not synonyms.

    Needs no file and no download and gives the same vector on every machine. Short
    words weigh less, in place of a list of stop words for each language.
    """

    def __init__(self, dimensions: int = 384) -> None:
        self.dimensions = dimensions
        self.name = f"hashed-{dimensions}-v1"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length 1 for each text; the same text, the same row."""
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float64)
        for row, text in zip(rows, texts, strict=True):
            self._fill(row, text)
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        empty = norms[:, 0] == 0
        rows[empty, 0] = 1.0
        norms[empty] = 1.0
        unit: NDArray[np.float32] = (rows / norms).astype(np.float32)
        return unit

    def _fill(self, row: NDArray[np.float64], text: str) -> None:
        words = list(_words(text))
        for word, count in Counter(words).items():
            often = 1.0 + math.log(count)
            for number, weight in _features(word):
                row[number % self.dimensions] += math.copysign(weight, number) * often
        for pair, count in Counter(pairwise(words)).items():
            number = _hash("pair", *pair)
            weight = _PAIR_WEIGHT * min(_weight(word) for word in pair)
            often = 1.0 + math.log(count)
            row[number % self.dimensions] += math.copysign(weight, number) * often


def _words(text: str) -> Iterator[str]:
    """Yield the words in lower case, without accents, none of them too long."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    for match in _WORD.finditer(plain):
        word = match.group()
        for start in range(0, len(word), _LONGEST_WORD):
            yield word[start : start + _LONGEST_WORD]


@lru_cache(maxsize=65_536)
def _features(word: str) -> tuple[tuple[int, float], ...]:
    """Return signed hashes with weights: the word, its beginning, its letters."""
    weight = _weight(word)
    found = [(_hash("word", word), _WORD_WEIGHT * weight)]
    if len(word) > _STEM:
        found.append((_hash("stem", word[:_STEM]), _STEM_WEIGHT * weight))
    framed = f"^{word}$"
    groups = [framed[i : i + _GROUP] for i in range(len(framed) - _GROUP + 1)]
    found += [
        (_hash("group", group), _GROUP_WEIGHT * weight / math.sqrt(len(groups)))
        for group in groups
    ]
    return tuple(found)


def _weight(word: str) -> float:
    """Return how much a word tells: figures and long words more than short ones."""
    if len(word) > 3 or any(c.isdigit() for c in word):
        return 1.0
    return 0.3 if word.isascii() else 0.7


def _hash(*parts: str) -> int:
    """Return a signed 64-bit number that is the same in every process."""
    data = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(
        hashlib.blake2b(data, digest_size=8).digest(), "little", signed=True
    )
