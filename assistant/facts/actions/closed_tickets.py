"""Finished tickets, found by the words of their titles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.domain.evidence import Evidence
from assistant.domain.findings import ActionFinding
from assistant.domain.people import fold
from assistant.extract.tasks.phrasing import ELIDED
from assistant.extract.tasks.verbs import DOING
from assistant.facts.actions.asked_work import named_in
from assistant.facts.actions.likeness import Words
from assistant.facts.actions.work_words import tickets_in, title_stems
from assistant.facts.sameness.stems import other_numbers, stem_of, stems

_MANY = 3
_WHOLE = re.compile(
    r"(?:finish|complete|close|wrap up|get .+ (?:done|finished|over)"
    r"|have .+ (?:done|finished|complete|ready|closed))\b"
)
_FIRST_STATE = re.compile(
    r"(?:^|[,(] ?)(?:the |a )?(?:first|rough|initial|early)"
    r" (?:cut|draft|version|pass)\b"
)
_STATES = frozenset(
    map(stem_of, ["cut", "draft", "version", "pass", "done", "finished", "ready"])
)
_AFTER_NAME = re.compile(
    r" (?:for|of|on|in|with|by|from|to|before|after|inside|at|under) |[(,;] ?|: "
)
_SUMS_UP = re.compile(r" (?:for|of|on|in|with|to) (?:both|all|each|every)\b(?! but\b)")
_MORE = re.compile(rf"(?:\b(?:and|then)|;) (?:then |also )?{DOING}\b(?! it\b)")
_FEWEST = 2
"""Words that a title and an action must share before they can be one work."""


@dataclass(frozen=True, slots=True)
class ClosedTicket:
    """A finished ticket: its title, the day on which it closed, whose and for when."""

    title: str
    day: date
    assignee: str | None = None
    due: date | None = None
    evidence: Evidence | None = None


class ClosedTickets:
    """The finished tickets of one day, by key and by words."""

    def __init__(self, tickets: Mapping[str, ClosedTicket]) -> None:
        self._by_key = tickets
        self._all = tuple(tickets.values())
        self._places: dict[str, list[int]] = defaultdict(list)
        for number, ticket in enumerate(self._all):
            for stem in title_stems(ticket.title):
                self._places[stem].append(number)

    def any_of(self, keys: frozenset[str], since: date) -> ClosedTicket | None:
        """Return a ticket of these keys that closed on that day or later."""
        found = (self._by_key[key] for key in sorted(keys) if key in self._by_key)
        return next((ticket for ticket in found if ticket.day >= since), None)

    def near(
        self, words: Words, since: date, fewest: int = _FEWEST
    ) -> Iterator[ClosedTicket]:
        """Yield what closed since and shares some words with an action's core."""
        shared = Counter(
            number for stem in words.core for number in self._places.get(stem, ())
        )
        for number, common in shared.items():
            if common >= fewest and self._all[number].day >= since:
                yield self._all[number]


def asks_for_more(what: str) -> bool:
    """Whether a wording names a ticket and then other work that it does not name."""
    more = _MORE.search(what)
    return more is not None and not tickets_in(what[more.start() :])


def is_same_work(
    ticket: ClosedTicket, asked: ActionFinding, core: frozenset[str]
) -> bool:
    """Whether a person's ticket is the very thing that this person was to do.

    All that is wanted is in its title and both were due on one day, or both have one
    name and day; or the title's name is that of the thing that was to be done, or of
    which a first state was wanted; or the sentence on which the wording leans has the
    title's words.
    """
    named, title = _split_up(named_in(asked.what)), stems(ticket.title)
    if other_numbers(ticket.title, asked.what):
        return False
    wording, _, leans_on = asked.what.partition(" (")
    if leans_on and ELIDED.match(wording):
        told = title_stems(ticket.title)
        return len(told & core) >= _MANY and len(told - core) <= 1
    one_day = bool(named) and ticket.due is not None and ticket.due == asked.due
    if one_day and (named <= title or _has_its_name(ticket.title, asked.what)):
        return True
    whole = _WHOLE.match(fold(asked.what)) or _FIRST_STATE.search(fold(asked.what))
    thing = named - _STATES
    return bool(whole) and len(thing) >= _FEWEST and thing <= stems(_name(ticket.title))


def _has_its_name(title: str, what: str) -> bool:
    """Whether both name one thing, and one says nothing more or sums up the rest.

    "Menu in all languages" is "Menu in Danish and Welsh"; "menu for guests" is not
    "menu for staff".
    """
    name, own = _name(title), _name(what)
    rest, asked = title[len(name) :], what[len(own) :]
    if len(stems(name)) < _FEWEST or stems(name) != stems(own):
        return False
    return not rest or not asked or _SUMS_UP.match(asked) is not None


def _split_up(named: frozenset[str]) -> frozenset[str]:
    """Return the words of hyphenated ones, as a title's words are read."""
    return frozenset(stem_of(word) for one in named for word in one.split("-"))


def _name(title: str) -> str:
    """Return what a title names before it says for what, or until when."""
    return re.split(_AFTER_NAME, title, maxsplit=1)[0]
