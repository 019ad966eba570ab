"""Work that is past its due date and not done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import ClassVar

from assistant.domain.evidence import Computed, Evidence
from assistant.domain.facts import (
    ActionItem,
    ActionStatus,
    Flag,
    FlagKind,
    Severity,
)
from assistant.domain.findings import Strength
from assistant.domain.records import RaidEntry, RaidKind, Ticket
from assistant.facts.flags.hinges import gravity, later_moves
from assistant.facts.flags.importance import is_finished, priority, weight
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.flags.repeated_action import NOT_SAID, is_repeated
from assistant.facts.flags.unkept import complaints
from assistant.facts.flags.waiting import Hinges
from assistant.facts.workdays import working_days

_HAS_WORK = frozenset({RaidKind.ISSUE, RaidKind.DEPENDENCY})


class OverdueAction:
    """Important tickets, issues and dependencies, and firm action items.

    A risk or an assumption is neither done nor undone on its date.
    """

    kind: ClassVar[FlagKind] = FlagKind.OVERDUE_ACTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each thing and each due date that it missed."""
        yield from self._tickets(material)
        yield from self._entries(material)
        yield from self._actions(material)

    def _tickets(self, material: FlagMaterial) -> Iterable[Flag]:
        for known in material.view.records(Ticket):
            ticket = known.record
            if is_finished(ticket) or not ticket.due:
                continue
            if _follows_its_milestone(ticket, material):
                continue
            limit = _grace(ticket, material)
            if (material.as_of - ticket.due).days <= limit:
                continue
            matters = gravity(ticket, material)
            if matters is not Severity.LOW:
                said = [known.quote(comment.text) for comment in ticket.comments[-1:]]
                yield self._flag(
                    ticket.key,
                    ticket.title,
                    ticket.due,
                    material,
                    severity=matters,
                    owner=ticket.assignee,
                    limit=limit,
                    because=f"; that is the day of {ticket.due_of}"
                    if ticket.due_of
                    else "",
                    evidence=[known.quote(ticket.title), *said],
                )

    def _entries(self, material: FlagMaterial) -> Iterable[Flag]:
        for known in material.view.records(RaidEntry):
            entry = known.record
            if not entry.is_open or not entry.due or entry.kind not in _HAS_WORK:
                continue
            if _is_overdue(entry.due, material):
                note = [known.quote(entry.note)] if entry.note else []
                yield self._flag(
                    entry.key,
                    entry.title,
                    entry.due,
                    material,
                    severity=weight(entry, material.thresholds.high_exposure),
                    owner=entry.owner,
                    evidence=[known.quote(entry.title), *note],
                )

    def _actions(self, material: FlagMaterial) -> Iterable[Flag]:
        """Prose rarely says that a thing is done, so that more must speak for it.

        Somebody says that it is not done, or its owner was asked again since, or a
        ticket or a milestone hangs on it. What the tracker or the log has closed since
        is done.
        """
        hinges = Hinges(material)
        for action in material.actions:
            due = action.due
            if due is None or not _is_owed(action, material):
                continue
            if hinges.is_closed(action):
                continue
            said = complaints(action, due, material)
            is_late = _is_late(due, material)
            hinge = hinges.why(action, due) if is_late and not said else None
            if said or hinge:
                yield self._flag(
                    hinge.subject if hinge else action.subject,
                    action.what,
                    due,
                    material,
                    severity=Severity.MEDIUM,
                    owner=action.owner,
                    state="not done" if said and not action.newer else NOT_SAID,
                    because=f"; {hinge.why}" if hinge else "",
                    limit=0 if said and not is_late else None,
                    evidence=[
                        *action.evidence,
                        *action.perhaps_done,
                        *(remark.cite_about(action.what) for remark in said[-2:]),
                    ],
                )

    def _flag(  # noqa: PLR0913
        self,
        subject: str,
        title: str,
        due: date,
        material: FlagMaterial,
        *,
        severity: Severity,
        owner: str | None,
        evidence: list[Evidence],
        because: str = "",
        state: str = "not done",
        limit: int | None = None,
    ) -> Flag:
        late = (material.as_of - due).days
        limit = material.thresholds.overdue_days if limit is None else limit
        return raise_flag(
            self.kind,
            subject,
            due + timedelta(days=limit + 1),
            begun=due,
            title=title,
            severity=severity,
            why=(
                f"Due on {due}, {state}, {late} {'day' if late == 1 else 'days'} late "
                f"(limit {limit}){because}."
            ),
            question=f"{call(owner)}, what keeps {title!r} from being done, and what "
            "is the new date?",
            evidence=[*evidence, Computed(rule="past due", inputs=(subject, str(due)))],
            owner=owner,
        )


def _grace(ticket: Ticket, material: FlagMaterial) -> int:
    """Return the days after its date that a ticket may take without a flag.

    None befits a fault of the highest priority, nor what was put off before.
    """
    grave = ticket.is_bug and priority(ticket) is Severity.HIGH
    if grave or later_moves(ticket.key, material):
        return 0
    return material.thresholds.overdue_days


def _follows_its_milestone(ticket: Ticket, material: FlagMaterial) -> bool:
    """Whether its day is only lent by a milestone that has moved on since.

    What a tracker lends to all work of a milestone is nobody's promise.
    """
    due = ticket.due
    if due is None or ticket.due_of is None:
        return False
    return any(
        stone.baseline == due and stone.forecast and stone.forecast > due
        for stone in material.milestones
    )


def is_overdue(ticket: Ticket, material: FlagMaterial) -> bool:
    """Whether an unfinished ticket is flagged as overdue."""
    return (
        ticket.due is not None
        and not is_finished(ticket)
        and (material.as_of - ticket.due).days > _grace(ticket, material)
        and gravity(ticket, material) is not Severity.LOW
    )


def _is_owed(action: ActionItem, material: FlagMaterial) -> bool:
    """Whether a firm promise is past its day, and not asked for again and again."""
    firm = action.strength is Strength.COMMITTED
    is_past = action.status is ActionStatus.OVERDUE
    return firm and is_past and not is_repeated(action, material)


def _is_late(due: date, material: FlagMaterial) -> bool:
    """Whether it is late by more working days than tolerated."""
    return working_days(due, material.as_of) > material.thresholds.overdue_days


def _is_overdue(due: date, material: FlagMaterial) -> bool:
    return (material.as_of - due).days > material.thresholds.overdue_days
