"""What of the facts passes to an audience, and what is kept back with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from assistant.domain.audience import Audience
from assistant.domain.drafts import Withheld
from assistant.domain.facts import (
    ActionItem,
    Change,
    ChangeKind,
    Exposure,
    Fact,
    Flag,
    MilestoneStatus,
    WorkItem,
)
from assistant.domain.findings import Strength
from assistant.domain.labels import Label
from assistant.drafting.reach import Reach

FactT = TypeVar("FactT", bound=Fact)
FIRM = frozenset({Strength.COMMITTED, Strength.TENTATIVE})


class Sieve:
    """Divides facts into those that an audience is told and those it is not."""

    def __init__(self, reach: Reach, released: frozenset[str]) -> None:
        self._reach = reach
        self._released = released
        self._refused: dict[str, Withheld] = {}
        self.held_back: set[ChangeKind] = set()
        self._refused_names: set[str] = set()
        self._told_names: set[str] = set()

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        """What the reviewer must hear of, in the order of ids."""
        return tuple(self._refused[key] for key in sorted(self._refused))

    def gives_away(self, text: str) -> bool:
        """Whether words name what is refused, and of what nothing else is told.

        A client is spared every name of which anything is refused.
        """
        names = self._refused_names
        if self._reach.audience.facts is not Label.CLIENT:
            names = names - self._told_names
        return any(
            re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
            for name in names
            if name
        )

    def open_to(self, facts: Iterable[FactT]) -> tuple[FactT, ...]:
        """Return what may be told, and keep what is refused and matters."""
        kept = []
        for fact in facts:
            refusal = self._reach.withheld(fact)
            if refusal is None or fact.id in self._released:
                kept.append(fact)
                self._told_names |= {fact.subject, fact.title}
                continue
            self._refused_names |= {fact.subject, fact.title}
            if isinstance(fact, Change):
                self.held_back.add(fact.kind)
            if self._would_tell(fact) or self._is_next(fact):
                self._refused.setdefault(fact.id, refusal)
        return tuple(kept)

    def lets_go(self, name: str) -> bool:
        """Whether a person released what has this id."""
        return name in self._released

    def _would_tell(self, fact: Fact) -> bool:
        """Whether the reviewer must hear of it.

        Of work that nobody approved, what no section tells is left to what one does:
        a release of that holds for later weeks as well.
        """
        audience, held = self._reach.audience, self._reach.held.get(fact.subject)
        if isinstance(fact, Change) and held and held.reasons:
            return fact.kind in audience.material
        return _is_material(fact, audience)

    def _is_next(self, fact: Fact) -> bool:
        """Whether it is work that would be told as next, and is not listed yet."""
        known = {item.subject for item in self._refused.values()}
        return (
            isinstance(fact, WorkItem)
            and (fact.active or fact.due is not None)
            and fact.subject not in known
        )

    def next_up(
        self, actions: Iterable[ActionItem], limit: int
    ) -> tuple[ActionItem, ...]:
        """Return the actions that may be told; of the others keep the first ones."""
        kept = []
        for action in actions:
            refusal = self._reach.withheld(action)
            if refusal is None or action.id in self._released:
                kept.append(action)
            elif limit and action.strength in FIRM and holder(action):
                self._refused.setdefault(action.id, refusal)
                limit -= 1
        return tuple(kept)


def holder(action: ActionItem) -> str:
    """Return who has it: the person, or the name as written where nobody knows it."""
    return action.owner or action.owner_text or ""


def _is_material(fact: Fact, audience: Audience) -> bool:
    """Whether the reviewer must hear that this audience is not told."""
    if isinstance(fact, Change):
        return True
    if isinstance(fact, Flag):
        return fact.severity.rank <= audience.least_severity.rank
    if isinstance(fact, Exposure):
        return fact.happened
    return isinstance(fact, MilestoneStatus)
