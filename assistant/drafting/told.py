"""The facts that one audience may be told, out of all facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from assistant.domain.audience import Audience
from assistant.domain.drafts import Withheld
from assistant.domain.facts import (
    ActionItem,
    ActionStatus,
    Change,
    ChangeKind,
    Decision,
    Exposure,
    Fact,
    Flag,
    FlagStatus,
    Health,
    MilestoneStatus,
)
from assistant.drafting.reach import Reach
from assistant.drafting.unit import Telling
from assistant.facts.factbase import FactBase

FactT = TypeVar("FactT", bound=Fact)


@dataclass(frozen=True, slots=True)
class Told:
    """What an audience may be told; `withheld` are material facts that it may not."""

    audience: Audience
    telling: Telling
    as_of: date
    since: date | None
    health: Health
    changes: tuple[Change, ...]
    blocked: tuple[Change, ...]
    exposures: tuple[Exposure, ...]
    milestones: tuple[MilestoneStatus, ...]
    flags: tuple[Flag, ...]
    actions: tuple[ActionItem, ...]
    decisions: tuple[Decision, ...]
    withheld: tuple[Withheld, ...]

    def of(self, *kinds: ChangeKind) -> tuple[Change, ...]:
        """Return the changes of some kinds, the gravest and newest first."""
        return tuple(change for change in self.changes if change.kind in kinds)

    @property
    def heard_flags(self) -> tuple[Flag, ...]:
        """The open flags that are grave enough for this audience."""
        least = self.audience.least_severity.rank
        return tuple(flag for flag in self.flags if flag.severity.rank <= least)


def tell(base: FactBase, reach: Reach, released: frozenset[str]) -> Told:
    """Divide the facts into what this audience may be told and what is withheld.

    `released` are ids of withheld facts that a person let go, with a reason.
    """
    audience = reach.audience
    withheld: dict[str, Withheld] = {}

    def open_to(facts: Iterable[FactT]) -> tuple[FactT, ...]:
        kept = []
        for fact in facts:
            refusal = reach.withheld(fact)
            if refusal is None or fact.id in released:
                kept.append(fact)
            elif _is_material(fact, audience):
                withheld.setdefault(fact.id, refusal)
        return tuple(kept)

    return Told(
        audience=audience,
        telling=Telling(base.as_of, audience.ticket_keys, audience.names_people),
        as_of=base.as_of,
        since=base.since,
        health=base.health,
        changes=open_to(sorted(base.changes, key=_gravity)),
        blocked=open_to(sorted(base.blocked, key=_gravity)),
        exposures=open_to(base.exposures),
        milestones=open_to(base.milestones),
        flags=open_to(
            flag
            for flag in base.flags
            if flag.kind in audience.flags and flag.status is FlagStatus.OPEN
        ),
        actions=open_to(
            action
            for action in base.actions
            if action.status in {ActionStatus.OPEN, ActionStatus.OVERDUE}
        ),
        decisions=open_to(base.decisions),
        withheld=tuple(withheld[key] for key in sorted(withheld)),
    )


def _gravity(change: Change) -> tuple[int, int, str]:
    return (change.severity.rank, -change.on.toordinal(), change.subject)


def _is_material(fact: Fact, audience: Audience) -> bool:
    """Whether the reviewer must hear that this audience is not told."""
    if isinstance(fact, Change):
        return True
    if isinstance(fact, Flag):
        return fact.severity.rank <= audience.least_severity.rank
    return isinstance(fact, MilestoneStatus)
