"""The days that milestones had one after another, by their rows and by words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from assistant.domain.evidence import Quote
from assistant.domain.facts import Severity
from assistant.domain.records import Milestone, Ticket
from assistant.domain.sourced import Known
from assistant.facts.flags.importance import priority
from assistant.facts.milestones.gates import Gate
from assistant.facts.milestones.status import gates, own_rows
from assistant.facts.remembered import once_a_view
from assistant.ledger.view import View

_LEAST_DAYS = 2
"""Days from which a milestone is moved; a day's difference may be how it is written."""


class DayMove(NamedTuple):
    """One move of a milestone to a later day, which became known on `on`.

    `by_schedule` says that the schedule gives the new day, `number` how often it had
    moved by then, this time counted.
    """

    title: str
    old: date
    new: date
    on: date
    number: int
    by_schedule: bool
    quote: Quote

    @property
    def is_ahead(self) -> bool:
        """Whether it was moved before its day had come."""
        return self.on < self.old


class _Given(NamedTuple):
    """A day that a source gives the milestone from a day on."""

    on: date
    day: date
    by_schedule: bool
    quote: Quote


@once_a_view
def day_moves(view: View) -> tuple[DayMove, ...]:
    """Return every later move of every milestone, each once, by milestone and day."""
    lent = _lent(view)
    return tuple(move for gate in gates(view) for move in _moves(gate, view, lent))


def days_before(view: View, day: date) -> dict[str, date]:
    """Return, by title, the days that milestones had before what came on a day."""
    found = {gate.title: gate.first_baseline for gate in gates(view)}
    for move in day_moves(view):
        if move.on < day:
            found[move.title] = move.new
    return {title: had for title, had in found.items() if had}


def _moves(
    gate: Gate, view: View, lent: dict[str, list[Known[Ticket]]]
) -> Iterator[DayMove]:
    now, number = gate.first_baseline, 0
    rows = list(_given(gate, view, lent))
    told = [one for one in _told(gate) if _is_followed(one, rows)]
    for given in sorted((*told, *rows), key=lambda one: one.on):
        if now and (given.day - now).days >= _LEAST_DAYS:
            number += 1
            yield DayMove(
                gate.title,
                now,
                given.day,
                given.on,
                number,
                given.by_schedule,
                given.quote,
            )
        now = given.day


def _given(
    gate: Gate, view: View, lent: dict[str, list[Known[Ticket]]]
) -> Iterator[_Given]:
    """Yield the days that its rows give, in no order."""
    for key in gate.keys:
        for known in view.history(Milestone, key)[1:]:
            if known.record.due:
                quote = known.quote(known.record.title)
                is_scheduled = known.record.planned is not None
                yield _Given(known.since, known.record.due, is_scheduled, quote)
    own = {row.record.key for row in (*own_rows(gate), *_of_its_day(gate, view))}
    states = [one for key in sorted(own) for one in view.history(Ticket, key)[1:]]
    states += [one for name in gate.borrowed for one in lent.get(name, ())]
    for state in states:
        if state.record.due and priority(state.record) is not Severity.HIGH:
            quote = state.quote(state.record.title)
            yield _Given(state.since, state.record.due, by_schedule=False, quote=quote)


def _told(gate: Gate) -> Iterator[_Given]:
    """Yield the days that people gave it."""
    for said in gate.said:
        if said.moved_to:
            yield _Given(said.day, said.moved_to, by_schedule=False, quote=said.quote)


def _is_followed(told: _Given, rows: Iterable[_Given]) -> bool:
    """Whether no schedule has given it only other days since then."""
    later = {row.day for row in rows if row.by_schedule and row.on >= told.on}
    return not later or told.day in later


def _of_its_day(gate: Gate, view: View) -> Iterator[Known[Ticket]]:
    """Yield the work of its name that always had its day, and by which it is late."""
    for known in gate.linked:
        first = view.history(Ticket, known.record.key)[0].record.due
        if first == gate.first_baseline and known.record.due == gate.forecast:
            yield known


def _lent(view: View) -> dict[str, list[Known[Ticket]]]:
    """Return, by milestone, the first state of a ticket in which it lends a new day."""
    found: dict[str, dict[date, Known[Ticket]]] = {}
    for states in view.histories(Ticket).values():
        for known in states:
            name, due = known.record.due_of, known.record.due
            if not name or not due:
                continue
            first = found.setdefault(name, {}).setdefault(due, known)
            if known.since < first.since:
                found[name][due] = known
    return {name: list(days.values()) for name, days in found.items()}
