"""Since when something is so: later edits of a record do not move the day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from assistant.domain.findings import StatementKind
from assistant.domain.records import RaidEntry, Ticket
from assistant.domain.sourced import Known
from assistant.extract.risks.cues import kind_of

RecordT = TypeVar("RecordT", Ticket, RaidEntry)
_TROUBLE = frozenset(
    {StatementKind.BLOCKER, StatementKind.DEPENDENCY, StatementKind.ISSUE}
)


def first_held(
    states: Sequence[Known[RecordT]], holds: Callable[[RecordT], bool]
) -> Known[RecordT]:
    """Return the first of the newest states that hold without a break.

    `states` are those of one record, oldest first, at least one; the newest is
    taken as holding.
    """
    first = states[-1]
    for state in reversed(states[:-1]):
        if not holds(state.record):
            break
        first = state
    return first


def began(states: Sequence[Known[RecordT]], holds: Callable[[RecordT], bool]) -> date:
    """Return the day since which the newest states hold without a break.

    The day on which the source says that the first of them was written, where that
    lies after the state before it; else the day as of which it was first seen.
    """
    return _written(states, holds) or first_held(states, holds).since


def is_dated(
    states: Sequence[Known[RecordT]], holds: Callable[[RecordT], bool]
) -> bool:
    """Whether the source says that day; else it may have begun before."""
    return _written(states, holds) is not None


def blocked_since(states: Sequence[Known[Ticket]]) -> tuple[date, bool]:
    """Return the day since which a ticket is blocked, and whether a source dates it.

    A comment that told the trouble, written since it was last known not to be blocked,
    dates it better than the export that shows it first.
    """
    first = first_held(states, _is_blocked)
    day = began(states, _is_blocked)
    free = [state.since for state in states if state.since < first.since]
    told = [
        comment.at.date()
        for comment in first.record.comments
        if comment.at
        and (not free or comment.at.date() > max(free))
        and kind_of(comment.text) in _TROUBLE
    ]
    said = (min(told) if free else max(told)) if told else day
    if said < day:
        return said, bool(free)
    return day, is_dated(states, _is_blocked)


def _is_blocked(ticket: Ticket) -> bool:
    return ticket.is_blocked


def _written(
    states: Sequence[Known[RecordT]], holds: Callable[[RecordT], bool]
) -> date | None:
    first = first_held(states, holds)
    written = first.record.updated
    earlier = [state.since for state in states if state.since < first.since]
    if written and written <= first.since and (not earlier or written > max(earlier)):
        return written
    return None
