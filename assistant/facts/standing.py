"""What is blocked or late now, whenever that began, and what work is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from assistant.domain.base import stable_id
from assistant.domain.facts import Change, ChangeKind, Exposure, Severity, WorkItem
from assistant.domain.records import (
    RaidEntry,
    RaidKind,
    RaidState,
    StatusCategory,
    Ticket,
)
from assistant.domain.sourced import Known
from assistant.extract.sentences import plain
from assistant.facts.changes.build import make_change
from assistant.facts.milestones import is_milestone
from assistant.facts.quoting import cells, remark
from assistant.ledger.view import View

_HELD = {ChangeKind.BLOCKED, ChangeKind.DEPENDENCY_LATE}
_AHEAD = {StatusCategory.TODO, StatusCategory.ACTIVE}
_CONTAINERS = frozenset({"epic", "initiative", "theme", "feature"})
"""Kinds of ticket that hold other tickets and are no work of their own."""


def blocked_now(view: View, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return one change for each item that is blocked or late on the day.

    What began within the period of `changes` is told as that change.
    """
    news = {change.subject: change for change in changes if change.kind in _HELD}
    standing = [*_tickets(view), *_dependencies(view)]
    return tuple(news.get(change.subject, change) for change in standing)


def open_exposures(view: View) -> tuple[Exposure, ...]:
    """Return the open RAID entries that have a score, the highest first."""
    found = [
        Exposure(
            id=stable_id("exp", known.record.key),
            subject=known.record.key,
            title=plain(known.record.title),
            score=known.record.exposure,
            levels=known.record.levels,
            owner=known.record.owner,
            due=known.record.due,
            evidence=cells(known, known.record.title, known.record.note),
        )
        for known in view.records(RaidEntry)
        if known.record.is_open and known.record.exposure is not None
    ]
    return tuple(sorted(found, key=lambda entry: (-entry.score, entry.subject)))


def work_ahead(view: View) -> tuple[WorkItem, ...]:
    """Return the tickets that are in work or to be done, in the order of their keys.

    Neither milestones nor tickets that only hold others, nor what is blocked.
    """
    found = [
        WorkItem(
            id=stable_id("wrk", known.record.key),
            subject=known.record.key,
            title=known.record.title,
            label=known.label,
            owner=view.people.resolve(known.record.assignee) or known.record.assignee,
            due=known.record.due,
            active=known.record.category is StatusCategory.ACTIVE,
            evidence=cells(known, known.record.title, known.record.assignee),
        )
        for known in view.records(Ticket)
        if known.record.category in _AHEAD
        and not known.record.is_blocked
        and not is_milestone(known.record)
        and known.record.kind.casefold() not in _CONTAINERS
    ]
    return tuple(sorted(found, key=lambda item: item.subject))


def _tickets(view: View) -> Iterator[Change]:
    for known in view.records(Ticket):
        record = known.record
        if not record.is_blocked:
            continue
        states = view.history(Ticket, record.key)
        began = _began(states, [state.record.is_blocked for state in states])
        yield make_change(
            ChangeKind.BLOCKED,
            record.key,
            record.title,
            after=record.status,
            on=began,
            owner=record.assignee,
            severity=Severity.HIGH,
            evidence=cells(known, record.title) + remark(known, record.comments),
        )


def _dependencies(view: View) -> Iterator[Change]:
    for known in view.records(RaidEntry):
        record = known.record
        if record.kind is not RaidKind.DEPENDENCY or record.state is not RaidState.LATE:
            continue
        states = view.history(RaidEntry, record.key)
        late = [state.record.state is RaidState.LATE for state in states]
        yield make_change(
            ChangeKind.DEPENDENCY_LATE,
            record.key,
            record.title,
            after=record.status,
            on=_began(states, late),
            owner=record.owner,
            severity=Severity.HIGH,
            evidence=cells(known, record.title, record.note),
        )


def _began(states: Sequence[Known[Any]], held: Sequence[bool]) -> date:
    """Return the day since which the newest states hold without a break."""
    began = states[-1].since
    for state, holds in zip(reversed(states), reversed(held), strict=True):
        if not holds:
            break
        began = state.since
    return began
