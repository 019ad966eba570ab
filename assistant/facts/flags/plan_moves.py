"""What a plan moved later on a day, and the work that pulled the rest along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from assistant.domain.records import Milestone, Ticket
from assistant.domain.sourced import Known
from assistant.facts.flags.material import FlagMaterial

Task = Known[Ticket] | Known[Milestone]
"""A row of a plan."""


def behind(key: str, day: date, material: FlagMaterial) -> tuple[list[Task], set[str]]:
    """Return what a row moved for on the day, and the keys of all on the way to it.

    The first are the predecessors, near and far, that moved later on that day and
    have none themselves that did.
    """
    causes: list[Task] = []
    seen: set[str] = {key}
    ahead = [key]
    while ahead:
        known = _moved(ahead.pop(), day, material)
        if known is None or known.record.planned is None:
            continue
        links = {link.key for link in known.record.planned.predecessors}
        moved = sorted(one for one in links if _moved(one, day, material))
        if not moved and known.record.key != key:
            causes.append(known)
        ahead += [one for one in moved if one not in seen]
        seen.update(moved)
    return causes, seen


def _moved(key: str, day: date, material: FlagMaterial) -> Task | None:
    """Return the state in which the plan of the day moved it later, if it did."""
    view = material.view
    found = [*_later(view.history(Ticket, key)), *_later(view.history(Milestone, key))]
    return next((known for known in found if known.since == day), None)


def _later(
    states: Sequence[Known[Ticket]] | Sequence[Known[Milestone]],
) -> Iterator[Task]:
    rows: list[Task] = list(states)
    for old, new in pairwise(rows):
        before, after = old.record.due, new.record.due
        if before and after and after > before:
            yield new
