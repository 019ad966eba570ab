"""Finished tickets, found by the words of their titles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.facts.likeness import Words
from assistant.facts.work_words import title_stems

_FEWEST = 2
"""Words that a title and an action must share before they can be one work."""


@dataclass(frozen=True, slots=True)
class ClosedTicket:
    """A finished ticket: its title, the day on which it closed, whose and for when."""

    title: str
    day: date
    assignee: str | None = None
    due: date | None = None


class ClosedTickets:
    """The finished tickets of one day, by key and by words."""

    def __init__(self, tickets: Mapping[str, ClosedTicket]) -> None:
        self._by_key = tickets
        self._all = tuple(tickets.values())
        self._places: dict[str, list[int]] = defaultdict(list)
        for number, ticket in enumerate(self._all):
            for stem in title_stems(ticket.title):
                self._places[stem].append(number)

    def has_any(self, keys: frozenset[str], since: date) -> bool:
        """Whether a ticket of these keys closed on that day or later."""
        found = (self._by_key[key] for key in keys if key in self._by_key)
        return any(ticket.day >= since for ticket in found)

    def near(self, words: Words, since: date) -> Iterator[ClosedTicket]:
        """Yield what closed since and shares two words with an action's core."""
        shared = Counter(
            number for stem in words.core for number in self._places.get(stem, ())
        )
        for number, common in shared.items():
            if common >= _FEWEST and self._all[number].day >= since:
                yield self._all[number]
