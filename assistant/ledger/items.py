"""The items that records are states of, looked up and made many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

import sqlalchemy as sa

from assistant.domain.base import stable_id
from assistant.domain.records import AnyRecord
from assistant.ledger.tables import item

BATCH = 500
"""Rows that are read or written in one step; SQLite takes 32,766 values in one."""
T = TypeVar("T")


def batches(entries: Iterable[T]) -> Iterator[Sequence[T]]:
    """Yield the entries in lists of `BATCH`, so that they are never all in memory."""
    rest = iter(entries)
    while batch := list(islice(rest, BATCH)):
        yield batch


def item_of(record: AnyRecord) -> str:
    """Return the id of the item that the record is a state of."""
    return stable_id("itm", record.type, record.key)


def make_items(connection: sa.Connection, records: Mapping[str, AnyRecord]) -> None:
    """Add the items, given by id, that are not known yet."""
    known = connection.scalars(sa.select(item.c.id).where(item.c.id.in_(records)))
    missing = records.keys() - set(known)
    rows = [
        {"id": key, "type": record.type, "key": record.key}
        for key, record in records.items()
        if key in missing
    ]
    if rows:
        connection.execute(item.insert(), rows)
