"""Reading the ledger as it was known on a day, at a revision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

import sqlalchemy as sa

from assistant.domain.base import stable_id
from assistant.domain.findings import DecisionFinding, Finding
from assistant.domain.journal import JournalEntry
from assistant.domain.people import People, Person
from assistant.domain.reading import PersonMention
from assistant.domain.records import AnyRecord, RaidEntry
from assistant.domain.sourced import Found, Known, SourcedPassage
from assistant.domain.statuses import status_word
from assistant.gate.days import DateOrder
from assistant.ledger import tables
from assistant.ledger.answers import ModelAnswer, read_answers
from assistant.ledger.database import Database
from assistant.ledger.documents import read_versions
from assistant.ledger.held import Held
from assistant.ledger.incoming import SourceVersion
from assistant.ledger.journal import read_audiences, read_journal
from assistant.ledger.known import with_states
from assistant.ledger.lists import Clash, Lists
from assistant.ledger.lone_quotes import LoneQuotes, lone_quotes, with_lone_quotes
from assistant.ledger.refusals import Refusal, read_refusals
from assistant.ledger.remembered import Remembered
from assistant.ledger.told_once import told_once

RecordT = TypeVar("RecordT", bound=AnyRecord)
FindingT = TypeVar("FindingT", bound=Finding)

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
        self._held = Held(database, revision, statuses)
        self._findings: dict[type[Any], tuple[Found[Any], ...]] = {}
        self._records: dict[str, tuple[Known[Any], ...]] = {}
        self._histories: dict[str, dict[str, tuple[Known[Any], ...]]] = {}
        self._snapshots: dict[str, tuple[date, ...]] = {}
        self._others: dict[date, View] = {}

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
            other._held = self._held
            self._others[day] = other
        return self._others[day]

    def records(self, model: type[RecordT]) -> tuple[Known[RecordT], ...]:
        """Return the records of a type that exist on the day, ordered by key."""
        if model.type not in self._records:
            rows = self._held.states(model, self.as_of)
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
            for known in self._held.states(model, self.as_of, ended=True):
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
        return self._held.lists

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

        A message that two streams hold is there once. What is known by a mail alone
        that quotes it counts as its author's own words.
        """
        return with_lone_quotes(self._written, self.lone_quotes)

    @cached_property
    def lone_quotes(self) -> LoneQuotes:
        """What is quoted of mails that no source holds."""
        return lone_quotes(self._written)

    @cached_property
    def _written(self) -> tuple[SourcedPassage, ...]:
        return told_once(self._held.passages(self.sources))

    def findings(self, model: type[FindingT]) -> tuple[Found[FindingT], ...]:
        """Return the findings of a kind, in the order of their passages."""
        if model not in self._findings:
            self._findings[model] = tuple(
                found for found in self._found if isinstance(found.finding, model)
            )
        return self._findings[model]

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

    @cached_property
    def draft_audiences(self) -> dict[str, str]:
        """For whom each draft was made, by its id."""
        with self._database.read() as connection:
            return read_audiences(connection)

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
    def _found(self) -> tuple[Found[Any], ...]:
        order = {piece.id: index for index, piece in enumerate(self.passages)}
        rows = [one for one in self._held.findings if one.passage in order]
        rows.sort(key=lambda one: (order[one.passage], one.kind, one.id))
        found = (
            Found(one.id, self._held.read(one), self.passages[order[one.passage]])
            for one in rows
        )
        return tuple(one for one in found if not self._is_repeated(one))

    def _is_repeated(self, found: Found[Any]) -> bool:
        """Whether its words are found where they were first written as well."""
        if isinstance(found.finding, DecisionFinding) and found.finding.answer:
            return False
        return self.lone_quotes.repeats(found.passage, found.finding.quote)
