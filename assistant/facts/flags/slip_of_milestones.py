"""Milestones that are missed, or that a plan moved later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from assistant.facts.flags.told import is_told

_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class _Move:
    """A milestone that a plan moved later on a day."""

    stone: MilestoneStatus
    old: date
    new: date


class MilestoneSlip:
    """One flag for a plan that moves milestones, and for each that is missed."""

    kind: ClassVar[FlagKind] = FlagKind.SLIP

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return the moves by plans, and what is missed or moved otherwise.

        Where a plan moves several at once, the last of them sums up the others' moves;
        a move counts until the milestone is met or is pulled in again.
        """
        planned: dict[date, list[_Move]] = {}
        for stone in material.milestones:
            if stone.state is MilestoneState.MET:
                continue
            for day, move in _moves(stone, material):
                planned.setdefault(day, []).append(move)
        for day, moves in sorted(planned.items()):
            yield self._replanned(day, moves, material)
        told = {move.stone.id for moves in planned.values() for move in moves}
        for stone in material.milestones:
            is_moved = stone.state is MilestoneState.MOVED and stone.id not in told
            if is_moved or stone.state is MilestoneState.MISSED:
                yield from self._passed(stone, material)

    def _replanned(self, day: date, moves: list[_Move], material: FlagMaterial) -> Flag:
        *others, last = sorted(moves, key=lambda move: (move.new, move.stone.title))
        stone = last.stone
        told = is_told(stone.subject, stone.title, day, material)
        along = f" {_along(others)}" if others else ""
        return raise_flag(
            self.kind,
            stone.subject,
            day,
            title=stone.title,
            severity=Severity.MEDIUM if told else Severity.HIGH,
            why=f"The plan of {day} moved it from {last.old} to {last.new}, "
            f"{days_later(last.old, last.new)} days later.{along}",
            question=f"{call(stone.owner)}, has everybody who waits for {stone.title} "
            f"heard that it moved to {last.new}?",
            evidence=[
                *stone.evidence,
                *(piece for move in others for piece in move.stone.evidence[:1]),
            ],
            owner=stone.owner,
            label=join(*(move.stone.label for move in moves)),
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


def _moves(
    stone: MilestoneStatus, material: FlagMaterial
) -> Iterator[tuple[date, _Move]]:
    """Yield the days on which a plan moved it later, to a date that it still has."""
    for states in material.view.histories(Milestone).values():
        if states[-1].record.title != stone.title:
            continue
        for old, new in pairwise(states):
            before, after = old.record.due, new.record.due
            if before is None or after is None or not stone.forecast:
                continue
            far = days_later(before, after) >= material.thresholds.slip_days
            if far and after <= stone.forecast:
                yield new.since, _Move(stone, before, after)


def _along(others: Iterable[_Move]) -> str:
    """Name the milestones that moved with it."""
    names = [f"{move.stone.title} to {move.new}" for move in others]
    told = names[:_MOST_NAMED]
    more = len(names) - len(told)
    return f"With it moved {'; '.join(told)}{f'; {more} more' if more else ''}."


def _asked(stone: MilestoneStatus) -> str:
    """Ask for the new day, or who must hear of it where it is known."""
    if stone.state is MilestoneState.MOVED and stone.forecast:
        return (
            f"has everybody who waits for {stone.title} heard that it moved to "
            f"{stone.forecast}?"
        )
    return f"what is the new date of {stone.title}, and who agreed to it?"
