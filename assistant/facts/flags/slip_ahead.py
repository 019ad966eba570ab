"""Milestones that people or the tracker moved far before their date came."""

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
from assistant.domain.records import Ticket
from assistant.domain.sourced import Known
from assistant.facts.changes.severity import LONG_SLIP
from assistant.facts.flags.importance import priority
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.flags.told import is_told
from assistant.facts.health.charter import stated
from assistant.facts.milestones.status import gates, own_rows
from assistant.facts.workdays import working_days


class SlipAhead:
    """One flag for what was moved on one day, the end of the plan first."""

    kind: ClassVar[FlagKind] = FlagKind.SLIP

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return the moves that words or the milestone's own ticket tell, not plans.

        Those count that the charter calls a delay, else by a working week or more.
        """
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
                why=f"{_how(first, day)} from {first.baseline} to "
                f"{first.forecast}.{_along(others)}",
                question=f"{call(first.owner)}, has everybody who waits for "
                f"{first.title} heard that it moved to {first.forecast}?",
                evidence=[piece for one in (first, *others) for piece in one.evidence],
                owner=first.owner,
                label=join(*(one.label for one in moved)),
            )


def moved_ahead(material: FlagMaterial) -> dict[date, list[MilestoneStatus]]:
    """Return the milestones that were moved far before their first date, by day."""
    planned = {stone.id for stone in material.milestones if _is_of_plan(stone)}
    rows = {gate.title: own_rows(gate) for gate in gates(material.view)}
    least = _least(material)
    found: dict[date, list[MilestoneStatus]] = {}
    for stone in material.milestones:
        if stone.id in planned or not stone.baseline or not stone.forecast:
            continue
        day = _moved_on(stone, rows.get(stone.title, ()), material)
        if day is None or day >= stone.baseline:
            continue
        if working_days(stone.baseline, stone.forecast) >= least:
            found.setdefault(day, []).append(stone)
    return found


def _least(material: FlagMaterial) -> int:
    """Return the working days from which a move is told before its day."""
    amber = stated(material.view, material.tolerances).tolerances.late_days_amber
    return amber if amber > 1 else LONG_SLIP


def _moved_on(
    stone: MilestoneStatus, rows: Sequence[Known[Ticket]], material: FlagMaterial
) -> date | None:
    """Return the day of the words that moved it, else that of its own ticket.

    A ticket of top priority is told by a flag of its own.
    """
    if stone.state is MilestoneState.MOVED:
        return next(_said_on(stone), None)
    if stone.state is MilestoneState.MET or not stone.moved_in_tracker:
        return None
    days = [
        known.since
        for row in rows
        if priority(row.record) is not Severity.HIGH
        for known in material.view.history(Ticket, row.record.key)
        if known.record.due == stone.forecast and known.since > known.first_seen
    ]
    return min(days, default=None)


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


def _how(stone: MilestoneStatus, day: date) -> str:
    if stone.state is MilestoneState.MOVED:
        return f"It was said on {day} to move"
    return f"The tracker moved it by {day}"


def _latest_first(stone: MilestoneStatus) -> tuple[int, str]:
    return (-(stone.baseline or date.min).toordinal(), stone.subject)


def _along(others: Sequence[MilestoneStatus]) -> str:
    """Name what was moved with it."""
    names = "; ".join(f"{one.title} to {one.forecast}" for one in others)
    return f" With it moved {names}." if names else ""
