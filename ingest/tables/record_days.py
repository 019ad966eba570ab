"""The newest day that the records of a file tell of what has happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import (
    AnyRecord,
    LoggedDecision,
    Milestone,
    RaidEntry,
    Ticket,
)

NEWEST = "newest timestamp"
_KINDS = frozenset(
    (
        *(DocumentKind.RAID_CSV, DocumentKind.RAID_XLSX, DocumentKind.RAID_MARKDOWN),
        *(DocumentKind.TABLE_CSV, DocumentKind.TABLE_XLSX),
    )
)


def with_newest_day(result: ReadResult, today: date) -> ReadResult:
    """Date a log by all of its tables: no older than what they say was done.

    A decision counts as a risk that was raised does; what is due is still to come.
    """
    if result.kind not in _KINDS:
        return result
    newest = newest_of(map(_newest, result.records), today)
    if newest is None or (result.dated and result.dated >= newest):
        return result
    return result.model_copy(update={"dated": newest, "dated_from": NEWEST})


def newest_of(days: Iterable[date | None], today: date) -> date | None:
    """Return the newest of the days that is not ahead, by any zone's clock."""
    latest = today + timedelta(days=1)
    return max((day for day in days if day and day <= latest), default=None)


def _newest(record: AnyRecord) -> date | None:
    return max(filter(None, _done(record)), default=None)


def _done(record: AnyRecord) -> Iterator[date | None]:
    if isinstance(record, LoggedDecision):
        yield record.decided_on
    elif isinstance(record, Milestone):
        yield record.met_on
    elif isinstance(record, RaidEntry):
        yield from (record.raised, record.updated)
    elif isinstance(record, Ticket):
        yield from (record.created, record.updated, record.resolved)
