"""Records as states with validity: one row a difference, never a copy a week."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

import sqlalchemy as sa

from assistant.domain.reading import PastState
from assistant.domain.records import AnyRecord
from assistant.ledger.items import batches, item_of, make_items
from assistant.ledger.tables import FOREVER, STILL, state, version
from assistant.ledger.ties import other_lists

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
    its stream, so that one which arrives late changes only those. What is no snapshot
    does not touch other lists, which have other things under the same ids.
    """
    apart: Collection[str] = ()
    if not snapshot.complete:
        apart = other_lists(connection, snapshot.source, records)
    _lay(connection, snapshot, _all_said(connection, records), apart)


def _all_said(
    connection: sa.Connection, records: Iterable[AnyRecord]
) -> Iterator[_Said]:
    """Yield what the records say of their items, which are there by then."""
    for batch in batches(records):
        make_items(connection, {item_of(record): record for record in batch})
        yield from map(_said, batch)


def _said(record: AnyRecord) -> _Said:
    cells = record.model_dump(mode="json", exclude={"locator"})
    return _Said(item_of(record), record.locator, cells)


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
        _lay(connection, replace(snapshot, version=before[0]), before[1])
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
    records: Iterable[_Said],
    apart: Collection[str] = (),
) -> None:
    """Write what differs from what stands, batch by batch, and end what is gone."""
    until = _next_day(connection, snapshot)
    gone = _ids_standing(connection, snapshot) if snapshot.complete else {}
    for batch in batches(records):
        held = [said.item for said in batch]
        standing = _standing(connection, snapshot, held, apart)
        added: list[dict[str, Any]] = []
        for said in batch:
            gone.pop(said.item, None)
            row = standing.get(said.item)
            if row is not None and row["cells"] == said.cells:
                continue
            end = until if row is None else min(until, row["valid_to"])
            if row is not None:
                _cut_out(connection, row, snapshot, end)
            added.append(_added(connection, snapshot, said, end))
        if added:
            connection.execute(state.insert(), added)
    for ids in batches(gone.values()):
        rows = connection.execute(sa.select(state).where(state.c.id.in_(ids)))
        for row in rows.mappings().all():
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
    ends = _ends(past, snapshot.day, _next_day(connection, snapshot))
    for batch in batches(zip(past, ends, strict=True)):
        told = [(each, end) for each, end in batch if end is not None]
        make_items(connection, {item_of(each.record): each.record for each, _ in told})
        rows = [_row(snapshot, _said(each.record), each.on, end) for each, end in told]
        if rows:
            connection.execute(state.insert(), rows)


def _ends(past: Collection[PastState], day: date, until: date) -> Sequence[date | None]:
    """Return until when each state holds, None for those that begin on the day."""
    by_item: dict[str, list[tuple[date, int]]] = {}
    for place, each in enumerate(past):
        if each.on < day:
            by_item.setdefault(item_of(each.record), []).append((each.on, place))
    ends: list[date | None] = [None] * len(past)
    for states in by_item.values():
        states.sort()
        for (_, place), (end, _) in pairwise([*states, (until, -1)]):
            ends[place] = end
    return ends


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
    connection: sa.Connection,
    snapshot: Snapshot,
    items: Collection[str],
    apart: Collection[str],
) -> dict[str, sa.RowMapping]:
    """Return the states of the items that hold on the snapshot's day, by item.

    Not those of sources which are `apart`: theirs are other things.
    """
    query = _holding(sa.select(state), snapshot).where(
        state.c.item.in_(items), state.c.source.not_in(apart)
    )
    return {row["item"]: row for row in connection.execute(query).mappings()}


def _ids_standing(connection: sa.Connection, snapshot: Snapshot) -> dict[str, int]:
    """Return the ids of all states that hold on the snapshot's day, by item."""
    query = _holding(sa.select(state.c.item, state.c.id), snapshot)
    return {row.item: row.id for row in connection.execute(query)}


def _holding(query: sa.Select[Any], snapshot: Snapshot) -> sa.Select[Any]:
    """Restrict the query to what holds on the snapshot's day.

    A stream of accumulating records (CI runs) is compared with all streams, so that
    a run that two files hold is one.
    """
    held = query.where(
        state.c.rev_to == STILL,
        state.c.valid_from <= snapshot.day,
        state.c.valid_to > snapshot.day,
    )
    return held.where(state.c.source == snapshot.source) if snapshot.complete else held


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


def _added(
    connection: sa.Connection, snapshot: Snapshot, said: _Said, end: date
) -> dict[str, Any]:
    """Return a state to add; one that goes on with the same cells is taken up in it."""
    later = _later(connection, snapshot, said, end) if end < FOREVER else None
    if later is not None and later["cells"] == said.cells:
        connection.execute(
            state.update().where(state.c.id == later["id"]).values(rev_to=snapshot.rev)
        )
        end = later["valid_to"]
    return _row(snapshot, said, snapshot.day, end)


def _row(
    snapshot: Snapshot, said: _Said, valid_from: date, valid_to: date
) -> dict[str, Any]:
    return {
        "item": said.item,
        "source": snapshot.source,
        "version": snapshot.version,
        "valid_from": valid_from,
        "valid_to": valid_to,
        "locator": said.locator,
        "cells": said.cells,
        "rev_from": snapshot.rev,
        "rev_to": STILL,
    }


def _later(
    connection: sa.Connection, snapshot: Snapshot, said: _Said, end: date
) -> sa.RowMapping | None:
    """Return the state of the item that begins where another ends."""
    query = sa.select(state).where(
        state.c.item == said.item,
        state.c.source == snapshot.source,
        state.c.rev_to == STILL,
        state.c.valid_from == end,
    )
    return connection.execute(query).mappings().first()
