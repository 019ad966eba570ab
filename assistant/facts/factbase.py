"""All facts of one day, computed once: what every draft and view is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.domain.facts import (
    ActionItem,
    Change,
    Decision,
    Exposure,
    Fact,
    Flag,
    Health,
    MilestoneStatus,
    Statement,
    WorkItem,
)
from assistant.domain.people import People
from assistant.domain.records import RaidEntry, Ticket
from assistant.domain.sourced import Known


@dataclass(frozen=True, slots=True)
class FactBase:
    """Everything known on `as_of`, and what changed since the end of `since`.

    `blocked` are the tickets and dependencies that are blocked or late on the day,
    whenever that began; `exposures` are the open RAID entries, the gravest first;
    `work` are the open tickets that are no milestones; `said_blocked` is what people
    said lately is stopped, whatever the tracker says; `planned` are the milestones that
    only inner words moved, as their open plan has them; `said_late` says that people
    lately said that a delivery comes later than due; `dropped` are the keys of tickets
    that nobody approved and that are gone again; `revision` is the ledger's.
    """

    as_of: date
    since: date | None
    revision: int
    health: Health
    changes: tuple[Change, ...]
    blocked: tuple[Change, ...]
    exposures: tuple[Exposure, ...]
    milestones: tuple[MilestoneStatus, ...]
    flags: tuple[Flag, ...]
    actions: tuple[ActionItem, ...]
    decisions: tuple[Decision, ...]
    tickets: Mapping[str, Known[Ticket]]
    raid: Mapping[str, Known[RaidEntry]]
    people: People
    work: tuple[WorkItem, ...] = ()
    said_blocked: tuple[Statement, ...] = ()
    planned: tuple[MilestoneStatus, ...] = ()
    said_late: bool = False
    dropped: frozenset[str] = frozenset()

    @property
    def facts(self) -> dict[str, Fact]:
        """Every fact by its id."""
        groups: tuple[tuple[Fact, ...], ...] = (
            self.changes,
            self.blocked,
            self.exposures,
            self.milestones,
            self.flags,
            self.actions,
            self.decisions,
            self.work,
            self.said_blocked,
            self.planned,
        )
        return {fact.id: fact for group in groups for fact in group}
