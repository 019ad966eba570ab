"""Records as states with validity: one row a difference, never a copy a week."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class _Said:
    """What a version says of an item."""

    item: str
    locator: str
    cells: dict[str, Any]


def lay_over(
    connection: sa.Connection, snapshot: Snapshot, records: Collection[AnyRecord]
) -> None:
    """Write the differences that the snapshot's records make.

    The snapshot speaks for the days from its own until that of the next snapshot of
    its stream, so that one which arrives late changes only those.
    """
    said = [
        _Said(
            _item(connection, record),
            record.locator,
            record.model_dump(mode="json", exclude={"locator"}),
        )
        for record in records
    ]
    _lay(connection, snapshot, said, {record.type for record in records})


def withdraw(connection: sa.Connection, snapshot: Snapshot, added: int) -> None:
    """Take out what a version said, which came with revision `added`.

    The snapshot before it speaks again for its days; it must no longer count itself.
    """
    rows = connection.execute(
        sa.select(state).where(
            state.c.version == snapshot.version, state.c.rev_to == STILL
        )
    ).mappings()
    if snapshot.complete:
        until = _next_day(connection, snapshot)
        before = _said_before(connection, snapshot, added)
        for row in rows.all():
            if row["valid_from"] < snapshot.day:
                of_past = replace(snapshot, day=row["valid_from"])
                _cut_out(connection, row, of_past, min(until, row["valid_to"]))
        _lay(connection, replace(snapshot, version=before[0]), before[1], set())
        return
    for row in rows.all():
        _cut_out(
            connection, row, replace(snapshot, day=row["valid_from"]), row["valid_to"]
        )
        _restore(connection, snapshot, row, added)


def _said_before(
    connection: sa.Connection, snapshot: Snapshot, added: int
) -> tuple[str, list[_Said]]:
    """Return the version that spoke for the day before one came, and what it said."""
    earlier = connection.execute(
        sa.select(version.c.id, version.c.as_of)
        .where(
            version.c.source == snapshot.source,
            version.c.rev_to == STILL,
            sa.or_(
                version.c.as_of < snapshot.day,
                sa.and_(version.c.as_of == snapshot.day, version.c.rev < added),
            ),
        )
        .order_by(version.c.as_of.desc(), version.c.rev.desc())
        .limit(1)
    ).first()
    if earlier is None:
        return snapshot.version, []
    # Of the same day only the states before the version came tell what was said.
    is_overlaid = earlier.as_of == snapshot.day
    believed = (
        sa.and_(state.c.rev_from < added, state.c.rev_to >= added)
        if is_overlaid
        else state.c.rev_to == STILL
    )
    rows = connection.execute(
        sa.select(state).where(
            believed,
            state.c.source == snapshot.source,
            state.c.valid_from <= earlier.as_of,
            state.c.valid_to > earlier.as_of,
        )
    ).mappings()
    return earlier.id, [
        _Said(row["item"], row["locator"], row["cells"]) for row in rows
    ]


def _restore(
    connection: sa.Connection, snapshot: Snapshot, row: sa.RowMapping, added: int
) -> None:
    """Put back the state that an added row took the place of."""
    former = (
        connection.execute(
            sa.select(state).where(
                state.c.item == row["item"],
                state.c.rev_to == added,
                state.c.valid_from <= row["valid_from"],
                state.c.valid_to > row["valid_from"],
            )
        )
        .mappings()
        .first()
    )
    if former is not None:
        connection.execute(
            state.insert().values(
                **{name: former[name] for name in _CONTENT},
                valid_from=row["valid_from"],
                valid_to=min(row["valid_to"], former["valid_to"]),
                rev_from=snapshot.rev,
                rev_to=STILL,
            )
        )


def _lay(
    connection: sa.Connection,
    snapshot: Snapshot,
    records: Collection[_Said],
    types: Collection[str],
) -> None:
    until = _next_day(connection, snapshot)
    standing = _standing(connection, snapshot, types)
    seen: set[str] = set()
    for record in records:
        key, cells = record.item, record.cells
        seen.add(key)
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
            version.c.source == snapshot.source,
            version.c.as_of > snapshot.day,
            version.c.rev_to == STILL,
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
