"""Tickets that are a milestone under other words: their first day is its baseline.

A charter's "Wave 1 live: Billing" is the tracker's "Billing go-live" where both were
due on one day at first. Work towards it has another day, or says what it prepares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.domain.people import fold
from assistant.domain.records import Ticket
from assistant.domain.sourced import Known
from assistant.facts.milestones.gates import Gate
from assistant.facts.milestones.names import name_of
from assistant.facts.milestones.prose.own_verbs import is_going_of
from assistant.facts.milestones.recorded import is_milestone
from assistant.facts.sameness.stems import numbered, shared, stems
from assistant.facts.tickets import is_cancelled
from assistant.ledger.view import View

_TOWARDS = re.compile(
    r"\b(?:plan(?:ning|s)?|prepar\w+|draft\w*|book\w*|train\w*|rehears\w+|dry[- ]run"
    r"|invit\w+|announc\w+|check ?lists?|check|review\w*|slides|agenda|minutes|report"
    r"|documentation|criteria|schedul\w+|estimat\w+|propos\w+|request\w*|order\w*"
    r"|communicat\w+|support|follow[- ]?up|lessons|retrospective)\b"
)
"""What a title says that is done for a thing, before or after it."""


def rows_in_tracker(
    view: View, found: Sequence[Gate]
) -> Iterator[tuple[str, Known[Ticket]]]:
    """Yield by title the one ticket that is the milestone, where exactly one is."""
    wanted = {
        gate.title: (gate.first_baseline, telling, fold(gate.title))
        for gate in found
        if gate.first_baseline and not gate.tickets and (telling := _telling(gate))
    }
    days = {day for day, _, _ in wanted.values()}
    meant: dict[str, list[Known[Ticket]]] = {}
    for known in view.records(Ticket) if wanted else ():
        row = known.record
        if is_milestone(row) or is_cancelled(row) or row.planned:
            continue
        first = view.history(Ticket, row.key)[0].record.due
        if first not in days:
            continue
        own, title = stems(row.title), fold(row.title)
        for stone, (day, telling, name) in wanted.items():
            if first != day:
                continue
            if shared(telling, own) != telling and not is_going_of(row.title, stone):
                continue
            if not set(_TOWARDS.findall(title)) - set(_TOWARDS.findall(name)):
                meant.setdefault(stone, []).append(known)
    taken = [known.record.key for each in meant.values() for known in each]
    for stone, rows in meant.items():
        if len(rows) == 1 and taken.count(rows[0].record.key) == 1:
            yield stone, rows[0]


def _telling(gate: Gate) -> frozenset[str]:
    """The stems of a name without what only counts it: `wave 1`."""
    words = name_of(gate.title).words
    counting = frozenset().union(*(stems(one) for one in numbered(gate.title)))
    telling = words - counting
    return telling if len(telling) > 1 or (counting and telling) else frozenset()
