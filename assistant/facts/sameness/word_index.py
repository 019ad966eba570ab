"""Finding texts by the stems of their words, with how telling each stem is."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from assistant.facts.sameness.stems import START, ids, same_stem, shared, stems

_FEW = 20
"""Texts by which a small project's words are weighed almost alike."""
_SLACK = 1e-6
"""What the order of adding up may change in a sum."""

Alike = Callable[[str], set[str]]
"""The stems of an index that are like a stem in another way than by spelling."""


def _nothing(_stem: str) -> set[str]:
    return set()


class WordIndex:
    """Texts by number; a search looks only at those that share a stem."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self.words: list[frozenset[str]] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        self._starts: dict[str, set[str]] = defaultdict(set)
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        """Take in one more text, under the next number."""
        words = stems(text)
        for word in words:
            self._places[word].append(len(self.words))
            self._starts[word[:START]].add(word)
        self.words.append(words)

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
        whole = sum(map(self.weigh, wanted))
        if not whole:
            return ()
        found = []
        for number, (weight, count) in self._held(wanted).items():
            share = weight / whole
            if abs(share - least) < _SLACK:
                held = shared(wanted, self.words[number])
                share = sum(map(self.weigh, held)) / whole
            if count >= common and share >= least:
                found.append(number)
        return tuple(sorted(found))

    def _held(self, wanted: frozenset[str]) -> dict[int, tuple[float, int]]:
        """Return the weight and number of the wanted stems that each text holds."""
        found: dict[int, tuple[float, int]] = {}
        nothing = 0.0, 0
        for stem in wanted:
            weight = self.weigh(stem)
            for place in self._holders(stem):
                before, count = found.get(place, nothing)
                found[place] = before + weight, count + 1
        return found

    def _holders(self, stem: str) -> Iterable[int]:
        """Return the texts that hold a stem under any spelling, each once."""
        spelled = [self._places[other] for other in self._spelled([stem])]
        return spelled[0] if len(spelled) == 1 else set().union(*spelled)

    def holders(self, stem: str) -> int:
        """Count the texts that hold a stem under any spelling."""
        return sum(1 for _ in self._holders(stem))

    def sharing(self, wanted: Iterable[str]) -> tuple[int, ...]:
        """Return the texts that share any stem, under any spelling."""
        found = {
            place for stem in self._spelled(wanted) for place in self._places[stem]
        }
        return tuple(sorted(found))

    def holding(self, wanted: frozenset[str]) -> tuple[int, ...]:
        """Return the texts that hold all of these stems, under any spelling."""
        spelled = [self._spelled([stem]) for stem in wanted]
        spelled.sort(key=lambda each: sum(len(self._places[stem]) for stem in each))
        if not spelled:
            return ()
        found = {place for stem in spelled[0] for place in self._places[stem]}
        for each in spelled[1:]:
            found = {n for n in found if not each.isdisjoint(self.words[n])}
        return tuple(sorted(found))

    def held_by(self, given: Iterable[str]) -> Counter[int]:
        """Count, for each text that has any, those of its stems that are given."""
        return Counter(
            place for stem in self._spelled(given) for place in self._places[stem]
        )

    @property
    def vocabulary(self) -> Iterable[str]:
        """The stems of all texts."""
        return self._places.keys()

    def pairs(self, given: Iterable[str], alike: Alike = _nothing) -> Counter[int]:
        """Count, for each text that has any, the pairs of a given stem and its own.

        Two of any spelling are a pair, and what is `alike` otherwise.
        """
        return Counter(
            place
            for stem in given
            for other in self._spelled([stem]) | alike(stem)
            for place in self._places[other]
        )

    def _spelled(self, wanted: Iterable[str]) -> set[str]:
        """Return the stems of the texts that are one of these, under any spelling."""
        return {
            other
            for stem in wanted
            for other in self._starts.get(stem[:START], ())
            if same_stem(stem, other)
        }


class SubjectIndex:
    """Texts by number; a search gives those that `same_subject` can find alike."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._index = WordIndex()
        self._keys: dict[str, list[int]] = defaultdict(list)
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        """Take in one more text, under the next number."""
        for key in ids(text):
            self._keys[key].append(len(self._index.words))
        self._index.add(text)

    def near(self, text: str, least: float = 0.0) -> tuple[int, ...]:
        """Return the texts that share an id, or two words, or all that one has.

        Of the words of the shorter one at least this share.
        """
        words = stems(text)
        sizes = self._index.words
        found = {number for key in ids(text) for number in self._keys.get(key, ())}
        for number, common in self._index.pairs(words).items():
            size = min(len(words), len(sizes[number]))
            if common >= min(2, size) and common / size >= least:
                found.add(number)
        return tuple(sorted(found))
