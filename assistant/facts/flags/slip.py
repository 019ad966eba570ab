"""Due dates and milestones that moved later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import (
    Flag,
    FlagKind,
    MilestoneState,
    MilestoneStatus,
    Severity,
)
from assistant.domain.records import Milestone, Ticket
from assistant.domain.sourced import Known
from assistant.facts.flags.hinges import days_later, dragged, hinge, later_moves
from assistant.facts.flags.importance import priority
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.flags.told import is_told

_MANY = 3
"""More moves that become known at once are one matter."""


@dataclass(frozen=True, slots=True)
class _Slip:
    """One move; `hangs` says why it matters where the priority does not."""

    old: Known[Ticket]
    new: Known[Ticket]
    count: int
    is_newest: bool
    hangs: str | None

    @property
    def place(self) -> tuple[str, date]:
        """The ticket and the day on which the move became known."""
        return self.new.record.key, self.new.since


class Slip:
    """One flag for each move of work on which the date hangs."""

    kind: ClassVar[FlagKind] = FlagKind.SLIP

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return the slips of tickets whose date matters, and of milestones.

        One move is one flag: a parent that follows its child is not told again, nor a
        ticket of lesser priority that moved with a top ticket which depends on it, nor
        a task of a schedule that moved with its predecessor. Where many moved at once,
        a plan was made anew: the gravest is the flag and names the others. Of the
        milestones ahead only the last one is told, whose move sums up the others'.
        """
        slips = list(_slips(material))
        children = {(slip.new.record.parent, slip.new.since) for slip in slips}
        top = {slip.place for slip in slips if slip.hangs is None}
        apart: dict[date, list[_Slip]] = {}
        for slip in slips:
            waiting = material.waiting.get(slip.new.record.key, ())
            behind = {(key, slip.new.since) for key in waiting}
            told = slip.hangs is not None and not top.isdisjoint(behind)
            if slip.place not in children and not told:
                apart.setdefault(slip.new.since, []).append(slip)
        for moved in apart.values():
            if len(moved) <= _MANY:
                yield from (self._flag(slip, material) for slip in moved)
            else:
                first, *others = sorted(moved, key=partial(_gravest_first, material))
                yield self._flag(first, material, others)
        yield from self._milestones(material)

    def _flag(
        self, slip: _Slip, material: FlagMaterial, others: Sequence[_Slip] = ()
    ) -> Flag:
        old, new, ticket = slip.old, slip.new, slip.new.record
        told = is_told(ticket.key, ticket.title, new.since, material)
        high = slip.hangs is None and slip.is_newest and not told
        days = days_later(old.record.due, ticket.due)
        said = [
            comment
            for comment in ticket.comments
            if comment.at and old.since < comment.at.date() <= new.since
        ]
        times = "" if slip.count == 1 else f" It is move number {slip.count}."
        because = f", and {slip.hangs}" if slip.hangs else ""
        silent = "" if said else " No comment on the ticket says why."
        along = f" {_along(others)}" if others else ""
        return raise_flag(
            self.kind,
            ticket.key,
            new.since,
            title=ticket.title,
            severity=Severity.HIGH if high else Severity.MEDIUM,
            why=(
                f"Due date moved from {old.record.due} to {ticket.due}, {days} days "
                f"later, between {old.since} and {new.since}; priority "
                f"{ticket.priority or 'unknown'}{because}.{times}{silent}{along}"
            ),
            question=f"{call(ticket.assignee)}, why did {ticket.called} move to "
            f"{ticket.due}, and what does that move behind it?",
            evidence=[
                old.quote(old.record.title),
                new.quote(ticket.title),
                *(new.quote(comment.text) for comment in said[-1:]),
                *(other.new.quote(other.new.record.title) for other in others),
                Computed(
                    rule=f"due date of {ticket.called} moved later by {days} days",
                    inputs=(str(old.record.due), str(ticket.due)),
                ),
            ],
            owner=ticket.assignee,
        )

    def _milestones(self, material: FlagMaterial) -> Iterable[Flag]:
        last = max(material.milestones, key=_end, default=None)
        for stone in material.milestones:
            if stone.state not in {MilestoneState.MISSED, MilestoneState.MOVED}:
                continue
            since = stone.baseline
            if since and since > material.as_of:
                since = _planned_move(stone, material) if stone is last else None
            if since is None:
                continue
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


def _gravest_first(material: FlagMaterial, slip: _Slip) -> tuple[bool, int, int, str]:
    """Order by priority, by how many wait for it, by days, then by key."""
    ticket = slip.new.record
    return (
        slip.hangs is not None,
        -len(material.waiting.get(ticket.key, ())),
        -days_later(slip.old.record.due, ticket.due),
        ticket.key,
    )


def _along(others: Sequence[_Slip]) -> str:
    """Name what moved later at the same time."""
    names = [f"{one.new.record.called} to {one.new.record.due}" for one in others]
    return f"{len(names)} more moved at the same time: {'; '.join(names)}."


def _end(stone: MilestoneStatus) -> date:
    return stone.forecast or date.min


def _planned_move(stone: MilestoneStatus, material: FlagMaterial) -> date | None:
    """Return the day on which a plan moved it to its date, if that is later."""
    if stone.baseline is None or _end(stone) <= stone.baseline:
        return None
    days = [
        known.since
        for states in material.view.histories(Milestone).values()
        if states[-1].record.title == stone.title
        for known in states
        if known.record.due == stone.forecast
    ]
    return min(days, default=None)


def _asked(stone: MilestoneStatus) -> str:
    """Ask for the new day, or who must hear of it where it is known."""
    if stone.state is MilestoneState.MOVED and stone.forecast:
        return (
            f"has everybody who waits for {stone.title} heard that it moved to "
            f"{stone.forecast}?"
        )
    return f"what is the new date of {stone.title}, and who agreed to it?"


def _slips(material: FlagMaterial) -> Iterator[_Slip]:
    """Yield every move of a ticket that is of top priority, or matters anyway."""
    for known in material.tickets:
        if known.since == known.first_seen or not known.record.due:
            continue
        moves = later_moves(known.record.key, material)
        top = priority(known.record) is Severity.HIGH
        for count, (old, new) in enumerate(moves, 1):
            if dragged(new, material):
                continue
            hangs = None if top else hinge(known.record, material, count)
            if top or hangs:
                yield _Slip(old, new, count, count == len(moves), hangs)
