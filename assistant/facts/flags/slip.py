"""Due dates and milestones that moved later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, MilestoneState, Severity
from assistant.domain.records import Ticket
from assistant.domain.sourced import Known
from assistant.facts.flags.importance import priority
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.flags.told import is_told


class Slip:
    """One flag for each move of work on which the date hangs."""

    kind: ClassVar[FlagKind] = FlagKind.SLIP

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return the slips of top tickets and of milestones."""
        moved = {
            known.record.key: self._moves(known, material)
            for known in material.view.records(Ticket)
            if known.since > known.first_seen
            and known.record.due
            and priority(known.record) is Severity.HIGH
        }
        children = {
            (known.record.parent, new.since)
            for key, moves in moved.items()
            for known, (_, new) in ((move[1], move) for move in moves)
            if known.record.key == key and known.record.parent
        }
        for key, moves in moved.items():
            for count, (old, new) in enumerate(moves, 1):
                if (key, new.since) not in children:
                    newest = count == len(moves)
                    yield self._flag(old, new, count, newest, material)
        yield from self._milestones(material)

    def _moves(
        self, known: Known[Ticket], material: FlagMaterial
    ) -> list[tuple[Known[Ticket], Known[Ticket]]]:
        """Return the states before and after each move to a later date."""
        states = material.view.history(Ticket, known.record.key)
        return [
            (old, new)
            for old, new in pairwise(states)
            if _days(old.record.due, new.record.due) >= material.thresholds.slip_days
        ]

    def _flag(
        self,
        old: Known[Ticket],
        new: Known[Ticket],
        count: int,
        newest: bool,
        material: FlagMaterial,
    ) -> Flag:
        ticket = new.record
        told = is_told(ticket.key, ticket.title, new.since, material)
        days = _days(old.record.due, ticket.due)
        said = [
            comment
            for comment in ticket.comments
            if comment.at and old.since < comment.at.date() <= new.since
        ]
        times = "" if count == 1 else f" It is move number {count}."
        silent = "" if said else " No comment on the ticket says why."
        return raise_flag(
            self.kind,
            ticket.key,
            new.since,
            title=ticket.title,
            severity=Severity.MEDIUM if told or not newest else Severity.HIGH,
            why=(
                f"Due date moved from {old.record.due} to {ticket.due}, {days} days "
                f"later, between {old.since} and {new.since}; priority "
                f"{ticket.priority}.{times}{silent}"
            ),
            question=f"{call(ticket.assignee)}, why did {ticket.key} move to "
            f"{ticket.due}, and what does that move behind it?",
            evidence=[
                old.quote(old.record.title),
                new.quote(ticket.title),
                *(new.quote(comment.text) for comment in said[-1:]),
                Computed(
                    rule=f"due date of {ticket.key} moved later by {days} days",
                    inputs=(str(old.record.due), str(ticket.due)),
                ),
            ],
            owner=ticket.assignee,
        )

    def _milestones(self, material: FlagMaterial) -> Iterable[Flag]:
        for stone in material.milestones:
            if stone.state not in {MilestoneState.MISSED, MilestoneState.MOVED}:
                continue
            if stone.baseline is None or stone.baseline > material.as_of:
                continue
            told = is_told(stone.subject, stone.title, stone.baseline, material)
            yield raise_flag(
                self.kind,
                stone.subject,
                stone.baseline,
                title=stone.title,
                severity=Severity.MEDIUM if told else Severity.HIGH,
                why=stone.why
                or f"The date of {stone.baseline} has passed and it is not met.",
                question=f"{call(stone.owner)}, what is the new date of "
                f"{stone.title}, and who agreed to it?",
                evidence=stone.evidence,
                owner=stone.owner,
            )


def _days(old: date | None, new: date | None) -> int:
    return (new - old).days if old and new else 0
