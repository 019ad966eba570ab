"""Milestones of issue trackers, as the tickets know them whose day is theirs.

They are no milestones of their own where a plan lists none of the name: a list of
releases or sprints is no plan. Where one does, they say on which day it now is and
whether it was closed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.domain.evidence import Evidence
from assistant.domain.labels import Label
from assistant.domain.records import Ticket
from assistant.domain.sourced import Known
from assistant.facts.milestones.gates import Gate, same_name
from assistant.facts.milestones.names import name_of
from assistant.facts.quoting import cells
from assistant.facts.sameness.stems import shared
from assistant.ledger.view import View

STAGE = "milestone "
"""How a ticket calls the milestone whose day it has."""


def with_tracked_days(view: View, found: Sequence[Gate]) -> list[Gate]:
    """Add to the milestones of plans what a tracker says of the same ones."""
    kept = list(found)
    for lent in _lent(view):
        same = [place for place, gate in enumerate(kept) if _is_same(gate, lent)]
        if len(same) == 1:
            kept[same[0]] = _told(kept[same[0]], lent)
    return kept


def _lent(view: View) -> Iterator[Gate]:
    """Yield the milestones that lend their days to tickets, with how they stand."""
    lent: dict[str, list[Known[Ticket]]] = {}
    for known in view.records(Ticket):
        name = known.record.due_of or ""
        if name.startswith(STAGE) and known.record.due:
            lent.setdefault(name, []).append(known)
    for name, tickets in lent.items():
        [(due, _)] = Counter(one.record.due for one in tickets).most_common(1)
        states = sorted(
            (
                state
                for one in tickets
                for state in view.history(Ticket, one.record.key)
                if state.record.due_of == name
            ),
            key=lambda state: state.since,
        )
        since = min(one.since for one in states if one.record.due == due)
        last = next(one for one in tickets if one.record.due == due)
        first, met = states[0].record.due, last.record.due_met
        title = name.removeprefix(STAGE)
        yield Gate(
            subject=title,
            title=title,
            baseline=first,
            target=due,
            stated=since,
            replanned=since if due != first else None,
            owner=None,
            met_on=met if met and met <= view.as_of else None,
            title_cell=_cell(last),
            keys=(),
            label=last.label,
            borrowed=(name,),
        )


def _cell(known: Known[Ticket]) -> Evidence:
    return cells(known, known.record.title)[0]


def _is_same(gate: Gate, lent: Gate) -> bool:
    """Whether a plan's milestone is the tracker's: by name, or by id and a word."""
    if gate.tickets and not gate.also:
        return False
    mine, theirs = name_of(gate.title), name_of(lent.title)
    if theirs.id and theirs.id in gate.ids:
        return bool(shared(mine.words, theirs.words)) or not theirs.words
    return same_name(gate, lent)


def _told(gate: Gate, lent: Gate) -> Gate:
    """Return it with the tracker's day, if that was set later than its own."""
    moved = lent.replanned is not None and lent.replanned > gate.stated
    met = gate.met_on or lent.met_on
    told = replace(gate, borrowed=gate.borrowed + lent.borrowed, met_on=met)
    if met and not gate.met_on:
        told = replace(told, also=(lent.title_cell, *told.also))
    if not moved or lent.target == gate.target:
        return told
    return replace(
        told,
        planned=gate.target if gate.label is Label.CLIENT else None,
        target=lent.target,
        stated=lent.stated,
        replanned=lent.replanned,
        label=lent.label,
        also=(*told.also, lent.title_cell),
    )
