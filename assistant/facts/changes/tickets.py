"""What happened to tickets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.domain.base import iso
from assistant.domain.facts import Change, ChangeKind, Severity
from assistant.domain.labels import Label
from assistant.domain.records import StatusCategory, Ticket
from assistant.domain.sourced import Known
from assistant.facts.beginning import began, blocked_since
from assistant.facts.changes import severity
from assistant.facts.changes.build import make_change
from assistant.facts.changes.gone import said_finished
from assistant.facts.changes.lent_days import is_lent, lent_day_changes
from assistant.facts.changes.period import Period
from assistant.facts.changes.put_off import was_put_off
from assistant.facts.changes.releases import Releases, releases_of
from assistant.facts.milestones.borrowed import STAGE
from assistant.facts.milestones.status import lenders
from assistant.facts.quoting import cells, remark
from assistant.facts.tickets import (
    OPEN_CATEGORIES,
    is_cancelled,
    is_fault,
    is_finished,
)

Holds = Callable[[Ticket], bool]


def ticket_changes(period: Period) -> Iterator[Change]:
    """Yield what is different of every ticket."""
    pairs = list(period.pairs(Ticket))
    stages = frozenset(one.removeprefix(STAGE) for one in lenders(period.view))
    releases = releases_of(pairs, stages)
    now = {known.record.key: known.record for known in period.view.records(Ticket)}
    for pair in pairs:
        if pair.after is None:
            if pair.before is not None:
                yield _vanished(period, pair.before)
        elif pair.before is None:
            yield from _new(period, pair.after)
        else:
            yield from _Difference(
                period, pair.before, pair.after, releases, now
            ).changes()
    yield from lent_day_changes(period, pairs)


def _vanished(period: Period, before: Known[Ticket]) -> Change:
    """Tell what is gone, as finished where people say that it is."""
    record = before.record
    said = said_finished(period, record.key, record.title, after=before.first_seen)
    day = next(
        (d for d in period.view.snapshots(Ticket) if d > before.since), period.end
    )
    told = _rank(ChangeKind.DONE, record) if said else Severity.MEDIUM
    return make_change(
        ChangeKind.DONE if said else ChangeKind.VANISHED,
        record.key,
        record.title,
        before=record.status or None,
        on=period.first_within(
            *([said.passage.dated] if said else []), day, default=period.end
        ),
        owner=record.assignee,
        severity=told,
        evidence=(*cells(before, record.title), *([said.evidence] if said else [])),
    )


def _new(period: Period, after: Known[Ticket]) -> Iterator[Change]:
    record = after.record
    if is_cancelled(record):
        return
    fault = is_fault(record)
    kind = ChangeKind.ISSUE_OPENED if fault else ChangeKind.SCOPE_ADDED
    rank = severity.of_ticket(record) if fault else Severity.MEDIUM
    evidence = cells(after, record.title) + remark(after, record.comments)
    yield make_change(
        kind,
        record.key,
        record.title,
        after=record.status,
        on=period.first_within(record.created, default=after.first_seen),
        owner=record.assignee,
        severity=rank,
        evidence=evidence,
    )
    kinds: dict[ChangeKind, Holds] = {
        ChangeKind.DONE: is_finished,
        ChangeKind.BLOCKED: _is_blocked,
    }
    states = period.view.history(Ticket, record.key)
    for told, holds in kinds.items():
        if holds(record):
            done = record.resolved if told is ChangeKind.DONE else None
            yield make_change(
                told,
                record.key,
                record.title,
                after=record.status,
                on=period.first_within(
                    done, _since(told, states, holds), default=after.since
                ),
                owner=record.assignee,
                severity=_rank(told, record),
                evidence=evidence,
            )


def _since(kind: ChangeKind, states: Sequence[Known[Ticket]], holds: Holds) -> date:
    """Return the day since which it is so; a comment may date that it is blocked."""
    is_stop = kind is ChangeKind.BLOCKED and states[-1].record.is_blocked
    return blocked_since(states)[0] if is_stop else began(states, holds)


def _is_blocked(ticket: Ticket) -> bool:
    return ticket.is_blocked


def _rank(kind: ChangeKind, record: Ticket) -> Severity:
    if kind is ChangeKind.DONE:
        return Severity.MEDIUM if severity.is_urgent(record) else Severity.LOW
    if kind is ChangeKind.BLOCKED:
        return Severity.HIGH
    if kind is ChangeKind.REOPENED:
        return severity.of_ticket(record)
    if kind in {ChangeKind.UNBLOCKED, ChangeKind.SCOPE_REMOVED}:
        return Severity.MEDIUM
    return Severity.LOW


@dataclass(frozen=True)
class _Difference:
    """One ticket at both ends of the period."""

    period: Period
    before: Known[Ticket]
    after: Known[Ticket]
    releases: Releases
    now: dict[str, Ticket] = field(repr=False)

    def changes(self) -> Iterator[Change]:
        old, new = self.before.record, self.after.record
        if old == new:
            return
        yield from self._by_status(old, new)
        moved_out = self.releases.moved_out(old.releases, new.releases)
        if moved_out and not is_cancelled(new):
            yield self._change(
                ChangeKind.SCOPE_REMOVED,
                ", ".join(moved_out),
                ", ".join(new.releases) or None,
                lambda ticket: not set(moved_out) & set(ticket.releases),
            )
        if (
            new.category not in OPEN_CATEGORIES
            and new.category is not StatusCategory.UNKNOWN
        ):
            return
        yield from self._by_date(old, new)
        told = old.says_assignee and new.says_assignee
        if told and not self.period.same_person(old.assignee, new.assignee):
            yield self._change(
                ChangeKind.REASSIGNED,
                old.assignee,
                new.assignee,
                lambda ticket: self.period.same_person(ticket.assignee, new.assignee),
            )
        if None not in (old.points, new.points) and old.points != new.points:
            yield self._change(
                ChangeKind.REESTIMATED,
                f"{old.points:g}",
                f"{new.points:g}",
                lambda ticket: ticket.points == new.points,
            )

    def _by_status(self, old: Ticket, new: Ticket) -> Iterator[Change]:
        holds: dict[ChangeKind, Holds] = {
            ChangeKind.SCOPE_REMOVED: lambda ticket: (
                is_cancelled(ticket) or was_put_off(old, ticket)
            ),
            ChangeKind.DONE: is_finished,
            ChangeKind.REOPENED: lambda ticket: ticket.category in OPEN_CATEGORIES,
            ChangeKind.BLOCKED: lambda ticket: (
                ticket.is_blocked or (not new.is_blocked and self._is_held(ticket))
            ),
            ChangeKind.UNBLOCKED: lambda ticket: not ticket.is_blocked,
            ChangeKind.STARTED: lambda ticket: ticket.category is StatusCategory.ACTIVE,
        }
        for kind in self._status_kinds(old, new):
            yield self._change(
                kind, old.status or None, new.status or None, holds[kind]
            )

    def _status_kinds(self, old: Ticket, new: Ticket) -> Iterator[ChangeKind]:
        was_closed = is_finished(old) or is_cancelled(old)
        if is_cancelled(new) or was_put_off(old, new):
            if not was_closed:
                yield ChangeKind.SCOPE_REMOVED
            return
        if is_finished(new):
            if not is_finished(old):
                yield ChangeKind.DONE
            return
        if was_closed and new.category in OPEN_CATEGORIES:
            yield ChangeKind.REOPENED
        held, holds = self._is_held(old), self._is_held(new)
        if holds and not held:
            yield ChangeKind.BLOCKED
        elif held and not holds:
            yield ChangeKind.UNBLOCKED
        elif (
            old.category is StatusCategory.TODO
            and new.category is StatusCategory.ACTIVE
        ):
            yield ChangeKind.STARTED

    def _is_held(self, ticket: Ticket) -> bool:
        """Blocked by status or flag, or by a link that came while it was worked on."""
        if ticket.is_blocked:
            return True
        if ticket is self.before.record:
            return False
        links = set(ticket.blocked_by) - set(self.before.record.blocked_by)
        active = StatusCategory.ACTIVE
        return ticket.category is self.before.record.category is active and any(
            self.now[key].category in OPEN_CATEGORIES for key in links & self.now.keys()
        )

    def _by_date(self, old: Ticket, new: Ticket) -> Iterator[Change]:
        if not old.due or not new.due or old.due == new.due:
            return
        if (old.due_of is None) != (new.due_of is None):  # a day of its own is new
            return
        if is_lent(old, new):
            return
        later = new.due > old.due
        rank = (
            severity.of_slip(old.due, new.due, urgent=severity.is_urgent(new))
            if later
            else Severity.LOW
        )
        yield self._change(
            ChangeKind.DATE_SLIPPED if later else ChangeKind.DATE_PULLED_IN,
            iso(old.due),
            iso(new.due),
            lambda ticket: ticket.due == new.due,
            rank,
        )

    def _change(
        self,
        kind: ChangeKind,
        before: str | None,
        after: str | None,
        holds: Holds,
        rank: Severity | None = None,
    ) -> Change:
        """Return the change, on the day since which `holds` has been so."""
        new = self.after.record
        known = self.before.record.comments
        said = [one for one in new.comments if not any(map(one.repeats, known))]
        states = self.period.view.history(Ticket, new.key)
        done = new.resolved if kind is ChangeKind.DONE else None
        since = _since(kind, states, holds)
        value = after if kind is ChangeKind.REASSIGNED else None
        return make_change(
            kind,
            new.key,
            new.title,
            before=before,
            after=after,
            on=self.period.first_within(done, since, default=self.after.since),
            owner=new.assignee,
            severity=rank or _rank(kind, new),
            evidence=cells(self.after, new.title, value) + remark(self.after, said),
            label=self.before.label if before else Label.CLIENT,
        )
