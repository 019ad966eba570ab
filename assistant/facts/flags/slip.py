"""Due dates of work that moved later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar

from assistant.domain.baseline import Rebaseline
from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import Ticket
from assistant.domain.sourced import Known
from assistant.facts.baseline.settled import settled_move
from assistant.facts.changes.lent_days import is_lent
from assistant.facts.changes.severity import LONG_SLIP
from assistant.facts.flags.hinges import (
    UNLINKED,
    UNRANKED,
    WAITED,
    days_later,
    dragged,
    every_later_move,
    hinge,
)
from assistant.facts.flags.importance import is_finished, is_minor, priority
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.flags.milestone_days import day_moves, days_before
from assistant.facts.flags.milestone_work import MilestoneWork
from assistant.facts.flags.settled import resolved
from assistant.facts.flags.slip_of_milestones import told_by_plans
from assistant.facts.flags.told import is_told
from assistant.facts.milestones.status import lenders
from assistant.facts.sameness.stems import same_work
from assistant.facts.workdays import working_days

_FAR = 10
"""Working days from which a move counts where the tracker ranks nothing."""
_MANY, _MANY_UNLINKED = 3, 6
"""More moves that become known at once are one matter.

Where the tracker links nothing, several may move at once with nothing in common.
"""
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class _Slip:
    """One move; `hangs` says why it matters where the priority does not.

    `settled` is what made the new date the baseline.
    """

    old: Known[Ticket]
    new: Known[Ticket]
    count: int
    is_newest: bool
    hangs: str | None
    is_over: bool
    settled: Rebaseline | None = None

    @property
    def place(self) -> tuple[str, date]:
        """The ticket and the day on which the move became known."""
        return self.new.record.key, self.new.since


class Slip:
    """One flag for each move of work on which the date hangs."""

    kind: ClassVar[FlagKind] = FlagKind.SLIP

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return the slips of tickets and tasks whose date matters.

        One move is one flag: a parent that follows its child is not told again, nor
        work that moved with its predecessor, nor a ticket of lesser priority that
        moved with a top ticket which depends on it, nor a task of a plan that a ticket
        tells already, nor what a plan's flag names, nor what is a milestone, or moved
        with one that waits for it. Where many moved at once, a plan was made anew: the
        gravest is the flag and names the others. Work that is finished by now is told
        no more, and what a re-baselining settles as resolved.
        """
        planned = told_by_plans(material)
        stones = MilestoneWork(material)
        slips = list(_slips(material))
        children = {(slip.new.record.parent, slip.new.since) for slip in slips}
        top = {slip.place for slip in slips if slip.hangs is None}
        apart: dict[date, list[_Slip]] = {}
        for slip in slips:
            waiting = material.waiting_on(slip.new.since)
            behind = waiting.get(slip.new.record.key, frozenset())
            known = {(key, slip.new.since) for key in behind}
            told = slip.hangs is not None and not top.isdisjoint(known)
            told |= slip.place in planned or _is_twin(slip, slips, material, planned)
            again = slip.count >= material.thresholds.slip_times
            if slip.hangs == WAITED and not again:
                told |= stones.tells(*slip.place)
            told |= slip.hangs == UNLINKED and _is_within_a_milestone(slip, material)
            if slip.place not in children and not told:
                apart.setdefault(slip.new.since, []).append(slip)
        for moved in apart.values():
            yield from self._of_day(moved, material)

    def _of_day(self, moved: list[_Slip], material: FlagMaterial) -> Iterator[Flag]:
        """Flag what moved on one day: each by itself, or all as one matter."""
        by_itself = material.is_ranked and not material.is_linked
        if len(moved) <= (_MANY_UNLINKED if by_itself else _MANY):
            left = [slip for slip in moved if not slip.is_over]
            yield from (self._flag(slip, material) for slip in left)
            return
        ordered = sorted(moved, key=partial(_gravest_first, material))
        if ordered[0].settled:
            first, *others = (slip for slip in ordered if slip.settled)
            yield self._flag(first, material, others)
        left = [slip for slip in ordered if not slip.settled]
        if not all(slip.is_over for slip in left):
            yield self._flag(left[0], material, left[1:])

    def _flag(
        self, slip: _Slip, material: FlagMaterial, others: Sequence[_Slip] = ()
    ) -> Flag:
        """Make the flag of a move, resolved where the move was settled."""
        flag = self._raised(slip, material, others)
        return resolved(flag, slip.settled) if slip.settled else flag

    def _raised(
        self, slip: _Slip, material: FlagMaterial, others: Sequence[_Slip]
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
        return raise_flag(
            self.kind,
            ticket.key,
            new.since,
            title=ticket.title,
            severity=Severity.HIGH if high else Severity.MEDIUM,
            why=_why(slip, others, explained=bool(said)),
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


def _why(slip: _Slip, others: Sequence[_Slip], *, explained: bool) -> str:
    old, new, ticket = slip.old, slip.new, slip.new.record
    days = days_later(old.record.due, ticket.due)
    parts = [
        f"Due date moved from {old.record.due} to {ticket.due}, {days} days "
        f"later, between {old.since} and {new.since}; priority "
        f"{ticket.priority or 'unknown'}"
        + (f", and {slip.hangs}." if slip.hangs else ".")
    ]
    if slip.count > 1:
        parts.append(f"It is move number {slip.count}.")
    if not explained:
        parts.append("No comment on the ticket says why.")
    if others:
        parts.append(_along(others))
    return " ".join(parts)


def _gravest_first(material: FlagMaterial, slip: _Slip) -> tuple[bool, int, int, str]:
    """Order by priority, by how many wait for it, by days, then by key."""
    ticket = slip.new.record
    waiting = material.waiting_on(slip.new.since)
    return (
        slip.hangs is not None,
        -len(waiting.get(ticket.key, ())),
        -days_later(slip.old.record.due, ticket.due),
        ticket.key,
    )


def _along(others: Sequence[_Slip]) -> str:
    """Name what moved later at the same time."""
    told = others[:_MOST_NAMED]
    names = [f"{one.new.record.called} to {one.new.record.due}" for one in told]
    more = len(others) - len(told)
    names += [f"{more} more"] if more else []
    return f"{len(others)} more moved at the same time: {'; '.join(names)}."


def _is_twin(
    slip: _Slip,
    slips: Sequence[_Slip],
    material: FlagMaterial,
    planned: set[tuple[str, date]],
) -> bool:
    """Whether another tool tells the same work, which moved to the same day.

    A task of a plan is told by its ticket, a ticket by the task that a plan's flag
    names, unless it is of top priority.
    """
    if slip.new.record.planned is not None:
        others = [one.new for one in slips if one.new.record.planned is None]
    elif slip.hangs is None:
        return False
    else:
        others = [
            known
            for key, day in planned
            for known in material.view.history(Ticket, key)
            if known.since == day
        ]
    return any(_same_work(slip.new, other) for other in others)


def _same_work(one: Known[Ticket], other: Known[Ticket]) -> bool:
    mine, theirs = one.record, other.record
    if (one.since, mine.due) != (other.since, theirs.due):
        return False
    return same_work(mine.title, theirs.title)


def _is_within_a_milestone(slip: _Slip, material: FlagMaterial) -> bool:
    """Whether the milestone that comes next after it moved by as many days with it."""
    due, new = slip.old.record.due, slip.new
    ahead = [
        day
        for day in days_before(material.view, new.since).values()
        if due is not None and day >= due
    ]
    return any(
        slip.old.since < move.on <= new.since
        and move.old == min(ahead, default=None)
        and days_later(due, new.record.due) <= days_later(move.old, move.new)
        for move in day_moves(material.view)
    )


def _is_put_off(old: Ticket, new: Ticket) -> bool:
    """Whether it only went from one milestone's day to that of another."""
    return bool(old.due_of and new.due_of and old.due_of != new.due_of)


def _hangs(ticket: Ticket, material: FlagMaterial, moves: int, day: date) -> str | None:
    """Return why the date matters of a ticket that is not of top priority."""
    found = hinge(ticket, material, moves, day)
    if found or material.is_linked or ticket.planned or not ticket.priority:
        return found
    return None if is_minor(ticket) else UNLINKED


def _is_far(old: Known[Ticket], new: Known[Ticket], hangs: str | None) -> bool:
    """Whether the move is long enough for the reason why it matters."""
    before, after = old.record.due, new.record.due
    least = {UNRANKED: _FAR, UNLINKED: LONG_SLIP}.get(hangs or "", 0)
    return bool(before and after and working_days(before, after) >= least)


def _slips(material: FlagMaterial) -> Iterator[_Slip]:
    """Yield every move of a ticket that is of top priority, or matters anyway.

    Where a tracker ranks but links nothing, all that is not minor may matter; where it
    ranks nothing, only a long move does; the new date of work that was
    taken up again is none, nor is that of a milestone whose day it has,
    but for one ticket where no plan lists the milestone.
    """
    lent = lenders(material.view)
    along: set[tuple[str, date]] = set()
    for known in material.tickets:
        if known.since == known.first_seen or not known.record.due:
            continue
        key = known.record.key
        moves = every_later_move(key, material)
        top = priority(known.record) is Severity.HIGH
        is_over = is_finished(known.record)
        begun = 0
        for number, (old, new) in enumerate(moves, 1):
            settled = settled_move(material.view, new)
            begun = number if settled else begun
            count = number - begun or number
            if dragged(new, material) or is_finished(old.record):
                continue
            lender = (new.record.due_of or "", new.since)
            if is_lent(old.record, new.record) and (
                lender[0] in lent or lender in along
            ):
                continue
            if not top and _is_put_off(old.record, new.record):
                continue
            hangs = None if top else _hangs(new.record, material, count, new.since)
            short = not _is_far(old, new, hangs)
            if top or (hangs and not short):
                along.add(lender)
                is_newest = number == len(moves)
                yield _Slip(old, new, count, is_newest, hangs, is_over, settled)
