"""What came into the records, or back into work, since somebody was asked for it.

`Put the strike in the RAID log` is done when an entry on the strike is there, `reopen
the pump ticket` when that ticket is open again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal, TypeVar

from assistant.domain.people import fold
from assistant.domain.records import Milestone, RaidEntry, Ticket
from assistant.domain.sourced import Known
from assistant.facts.actions.asked_work import named_in
from assistant.facts.actions.work_words import tickets_in
from assistant.facts.sameness.stems import (
    covered,
    other_numbers,
    shared,
    stem_of,
    stems,
)
from assistant.facts.tickets import is_finished
from assistant.ledger.view import View

Place = Literal["raid", "tracker", "plan"]
_RecordT = TypeVar("_RecordT", Ticket, RaidEntry, Milestone)
_PUTS = re.compile(
    r"(?:please )?(?:put|add|enter|log|raise|record|file|open|create|register|include"
    r"|insert|capture|track|get|write up|set up|make)\b"
)
_KIND = r"(?:new )?(?:risk|issue|dependency|assumption)"
_PLACES: tuple[tuple[Place, re.Pattern[str]], ...] = (
    (
        "raid",
        re.compile(
            r"\b(?:back )?(?:in|into|to|on|onto) (?:the |our |your )?(?:raid(?: log"
            r"| register| list)?|(?:risk|issue|dependency|assumption)s?"
            r" (?:log|register|list))\b"
            rf"|\bas an? {_KIND}\b|(?<=^raise )an? {_KIND} (?:for|about|on|that)\b"
            rf"|(?<=^add )an? {_KIND} (?:for|about|on|that)\b"
            rf"|(?<=^log )an? {_KIND} (?:for|about|on|that)\b"
            rf"|(?<=^open )an? {_KIND} (?:for|about|on|that)\b"
        ),
    ),
    (
        "plan",
        re.compile(
            r"\b(?:back )?(?:in|into|to|on|onto) (?:the |our |your )?(?:project )?"
            r"(?:plan|schedule|gantt(?: chart)?)\b"
        ),
    ),
    (
        "tracker",
        re.compile(
            r"\b(?:back )?(?:in|into|to|on|onto) (?:the |our |your )?(?:jira|asana"
            r"|trello|tracker|backlog|board)\b|\bas an? (?:new )?(?:ticket|task|card"
            r"|story|bug)\b|\ban? (?:new )?(?:ticket|task|card|story|bug)"
            r" (?:for|about|on|to)\b"
        ),
    ),
)
_REOPENS = re.compile(r"(?:please )?re-?open\b")
_NOUNS = frozenset(
    map(stem_of, ("ticket", "task", "card", "story", "issue", "bug", "item", "entry"))
)
_MOST = 0.6
_NAME = re.compile(r"(?<=\s)[^\W\d_a-z][\w-]*|\b\w*\d\w*\b")
"""A name or a number, by which alone a thing may be known."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record by its title, with the day on which something happened to it."""

    key: str
    title: str
    day: date


@dataclass(frozen=True, slots=True)
class RecordEvents:
    """Entries by the place into which they came, and tickets that were reopened."""

    added: Mapping[Place, Sequence[Entry]]
    reopened: Sequence[Entry] = ()

    def show(self, what: str, since: date) -> bool:
        """Whether what is asked for has happened in the records since that day."""
        words = fold(what)
        if _REOPENS.match(words):
            return any(_is_named(one, what) for one in _since(self.reopened, since))
        if not _PUTS.match(words):
            return False
        for place, form in _PLACES:
            found = form.search(words)
            if found:
                topic = _PUTS.sub("", words[: found.start()] + words[found.end() :])
                entries = _since(self.added.get(place, ()), since)
                return any(_is_on(one, topic, what) for one in entries)
        return False


def record_events(view: View) -> RecordEvents:
    """Read the events of the records that a view knows."""
    raid = view.histories(RaidEntry)
    tickets = view.histories(Ticket)
    work = {key: known for key, known in tickets.items() if not _is_planned(known)}
    tasks = {key: known for key, known in tickets.items() if _is_planned(known)}
    planned = (*_new(view, Ticket, tasks), *_new(view, Milestone))
    return RecordEvents(
        added={
            "raid": tuple(_new(view, RaidEntry, raid)),
            "tracker": tuple(_new(view, Ticket, work)),
            "plan": planned,
        },
        reopened=tuple(_reopened(tickets)),
    )


def _is_planned(known: Sequence[Known[Ticket]]) -> bool:
    return bool(known) and known[-1].record.planned is not None


def _new(
    view: View,
    model: type[_RecordT],
    histories: Mapping[str, Sequence[Known[_RecordT]]] | None = None,
) -> Iterator[Entry]:
    """Yield what came after the first export, or says itself on which day it came."""
    found = view.histories(model) if histories is None else histories
    firsts = [known[0].since for known in found.values() if known]
    baseline = min(firsts, default=date.min)
    for key, known in found.items():
        if not known:
            continue
        first, last = known[0], known[-1].record
        said = getattr(last, "raised", None) or getattr(last, "created", None)
        if said or first.since > baseline:
            yield Entry(key, last.title, said or first.since)


def _reopened(histories: Mapping[str, Sequence[Known[Ticket]]]) -> Iterator[Entry]:
    for key, known in histories.items():
        for before, after in pairwise(known):
            if is_finished(before.record) and not is_finished(after.record):
                yield Entry(key, after.record.title, after.since)


def _since(entries: Sequence[Entry], day: date) -> Iterator[Entry]:
    return (one for one in entries if one.day >= day)


def _is_named(entry: Entry, what: str) -> bool:
    """Whether a wording names the ticket: by its key, or by two words of its title."""
    if entry.key in tickets_in(what):
        return True
    named = named_in(what) - _NOUNS
    told = shared(named, stems(entry.title))
    return len(told) > 1 and told == named and not other_numbers(entry.title, what)


def _is_on(entry: Entry, topic: str, what: str) -> bool:
    """Whether an entry is on the topic: two words and most of it, or its only name."""
    wanted, given = stems(topic) - _NOUNS, stems(entry.title)
    told = shared(wanted, given)
    if not told or other_numbers(entry.title, what):
        return False
    if len(wanted) == 1:
        names = {stem_of(fold(name)) for name in _NAME.findall(what)}
        return not told.isdisjoint(names)
    return len(told) > 1 and covered(wanted, given) >= _MOST
