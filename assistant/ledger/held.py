"""What the ledger held at one revision, read once and in memory once for all days."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar, cast

import sqlalchemy as sa
from pydantic import TypeAdapter

from assistant.domain.base import stable_id
from assistant.domain.findings import Finding
from assistant.domain.records import AnyRecord, RaidEntry, Ticket
from assistant.domain.sourced import Known, SourcedPassage
from assistant.domain.statuses import as_settled, closed_as_settled
from assistant.ledger import tables
from assistant.ledger.database import Database
from assistant.ledger.documents import as_passage
from assistant.ledger.incoming import SourceVersion
from assistant.ledger.known import known_of
from assistant.ledger.lists import Lists, read_lists

RecordT = TypeVar("RecordT", bound=AnyRecord)

_FINDING: TypeAdapter[Finding] = TypeAdapter(Finding)
_AT_A_TIME = 500
"""Versions of which passages are asked for in one query."""


class _State(NamedTuple):
    """A state with its days and its number in the ledger, by which states are kept."""

    since: date
    number: int
    until: date
    known: Known[Any]


class HeldFinding(NamedTuple):
    """A finding that is not read yet; `number` tells it from all others."""

    number: int
    id: str
    passage: str
    kind: str
    fields: str


class Held:
    """States, passages and findings as believed at a revision, each read once.

    `statuses` are the categories that the settings give status words.
    """

    def __init__(
        self, database: Database, revision: int, statuses: Mapping[str, str]
    ) -> None:
        self._database = database
        self._revision = revision
        self._statuses = statuses
        self._pool: dict[int, Known[Any]] = {}
        self._first: dict[str, dict[str, date]] = {}
        self._standing: dict[tuple[str, date], list[_State]] = {}
        self._first_read: dict[str, date] = {}
        self._begun: dict[str, tuple[date, list[_State]]] = {}
        self._pieces: dict[str, list[SourcedPassage]] = {}
        self._read: dict[int, Finding] = {}

    @cached_property
    def lists(self) -> Lists:
        """The lists that each count from one, the same on every day."""
        with self._database.read() as connection:
            return read_lists(connection, self._revision)

    def states(
        self, model: type[RecordT], day: date, *, ended: bool = False
    ) -> tuple[Known[RecordT], ...]:
        """Return the states of the day, or with `ended` all that began by then.

        By the day since when they hold, then in the order of their arrival.
        """
        upto, begun = self._begun.get(model.type, (date.min, []))
        if upto >= day:
            return tuple(
                state.known
                for state in begun
                if state.since <= day and (ended or state.until > day)
            )
        if (model.type, day) not in self._standing:
            self._standing[model.type, day] = self._standing_on(model, day)
        found = self._standing[model.type, day]
        if ended:
            over = self._states(model, day, tables.state.c.valid_to <= day)
            found = sorted([*found, *over], key=lambda state: state[:2])
            self._begun[model.type] = day, found
        return tuple(state.known for state in found)

    def passages(
        self, versions: Sequence[SourceVersion]
    ) -> Iterator[Sequence[SourcedPassage]]:
        """Yield the passages of each version, in the order of its document."""
        new = [found for found in versions if found.id not in self._pieces]
        for start in range(0, len(new), _AT_A_TIME):
            self._read_passages({one.id: one for one in new[start:][:_AT_A_TIME]})
        yield from (self._pieces[found.id] for found in versions)

    @cached_property
    def findings(self) -> tuple[HeldFinding, ...]:
        """What was found in any passage, in no order."""
        f = tables.finding
        fields = sa.type_coerce(f.c.fields, sa.String)
        query = sa.select(f.c.row, f.c.id, f.c.passage, f.c.kind, fields).where(
            f.c.rev_from <= self._revision, f.c.rev_to > self._revision
        )
        with self._database.read() as connection:
            return tuple(HeldFinding(*row) for row in connection.execute(query))

    def read(self, finding: HeldFinding) -> Finding:
        """Return what a finding says."""
        if finding.number not in self._read:
            found = _FINDING.validate_python(json.loads(finding.fields))
            self._read[finding.number] = found
        return self._read[finding.number]

    def _read_passages(self, versions: Mapping[str, SourceVersion]) -> None:
        p, t = tables.passage, tables.text
        query = (
            sa.select(p, t.c.body)
            .join(t, t.c.digest == p.c.text_digest)
            .where(p.c.version.in_(versions))
            .order_by(p.c.version, p.c.ordinal)
        )
        pieces: dict[str, list[SourcedPassage]] = {key: [] for key in versions}
        with self._database.read() as connection:
            for row in connection.execute(query).mappings():
                found = versions[row["version"]]
                pieces[found.id].append(self._piece(row, found))
        self._pieces.update(pieces)

    def _piece(self, row: sa.RowMapping, found: SourceVersion) -> SourcedPassage:
        """Return a passage; its subject is one thing's alone."""
        piece = as_passage(row, found)
        subject = piece.passage.subject
        own = subject and self.lists.key(stable_id("src", found.stream), subject)
        if own == subject:
            return piece
        passage = piece.passage.model_copy(update={"subject": own})
        return replace(piece, passage=passage)

    def _standing_on(self, model: type[RecordT], day: date) -> list[_State]:
        """Return the states of a day; what also stands on the first day is at hand."""
        s = tables.state.c
        first = self._first_read.setdefault(model.type, day)
        held = self._standing.get((model.type, first), [])
        kept = [state for state in held if state.since <= day < state.until]
        is_standing = s.valid_to > day
        if held:
            is_standing &= sa.or_(s.valid_from > first, s.valid_to <= first)
        found = [*kept, *self._states(model, day, is_standing)]
        return sorted(found, key=lambda state: state[:2])

    def _states(
        self, model: type[RecordT], day: date, wanted: sa.ColumnElement[bool]
    ) -> list[_State]:
        """Return the states that began by the day and of which that holds, in order.

        The cells of those in memory are not read again.
        """
        s, i, v = tables.state, tables.item, tables.version
        query = (
            sa.select(
                s.c.id,
                s.c.item,
                s.c.source,
                s.c.version,
                s.c.valid_from,
                s.c.valid_to,
                s.c.locator,
                sa.type_coerce(s.c.cells, sa.String).label("cells"),
                v.c.path,
                v.c.dated,
                v.c.label,
            )
            .join(i, i.c.id == s.c.item)
            .join(v, v.c.id == s.c.version)
            .where(
                i.c.type == model.type,
                s.c.rev_from <= self._revision,
                s.c.rev_to > self._revision,
                s.c.valid_from <= day,
                wanted,
            )
            .order_by(s.c.valid_from, s.c.id)
        )
        first = self._first_seen(model.type)
        with self._database.read() as connection:
            return [
                _State(row[4], row[0], row[5], self._known(model, row, first))
                for row in connection.execute(query)
            ]

    def _known(
        self, model: type[RecordT], row: sa.Row[Any], first: Mapping[str, date]
    ) -> Known[RecordT]:
        """Return a state; one that holds on many days is in memory once."""
        if row[0] not in self._pool:
            cells = row._mapping  # noqa: SLF001  SQLAlchemy's public name
            found = known_of(
                model,
                {
                    **cells,
                    "cells": json.loads(cells["cells"]),
                    "first_seen": first[cells["item"]],
                },
            )
            known = self.lists.known(cells["source"], found)
            self._pool[row[0]] = self._settled(cells["version"], known)
        return self._pool[row[0]]

    def _first_seen(self, kind: str) -> Mapping[str, date]:
        """Return the first day of every item of a type, by the item's id."""
        if kind not in self._first:
            s, i = tables.state, tables.item
            query = (
                sa.select(s.c.item, sa.func.min(s.c.valid_from))
                .join(i, i.c.id == s.c.item)
                .where(
                    i.c.type == kind,
                    s.c.rev_from <= self._revision,
                    s.c.rev_to > self._revision,
                )
                .group_by(s.c.item)
            )
            with self._database.read() as connection:
                rows = connection.execute(query)
                self._first[kind] = {row[0]: row[1] for row in rows}
        return self._first[kind]

    def _settled(self, version: str, known: Known[RecordT]) -> Known[RecordT]:
        """Return a ticket or RAID entry as the settings of today have its status."""
        record: AnyRecord = known.record
        if isinstance(record, Ticket):
            read_with = self._read_with.get(version, {})
            record = as_settled(record, self._statuses, read_with)
        elif isinstance(record, RaidEntry):
            record = closed_as_settled(record, self._statuses)
        if record is known.record:
            return known
        return replace(known, record=cast("RecordT", record))

    @cached_property
    def _read_with(self) -> Mapping[str, Mapping[str, str]]:
        """What words that the settings knew at the reading mean without them."""
        v = tables.version
        words = v.c.report["statuses"]
        query = sa.select(v.c.id, words).where(words.as_string().is_not(None))
        with self._database.read() as connection:
            return {row[0]: row[1] for row in connection.execute(query) if row[1]}
