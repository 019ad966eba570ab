"""Milestones that people or the tracker moved before their date came, or once more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from assistant.domain.facts import (
    Flag,
    FlagKind,
    MilestoneState,
    MilestoneStatus,
    Severity,
)
from assistant.domain.labels import join
from assistant.facts.baseline.settled import settling
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.flags.milestone_days import DayMove, day_moves
from assistant.facts.flags.told import is_told
from assistant.facts.health.charter import stated
from assistant.facts.workdays import working_days

_MANY = 3
"""More milestones than this that move on one day are one matter."""


class _Moved(NamedTuple):
    """A milestone and a move of it that no schedule tells."""

    stone: MilestoneStatus
    move: DayMove


class SlipAhead:
    """One flag for each move; for many of one day one, of what comes last."""

    kind: ClassVar[FlagKind] = FlagKind.SLIP

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return the moves that words or the milestone's own row tell, not schedules.

        Those count that the charter calls a delay, else all. The first move of one
        whose day had passed is told as its miss.
        """
        days = (one.baseline or date.min for one in material.milestones)
        last = max(days, default=date.min)
        for day, moved in sorted(_by_day(material).items()):
            ordered = sorted(moved, key=_latest_first)
            groups = [ordered] if len(moved) > _MANY else [[one] for one in ordered]
            for (stone, move), *others in groups:
                told = is_told(stone.subject, stone.title, day, material)
                high = stone.baseline == last and not told
                stones = [stone, *(other.stone for other in others)]
                yield raise_flag(
                    self.kind,
                    stone.subject,
                    day,
                    title=stone.title,
                    severity=Severity.HIGH if high else Severity.MEDIUM,
                    why=f"It moved from {move.old} to {move.new}, as became known on "
                    f"{day}.{_again(move)}{_along(others)}",
                    question=f"{call(stone.owner)}, has everybody who waits for "
                    f"{stone.title} heard that it moved to {move.new}?",
                    evidence=[
                        move.quote,
                        *(other.move.quote for other in others),
                        *(piece for one in stones for piece in one.evidence),
                    ],
                    owner=stone.owner,
                    label=join(*(one.label for one in stones)),
                )


def moved_ahead(material: FlagMaterial) -> frozenset[str]:
    """Return the ids of the milestones whose first move is told before their day."""
    return frozenset(
        one.stone.id
        for moved in _by_day(material).values()
        for one in moved
        if one.move.number == 1
    )


def is_told_before(title: str, new: date, day: date, material: FlagMaterial) -> bool:
    """Whether it was known before the schedule of the day that it moves to that one."""
    return any(
        (move.title, move.new) == (title, new)
        and not move.by_schedule
        and move.on < day
        for move in day_moves(material.view)
    )


def _by_day(material: FlagMaterial) -> dict[date, list[_Moved]]:
    """Return the moves that are told, by the day on which they became known."""
    found: dict[date, list[_Moved]] = {}
    for one in _moved(material):
        found.setdefault(one.move.on, []).append(one)
    return found


def _moved(material: FlagMaterial) -> Iterator[_Moved]:
    """Yield the moves that hold, of milestones that are open."""
    stones = {stone.title: stone for stone in material.milestones}
    least = stated(material.view, material.tolerances).tolerances.late_days_amber
    for move in day_moves(material.view):
        stone = stones.get(move.title)
        if stone is None or stone.state is MilestoneState.MET or move.by_schedule:
            continue
        first = move.number == 1
        if first and (not move.is_ahead or working_days(move.old, move.new) < least):
            continue
        holds = stone.forecast is not None and move.new <= stone.forecast
        if holds and settling(stone.rebaselined, move.on, move.new) is None:
            yield _Moved(stone, move)


def _latest_first(one: _Moved) -> tuple[int, str]:
    return (-one.move.new.toordinal(), one.stone.subject)


def _again(move: DayMove) -> str:
    return f" It is move number {move.number}." if move.number > 1 else ""


def _along(others: Sequence[_Moved]) -> str:
    """Name what was moved with it."""
    names = "; ".join(f"{one.stone.title} to {one.move.new}" for one in others)
    return f" With it moved {names}." if names else ""
