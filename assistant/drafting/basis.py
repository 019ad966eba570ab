"""What a day's facts rest on, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from assistant.domain.facts import ChangeKind
from assistant.domain.records import RaidKind
from assistant.facts.factbase import FactBase
from assistant.facts.tickets import OPEN_CATEGORIES


@dataclass(frozen=True, slots=True)
class Basis:
    """What the day's facts rest on, for sentences about what is not there.

    `since` is the day of the earliest tickets or RAID entries; `held_back` are the
    kinds of change that this audience is not told of in full; `hidden_exposure` is the
    highest score of an open entry that it is not told of, `hidden_blocked` how much of
    what is blocked or late it is not told; `said_blocked` counts what
    people lately said is stopped; `unsaid` are reasons that it must not read; `is_cut`
    says that a newest export lacks some of its records; `linked` counts the open
    tickets that a link to another open one blocks; `said_late` says that people
    lately said that a delivery is late; `changes` counts all that there were of each
    kind, told or not.
    """

    tickets: int
    dependencies: int
    since: date | None
    held_back: frozenset[ChangeKind]
    hidden_exposure: float
    said_blocked: int
    unsaid: frozenset[str]
    is_cut: bool = False
    linked: int = 0
    hidden_blocked: int = 0
    said_late: bool = False
    changes: Mapping[ChangeKind, int] = field(default_factory=dict)


class Counts(TypedDict):
    """What is counted of all facts, told or not."""

    tickets: int
    dependencies: int
    since: date | None
    linked: int
    changes: Mapping[ChangeKind, int]


def counted(base: FactBase) -> Counts:
    """Count the open tickets, the dependencies and the changes of a day."""
    # A row of a log may carry a day from before any export: no state of that day is it.
    known = base.tickets or base.raid
    seen = [one.first_seen for one in known.values()]
    open_entries = [one.record for one in base.raid.values() if one.record.is_open]
    return {
        "tickets": sum(
            one.record.category in OPEN_CATEGORIES for one in base.tickets.values()
        ),
        "dependencies": sum(
            entry.kind is RaidKind.DEPENDENCY for entry in open_entries
        ),
        "since": min(seen, default=None),
        "linked": _linked(base),
        "changes": Counter(one.kind for one in base.changes if one.stands_alone),
    }


def _linked(base: FactBase) -> int:
    """Count the open tickets that a link to another open ticket blocks.

    The order of a plan's tasks is no obstacle.
    """
    still = {
        key: one.record
        for key, one in base.tickets.items()
        if one.record.category in OPEN_CATEGORIES and one.record.planned is None
    }
    held = {
        key for key, one in still.items() if not still.keys().isdisjoint(one.blocked_by)
    }
    held |= {key for one in still.values() for key in one.blocks if key in still}
    return len(held)
