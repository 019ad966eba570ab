"""How much hangs on a ticket's date: by priority, by who waits, by how it moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from assistant.domain.facts import Severity
from assistant.domain.records import Milestone, Ticket
from assistant.domain.sourced import Known
from assistant.facts.baseline.settled import settled_move
from assistant.facts.flags.importance import priority
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.sameness.stems import same_work

WAITED = "other tickets depend on it"
"""Why a date matters where something waits for the work."""
UNRANKED = "the tracker gives no priorities"
"""Why a date may matter where nothing tells which ones do."""
UNLINKED = "the tracker does not say what waits for it"
"""Why one may matter that is not of top priority, where no ticket names another."""


def later_moves(
    key: str, material: FlagMaterial
) -> list[tuple[Known[Ticket], Known[Ticket]]]:
    """Return the states before and after each move later by a slip's days.

    Where the ticket was re-baselined, they count from there.
    """
    return [
        (old, new)
        for old, new in every_later_move(key, material)
        if settled_move(material.view, new) is None
    ]


def every_later_move(
    key: str, material: FlagMaterial
) -> list[tuple[Known[Ticket], Known[Ticket]]]:
    """Return the same with the moves that a re-baselining has settled."""
    states = material.view.history(Ticket, key)
    return [
        (old, new)
        for old, new in pairwise(states)
        if days_later(old.record.due, new.record.due) >= material.thresholds.slip_days
    ]


def dragged(new: Known[Ticket], material: FlagMaterial) -> bool:
    """Whether work moved only with a predecessor that moved later on the same day.

    A ticket of top priority counts by itself, whatever it follows.
    """
    row, view = new.record, material.view
    if row.planned is not None:
        needed = {link.key for link in row.planned.predecessors}
    elif priority(row) is not Severity.HIGH:
        waiting = material.waiting_on(new.since)
        needed = {key for key, behind in waiting.items() if row.key in behind}
    else:
        return False
    moves: list[tuple[date, int]] = []
    for key in needed:
        moves += _moves(view.history(Ticket, key))
        moves += _moves(view.history(Milestone, key))
    return any(day == new.since and days > 0 for day, days in moves)


def _moves(
    states: Sequence[Known[Ticket]] | Sequence[Known[Milestone]],
) -> list[tuple[date, int]]:
    """Return the day of every change and the days by which the due date moved."""
    dated = [(known.since, known.record.due) for known in states]
    return [
        (day, days_later(old, new)) for (_before, old), (day, new) in pairwise(dated)
    ]


def hinge(
    ticket: Ticket, material: FlagMaterial, moves: int, day: date | None = None
) -> str | None:
    """Return why its date matters whatever the priority is, None if it does not.

    So it is where other unfinished tickets depend on it, on that day or now, where it
    had slipped several times with this move, and where the tracker ranks nothing. In a
    schedule nearly everything has something behind it: there it is what is on the
    critical path, and beside one a ticket with its work or that of what waits for it.
    """
    if ticket.planned is not None:
        return "it is on the critical path" if ticket.planned.critical else None
    waiting = material.waiting_on(day or material.as_of).get(ticket.key, frozenset())
    if waiting and _may_move_the_end([ticket.key, *waiting], material):
        return WAITED
    if moves >= material.thresholds.slip_times:
        return f"it slipped {moves} times"
    return None if material.is_ranked else UNRANKED


def _may_move_the_end(keys: Sequence[str], material: FlagMaterial) -> bool:
    """Whether the schedule has any of this work on its critical path, or is none."""
    if not material.critical:
        return True
    titles = [
        material.tickets[number].record.title
        for key in keys
        if (number := material.ticket_numbers.get(key)) is not None
    ]
    return any(is_critical(title, material) for title in titles)


def is_critical(title: str, material: FlagMaterial) -> bool:
    """Whether a schedule has this work on its critical path."""
    return any(same_work(title, task) for task in material.critical)


def gravity(ticket: Ticket, material: FlagMaterial) -> Severity:
    """Return the priority's severity, at least medium where the date matters anyway."""
    ranked = priority(ticket)
    if ranked is not Severity.LOW:
        return ranked
    moves = len(later_moves(ticket.key, material))
    return Severity.MEDIUM if hinge(ticket, material, moves) else Severity.LOW


def days_later(old: date | None, new: date | None) -> int:
    """Return by how many days the second is later, 0 where one is not known."""
    return (new - old).days if old and new else 0
