"""Dependencies at risk by the log, by silence, or by two due dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Colour, Flag, FlagKind, Severity
from assistant.domain.records import RaidEntry, RaidKind, Ticket
from assistant.domain.sourced import Known
from assistant.facts.flags.importance import is_finished, priority, weight
from assistant.facts.flags.material import (
    FlagMaterial,
    call,
    raise_flag,
    short_phrase,
)
from assistant.facts.flags.silent_givers import silences
from assistant.facts.flags.told import is_told
from assistant.facts.mentions import Remark, about_entry

_AT_RISK = re.compile(
    r"risk|threat|amber|yellow|\bred\b|off[- ]track|slipping|delay|🟡|🟠|🔴",
    re.IGNORECASE,
)

_RED, _AMBER = Colour.RED.value, Colour.AMBER.value
_NEAR_DAYS = 7
_GLANCE = 120
_WEEK = timedelta(days=7)
_LATE = timedelta(days=3)
"""How long after its day a log that says nothing of an open one is no mere delay."""


class DependencyAtRisk:
    """By the log's word or colour, by silence, or by two due dates that cannot hold.

    Amber is where many dependencies begin; it counts once the date is near.
    """

    kind: ClassVar[FlagKind] = FlagKind.DEPENDENCY_AT_RISK

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return dependencies of the log, then tickets that wait for a later one."""
        for known in material.view.records(RaidEntry):
            entry = known.record
            waits = entry.kind is RaidKind.DEPENDENCY and entry.is_open
            since = _since(known, material) if waits else None
            if since and since <= material.as_of:
                yield self._entry(known, since, material)
            elif waits and (said := silences(known, material)):
                yield self._silent(known, said, material)
            elif waits and entry.due and entry.due + _LATE <= material.as_of:
                why = f"The log wanted it by {entry.due}, and it is still open."
                yield self._late(known, entry.due + _LATE, why, material)
            elif waits and (moved := _moved(known, material)):
                yield self._late(known, *moved, material)
        tickets = {known.record.key: known for known in material.view.records(Ticket)}
        for ticket in tickets.values():
            if not is_finished(ticket.record):
                yield from self._ticket(ticket, tickets)

    def _entry(
        self, known: Known[RaidEntry], since: date, material: FlagMaterial
    ) -> Flag:
        entry = known.record
        called = entry.health or entry.status
        said = about_entry(entry, material.mentions)
        due = f", due {entry.due}" if entry.due else ""
        return raise_flag(
            self.kind,
            entry.key,
            since,
            title=entry.title,
            severity=Severity.MEDIUM
            if is_told(entry.key, entry.title, since, material)
            else Severity.HIGH
            if entry.health == _RED
            else weight(entry, material.thresholds.high_exposure),
            why=f"The log calls it {called!r}{due}.",
            question=f"{call(entry.owner)}, when will {entry.title!r} be here for "
            "certain, and what is the way around?",
            evidence=[
                known.quote(entry.title),
                *([known.quote(entry.note)] if entry.note else []),
                *(remark.cite_about(entry.title) for remark in said[-2:]),
                Computed(rule="dependency at risk", inputs=(entry.key, called)),
            ],
            owner=entry.owner,
        )

    def _silent(
        self, known: Known[RaidEntry], said: tuple[Remark, ...], material: FlagMaterial
    ) -> Flag:
        entry, first, last = known.record, said[0], said[-1]
        again = f", first on {first.dated}" if first.dated < last.dated else ""
        due = f"; the log wants it by {entry.due}" if entry.due else ""
        return raise_flag(
            self.kind,
            entry.key,
            said[min(1, len(said) - 1)].dated,
            title=entry.title,
            severity=weight(entry, material.thresholds.high_exposure),
            why=(
                f"{last.speaker or 'A note'} said on {last.dated}{again}: "
                f"“{_in_short(last.text)}”{due}."
            ),
            question=f"{call(entry.owner)}, who can get an answer on {entry.title!r}, "
            "by when is it needed, and what is the way around?",
            evidence=[
                known.quote(entry.title),
                *(remark.quote for remark in said[-2:]),
                Computed(rule="a dependency without an answer", inputs=(entry.key,)),
            ],
            owner=entry.owner,
        )

    def _late(
        self, known: Known[RaidEntry], since: date, why: str, material: FlagMaterial
    ) -> Flag:
        entry = known.record
        said = about_entry(entry, material.mentions)
        return raise_flag(
            self.kind,
            entry.key,
            max(since, known.first_seen),
            title=entry.title,
            severity=weight(entry, material.thresholds.high_exposure),
            why=why,
            question=f"{call(entry.owner)}, when will {entry.title!r} be here for "
            "certain, and what is the way around?",
            evidence=[
                known.quote(entry.title),
                *(remark.cite_about(entry.title) for remark in said[-2:]),
                Computed(
                    rule="a dependency is open past its day, or moved by a week",
                    inputs=(entry.key, str(entry.due)),
                ),
            ],
            owner=entry.owner,
        )

    def _ticket(
        self, known: Known[Ticket], tickets: dict[str, Known[Ticket]]
    ) -> Iterable[Flag]:
        ticket = known.record
        for key in ticket.blocked_by:
            other = tickets.get(key)
            if other is None or is_finished(other.record):
                continue
            needed, promised = ticket.due, other.record.due
            if needed is None or promised is None or promised <= needed:
                continue
            yield raise_flag(
                self.kind,
                ticket.key,
                max(known.since, other.since),
                title=ticket.title,
                severity=Severity.HIGH
                if priority(ticket) is not Severity.LOW
                else Severity.MEDIUM,
                why=(
                    f"{ticket.called} is due on {needed} and waits for "
                    f"{other.record.called}, which is "
                    f"due on {promised}."
                ),
                question=f"{call(other.record.assignee)}, can {other.record.called} be "
                f"done before {needed}, or does {ticket.called} move?",
                evidence=[
                    known.quote(ticket.title),
                    other.quote(other.record.title),
                    Computed(
                        rule="due before what it waits for", inputs=(ticket.key, key)
                    ),
                ],
                owner=other.record.assignee,
            )


def _moved(known: Known[RaidEntry], material: FlagMaterial) -> tuple[date, str] | None:
    """Return since when an open one is a week or more later than it was, and how."""
    states = material.view.history(RaidEntry, known.record.key)
    for before, after in pairwise(states):
        was, now = before.record.due, after.record.due
        if was and now and now - was >= _WEEK and known.record.due == now:
            return after.since, f"The log wanted it by {was}, and now by {now}."
    return None


def _in_short(text: str) -> str:
    """Return the whole sentence where it is short enough to read at a glance."""
    return text.rstrip(".!") if len(text) <= _GLANCE else short_phrase(text)


def _since(known: Known[RaidEntry], material: FlagMaterial) -> date | None:
    """Return the day from which the dependency is at risk without a break, or None."""
    since = _at_risk_from(known)
    end = known.since
    for state in reversed(material.view.history(RaidEntry, known.record.key)):
        day = _at_risk_from(state)
        if day is None or day > end:
            break
        since, end = day, state.since
    return since


def _at_risk_from(state: Known[RaidEntry]) -> date | None:
    """Return from which day on the entry as it then stood is at risk, or None."""
    entry = state.record
    if _AT_RISK.search(entry.status) or entry.health == _RED:
        return state.since
    if entry.health != _AMBER or entry.due is None:
        return None
    return max(state.since, entry.due - timedelta(days=_NEAR_DAYS))
