"""Work in progress without an update, and RAID entries past their review date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import RaidEntry, StatusCategory, Ticket
from assistant.domain.sourced import Known
from assistant.facts.flags.importance import priority, weight
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.flags.overdue_action import is_overdue

REVIEW_PASSED = "review date passed"
"""The rule by which an entry is stale, however much is said of it."""


class Stale:
    """What nobody has touched for too long."""

    kind: ClassVar[FlagKind] = FlagKind.STALE

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return stale tickets, then RAID entries whose review is overdue.

        What is overdue is asked for already; where the date had passed before the
        silence was long, that is what the flag says.
        """
        tickets = material.view.records(Ticket)
        parts = _by_parent(tickets)
        for ticket in tickets:
            row = ticket.record
            if row.category is StatusCategory.ACTIVE and not is_overdue(row, material):
                work = [ticket, *parts.get(row.key, ())]
                yield from self._ticket(ticket, max(map(_touched, work)), material)
        for entry in material.view.records(RaidEntry):
            if entry.record.is_open and entry.record.review:
                yield from self._entry(entry, entry.record.review, material)

    def _ticket(
        self, known: Known[Ticket], touched: date, material: FlagMaterial
    ) -> Iterable[Flag]:
        ticket, days = known.record, material.thresholds.stale_days
        first_seen = touched + timedelta(days=days)
        if first_seen > material.as_of:
            return
        quiet = (material.as_of - touched).days
        late = bool(ticket.due and ticket.due < material.as_of)
        top = priority(ticket) is not Severity.LOW
        overdue = bool(ticket.due and ticket.due < first_seen)
        yield raise_flag(
            FlagKind.OVERDUE_ACTION if overdue else self.kind,
            ticket.key,
            first_seen,
            title=ticket.title,
            severity=Severity.MEDIUM if top or late else Severity.LOW,
            why=(
                f"In progress and not updated for {quiet} days, since {touched} "
                f"(limit {days})" + (f"; {_due(ticket)}." if late else ".")
            ),
            question=f"{call(ticket.assignee)}, is {ticket.called} still being worked "
            "on, and when will it be done?",
            evidence=[
                known.quote(ticket.title),
                Computed(
                    rule=f"no update in {days} days",
                    inputs=(ticket.key, touched.isoformat()),
                ),
            ],
            owner=ticket.assignee,
        )

    def _entry(
        self, known: Known[RaidEntry], review: date, material: FlagMaterial
    ) -> Iterable[Flag]:
        entry = known.record
        if review >= material.as_of or (entry.updated and entry.updated >= review):
            return
        yield raise_flag(
            self.kind,
            entry.key,
            review + timedelta(days=1),
            title=entry.title,
            severity=weight(entry, material.thresholds.high_exposure),
            why=(
                f"Open, its review was due on {review}, and "
                + (
                    f"it was last updated on {entry.updated}."
                    if entry.updated
                    else "the log does not say that it took place."
                )
            ),
            question=f"{call(entry.owner)}, does {entry.key} still stand as written, "
            "and when is its next review?",
            evidence=[
                known.quote(entry.title),
                Computed(rule=REVIEW_PASSED, inputs=(entry.key, str(review))),
            ],
            owner=entry.owner,
        )


def _by_parent(tickets: Iterable[Known[Ticket]]) -> dict[str, list[Known[Ticket]]]:
    """Return the tickets that are parts of another, by its key."""
    parts: dict[str, list[Known[Ticket]]] = {}
    for known in tickets:
        if known.record.parent:
            parts.setdefault(known.record.parent, []).append(known)
    return parts


def _touched(known: Known[Ticket]) -> date:
    """Return the day of the last word on it."""
    spoken = [note.at.date() for note in known.record.comments if note.at]
    return max([known.record.updated or known.since, *spoken])


def _due(ticket: Ticket) -> str:
    """Say when it was due, and whose day that is where it is not its own."""
    whose = f", the day of {ticket.due_of}" if ticket.due_of else ""
    return f"it was due on {ticket.due}{whose}"
