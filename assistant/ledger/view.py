"""Reading the ledger as it was known on a day, at a revision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar, cast

import sqlalchemy as sa
from pydantic import TypeAdapter

from assistant.domain.base import stable_id
from assistant.domain.findings import Finding
from assistant.domain.journal import JournalEntry
from assistant.domain.people import People, Person
from assistant.domain.reading import PersonMention
from assistant.domain.records import AnyRecord, RaidEntry, Ticket
from assistant.domain.sourced import Found, Known, SourcedPassage
from assistant.domain.statuses import as_settled, closed_as_settled, status_word
from assistant.gate.days import DateOrder
from assistant.ledger import tables
from assistant.ledger.answers import ModelAnswer, read_answers
from assistant.ledger.database import Database
from assistant.ledger.documents import as_passage, read_versions
from assistant.ledger.incoming import SourceVersion
from assistant.ledger.journal import read_journal
from assistant.ledger.known import known_of, with_states
from assistant.ledger.lists import Clash, Lists, read_lists
from assistant.ledger.refusals import Refusal, read_refusals
from assistant.ledger.remembered import Remembered
from assistant.ledger.told_once import told_once

RecordT = TypeVar("RecordT", bound=AnyRecord)
FindingT = TypeVar("FindingT", bound=Finding)

_FINDING: TypeAdapter[Finding] = TypeAdapter(Finding)
NO_STATUSES: Mapping[str, str] = MappingProxyType({})


class View:
    """What was known at the end of `as_of`, as believed at `revision`.

    Every answer is a pure function of the ledger, `as_of`, `revision`, `people` (those
    that the settings name), `date_order` (how the project reads 03/04, None if the
    settings do not say) and `statuses` (the categories that the settings give status
    words), in a stable order. `remembered` is what was worked out from them before.
    """

    def __init__(  # noqa: PLR0913  all that an answer depends on
        self,
        database: Database,
        as_of: date,
        revision: int,
        people: Sequence[Person] = (),
        date_order: DateOrder | None = None,
        *,
        statuses: Mapping[str, str] = NO_STATUSES,
        remembered: Remembered | None = None,
    ) -> None:
        self._database = database
        self.as_of = as_of
        self.revision = revision
        self.date_order = date_order
        self.statuses = statuses
        self.remembered = remembered
        self._people = tuple(people)
        self._pool: dict[int, Known[Any]] = {}
        self._records: dict[str, tuple[Known[Any], ...]] = {}
        self._histories: dict[str, dict[str, tuple[Known[Any], ...]]] = {}
        self._snapshots: dict[str, tuple[date, ...]] = {}
        self._others: dict[date, View] = {}
        self._lists: list[Lists] = []

    def at(self, day: date) -> View:
        """Return the view of another day at the same revision, one for each day."""
        if day == self.as_of:
            return self
        if day not in self._others:
            other = View(
                self._database,
                day,
                self.revision,
                self._people,
                self.date_order,
                statuses=self.statuses,
                remembered=self.remembered,
            )
            other._pool = self._pool
            other._lists = self._lists
            self._others[day] = other
        return self._others[day]

    def records(self, model: type[RecordT]) -> tuple[Known[RecordT], ...]:
        """Return the records of a type that exist on the day, ordered by key."""
        if model.type not in self._records:
            rows = self._states(model)
            newest: dict[str, Known[RecordT]] = {}
            for known in rows:
                standing = newest.get(known.record.key)
                if standing is None or known.since >= standing.since:
                    newest[known.record.key] = known
            found = tuple(self._carried(model, newest[key]) for key in sorted(newest))
            self._records[model.type] = found
        return self._records[model.type]

    def history(self, model: type[RecordT], key: str) -> tuple[Known[RecordT], ...]:
        """Return all states of one record up to the day, oldest first."""
        return self.histories(model).get(key, ())

    def histories(
        self, model: type[RecordT]
    ) -> Mapping[str, tuple[Known[RecordT], ...]]:
        """Return all states up to the day of every record of a type, by key."""
        if model.type not in self._histories:
            by_key: dict[str, list[Known[RecordT]]] = {}
            for known in self._states(model, ended=True):
                by_key.setdefault(known.record.key, []).append(known)
            self._histories[model.type] = {
                key: with_states(states) for key, states in by_key.items()
            }
        return self._histories[model.type]

    def written(self, model: type[RecordT], field: str) -> Mapping[str, set[str]]:
        """Return the texts that records of the day have in a field, with their files.

        Records that several streams hold count in each; none is kept in memory.
        """
        s, i, v = tables.state, tables.item, tables.version
        text = s.c.cells[field].as_string()
        query = (
            sa.select(text.label("text"), v.c.path)
            .join(i, i.c.id == s.c.item)
            .join(v, v.c.id == s.c.version)
            .where(
                i.c.type == model.type,
                s.c.rev_from <= self.revision,
                s.c.rev_to > self.revision,
                s.c.valid_from <= self.as_of,
                s.c.valid_to > self.as_of,
                text != "",
            )
            .distinct()
            .order_by("text")
        )
        found: dict[str, set[str]] = defaultdict(set)
        with self._database.read() as connection:
            for row in connection.execute(query):
                found[row.text].add(row.path)
        return found

    def _carried(self, model: type[RecordT], known: Known[RecordT]) -> Known[RecordT]:
        """Return an entry whose log tells no state with the one that it had before."""
        record = known.record
        if not isinstance(record, RaidEntry) or record.says_state:
            return known
        states = self.history(model, record.key)
        return next(one for one in states if one.place == known.place)

    def snapshots(self, model: type[RecordT]) -> tuple[date, ...]:
        """Return the days of the complete snapshots that hold such records."""
        if model.type not in self._snapshots:
            self._snapshots[model.type] = self._complete_days(model.type)
        return self._snapshots[model.type]

    def _complete_days(self, kind: str) -> tuple[date, ...]:
        v, s, i = tables.version, tables.state, tables.item
        held = sa.select(s.c.source).join(i, i.c.id == s.c.item).where(i.c.type == kind)
        query = (
            sa.select(v.c.as_of)
            .where(
                v.c.complete,
                v.c.as_of <= self.as_of,
                v.c.rev <= self.revision,
                v.c.rev_to > self.revision,
                v.c.source.in_(held),
            )
            .distinct()
            .order_by(v.c.as_of)
        )
        with self._database.read() as connection:
            return tuple(connection.scalars(query))

    @property
    def lists(self) -> Lists:
        """The lists that each count from one, the same on every day."""
        if not self._lists:
            with self._database.read() as connection:
                self._lists.append(read_lists(connection, self.revision))
        return self._lists[0]

    @property
    def clashes(self) -> dict[str, Clash]:
        """What lists have in common with others that they are no versions of, by path.

        The path is that of any version.
        """
        found = self.lists.clashes
        streams = {version.path: version.stream for version in self.versions}
        keys = {path: stable_id("src", stream) for path, stream in streams.items()}
        return {path: found[key] for path, key in keys.items() if key in found}

    @cached_property
    def sources(self) -> tuple[SourceVersion, ...]:
        """The newest version of every stream, by day and path."""
        newest: dict[str, SourceVersion] = {}
        for found in self.versions:
            newest[found.stream] = found
        return tuple(sorted(newest.values(), key=lambda v: (v.as_of, v.path)))

    @cached_property
    def versions(self) -> tuple[SourceVersion, ...]:
        """Every version up to the day, by day and order of arrival."""
        v = tables.version
        with self._database.read() as connection:
            return read_versions(
                connection,
                v.c.as_of <= self.as_of,
                v.c.rev <= self.revision,
                v.c.rev_to > self.revision,
            )

    @cached_property
    def refused(self) -> tuple[Refusal, ...]:
        """The files that could not be read; on any day, as nobody knows theirs."""
        r = tables.refusal
        with self._database.read() as connection:
            return read_refusals(
                connection, r.c.rev <= self.revision, r.c.rev_to > self.revision
            )

    @cached_property
    def passages(self) -> tuple[SourcedPassage, ...]:
        """The passages of the newest version of every stream, in document order.

        A message that two streams hold is there once.
        """
        p, t = tables.passage, tables.text
        visible = {found.id: found for found in self.sources}
        query = (
            sa.select(p, t.c.body)
            .join(t, t.c.digest == p.c.text_digest)
            .order_by(p.c.version, p.c.ordinal)
        )
        by_version: dict[str, list[SourcedPassage]] = {key: [] for key in visible}
        with self._database.read() as connection:
            for row in connection.execute(query).mappings():
                found = visible.get(row["version"])
                if found is not None:
                    by_version[found.id].append(self._piece(row, found))
        return told_once(by_version.values())

    def findings(self, model: type[FindingT]) -> tuple[Found[FindingT], ...]:
        """Return the findings of a kind, in the order of their passages."""
        return tuple(
            found for found in self._findings if isinstance(found.finding, model)
        )

    @cached_property
    def people(self) -> People:
        """The people that the settings and the visible sources name."""
        mentions = (mention for _, mention in self.mentions())
        return People.from_mentions(mentions, self._people)

    def mentions(self) -> list[tuple[SourceVersion, PersonMention]]:
        """Return whom the visible sources name, with the version that does."""
        m = tables.mention
        visible = {found.id: found for found in self.sources}
        query = sa.select(m.c.version, m.c.fields).order_by(m.c.id)
        with self._database.read() as connection:
            return [
                (visible[row.version], PersonMention.model_validate(row.fields))
                for row in connection.execute(query)
                if row.version in visible
            ]

    def unmapped(self, version: SourceVersion) -> dict[str, tuple[str, ...]]:
        """Return what had no meaning in a version, and has none by now."""
        return self.strange(version.report.get("unmapped", {}))

    def strange(
        self, unmapped: Mapping[str, Sequence[str]]
    ) -> dict[str, tuple[str, ...]]:
        """Return what had no meaning by itself, without what is known by now."""
        left = self.people.strangers(unmapped)
        strange = [
            word
            for word in left.pop("status", ())
            if status_word(word) not in self.statuses
        ]
        return {"status": tuple(strange), **left} if strange else left

    @cached_property
    def journal(self) -> tuple[JournalEntry, ...]:
        """Every decision up to the revision, in order."""
        with self._database.read() as connection:
            return read_journal(connection, self.revision)

    def answers(self, purpose: str) -> tuple[ModelAnswer, ...]:
        """Return what language models answered by the day, the newest day's last."""
        a = tables.answer
        with self._database.read() as connection:
            return read_answers(
                connection,
                a.c.purpose == purpose,
                a.c.as_of <= self.as_of,
                a.c.rev <= self.revision,
                a.c.rev_to > self.revision,
            )

    @cached_property
    def _findings(self) -> tuple[Found[Any], ...]:
        f = tables.finding
        order = {piece.id: index for index, piece in enumerate(self.passages)}
        query = sa.select(f).where(
            f.c.rev_from <= self.revision, f.c.rev_to > self.revision
        )
        with self._database.read() as connection:
            rows = [
                row
                for row in connection.execute(query).mappings()
                if row["passage"] in order
            ]
        rows.sort(key=lambda row: (order[row["passage"]], row["kind"], row["id"]))
        return tuple(
            Found(
                row["id"],
                _FINDING.validate_python(row["fields"]),
                self.passages[order[row["passage"]]],
            )
            for row in rows
        )

    def _states(
        self, model: type[RecordT], *, ended: bool = False
    ) -> tuple[Known[RecordT], ...]:
        """Return the states of the day, or with `ended` all that began by then."""
        s, i, v = tables.state, tables.item, tables.version
        first = (
            sa.select(s.c.item, sa.func.min(s.c.valid_from).label("first_seen"))
            .join(i, i.c.id == s.c.item)
            .where(
                i.c.type == model.type,
                s.c.rev_from <= self.revision,
                s.c.rev_to > self.revision,
            )
            .group_by(s.c.item)
            .subquery()
        )
        query = (
            sa.select(s, v.c.path, v.c.dated, v.c.label, first.c.first_seen)
            .join(i, i.c.id == s.c.item)
            .join(v, v.c.id == s.c.version)
            .join(first, first.c.item == s.c.item)
            .where(
                i.c.type == model.type,
                s.c.rev_from <= self.revision,
                s.c.rev_to > self.revision,
                s.c.valid_from <= self.as_of,
            )
            .order_by(s.c.valid_from, s.c.id)
        )
        if not ended:
            query = query.where(s.c.valid_to > self.as_of)
        with self._database.read() as connection:
            rows = connection.execute(query).mappings()
            return tuple(self._state(model, row) for row in rows)

    def _state(self, model: type[RecordT], row: sa.RowMapping) -> Known[RecordT]:
        """Return a state; one that holds on many days is in memory once."""
        key = row["id"]
        if key not in self._pool:
            known = self.lists.known(row["source"], known_of(model, row))
            self._pool[key] = self._settled(row["version"], known)
        return self._pool[key]

    def _piece(self, row: sa.RowMapping, found: SourceVersion) -> SourcedPassage:
        """Return a passage; its subject is one thing's alone."""
        piece = as_passage(row, found)
        subject = piece.passage.subject
        own = subject and self.lists.key(stable_id("src", found.stream), subject)
        if own == subject:
            return piece
        passage = piece.passage.model_copy(update={"subject": own})
        return replace(piece, passage=passage)

    def _settled(self, version: str, known: Known[RecordT]) -> Known[RecordT]:
        """Return a ticket or RAID entry as the settings of today have its status."""
        record: AnyRecord = known.record
        if isinstance(record, Ticket):
            read_with = self._read_with.get(version, NO_STATUSES)
            record = as_settled(record, self.statuses, read_with)
        elif isinstance(record, RaidEntry):
            record = closed_as_settled(record, self.statuses)
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
