"""Lists that each count from one: whose ids are those of other things elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations
from typing import TypeVar, cast

import sqlalchemy as sa

from assistant.domain.likeness import Item
from assistant.domain.records import AnyRecord, Planned, RaidEntry, Ticket
from assistant.domain.sourced import Known
from assistant.ledger.list_names import PLACE, distinct_names
from assistant.ledger.tables import item, source, state, version
from assistant.ledger.ties import LISTED, Tie, believed, shared_items, tie_of

RecordT = TypeVar("RecordT", bound=AnyRecord)

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
            (source_id, each, key) in self.first_seen for each in LISTED
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
    shared = shared_items(connection, revision)
    if not shared:
        return NO_LISTS
    whole, said = _settled(connection, revision, shared)
    ties = [
        tie_of(connection, revision, pair, found, whole)
        for pair, found in shared.items()
    ]
    group = _groups(ties, said)
    apart = [tie for tie in ties if group[tie.one] != group[tie.two]]
    if not apart:
        return NO_LISTS
    return _named(connection, revision, apart, group, said)


def _settled(
    connection: sa.Connection, revision: int, pairs: Iterable[tuple[str, str]]
) -> tuple[frozenset[str], dict[str, str]]:
    """Return the sources that are whole, and the lists that the settings name.

    Both are as the last version of a source has them.
    """
    wanted = {each for pair in pairs for each in pair}
    query = (
        sa.select(
            version.c.source,
            version.c.complete,
            version.c.report[LIST].as_string().label("list"),
        )
        .where(
            version.c.source.in_(wanted),
            version.c.rev <= revision,
            version.c.rev_to > revision,
        )
        .order_by(version.c.as_of, version.c.rev)
    )
    last = {row.source: row for row in connection.execute(query)}
    whole = frozenset(key for key, row in last.items() if row.complete)
    return whole, {key: row.list for key, row in last.items() if row.list}


def _groups(ties: Sequence[Tie], said: Mapping[str, str]) -> dict[str, str]:
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
    apart: Sequence[Tie],
    group: Mapping[str, str],
    said: Mapping[str, str],
) -> Lists:
    """Give the lists names, and say with which others they clash."""
    files = _files(connection, revision, group)
    clashing = {group[each] for tie in apart for each in (tie.one, tie.two)}
    members = [each for each, name in group.items() if name in clashing]
    seen = _first_seen(connection, revision, members)
    sizes = Counter(of for of, _, _ in seen)
    main: dict[str, str] = {}
    for each in sorted(members, key=lambda each: (-sizes[each], files[each])):
        main.setdefault(group[each], each)
    settled = {group[each]: name for each, name in said.items() if each in group}
    names: dict[str, str] = {}
    for cluster in _clusters((group[tie.one], group[tie.two]) for tie in apart):
        known = {each: settled[each] for each in cluster if each in settled}
        places = {each: files[main[each]][2:] for each in cluster}
        names |= distinct_names(places, known)
    clashes = {
        each: _clash(each, names[group[each]], apart, group, files) for each in members
    }
    return Lists(clashes, seen)


def _clash(
    of: str,
    name: str,
    apart: Sequence[Tie],
    group: Mapping[str, str],
    files: Mapping[str, tuple[date, str, str, str]],
) -> Clash:
    """Say of a stream what its list has in common with which others."""
    own = [tie for tie in apart if of in {tie.one, tie.two}]
    found = own or [tie for tie in apart if group[of] in _lists_of(tie, group)]
    others = {
        files[each][1]
        for tie in found
        for each in (tie.one, tie.two)
        if group[each] != group[of]
    }
    keys = dict.fromkeys(key for tie in found for key in tie.keys)
    return Clash(name, tuple(sorted(others)), tuple(keys))


def _lists_of(tie: Tie, group: Mapping[str, str]) -> set[str]:
    return {group[tie.one], group[tie.two]}


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
            believed(revision),
            state.c.source.in_(list(sources)),
            item.c.type.in_(LISTED),
        )
        .group_by(state.c.source, state.c.item)
    )
    return {
        (row.source, row.type, row.key): row.first for row in connection.execute(query)
    }
