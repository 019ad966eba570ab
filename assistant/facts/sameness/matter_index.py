"""Finding the texts of which `same_matter` can say that they are of one matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from assistant.facts.sameness.same_matter import (
    BIAS,
    WEIGHTS,
    Said,
    acronyms,
    is_spelled_out,
    read,
)
from assistant.facts.sameness.synonyms import senses
from assistant.facts.sameness.word_index import WordIndex

_SLACK = 1e-3
"""What the order of adding up may change in a sum."""


class MatterIndex:
    """Texts by number; what a search leaves out is surely another matter.

    Which of the others are the same is for `same_matter` to say.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = tuple(texts)
        self._index = WordIndex(texts)

    def near(self, text: str) -> frozenset[int]:
        """Return the texts that may be scored one half or more."""
        if not self._texts:
            return frozenset()
        likely = np.flatnonzero(self._bounds(read(text)) >= -_SLACK).tolist()
        others = range(len(self._texts)) if acronyms(text) else self._abbreviated
        spelled = (n for n in others if is_spelled_out(text, self._texts[n]))
        return frozenset([*likely, *spelled])

    def _bounds(self, said: Said) -> NDArray[np.float64]:
        """Return, for each text, the most that the regression can come to."""
        common = np.zeros(len(self._texts))
        for number, pairs in self._index.pairs(said.stems, self._alike).items():
            common[number] = pairs
        mine = len(said.stems)
        small, large = np.minimum(self._sizes, mine), np.maximum(self._sizes, mine)
        letters = process.cdist([said.letters], self._letters, scorer=fuzz.ratio)[0]
        found: NDArray[np.float64] = (
            BIAS
            + WEIGHTS.cosine * (self._vectors @ said.vector)
            + WEIGHTS.shorter * np.minimum(1.0, common / np.maximum(1, small))
            + WEIGHTS.longer * common / np.maximum(1, large)
            + WEIGHTS.letters * letters / 100
            + WEIGHTS.marks
            + WEIGHTS.length * small / np.maximum(1, large)
        )
        return found

    def _alike(self, stem: str) -> set[str]:
        return {other for sense in senses(stem) for other in self._meaning[sense]}

    @cached_property
    def _meaning(self) -> dict[int, set[str]]:
        """The stems of the texts that may have a meaning, by its number."""
        found: dict[int, set[str]] = defaultdict(set)
        for stem in self._index.vocabulary:
            for sense in senses(stem):
                found[sense].add(stem)
        return found

    @cached_property
    def _abbreviated(self) -> tuple[int, ...]:
        return tuple(n for n, text in enumerate(self._texts) if acronyms(text))

    @cached_property
    def _sizes(self) -> NDArray[np.int64]:
        return np.array([len(words) for words in self._index.words])

    @cached_property
    def _letters(self) -> list[str]:
        return [read(text).letters for text in self._texts]

    @cached_property
    def _vectors(self) -> NDArray[np.float32]:
        return np.stack([read(text).vector for text in self._texts])
