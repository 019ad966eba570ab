"""Dependencies and issues of the log whose day moved later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import RaidEntry, RaidKind, Ticket
from assistant.domain.sourced import Known
from assistant.facts.changes.next_reviews import is_next_review
from assistant.facts.flags.hinges import days_later
from assistant.facts.flags.importance import weight
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.flags.milestone_days import day_moves
from assistant.facts.flags.told import is_told
from assistant.facts.mentions import links_of
from assistant.facts.sameness.stems import shared, stems
from assistant.ledger.view import View

_DATED = frozenset({RaidKind.DEPENDENCY, RaidKind.ISSUE})
_AT_ONCE = timedelta(days=7)


class EntrySlip:
    """One flag for each later day that the log itself gives.

    The day of a risk or an assumption is that of its response. What a milestone or
    work of the same matter tells by moving to the same day is not told again.
    """

    kind: ClassVar[FlagKind] = FlagKind.SLIP

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return the moves of open entries that weigh something, oldest first."""
        for known in material.view.records(RaidEntry):
            row = known.record
            light = weight(row, material.thresholds.high_exposure) is Severity.LOW
            if not row.is_open or row.kind not in _DATED:
                continue
            if light and row.exposure is not None:
                continue
            for old, new in _moves(row.key, material):
                if not _is_told_by_work(new, material):
                    yield self._flag(old, new, material)

    def _flag(
        self, old: Known[RaidEntry], new: Known[RaidEntry], material: FlagMaterial
    ) -> Flag:
        row, before = new.record, old.record.due
        days = days_later(before, row.due)
        told = is_told(row.key, row.title, new.since, material)
        rank = weight(row, material.thresholds.high_exposure)
        return raise_flag(
            self.kind,
            row.key,
            new.since,
            title=row.title,
            severity=Severity.HIGH if rank is Severity.HIGH and not told else rank,
            why=f"The log moved {row.key} from {before} to {row.due}, {days} days "
            f"later, between {old.since} and {new.since}.",
            question=f"{call(row.owner)}, who waits for {row.title!r}, and do they "
            f"know that it is {row.due} now?",
            evidence=[
                new.quote(row.title),
                *([new.quote(row.note)] if row.note != old.record.note else []),
                old.quote(old.record.title),
                Computed(
                    rule=f"day of {row.key} moved later by {days} days",
                    inputs=(str(before), str(row.due)),
                ),
            ],
            owner=row.owner,
        )


def _moves(
    key: str, material: FlagMaterial
) -> Iterator[tuple[Known[RaidEntry], Known[RaidEntry]]]:
    """Yield the states before and after each later day, not those of a next review."""
    for old, new in pairwise(material.view.history(RaidEntry, key)):
        before, after = old.record, new.record
        if days_later(before.due, after.due) < material.thresholds.slip_days:
            continue
        if after.due_or_review and is_next_review(before, after, new.since):
            continue
        if before.is_open:
            yield old, new


def _is_told_by_work(new: Known[RaidEntry], material: FlagMaterial) -> bool:
    """Whether a milestone or work on the matter moved to the same day at that time."""
    entry, wanted = new.record, stems(new.record.title)
    for move in day_moves(material.view):
        if move.new == entry.due and shared(wanted, stems(move.title)):
            return True
    near = set(material.ticket_titles.sharing(wanted))
    near |= {
        material.ticket_numbers[key]
        for key in links_of(entry)
        if key in material.ticket_numbers
    }
    return any(
        _moved(material.tickets[n].record.key, entry.due, new.since, material.view)
        for n in near
    )


def _moved(key: str, to: date | None, day: date, view: View) -> bool:
    """Whether work came to have the day of itself, not by its milestone, about then."""
    return any(
        new.record.due == to
        and days_later(old.record.due, to) > 0
        and new.record.due_of is None
        and abs(new.since - day) <= _AT_ONCE
        for old, new in pairwise(view.history(Ticket, key))
    )
