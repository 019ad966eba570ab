"""Milestones that people moved far before their date came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import ClassVar

from assistant.domain.evidence import Quote
from assistant.domain.facts import (
    Flag,
    FlagKind,
    MilestoneState,
    MilestoneStatus,
    Severity,
)
from assistant.domain.labels import join
from assistant.facts.changes.severity import LONG_SLIP
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.flags.told import is_told
from assistant.facts.workdays import working_days


class SlipAhead:
    """One flag for what was moved on one day, the end of the plan first."""

    kind: ClassVar[FlagKind] = FlagKind.SLIP

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return the moves by a working week or more that words tell, not plans."""
        days = (one.baseline or date.min for one in material.milestones)
        last = max(days, default=date.min)
        for day, moved in sorted(moved_ahead(material).items()):
            first, *others = sorted(moved, key=_latest_first)
            told = is_told(first.subject, first.title, day, material)
            high = first.baseline == last and not told
            yield raise_flag(
                self.kind,
                first.subject,
                day,
                title=first.title,
                severity=Severity.HIGH if high else Severity.MEDIUM,
                why=f"It was said on {day} to move from {first.baseline} to "
                f"{first.forecast}.{_along(others)}",
                question=f"{call(first.owner)}, has everybody who waits for "
                f"{first.title} heard that it moved to {first.forecast}?",
                evidence=[piece for one in (first, *others) for piece in one.evidence],
                owner=first.owner,
                label=join(*(one.label for one in moved)),
            )


def moved_ahead(material: FlagMaterial) -> dict[date, list[MilestoneStatus]]:
    """Return the milestones that words moved far before their first date, by day."""
    planned = {stone.id for stone in material.milestones if _is_of_plan(stone)}
    found: dict[date, list[MilestoneStatus]] = {}
    for stone in material.milestones:
        day = next(_said_on(stone), None)
        if day is None or stone.state is not MilestoneState.MOVED:
            continue
        if stone.id in planned or not stone.baseline or not stone.forecast:
            continue
        far = working_days(stone.baseline, stone.forecast) >= LONG_SLIP
        if far and day < stone.baseline:
            found.setdefault(day, []).append(stone)
    return found


def _is_of_plan(stone: MilestoneStatus) -> bool:
    """Whether its own plan has the new date."""
    return stone.planned == stone.forecast


def _said_on(stone: MilestoneStatus) -> Iterator[date]:
    """Yield the day of the words that moved it: the newest that are its evidence."""
    days = [
        piece.dated or piece.as_of
        for piece in stone.evidence[1:]
        if isinstance(piece, Quote)
    ]
    yield from sorted((day for day in days if day), reverse=True)[:1]


def _latest_first(stone: MilestoneStatus) -> tuple[int, str]:
    return (-(stone.baseline or date.min).toordinal(), stone.subject)


def _along(others: Sequence[MilestoneStatus]) -> str:
    """Name what was moved with it."""
    names = "; ".join(f"{one.title} to {one.forecast}" for one in others)
    return f" With it moved {names}." if names else ""
