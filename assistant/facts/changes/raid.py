"""What happened to the entries of the RAID log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.domain.base import iso
from assistant.domain.evidence import Computed
from assistant.domain.facts import Change, ChangeKind, Severity
from assistant.domain.labels import Label
from assistant.domain.records import RaidEntry, RaidKind, RaidState
from assistant.domain.sourced import Known
from assistant.facts.beginning import began
from assistant.facts.changes import severity
from assistant.facts.changes.build import make_change
from assistant.facts.changes.gone import said_finished
from assistant.facts.changes.next_reviews import is_next_review
from assistant.facts.changes.period import Period
from assistant.facts.quoting import cells
from assistant.facts.risks.not_in_time import not_in_time

_OPENED = {
    RaidKind.RISK: ChangeKind.RISK_OPENED,
    RaidKind.DEPENDENCY: ChangeKind.RISK_OPENED,
    RaidKind.ISSUE: ChangeKind.ISSUE_OPENED,
}
_CLOSED = {
    RaidKind.RISK: ChangeKind.RISK_CLOSED,
    RaidKind.DEPENDENCY: ChangeKind.RISK_CLOSED,
    RaidKind.ISSUE: ChangeKind.ISSUE_CLOSED,
}


def raid_changes(period: Period) -> Iterator[Change]:
    """Yield what is different of every entry."""
    for pair in period.pairs(RaidEntry):
        if pair.after is None:
            if pair.before is not None and pair.before.record.is_open:
                yield _vanished(period, pair.before)
        else:
            yield from _Entry(period, pair.before, pair.after).changes()


def score_words(entry: RaidEntry) -> str | None:
    """Return the exposure as it is written, or the impact of an issue without one."""
    if entry.has_impact_only:
        return entry.weight_words
    return None if entry.exposure is None else f"{entry.exposure:g}"


def _vanished(period: Period, before: Known[RaidEntry]) -> Change:
    """Tell what is gone, as closed where people say that it is over."""
    entry = before.record
    said = None
    if entry.kind in _CLOSED:
        said = said_finished(period, entry.key, entry.title, after=before.first_seen)
    day = next(
        (d for d in period.view.snapshots(RaidEntry) if d > before.since), period.end
    )
    return make_change(
        _CLOSED[entry.kind] if said else ChangeKind.VANISHED,
        entry.key,
        entry.title,
        before=entry.status or None,
        on=period.first_within(
            *([said.passage.dated] if said else []), day, default=period.end
        ),
        owner=entry.owner,
        severity=severity.of_exposure(entry),
        evidence=(*cells(before, entry.title), *([said.evidence] if said else [])),
    )


@dataclass(frozen=True)
class _Entry:
    """One entry at both ends; `before` is None for a new one."""

    period: Period
    before: Known[RaidEntry] | None
    after: Known[RaidEntry]

    def changes(self) -> Iterator[Change]:
        new = self.after.record
        if self.before is None:
            yield from self._opened(new)
        else:
            yield from self._differences(self.before.record, new)
        yield from self._late(new)

    def _opened(self, new: RaidEntry) -> Iterator[Change]:
        """Tell a new entry; of one that is over by now, its end in the same breath."""
        rank = severity.of_exposure(new)
        over = not new.is_open
        if new.kind in _OPENED:
            yield self._change(
                _OPENED[new.kind],
                _is_known,
                after=new.status if over else score_words(new) or new.status,
                on=self.period.first_within(new.raised, default=self.after.first_seen),
                rank=min(rank, Severity.MEDIUM, key=_weight) if over else rank,
            )
        if new.state is RaidState.CLOSED and new.kind in _CLOSED:
            yield self._change(_CLOSED[new.kind], _is_over, after=new.status)
        elif new.state is RaidState.INVALID:
            yield self._broken(None, new)

    def _differences(self, old: RaidEntry, new: RaidEntry) -> Iterator[Change]:
        if old == new:
            return
        if not new.is_open:
            yield from self._ended(old, new)
            return
        if not old.is_open:
            yield self._change(
                ChangeKind.REOPENED,
                lambda entry: entry.is_open,
                before=old.status,
                after=new.status,
                rank=severity.of_exposure(new),
            )
        yield from self._score(old, new)
        yield from self._date(old, new)
        told = old.says_owner and new.says_owner
        if told and not self.period.same_person(old.owner, new.owner):
            yield self._change(
                ChangeKind.REASSIGNED,
                lambda entry: self.period.same_person(entry.owner, new.owner),
                before=old.owner,
                after=new.owner,
                cell=new.owner,
            )

    def _ended(self, old: RaidEntry, new: RaidEntry) -> Iterator[Change]:
        if new.state is RaidState.INVALID and old.state is not RaidState.INVALID:
            yield self._broken(old.status, new)
        elif old.is_open and new.kind in _CLOSED:
            yield self._change(
                _CLOSED[new.kind], _is_over, before=old.status, after=new.status
            )

    def _broken(self, before: str | None, new: RaidEntry) -> Change:
        kind = (
            ChangeKind.ASSUMPTION_BROKEN
            if new.kind is RaidKind.ASSUMPTION
            else _CLOSED[new.kind]
        )
        rank = Severity.HIGH if (new.impact or 4) >= 4 else Severity.MEDIUM
        return self._change(kind, _is_over, before=before, after=new.status, rank=rank)

    def _score(self, old: RaidEntry, new: RaidEntry) -> Iterator[Change]:
        if old.exposure is None or new.exposure is None:
            return
        if new.exposure > old.exposure:
            rank = max(severity.of_exposure(new), Severity.MEDIUM, key=_weight)
            kind = ChangeKind.RISK_SCORE_UP
        elif new.exposure < old.exposure:
            rank, kind = Severity.LOW, ChangeKind.RISK_SCORE_DOWN
        else:
            return
        yield self._change(
            kind,
            lambda entry: entry.exposure == new.exposure,
            before=score_words(old),
            after=score_words(new),
            rank=rank,
        )

    def _date(self, old: RaidEntry, new: RaidEntry) -> Iterator[Change]:
        if not old.due or not new.due or old.due == new.due:
            return
        if new.due_or_review and is_next_review(old, new, self.after.since):
            return
        later = new.due > old.due
        urgent = severity.of_exposure(new) is Severity.HIGH
        yield self._change(
            ChangeKind.DATE_SLIPPED if later else ChangeKind.DATE_PULLED_IN,
            lambda entry: entry.due == new.due,
            before=iso(old.due),
            after=iso(new.due),
            rank=severity.of_slip(old.due, new.due, urgent=urgent)
            if later
            else Severity.LOW,
        )

    def _late(self, new: RaidEntry) -> Iterator[Change]:
        """A dependency is late when its log says so, or when its day has passed.

        So it is on its day, where somebody says that it does not come.
        """
        if new.kind is not RaidKind.DEPENDENCY or not new.is_open:
            return
        was_late = self.before is not None and (
            self.before.record.state is RaidState.LATE
            or _overdue(self.before.record, self.period.since)
            or new.key in not_in_time(self.period.view.at(self.period.since))
        )
        overdue = _overdue(new, self.period.end)
        said = not_in_time(self.period.view).get(new.key)
        if was_late or not (new.state is RaidState.LATE or overdue or said):
            return
        told = self._change(
            ChangeKind.DEPENDENCY_LATE,
            lambda entry: entry.state is RaidState.LATE,
            on=self._day_after_due(new),
            before=iso(new.due),
            after=new.status,
            rank=Severity.HIGH,
        )
        if said:
            told = told.model_copy(update={"evidence": (said, *told.evidence)})
        if overdue:
            rule = f"due on {iso(new.due)} and not closed by {self.period.end}"
            told = told.model_copy(
                update={
                    "evidence": (
                        *told.evidence,
                        Computed(rule=rule, inputs=(new.key,)),
                    )
                }
            )
        yield told

    def _day_after_due(self, new: RaidEntry) -> date | None:
        """Return since when it is late where only its day tells so."""
        if new.state is RaidState.LATE or new.due is None:
            return None
        after = new.due + timedelta(days=1)
        return after if self.period.holds(after) else None

    def _change(  # noqa: PLR0913  one argument a field
        self,
        kind: ChangeKind,
        holds: Callable[[RaidEntry], bool],
        *,
        before: str | None = None,
        after: str | None = None,
        on: date | None = None,
        rank: Severity = Severity.LOW,
        cell: str | None = None,
    ) -> Change:
        new = self.after.record
        note = new.note
        if self.before is not None and self.before.record.note == note:
            note = ""
        since = began(self.period.view.history(RaidEntry, new.key), holds)
        return make_change(
            kind,
            new.key,
            new.title,
            before=before,
            after=after,
            on=on or self.period.first_within(since, default=self.after.since),
            owner=new.owner,
            severity=rank,
            evidence=cells(self.after, new.title, cell, note),
            label=self.before.label if self.before and before else Label.CLIENT,
        )


def _is_known(_entry: RaidEntry) -> bool:
    return True


def _is_over(entry: RaidEntry) -> bool:
    return not entry.is_open


def _overdue(entry: RaidEntry, day: date) -> bool:
    return entry.due is not None and entry.due < day


def _weight(rank: Severity) -> int:
    return -rank.rank
