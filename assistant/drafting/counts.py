"""How the first sentence counts changes: apart where a section tells them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.domain.facts import Change, ChangeKind
from assistant.drafting.told import Told
from assistant.drafting.unit import is_of

_PAST = ("milestone not confirmed as met", "milestones not confirmed as met")

_NEEDED = ("new dependency", "new dependencies")


class Counted(NamedTuple):
    """Changes of one kind, and what one and what many of them are called."""

    changes: tuple[Change, ...]
    number: int
    one: str
    many: str


def counted_apart(
    told: Told, kind: ChangeKind, changes: Sequence[Change], one: str, many: str
) -> Iterator[Counted]:
    """Yield the changes of a kind as the sections count them.

    The dates of milestones stand in their own section, and faults that were fixed are
    told apart from items, so that no total is another one than the sections give.
    """
    if kind is ChangeKind.DATE_SLIPPED:
        yield from _dates(told, changes, one, many)
        return
    if kind is ChangeKind.DONE:
        faults = tuple(c for c in changes if c.subject in told.bugs)
        items = tuple(c for c in changes if c not in faults)
        yield from _some(Counted(items, len(items), one, many))
        yield from _some(Counted(faults, len(faults), "fault fixed", "faults fixed"))
        return
    if kind is ChangeKind.RISK_OPENED:
        needed = tuple(c for c in changes if c.subject in told.dependencies)
        risks = tuple(change for change in changes if change not in needed)
        yield from _some(Counted(risks, len(risks), one, many))
        yield from _some(Counted(needed, len(needed), *_NEEDED))
        return
    if kind is ChangeKind.MILESTONE_MISSED:
        silent = [stone for stone in told.milestones if stone.unconfirmed]
        past = tuple(c for c in changes if any(is_of(c, stone) for stone in silent))
        changes = tuple(change for change in changes if change not in past)
        yield from _some(Counted(changes, len(changes), one, many))
        yield from _some(Counted(past, len(past), *_PAST))
        return
    yield from _some(Counted(tuple(changes), len(changes), one, many))


def _dates(
    told: Told, changes: Sequence[Change], one: str, many: str
) -> Iterator[Counted]:
    """Count each milestone once, however often it moved, and then the other dates.

    A day that an update told already is no news.
    """
    of: dict[str, list[Change]] = {}
    others = []
    for change in changes:
        stone = next((m for m in told.milestones if is_of(change, m)), None)
        if stone is None:
            others.append(change)
        elif stone.subject not in told.told_on:
            of.setdefault(stone.subject, []).append(change)
    own = tuple(change for group in of.values() for change in group)
    yield from _some(Counted(own, len(of), "milestone put off", "milestones put off"))
    other = "other " if of else ""
    yield from _some(Counted(tuple(others), len(others), other + one, other + many))


def is_told_before(told: Told, change: Change) -> bool:
    """Whether an update told already the new day of the milestone."""
    return change.kind is ChangeKind.DATE_SLIPPED and any(
        is_of(change, stone) and stone.subject in told.told_on
        for stone in told.milestones
    )


def all_slipped(told: Told) -> int:
    """Count the dates that slipped, told or not."""
    return told.basis.changes.get(ChangeKind.DATE_SLIPPED, 0)


def is_partly(told: Told, changes: Sequence[Change]) -> bool:
    """Whether there are more of these that the reader is not told."""
    kinds = {change.kind for change in changes}
    heard = [one for one in told.of(ChangeKind.DATE_SLIPPED) if one.stands_alone]
    return told.partly(*kinds) or (
        ChangeKind.DATE_SLIPPED in kinds and len(heard) < all_slipped(told)
    )


def _some(counted: Counted) -> Iterator[Counted]:
    if counted.changes:
        yield counted
