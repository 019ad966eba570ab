"""Finding texts by the stems of their words, with how telling each stem is."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
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
        found = {
            place for stem in self._spelled(wanted) for place in self._places[stem]
        }
        return tuple(sorted(found))

    def held_by(self, given: Iterable[str]) -> Counter[int]:
        """Count, for each text that has any, those of its stems that are given."""
        return Counter(
            place for stem in self._spelled(given) for place in self._places[stem]
        )

    def _spelled(self, wanted: Iterable[str]) -> set[str]:
        """Return the stems of the texts that are one of these, under any spelling."""
        return {
            other
            for stem in wanted
            for other in self._starts.get(stem[:_START], ())
            if same_stem(stem, other)
        }
