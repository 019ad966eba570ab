"""Milestones of a tracker that moved, with the tickets that have their day from them.

That is one change, of the milestone, however many tickets moved with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.domain.base import iso
from assistant.domain.facts import Change, ChangeKind, Severity
from assistant.domain.records import Ticket
from assistant.facts.changes import severity
from assistant.facts.changes.build import make_change
from assistant.facts.changes.period import Pair, Period
from assistant.facts.milestones.status import lenders
from assistant.facts.quoting import cells
from assistant.facts.tickets import OPEN_CATEGORIES


def is_lent(old: Ticket, new: Ticket) -> bool:
    """Whether both days are those of one milestone."""
    return new.due_of is not None and old.due_of == new.due_of


def lent_day_changes(period: Period, pairs: Iterable[Pair[Ticket]]) -> Iterator[Change]:
    """Yield the move of each milestone that is in no plan, which tells it itself."""
    told = set(lenders(period.view))
    for pair in pairs:
        if pair.before is None or pair.after is None:
            continue
        old, new = pair.before.record, pair.after.record
        if not is_lent(old, new) or new.due_of is None or new.due_of in told:
            continue
        if not old.due or not new.due or old.due == new.due:
            continue
        if new.category not in OPEN_CATEGORIES:
            continue
        told.add(new.due_of)
        later, due = new.due > old.due, new.due
        states = period.view.history(Ticket, new.key)
        since = next(one.since for one in states if one.record.due == due)
        rank = severity.of_slip(old.due, new.due, urgent=severity.is_urgent(new))
        title = new.due_of.removeprefix("milestone ")
        yield make_change(
            ChangeKind.DATE_SLIPPED if later else ChangeKind.DATE_PULLED_IN,
            title,
            title,
            before=iso(old.due),
            after=iso(new.due),
            on=period.first_within(since, default=pair.after.since),
            owner=None,
            severity=rank if later else Severity.LOW,
            evidence=cells(pair.after, new.title),
        )
