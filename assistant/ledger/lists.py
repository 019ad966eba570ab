"""Lists that each count from one: whose ids are those of other things elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations
from typing import TypeVar, cast

import sqlalchemy as sa

from assistant.domain.likeness import Item, Likeness, likeness
from assistant.domain.records import AnyRecord, Milestone, Planned, RaidEntry, Ticket
from assistant.domain.sourced import Known
from assistant.ledger.items import batches, item_of
from assistant.ledger.list_names import PLACE, distinct_names
from assistant.ledger.tables import STILL, item, source, state, version

RecordT = TypeVar("RecordT", bound=AnyRecord)

_MODELS: Mapping[str, type[Item]] = {
    model.type: model for model in (Ticket, RaidEntry, Milestone)
}
_COMPARED = 100
"""Ids that are looked at of two streams; more would not tell more."""
_MOST = 2
"""So many times more ids of other things than of the same make two lists of two."""
LIST = "list"
"""Where a version's report keeps the list that the settings name for its file."""


@dataclass(frozen=True, slots=True)
class Clash:
    """What a stream has in common with lists that are not versions of it.

    `name` is what its ids begin with; `others` are the files of the other lists;
    `keys` the ids, as the files have them, that mean several things.
    """

    name: str
    others: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lists:
    """What the lists that clash with another are called, by source.

    `first_seen` is the first day of each of their items, by source, type and key.
    """

    clashes: Mapping[str, Clash] = field(default_factory=dict)
    first_seen: Mapping[tuple[str, str, str], date] = field(default_factory=dict)

    def key(self, source_id: str, key: str) -> str:
        """Return the id that is one thing's alone."""
        clash = self.clashes.get(source_id)
        is_own = clash and any(
            (source_id, each, key) in self.first_seen for each in _MODELS
        )
        return qualified(clash.name, key) if clash and is_own else key

    def known(self, source_id: str, known: Known[RecordT]) -> Known[RecordT]:
        """Return the state of a record with ids that are one thing's alone."""
        record: AnyRecord = known.record
        first = self.first_seen.get((source_id, record.type, record.key))
        if first is None or not isinstance(record, Item):
            return known
        told: dict[str, object] = {"key": self.key(source_id, record.key)}
        if isinstance(record, Ticket):
            told["blocked_by"] = self._all(source_id, record.blocked_by)
            told["blocks"] = self._all(source_id, record.blocks)
            told["parent"] = record.parent and self.key(source_id, record.parent)
        if not isinstance(record, RaidEntry) and record.planned:
            told["planned"] = self._plan(source_id, record.planned)
        own = cast("RecordT", record.model_copy(update=told))
        return replace(known, record=own, first_seen=first)

    def _plan(self, source_id: str, planned: Planned) -> Planned:
        before = tuple(
            one.model_copy(update={"key": self.key(source_id, one.key)})
            for one in planned.predecessors
        )
        return planned.model_copy(update={"predecessors": before})

    def _all(self, source_id: str, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.key(source_id, key) for key in keys)


NO_LISTS = Lists()


def qualified(name: str, key: str) -> str:
    """Return an id with the name of its list: `hall#7`, `hall/R-7`."""
    bare = key.removeprefix("#")
    return f"{name}#{bare}" if bare.isdigit() else f"{name}/{bare}"


def read_lists(connection: sa.Connection, revision: int) -> Lists:
    """Return the lists that clash, as all days up to a revision tell."""
    shared = _shared(connection, revision)
    if not shared:
        return NO_LISTS
    said = _settled(connection, revision, shared)
    ties = [_tie(connection, revision, pair, found) for pair, found in shared.items()]
    group = _groups(ties, said)
    apart = [tie for tie in ties if group[tie.one] != group[tie.two]]
    if not apart:
        return NO_LISTS
    return _named(connection, revision, apart, group, said)


def is_other_list(
    connection: sa.Connection, stream: str, records: Iterable[AnyRecord]
) -> bool:
    """Whether a stream ever had other things under the ids of the records."""
    counts: Counter[Likeness] = Counter()
    listed = (record for record in records if isinstance(record, Item))
    for batch in batches(listed):
        mine = {item_of(record): record for record in batch}
        query = (
            sa.select(state.c.item, state.c.cells)
            .join(source, source.c.id == state.c.source)
            .where(
                source.c.stream == stream,
                state.c.rev_to == STILL,
                state.c.item.in_(mine),
            )
        )
        told: dict[str, list[Item]] = defaultdict(list)
        for row in connection.execute(query):
            record = type(mine[row.item]).model_validate(row.cells)
            told[row.item].append(record)
        counts.update(_verdict([mine[key]], found) for key, found in told.items())
        if counts.total() >= _COMPARED:
            break
    return _are_apart(counts)


@dataclass(frozen=True, slots=True)
class _Tie:
    """Two streams, the ids that they share, and how many are of one thing."""

    one: str
    two: str
    keys: tuple[str, ...]
    same: int
    is_apart: bool


def _believed(revision: int) -> sa.ColumnElement[bool]:
    return sa.and_(state.c.rev_from <= revision, state.c.rev_to > revision)


def _shared(
    connection: sa.Connection, revision: int
) -> dict[tuple[str, str], list[str]]:
    """Return the items of each two streams that have some in common."""
    common = (
        sa.select(state.c.item)
        .join(item, item.c.id == state.c.item)
        .where(_believed(revision), item.c.type.in_(_MODELS))
        .group_by(state.c.item)
        .having(sa.func.min(state.c.source) < sa.func.max(state.c.source))
    )
    query = (
        sa.select(state.c.item, state.c.source)
        .where(_believed(revision), state.c.item.in_(common))
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


def _settled(
    connection: sa.Connection, revision: int, pairs: Iterable[tuple[str, str]]
) -> dict[str, str]:
    """Return the list that the settings name for each source, of its last version."""
    wanted = {each for pair in pairs for each in pair}
    query = (
        sa.select(version.c.source, version.c.report[LIST].as_string().label("list"))
        .where(
            version.c.source.in_(wanted),
            version.c.rev <= revision,
            version.c.rev_to > revision,
        )
        .order_by(version.c.as_of, version.c.rev)
    )
    found = {row.source: row.list for row in connection.execute(query)}
    return {key: name for key, name in found.items() if name}


def _tie(
    connection: sa.Connection, revision: int, pair: tuple[str, str], held: Sequence[str]
) -> _Tie:
    """Hold what two streams say under the ids that they share against each other."""
    compared = held[:_COMPARED]
    query = (
        sa.select(state.c.item, state.c.source, state.c.cells, item.c.type, item.c.key)
        .join(item, item.c.id == state.c.item)
        .where(
            _believed(revision),
            state.c.item.in_(compared),
            state.c.source.in_(pair),
        )
    )
    told: dict[str, dict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    keys: dict[str, str] = {}
    for row in connection.execute(query):
        record = _MODELS[row.type].model_validate(row.cells)
        told[row.item][row.source].append(record)
        keys[row.item] = row.key
    counts = Counter(
        _verdict(told[each][pair[0]], told[each][pair[1]]) for each in compared
    )
    return _Tie(
        *pair,
        keys=tuple(keys[each] for each in compared),
        same=counts[Likeness.SAME],
        is_apart=_are_apart(counts),
    )


def _are_apart(counts: Counter[Likeness]) -> bool:
    """Whether most of the ids that two lists share are of other things in each."""
    other = counts[Likeness.OTHER]
    return other > 0 and other >= _MOST * (counts.total() - other)


def _verdict(ones: Iterable[Item], twos: Sequence[Item]) -> Likeness:
    """Return the nearest of what two streams ever said under one id."""
    found = {likeness(one, two) for one in ones for two in twos}
    order = (Likeness.SAME, Likeness.UNSURE, Likeness.OTHER)
    return next(each for each in order if each in found)


def _groups(ties: Sequence[_Tie], said: Mapping[str, str]) -> dict[str, str]:
    """Return the list that each stream is of, named by one of its streams.

    What the settings say counts first, then what holds most of the same things.
    """
    group = {each: each for tie in ties for each in (tie.one, tie.two)}
    apart = {frozenset((tie.one, tie.two)) for tie in ties if tie.is_apart}
    apart |= {
        frozenset(pair)
        for pair in combinations(sorted(said), 2)
        if said[pair[0]] != said[pair[1]]
    }
    by_name: dict[str, str] = {}
    for each, name in sorted(said.items()):
        group[each] = by_name.setdefault(name, each)
    joining = [tie for tie in ties if frozenset((tie.one, tie.two)) not in apart]
    for tie in sorted(joining, key=lambda tie: (-tie.same, tie.one, tie.two)):
        first, second = sorted((group[tie.one], group[tie.two]))
        merged = [key for key, name in group.items() if name in {first, second}]
        if first == second or any(
            frozenset(pair) in apart for pair in combinations(merged, 2)
        ):
            continue
        group.update(dict.fromkeys(merged, first))
    return group


def _named(
    connection: sa.Connection,
    revision: int,
    apart: Sequence[_Tie],
    group: Mapping[str, str],
    said: Mapping[str, str],
) -> Lists:
    """Give the lists names, and say with which others they clash."""
    files = _files(connection, revision, group)
    against: dict[str, list[tuple[_Tie, str]]] = defaultdict(list)
    for tie in apart:
        against[group[tie.one]].append((tie, tie.two))
        against[group[tie.two]].append((tie, tie.one))
    first = {
        name: min(files[each] for each in group if group[each] == name)
        for name in against
    }
    settled = {group[each]: name for each, name in said.items() if each in group}
    names: dict[str, str] = {}
    for cluster in _clusters((group[tie.one], group[tie.two]) for tie in apart):
        known = {each: settled[each] for each in cluster if each in settled}
        places = {each: first[each][2:] for each in cluster}
        names |= distinct_names(places, known)
    clashes = {
        each: Clash(
            name=names[name],
            others=tuple(sorted({files[other][1] for _, other in against[name]})),
            keys=tuple(dict.fromkeys(k for tie, _ in against[name] for k in tie.keys)),
        )
        for each, name in group.items()
        if name in against
    }
    return Lists(clashes, _first_seen(connection, revision, clashes))


def _clusters(pairs: Iterable[tuple[str, str]]) -> Iterable[set[str]]:
    """Return the lists that clash with one another, also by way of others."""
    found: list[set[str]] = []
    for pair in pairs:
        met = [each for each in found if each & set(pair)]
        found = [each for each in found if each not in met]
        found.append(set(pair).union(*met))
    return found


def _files(
    connection: sa.Connection, revision: int, sources: Iterable[str]
) -> dict[str, tuple[date, str, str, str]]:
    """Return day, path, place and stream of the first version of each source."""
    query = (
        sa.select(
            version.c.source,
            version.c.as_of,
            version.c.path,
            version.c.report[PLACE].as_string().label("place"),
            source.c.stream,
        )
        .join(source, source.c.id == version.c.source)
        .where(
            version.c.source.in_(list(sources)),
            version.c.rev <= revision,
            version.c.rev_to > revision,
        )
        .order_by(version.c.as_of.desc(), version.c.path.desc())
    )
    rows = connection.execute(query)
    return {
        row.source: (row.as_of, row.path, row.place or row.path, row.stream)
        for row in rows
    }


def _first_seen(
    connection: sa.Connection, revision: int, sources: Iterable[str]
) -> dict[tuple[str, str, str], date]:
    query = (
        sa.select(
            state.c.source,
            item.c.type,
            item.c.key,
            sa.func.min(state.c.valid_from).label("first"),
        )
        .join(item, item.c.id == state.c.item)
        .where(
            _believed(revision),
            state.c.source.in_(list(sources)),
            item.c.type.in_(_MODELS),
        )
        .group_by(state.c.source, state.c.item)
    )
    return {
        (row.source, row.type, row.key): row.first for row in connection.execute(query)
    }
