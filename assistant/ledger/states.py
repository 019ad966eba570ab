"""Records as states with validity: one row a difference, never a copy a week."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from assistant.domain.base import stable_id
from assistant.domain.reading import PastState
from assistant.domain.records import AnyRecord
from assistant.ledger.tables import FOREVER, STILL, item, state, version

_CONTENT = ("item", "source", "version", "locator", "cells")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A version whose records are to be laid over what is known.

    `complete` says that an item missing in it does not exist on its day.
    """

    source: str
    version: str
    day: date
    rev: int
    complete: bool


def lay_over(
    connection: sa.Connection, snapshot: Snapshot, records: Collection[AnyRecord]
) -> None:
    """Write the differences that the snapshot's records make.

    The snapshot speaks for the days from its own until that of the next snapshot of
    its stream, so that one which arrives late changes only those.
    """
    until = _next_day(connection, snapshot)
    standing = _standing(connection, snapshot, {record.type for record in records})
    seen: set[str] = set()
    for record in records:
        key = _item(connection, record)
        seen.add(key)
        cells = record.model_dump(mode="json", exclude={"locator"})
        row = standing.get(key)
        if row is not None and row["cells"] == cells:
            continue
        end = until if row is None else min(until, row["valid_to"])
        if row is not None:
            _cut_out(connection, row, snapshot, end)
        _insert(
            connection,
            snapshot,
            item_id=key,
            end=end,
            locator=record.locator,
            cells=cells,
        )
    if snapshot.complete:
        for key, row in standing.items():
            if key not in seen and row["source"] == snapshot.source:
                _cut_out(connection, row, snapshot, min(until, row["valid_to"]))


def lay_under(
    connection: sa.Connection, snapshot: Snapshot, past: Collection[PastState]
) -> None:
    """Write what a history within the file tells of the days before the snapshot.

    Only where the stream has no states of those days: what was exported then counts.
    """
    known = sa.select(state.c.id).where(
        state.c.source == snapshot.source,
        state.c.valid_from < snapshot.day,
        state.c.rev_to == STILL,
    )
    if connection.scalar(known.limit(1)) is not None:
        return
    until = _next_day(connection, snapshot)
    by_item: dict[str, list[PastState]] = {}
    for each in past:
        if each.on < snapshot.day:
            by_item.setdefault(_item(connection, each.record), []).append(each)
    for key, states in by_item.items():
        states.sort(key=lambda each: each.on)
        ends = [each.on for each in states[1:]] + [until]
        for each, end in zip(states, ends, strict=True):
            connection.execute(
                state.insert().values(
                    item=key,
                    source=snapshot.source,
                    version=snapshot.version,
                    valid_from=each.on,
                    valid_to=end,
                    locator=each.record.locator,
                    cells=each.record.model_dump(mode="json", exclude={"locator"}),
                    rev_from=snapshot.rev,
                    rev_to=STILL,
                )
            )


def _next_day(connection: sa.Connection, snapshot: Snapshot) -> date:
    if not snapshot.complete:
        return FOREVER
    found = connection.scalar(
        sa.select(sa.func.min(version.c.as_of)).where(
            version.c.source == snapshot.source, version.c.as_of > snapshot.day
        )
    )
    return found or FOREVER


def _standing(
    connection: sa.Connection, snapshot: Snapshot, types: Collection[str]
) -> dict[str, sa.RowMapping]:
    """Return the states that hold on the snapshot's day, by item.

    A stream of accumulating records (CI runs) is compared with all streams, so that
    a run that two files hold is one.
    """
    query = sa.select(state).where(
        state.c.rev_to == STILL,
        state.c.valid_from <= snapshot.day,
        state.c.valid_to > snapshot.day,
    )
    if snapshot.complete:
        query = query.where(state.c.source == snapshot.source)
    else:
        query = query.join(item, item.c.id == state.c.item).where(
            item.c.type.in_(sorted(types))
        )
    return {row["item"]: row for row in connection.execute(query).mappings()}


def _item(connection: sa.Connection, record: AnyRecord) -> str:
    key = stable_id("itm", record.type, record.key)
    known = connection.scalar(sa.select(item.c.id).where(item.c.id == key))
    if known is None:
        connection.execute(
            item.insert().values(id=key, type=record.type, key=record.key)
        )
    return key


def _cut_out(
    connection: sa.Connection, row: sa.RowMapping, snapshot: Snapshot, end: date
) -> None:
    """Take the days from the snapshot's until before `end` out of a state."""
    connection.execute(
        state.update().where(state.c.id == row["id"]).values(rev_to=snapshot.rev)
    )
    kept = {name: row[name] for name in _CONTENT}
    for start, stop in ((row["valid_from"], snapshot.day), (end, row["valid_to"])):
        if start < stop:
            connection.execute(
                state.insert().values(
                    **kept,
                    valid_from=start,
                    valid_to=stop,
                    rev_from=snapshot.rev,
                    rev_to=STILL,
                )
            )


def _insert(  # noqa: PLR0913  one argument a column
    connection: sa.Connection,
    snapshot: Snapshot,
    *,
    item_id: str,
    end: date,
    locator: str,
    cells: dict[str, Any],
) -> None:
    """Add a state; one that goes on with the same cells is taken up into it."""
    later = (
        connection.execute(
            sa.select(state).where(
                state.c.item == item_id,
                state.c.source == snapshot.source,
                state.c.rev_to == STILL,
                state.c.valid_from == end,
            )
        )
        .mappings()
        .first()
    )
    if later is not None and later["cells"] == cells:
        connection.execute(
            state.update().where(state.c.id == later["id"]).values(rev_to=snapshot.rev)
        )
        end = later["valid_to"]
    connection.execute(
        state.insert().values(
            item=item_id,
            source=snapshot.source,
            version=snapshot.version,
            valid_from=snapshot.day,
            valid_to=end,
            locator=locator,
            cells=cells,
            rev_from=snapshot.rev,
            rev_to=STILL,
        )
    )
