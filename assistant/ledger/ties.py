"""Streams that share ids, and whether these are of the same things."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import sqlalchemy as sa

from assistant.domain.likeness import Item, Likeness, likeness
from assistant.domain.records import AnyRecord, Milestone, RaidEntry, Ticket
from assistant.ledger.items import batches, item_of
from assistant.ledger.tables import STILL, item, source, state

LISTED: Mapping[str, type[Item]] = {
    model.type: model for model in (Ticket, RaidEntry, Milestone)
}
"""The records that people know by id and title, by type."""
_COMPARED = 100
"""Ids that are looked at of two streams; more would not tell more."""
_MOST = 2
"""So many times more ids of other things than of the same make two lists of two."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two streams, the ids that they share, and how many are of one thing."""

    one: str
    two: str
    keys: tuple[str, ...]
    same: int
    is_apart: bool


def is_other_list(
    connection: sa.Connection, stream: str, records: Iterable[AnyRecord]
) -> bool:
    """Whether a stream ever had other things under the ids of the records."""
    of_stream = sa.select(source.c.id).where(source.c.stream == stream)
    counts = _compared(connection, records, state.c.source.in_(of_stream))
    return any(_are_apart(each) for each in counts.values())


def other_lists(
    connection: sa.Connection, source_id: str, records: Iterable[AnyRecord]
) -> frozenset[str]:
    """Return the other sources that have other things under the ids of the records.

    The records are some of a source's, of which nobody knows whether they are all.
    """
    counts = _compared(connection, records, state.c.source != source_id)
    return frozenset(each for each in counts if _are_apart(counts[each], whole=False))


def _compared(
    connection: sa.Connection,
    records: Iterable[AnyRecord],
    wanted: sa.ColumnElement[bool],
) -> dict[str, Counter[Likeness]]:
    """Hold the first records against what other sources say under their ids."""
    counts: dict[str, Counter[Likeness]] = defaultdict(Counter)
    listed = (record for record in records if isinstance(record, Item))
    for batch in batches(listed):
        mine = {item_of(record): record for record in batch}
        query = sa.select(state.c.source, state.c.item, state.c.cells).where(
            wanted, state.c.rev_to == STILL, state.c.item.in_(mine)
        )
        told: dict[tuple[str, str], list[Item]] = defaultdict(list)
        for row in connection.execute(query):
            record = type(mine[row.item]).model_validate(row.cells)
            told[row.source, row.item].append(record)
        for (of, key), found in told.items():
            counts[of][_verdict([mine[key]], found)] += 1
        if any(each.total() >= _COMPARED for each in counts.values()):
            break
    return counts


def believed(revision: int) -> sa.ColumnElement[bool]:
    """Return the condition for states that were believed at a revision."""
    return sa.and_(state.c.rev_from <= revision, state.c.rev_to > revision)


def shared_items(
    connection: sa.Connection, revision: int
) -> dict[tuple[str, str], list[str]]:
    """Return the items of each two streams that have some in common."""
    sizes = connection.execute(
        sa.select(state.c.source, sa.func.count().label("size"))
        .group_by(state.c.source)
        .order_by(sa.desc("size"))
    )
    # What two streams hold, one holds that is not the largest, which takes long.
    others = [row.source for row in sizes][1:]
    if not others:
        return {}
    common = (
        sa.select(state.c.item)
        .join(item, item.c.id == state.c.item)
        .where(believed(revision), state.c.source.in_(others), item.c.type.in_(LISTED))
    )
    query = (
        sa.select(state.c.item, state.c.source)
        .where(believed(revision), state.c.item.in_(common))
        .distinct()
        .order_by(state.c.item, state.c.source)
    )
    holders: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(query):
        holders[row.item].append(row.source)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for held, sources in holders.items():
        for pair in combinations(sources, 2):
            shared[pair].append(held)
    return shared


def tie_of(
    connection: sa.Connection,
    revision: int,
    pair: tuple[str, str],
    held: Sequence[str],
    whole: Collection[str],
) -> Tie:
    """Hold what two streams say under the ids that they share against each other."""
    compared = held[:_COMPARED]
    query = (
        sa.select(state.c.item, state.c.source, state.c.cells, item.c.type, item.c.key)
        .join(item, item.c.id == state.c.item)
        .where(
            believed(revision),
            state.c.item.in_(compared),
            state.c.source.in_(pair),
        )
    )
    told: dict[str, dict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    keys: dict[str, str] = {}
    for row in connection.execute(query):
        record = LISTED[row.type].model_validate(row.cells)
        told[row.item][row.source].append(record)
        keys[row.item] = row.key
    counts = Counter(
        _verdict(told[each][pair[0]], told[each][pair[1]]) for each in compared
    )
    return Tie(
        *pair,
        keys=tuple(keys[each] for each in compared),
        same=counts[Likeness.SAME],
        is_apart=_are_apart(counts, whole=all(each in whole for each in pair)),
    )


def _are_apart(counts: Counter[Likeness], *, whole: bool = True) -> bool:
    """Whether the ids that two lists share are of other things in each.

    Most are, if both are `whole`; what only mentions some must have two, and all.
    """
    other = counts[Likeness.OTHER]
    rest = counts.total() - other
    if not whole:
        return other >= _MOST and not rest
    return other > 0 and other >= _MOST * rest


def _verdict(ones: Iterable[Item], twos: Sequence[Item]) -> Likeness:
    """Return the nearest of what two streams ever said under one id."""
    found = {likeness(one, two) for one in ones for two in twos}
    order = (Likeness.SAME, Likeness.UNSURE, Likeness.OTHER)
    return next(each for each in order if each in found)
