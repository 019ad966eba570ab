"""Milestones as plans, charters and trackers record them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeVar

from assistant.domain.labels import Label
from assistant.domain.reading import CHAT_KINDS, MAIL_KINDS, NOTES_KINDS
from assistant.domain.records import Milestone, Ticket
from assistant.domain.sourced import Known
from assistant.facts.milestones.gates import Gate, done_on
from assistant.facts.milestones.names import id_of
from assistant.facts.quoting import cells
from assistant.facts.tickets import is_cancelled, is_finished
from assistant.ledger.view import View

StoneT = TypeVar("StoneT", Milestone, Ticket)

_TALK = NOTES_KINDS | MAIL_KINDS | CHAT_KINDS
_TYPES = frozenset({"milestone", "meilenstein", "jalon", "hito", "gate"})
_NAMED = re.compile(
    r"\W*(?:milestone|meilenstein|jalon|hito)\b ?[:–—-]\s*(?=\w)", re.IGNORECASE
)
"""A title that says itself what it is: `Milestone: go-live`."""


def is_milestone(ticket: Ticket) -> bool:
    """Whether the tracker calls the ticket a milestone."""
    named = _NAMED.match(ticket.title)
    return ticket.kind.casefold() in _TYPES or named is not None


def planned(view: View) -> Iterator[Gate]:
    """Yield the milestones of plans and charters."""
    rows = view.records(Milestone)
    named = Counter(known.record.title for known in rows)
    talk = {one.path for one in view.versions if one.kind in _TALK}
    for known in rows:
        row = known.record
        history = view.history(Milestone, row.key)
        saved = row.planned.baseline_finish if row.planned else row.baseline
        off = history[0].since if saved and row.due != saved else None
        yield Gate(
            subject=row.title if named[row.title] == 1 else row.key,
            title=row.title,
            baseline=saved or history[0].record.due,
            target=row.due,
            stated=_stated(history),
            replanned=_replanned(history) or off,
            owner=view.people.resolve(row.owner) or row.owner,
            met_on=_met_on(view, history),
            title_cell=cells(known, row.title)[0],
            keys=(row.key,),
            label=_most_open(history),
            closed=row.closed or Label.CLIENT,
            scheduled=row.planned is not None,
            deadline=row.planned.deadline if row.planned else None,
            ids=tuple(filter(None, map(id_of, (row.number, row.key)))),
            noted=all(state.source in talk for state in history),
            criterion=row.criterion,
        )


def _met_on(view: View, history: Sequence[Known[Milestone]]) -> date | None:
    """Return the day on which the record says that it was met, None if it says none.

    Where it gives no day it was met by the first on which it is called met: on its
    due date, unless a plan of that day or later still had it open.
    """
    row = history[-1].record
    if row.met_on:
        return row.met_on if row.met_on <= view.as_of else None
    if not row.met:
        return None
    since = next(known.since for known in history if known.record.is_met)
    if row.due is None or row.due > since:
        return since
    was_open = not history[0].record.is_met
    late = any(row.due <= day < since for day in view.snapshots(Milestone))
    return since if was_open and late else row.due


def tracked(view: View) -> Iterator[Gate]:
    """Yield the tickets that their tracker calls milestones."""
    for known in view.records(Ticket):
        row = known.record
        if is_milestone(row) and not is_cancelled(row):
            history = view.history(Ticket, row.key)
            yield Gate(
                subject=row.key,
                title=_NAMED.sub("", row.title),
                baseline=history[0].record.due,
                target=row.due,
                stated=_stated(history),
                replanned=_replanned(history),
                owner=view.people.resolve(row.assignee) or row.assignee,
                met_on=done_on(known) if is_finished(row) else None,
                title_cell=cells(known, row.title)[0],
                keys=(row.key,),
                label=_most_open(history),
                tickets=(row.key,),
            )


def _most_open(history: Sequence[Known[StoneT]]) -> Label:
    """Return the most open label of the states that give the newest due date."""
    due = history[-1].record.due
    labels = [known.label for known in history if known.record.due == due]
    return min(labels, key=lambda label: label.rank)


def _replanned(history: Sequence[Known[StoneT]]) -> date | None:
    """Return the day from which the newest due date holds, None if it is the first."""
    day = None
    for old, new in pairwise(history):
        if new.record.due != old.record.due:
            day = new.since
    return day


def _stated(history: Sequence[Known[StoneT]]) -> date:
    """Return the day from which the newest due date holds."""
    return _replanned(history) or history[0].since
