"""The states that a ticket had before, from what its history says was changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from assistant.domain.reading import PastState
from assistant.domain.records import StatusCategory, Ticket
from assistant.domain.statuses import put_away

OVER = frozenset({StatusCategory.DONE, StatusCategory.CANCELLED})
"""Categories of tickets that nobody works on any more."""


@dataclass(frozen=True, slots=True)
class Move:
    """A change of a ticket: the values that its fields had before."""

    at: datetime
    before: Mapping[str, Any]


def past_states(
    ticket: Ticket, moves: Iterable[Move], since: date | None = None
) -> Iterator[PastState]:
    """Yield the ticket as it was at the end of each day on which it changed, till now.

    The first state, which the first known move ends, is of the day on which it was
    made; where no move is known, of `since`, from which on the history is, if that is
    later.
    """
    state, later = ticket, sorted(moves, key=lambda move: move.at, reverse=True)
    found: list[PastState] = []
    if ticket.updated and (not later or later[0].at.date() < ticket.updated):
        found.append(PastState(on=ticket.updated, record=ticket))
    while later:
        day = later[0].at.date()
        found.append(_as_of(state, day))
        while later and later[0].at.date() == day:
            state = state.model_copy(update=dict(later.pop(0).before))
    first = ticket.created
    if since and not (first and state is not ticket):
        first = max(first or since, since)
    if first and (not found or first < found[-1].on):
        found.append(_as_of(state, first))
    yield from reversed(found)


def archived(ticket: Ticket, at: datetime) -> tuple[Ticket, Move]:
    """Return the ticket as put away at a moment, and the move that put it there."""
    status, category = put_away(ticket.status, ticket.category)
    away = {
        "status": status,
        "category": category,
        "archived_from": ticket.status,
        "resolved": ticket.resolved or at.date(),
    }
    before = {name: getattr(ticket, name) for name in away}
    return ticket.model_copy(update=away), Move(at, before)


def open_before(ticket: Ticket, status: str = "") -> Iterator[PastState]:
    """Yield the days of a ticket that was made and resolved: open at first, then done.

    `status` is its tracker's word for an open ticket.
    """
    if ticket.resolved and ticket.created and ticket.created <= ticket.resolved:
        resolved = datetime.combine(ticket.resolved, time())
        todo = StatusCategory.TODO
        before = {"status": status, "category": todo, "archived_from": None}
        yield from past_states(ticket, [Move(resolved, before)])


def _as_of(state: Ticket, day: date) -> PastState:
    """Leave out what came after the day."""
    resolved = state.resolved if state.category in OVER else None
    comments = tuple(
        comment
        for comment in state.comments
        if comment.at is None or comment.at.date() <= day
    )
    known = {
        "comments": comments,
        "updated": day if state.updated else None,
        "resolved": resolved if resolved is None or resolved <= day else day,
    }
    return PastState(on=day, record=state.model_copy(update=known))
