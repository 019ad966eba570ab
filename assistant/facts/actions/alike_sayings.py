"""Finding the sayings that may be of one piece of work, or tell that it is done."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from assistant.domain.findings import ActionFinding, CompletionFinding
from assistant.domain.sourced import Found
from assistant.extract.done.deliveries import judges
from assistant.facts.actions.likeness import LITTLE_ELSE, Likeness, Words
from assistant.facts.sameness.matter_index import MatterIndex


class AlikeSayings:
    """Sayings by number; what a search leaves out is surely other work."""

    def __init__(
        self, said: Sequence[Found[ActionFinding]], likeness: Likeness
    ) -> None:
        self._what = [one.finding.what for one in said]
        self._words = [likeness.words(one.finding) for one in said]
        self._matters = MatterIndex(self._what)
        self._stems: dict[str, list[int]] = defaultdict(list)
        self._marks: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._words):
            for stem in words.stems:
                self._stems[stem].append(number)
            for mark in {words.quote, *words.tickets}:
                self._marks[mark].append(number)

    def before(self, number: int) -> list[int]:
        """Return the earlier sayings that share words, a ticket or a meaning."""
        words = self._words[number]
        common = Counter(other for stem in words.stems for other in self._stems[stem])
        found = {
            other
            for other, count in common.items()
            if count >= min(2, len(words.stems), len(self._words[other].stems))
        }
        found.update(
            other
            for mark in {words.quote, *words.tickets}
            for other in self._marks[mark]
        )
        found |= self._matters.near(self._what[number])
        return sorted(other for other in found if other < number)


class Reports:
    """What is said to be done, found by the words of the work."""

    def __init__(
        self, reports: Sequence[Found[CompletionFinding]], likeness: Likeness
    ) -> None:
        self._reports = reports
        self._short: list[int] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        for number, report in enumerate(reports):
            words = likeness.words(report.finding)
            if len(words.stems) <= LITTLE_ELSE or judges(report.finding.what):
                self._short.append(number)
            for word in words.stems | words.tickets:
                self._places[word].append(number)

    def near(self, work: Sequence[Words]) -> Iterator[Found[CompletionFinding]]:
        """Yield what has a word or a ticket of the work, and what has hardly a word.

        What is approved may be called by its number alone.
        """
        wanted = {word for one in work for word in one.stems | one.core | one.tickets}
        found = {n for word in wanted for n in self._places.get(word, ())}
        for number in sorted(found.union(self._short)):
            yield self._reports[number]
