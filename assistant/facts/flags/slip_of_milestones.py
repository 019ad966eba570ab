"""Milestones that are missed, or that a plan moved later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import ClassVar

from assistant.domain.facts import (
    Flag,
    FlagKind,
    MilestoneState,
    MilestoneStatus,
    Severity,
)
from assistant.domain.labels import join
from assistant.domain.records import Milestone
from assistant.facts.flags.hinges import days_later
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.flags.plan_moves import Task, behind
from assistant.facts.flags.told import is_told

_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class _Move:
    """A milestone, `key` in its plan, that was moved later on a day."""

    stone: MilestoneStatus
    key: str
    old: date
    new: date


class MilestoneSlip:
    """One flag for a plan that moves milestones, and for each that is missed."""

    kind: ClassVar[FlagKind] = FlagKind.SLIP

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return the moves by plans, and what is missed or moved otherwise.

        A move counts until the milestone is met or is pulled in again.
        """
        planned = _planned(material)
        for day, moves in sorted(planned.items()):
            yield self._replanned(day, moves, material)
        told = {move.stone.id for moves in planned.values() for move in moves}
        for stone in material.milestones:
            is_moved = stone.state is MilestoneState.MOVED and stone.id not in told
            if is_moved or stone.state is MilestoneState.MISSED:
                yield from self._passed(stone, material)

    def _replanned(self, day: date, moves: list[_Move], material: FlagMaterial) -> Flag:
        gravest = _gravest(moves, material)
        stone = gravest.stone
        others = [move for move in moves if move is not gravest]
        causes, _ = behind(gravest.key, day, material)
        told = is_told(stone.subject, stone.title, day, material)
        return raise_flag(
            self.kind,
            stone.subject,
            day,
            title=stone.title,
            severity=Severity.MEDIUM if told else Severity.HIGH,
            why=f"The plan of {day} moved it from {gravest.old} to {gravest.new}, "
            f"{days_later(gravest.old, gravest.new)} days later."
            f"{_because(causes)}{_along(others)}",
            question=f"{call(stone.owner)}, has everybody who waits for {stone.title} "
            f"heard that it moved to {gravest.new}?",
            evidence=[
                *stone.evidence,
                *(cause.quote(cause.record.title) for cause in causes[:_MOST_NAMED]),
                *(piece for move in others for piece in move.stone.evidence[:1]),
            ],
            owner=stone.owner,
            label=join(
                *(move.stone.label for move in moves),
                *(cause.label for cause in causes),
            ),
        )

    def _passed(self, stone: MilestoneStatus, material: FlagMaterial) -> Iterator[Flag]:
        """Flag one whose first date is over, missed or moved by what people say."""
        since = stone.baseline
        if since is None or since > material.as_of:
            return
        told = is_told(stone.subject, stone.title, since, material)
        yield raise_flag(
            self.kind,
            stone.subject,
            since,
            title=stone.title,
            severity=Severity.MEDIUM if told else Severity.HIGH,
            why=stone.why
            or f"The date of {stone.baseline} has passed and it is not met.",
            question=f"{call(stone.owner)}, {_asked(stone)}",
            evidence=stone.evidence,
            owner=stone.owner,
            label=stone.label,
        )


def told_by_plans(material: FlagMaterial) -> set[tuple[str, date]]:
    """Return the rows of plans, and the days of their moves, that such flags tell."""
    told: set[tuple[str, date]] = set()
    for day, moves in _planned(material).items():
        gravest = _gravest(moves, material)
        causes, along = behind(gravest.key, day, material)
        told |= {(key, day) for key in along}
        told |= {(cause.record.key, day) for cause in causes}
    return told


def _planned(material: FlagMaterial) -> dict[date, list[_Move]]:
    """Return what plans moved by the day, in the order of the new dates."""
    found: dict[date, list[_Move]] = {}
    for stone in material.milestones:
        if stone.state is not MilestoneState.MET:
            for day, move in _moves(stone, material):
                found.setdefault(day, []).append(move)
    for moves in found.values():
        moves.sort(key=lambda move: (move.new, move.stone.title))
    return found


def _gravest(moves: Sequence[_Move], material: FlagMaterial) -> _Move:
    """Return the move of the end of the plan, else of what comes next."""
    ends = [stone.forecast for stone in material.milestones if stone.forecast]
    last = moves[-1]
    return last if last.stone.forecast == max(ends, default=None) else moves[0]


def _moves(
    stone: MilestoneStatus, material: FlagMaterial
) -> Iterator[tuple[date, _Move]]:
    """Yield the days on which a plan moved it later, to a date that it still has."""
    for key, states in material.view.histories(Milestone).items():
        if states[-1].record.title != stone.title:
            continue
        for old, new in pairwise(states):
            before, after = old.record.due, new.record.due
            if before is None or after is None or not stone.forecast:
                continue
            far = days_later(before, after) >= material.thresholds.slip_days
            if far and after <= stone.forecast:
                yield new.since, _Move(stone, key, before, after)


def _because(causes: Sequence[Task]) -> str:
    """Name the work that pulled it along."""
    names = [f"{cause.record.title} to {cause.record.due}" for cause in causes]
    return f" It moved for {_listed(names)}." if names else ""


def _along(others: Iterable[_Move]) -> str:
    """Name the milestones that moved with it, the last ones first."""
    names = [f"{move.stone.title} to {move.new}" for move in others]
    return f" With it moved {_listed(names[::-1])}." if names else ""


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    told = "; ".join(names[:_MOST_NAMED])
    return f"{told}; {more} more" if more > 0 else told


def _asked(stone: MilestoneStatus) -> str:
    """Ask for the new day, or who must hear of it where it is known."""
    if stone.state is MilestoneState.MOVED and stone.forecast:
        return (
            f"has everybody who waits for {stone.title} heard that it moved to "
            f"{stone.forecast}?"
        )
    return f"what is the new date of {stone.title}, and who agreed to it?"
