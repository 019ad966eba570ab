"""Finding texts by the stems of their words, with how telling each stem is."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from assistant.facts.sameness import covered, same_stem, shared, stems

_FEW = 20
"""Texts by which a small project's words are weighed almost alike."""
_START = 3
"""Letters with which every spelling of a stem begins."""


class WordIndex:
    """Texts by number; a search looks only at those that share a stem."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.words = tuple(map(stems, texts))
        self._places: dict[str, list[int]] = defaultdict(list)
        self._starts: dict[str, set[str]] = defaultdict(set)
        for number, words in enumerate(self.words):
            for word in words:
                self._places[word].append(number)
                self._starts[word[:_START]].add(word)

    def weigh(self, stem: str) -> float:
        """Return how telling a stem is: the rarer in the texts, the more."""
        places = len(self._places[stem]) if stem in self._places else 0
        return math.log((_FEW + len(self.words)) / (1 + places))

    def near(
        self, wanted: frozenset[str], least: float, *, common: int = 1
    ) -> tuple[int, ...]:
        """Return the texts that hold this share of the wanted stems, by weight.

        `common` is the number of stems that must be shared, whatever they weigh.
        """
        return tuple(
            number
            for number in self.sharing(wanted)
            if covered(wanted, self.words[number], self.weigh) >= least
            and len(shared(wanted, self.words[number])) >= common
        )

    def sharing(self, wanted: Iterable[str]) -> tuple[int, ...]:
        """Return the texts that share any stem, under any spelling."""
        found: set[int] = set()
        for stem in wanted:
            for other in self._starts.get(stem[:_START], ()):
                if same_stem(stem, other):
                    found.update(self._places[other])
        return tuple(sorted(found))
