"""Which ticket or RAID entry a sentence means, and whether it has arrived since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.domain.findings import CompletionFinding
from assistant.domain.records import RaidEntry, RaidState
from assistant.facts.flags.importance import is_finished
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.sameness.stems import ids, same_subject, stems
from assistant.facts.sameness.word_index import SubjectIndex

_MEANT = 0.6
_FEWEST = 2
_SAME_WORK = 0.6


@dataclass(frozen=True, slots=True)
class Thing:
    """A ticket or an entry of the log; `ended` is the day it was closed."""

    key: str
    title: str
    ended: date | None


class Things:
    """The tickets, issues and dependencies of one day, found by what they are about."""

    def __init__(self, material: FlagMaterial) -> None:
        self._material = material
        self._entries = material.view.records(RaidEntry)

    def meant(self, words: str, before: str = "") -> Thing | None:
        """Return what the words are about, else what they and those before are."""
        found = self._best(words)
        return found if found or not before else self._best(f"{before} {words}")

    def arrived(self, words: str, thing: Thing | None, said_on: date) -> bool:
        """Whether it was closed, or is said to be done, after that day."""
        if thing is not None and thing.ended is not None and thing.ended >= said_on:
            return True
        title = thing.title if thing else words
        return any(
            day > said_on and same_subject(words, title) >= _SAME_WORK
            for words, day in map(self._reports.__getitem__, self._index.near(title))
        )

    @cached_property
    def _reports(self) -> tuple[tuple[str, date], ...]:
        """The words by which something is said to be done, with the day."""
        return tuple(
            (words, found.passage.dated)
            for found in self._material.view.findings(CompletionFinding)
            for words in (found.finding.what, found.finding.quote)
        )

    @cached_property
    def _index(self) -> SubjectIndex:
        return SubjectIndex([words for words, _ in self._reports])

    def _best(self, words: str) -> Thing | None:
        """Return the thing whose title or key the words hold best, the first of all."""
        given, keys = stems(words), ids(words)
        best: tuple[float, int, int] | None = None
        for number, common, is_named in self._sharing(given, keys):
            score = 1.0 if is_named else common / len(self._words(number))
            if score >= _MEANT and (best is None or (score, common) > best[:2]):
                best = (score, common, number)
        return self._thing(best[2]) if best else None

    def _sharing(
        self, given: frozenset[str], keys: frozenset[str]
    ) -> list[tuple[int, int, bool]]:
        """Return what shares stems or is named, with how many of its stems are given.

        Tickets come first, as they are ordered, then the log.
        """
        material, first = self._material, len(self._material.tickets)
        tickets = material.ticket_titles.held_by(given)
        entries = material.entry_titles.held_by(given)
        named = {n for k in keys if (n := material.ticket_numbers.get(k)) is not None}
        if keys:
            logged = enumerate(self._entries, first)
            named |= {number for number, known in logged if known.record.key in keys}
        found = {n for n, common in tickets.items() if common >= _FEWEST} | named
        found |= {first + n for n, common in entries.items() if common >= _FEWEST}
        return [
            (n, tickets[n] if n < first else entries[n - first], n in named)
            for n in sorted(found)
        ]

    def _words(self, number: int) -> frozenset[str]:
        tickets = self._material.ticket_titles.words
        entries = self._material.entry_titles.words
        first = len(tickets)
        return tickets[number] if number < first else entries[number - first]

    def _thing(self, number: int) -> Thing:
        first = len(self._material.tickets)
        if number < first:
            known = self._material.tickets[number]
            row = known.record
            ended = (row.resolved or known.since) if is_finished(row) else None
            return Thing(row.key, row.title, ended)
        entry = self._entries[number - first]
        is_closed = entry.record.state is RaidState.CLOSED
        ended = entry.since if is_closed else None
        return Thing(entry.record.key, entry.record.title, ended)
