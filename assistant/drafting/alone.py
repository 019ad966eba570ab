"""The sentence of one fact alone, for a reviewer who wants it told."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from assistant.domain.drafts import Claim, Draft, Uncovered
from assistant.domain.facts import Fact
from assistant.drafting.judging import Judging
from assistant.drafting.left_out import left_out
from assistant.drafting.reach import Reach
from assistant.drafting.sections.blocked import blocked
from assistant.drafting.sections.changed import changed
from assistant.drafting.sections.decisions import decisions
from assistant.drafting.sections.done import done
from assistant.drafting.sections.milestones import milestones
from assistant.drafting.sections.next import next_actions
from assistant.drafting.sections.risks import risks
from assistant.drafting.told import Told, tell
from assistant.drafting.unit import Unit, is_of
from assistant.facts.factbase import FactBase
from assistant.gate.support import Support

FactT = TypeVar("FactT", bound=Fact)
_WRITERS = (risks, changed, done, blocked, decisions, next_actions)


class Alone:
    """Writes what one draft leaves out, in the words it would have had."""

    def __init__(
        self, base: FactBase, draft: Draft, reach: Reach, support: Support
    ) -> None:
        self._base = base
        self._reach = reach
        self._judging = Judging(draft.id, reach, support)
        self._told: dict[frozenset[str], Told] = {}

    def claim(self, fact: str, released: frozenset[str] = frozenset()) -> Claim | None:
        """Return the judged sentence of a fact, None where its audience has none.

        `released` are ids of withheld facts that a person let go.
        """
        unit = _unit(self._all(released), fact)
        return self._judging.claim(unit) if unit else None

    def left_out(
        self, made: Draft, decided: Draft, released: frozenset[str] = frozenset()
    ) -> tuple[Uncovered, ...]:
        """Return the material facts that the decisions took out of the draft."""
        untouched = made.headline == decided.headline
        if untouched and made.sections == decided.sections:
            return ()
        return left_out(self._all(released), made, decided)

    def _all(self, released: frozenset[str]) -> Told:
        if released not in self._told:
            self._told[released] = tell(self._base, self._reach, released)
        return self._told[released]


def _unit(told: Told, fact: str) -> Unit | None:
    alone = replace(
        told,
        changes=_only(told.changes, fact),
        blocked=_only(told.blocked, fact),
        exposures=_only(told.exposures, fact),
        flags=_only(told.flags, fact),
        milestones=(),
        planned=(),
        actions=_only(told.actions, fact),
        decisions=_only(told.decisions, fact),
        work=_only(told.work, fact),
        said_blocked=(),
    )
    stones = tuple(
        stone
        for stone in told.milestones
        if any(is_of(change, stone) for change in alone.changes)
    )
    written = (
        *(unit for write in _WRITERS for unit in write(alone)),
        *milestones(replace(alone, milestones=stones)),
    )
    return next((u for u in written if fact in {f.id for f in u.facts}), None)


def _only(facts: tuple[FactT, ...], wanted: str) -> tuple[FactT, ...]:
    return tuple(fact for fact in facts if fact.id == wanted)
