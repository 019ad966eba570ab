"""What a detector looks at, and what it makes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from statistics import median
from typing import Protocol

from assistant.domain.base import stable_id
from assistant.domain.evidence import Evidence
from assistant.domain.facts import (
    ActionItem,
    Decision,
    Flag,
    FlagKind,
    MilestoneStatus,
    Severity,
)
from assistant.domain.labels import Label, join
from assistant.domain.records import RaidEntry, SentUpdate, Ticket
from assistant.domain.sourced import Known
from assistant.domain.tolerances import FlagThresholds, HealthTolerances
from assistant.extract.tasks.phrasing import without_kind
from assistant.facts.discretion import discreet, headline
from assistant.facts.flags.importance import is_finished
from assistant.facts.mentions import Mentions, mentions_of
from assistant.facts.openness import Confided, confided_in
from assistant.facts.risks.silence import Ear
from assistant.facts.sameness.word_index import WordIndex
from assistant.ledger.view import View

_LONGEST_LABEL = 6
_LONGEST_PHRASE = 12


@dataclass(frozen=True)
class FlagMaterial:
    """The facts of one day; everything in it is a function of view and settings."""

    view: View
    actions: tuple[ActionItem, ...] = ()
    milestones: tuple[MilestoneStatus, ...] = ()
    decisions: tuple[Decision, ...] = ()
    thresholds: FlagThresholds = field(default_factory=FlagThresholds)
    tolerances: HealthTolerances = field(default_factory=HealthTolerances)

    @property
    def as_of(self) -> date:
        """The day of the reader."""
        return self.view.as_of

    @cached_property
    def newest_updates(self) -> tuple[Known[SentUpdate], ...]:
        """The last update that was sent to each audience."""
        newest: dict[str, Known[SentUpdate]] = {}
        for known in self.view.records(SentUpdate):
            last = newest.get(known.record.audience)
            if last is None or known.record.sent_on >= last.record.sent_on:
                newest[known.record.audience] = known
        return tuple(newest[audience] for audience in sorted(newest))

    @cached_property
    def tickets(self) -> tuple[Known[Ticket], ...]:
        """All tickets of the day, ordered by key."""
        return self.view.records(Ticket)

    @cached_property
    def exported(self) -> date | None:
        """The day of the newest export of tickets, None if none is complete."""
        return max(self.view.snapshots(Ticket), default=None)

    def kept_as(self, ticket: Ticket, said_on: date) -> str:
        """Return how the tracker has the ticket, beside words that may be newer."""
        newest = self.exported
        is_older = newest is not None and newest < said_on
        where = f"the export of {newest}" if is_older else "the tracker"
        return f"{where} has {ticket.called} as {ticket.status}"

    @cached_property
    def ticket_numbers(self) -> dict[str, int]:
        """The place of each key in `tickets`."""
        return {known.record.key: n for n, known in enumerate(self.tickets)}

    @cached_property
    def waiting(self) -> Mapping[str, frozenset[str]]:
        """The keys of the unfinished tickets that depend on a ticket, by its key."""
        return _waiting(known.record for known in self.tickets)

    def waiting_on(self, day: date) -> Mapping[str, frozenset[str]]:
        """Return the same as it was at the end of an earlier day."""
        if day >= self.as_of:
            return self.waiting
        if day not in self._earlier:
            histories = self.view.histories(Ticket).values()
            states = (_at(history, day) for history in histories)
            self._earlier[day] = _waiting(state.record for state in states if state)
        return self._earlier[day]

    @cached_property
    def _earlier(self) -> dict[date, Mapping[str, frozenset[str]]]:
        return {}

    @cached_property
    def is_ranked(self) -> bool:
        """Whether the tracker gives its tickets priorities at all."""
        return any(known.record.priority for known in self.tickets)

    @cached_property
    def is_linked(self) -> bool:
        """Whether the tracker tells of any ticket what waits for it."""
        rows = (known.record for known in self.tickets if not known.record.planned)
        return any(row.blocks or row.blocked_by for row in rows)

    @cached_property
    def usual_points(self) -> float | None:
        """The points that half of the estimated tickets have at least; None if none."""
        sizes = [row.points for known in self.tickets if (row := known.record).points]
        return median(sizes) if sizes else None

    @cached_property
    def critical(self) -> tuple[str, ...]:
        """The titles of unfinished tasks on the critical path of a schedule."""
        return tuple(
            known.record.title
            for known in self.tickets
            if known.record.planned
            and known.record.planned.critical
            and not is_finished(known.record)
        )

    @cached_property
    def ticket_titles(self) -> WordIndex:
        """The titles of `tickets`, by the same numbers."""
        return WordIndex([known.record.title for known in self.tickets])

    @cached_property
    def entry_titles(self) -> WordIndex:
        """The titles of the log's entries, in the order of the view."""
        return WordIndex([known.record.title for known in self.view.records(RaidEntry)])

    @cached_property
    def mentions(self) -> Mentions:
        """What people said up to the day, to be searched by meaning."""
        return mentions_of(self.view)

    @cached_property
    def confided(self) -> Confided:
        """What only records say that were handed over in confidence."""
        return Confided(self.view)

    @cached_property
    def ear(self) -> Ear:
        """What people said, looked at before it is claimed that nobody spoke."""
        return Ear(self.view, self.mentions)


def _waiting(tickets: Iterable[Ticket]) -> Mapping[str, frozenset[str]]:
    unfinished = [row for row in tickets if not is_finished(row)]
    keys = {row.key for row in unfinished}
    found: dict[str, set[str]] = {}
    for row in unfinished:
        for needed in row.blocked_by:
            found.setdefault(needed, set()).add(row.key)
        found.setdefault(row.key, set()).update(keys.intersection(row.blocks))
    return {key: frozenset(others) for key, others in found.items() if others}


def _at(history: Sequence[Known[Ticket]], day: date) -> Known[Ticket] | None:
    return next((one for one in reversed(history) if one.since <= day), None)


class Detector(Protocol):
    """Finds one kind of flag; it reads nothing but its material."""

    @property
    def kind(self) -> FlagKind:
        """The kind of flag that it raises."""
        ...

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return the flags that hold on the material's day."""
        ...


def raise_flag(  # noqa: PLR0913  a flag has these parts
    kind: FlagKind,
    subject: str,
    first_seen: date,
    *,
    title: str,
    severity: Severity,
    why: str,
    question: str,
    evidence: Iterable[Evidence],
    owner: str | None = None,
    begun: date | None = None,
    label: Label = Label.CLIENT,
) -> Flag:
    """Make a flag whose id depends on kind, subject and the day it began alone.

    That is `first_seen`, or `begun` where the condition can be older than its flag.
    It is as closed as what was told in confidence among its evidence.
    """
    subject = discreet(subject)
    pieces = tuple(dict.fromkeys(evidence))
    return Flag(
        id=stable_id("flag", kind, subject, (begun or first_seen).isoformat()),
        kind=kind,
        subject=subject,
        title=headline(title),
        severity=severity,
        why=discreet(why),
        question=discreet(question),
        first_seen=first_seen,
        owner=owner,
        label=join(label, confided_in(pieces)),
        evidence=pieces,
    )


def short_phrase(text: str) -> str:
    """Return what a sentence is about: its label before a colon, or its first words."""
    plain = without_kind(re.sub(r"^[\W_]+|[*_`]", "", text))
    label, colon, rest = plain.partition(": ")
    if colon and rest and 2 <= len(label.split()) <= _LONGEST_LABEL:
        return label
    words = plain.split()
    return " ".join(words[:_LONGEST_PHRASE]).rstrip(".,;:")


def call(name: str | None) -> str:
    """Return how a question addresses the person, or whoever knows.

    By the whole name: which part of it is the given one differs between countries.
    """
    return name or "Who knows"
