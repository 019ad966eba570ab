"""The ledger: the only truth of a project, in one SQLite file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from assistant.domain.base import digest, stable_id
from assistant.domain.findings import Finding
from assistant.domain.journal import BESIDE_FACTS
from assistant.domain.labels import Label
from assistant.domain.people import Person
from assistant.domain.records import AnyRecord
from assistant.domain.sourced import SourcedPassage
from assistant.gate.days import DateOrder
from assistant.ledger import tables
from assistant.ledger.answers import Answers
from assistant.ledger.audit import Audit
from assistant.ledger.database import Database
from assistant.ledger.documents import read_document, read_versions, walk_document
from assistant.ledger.erasures import Erasures
from assistant.ledger.incoming import Incoming, SourceVersion
from assistant.ledger.journal import Journal
from assistant.ledger.refusals import Refusals
from assistant.ledger.remembered import Remembered, Shelf
from assistant.ledger.replacing import replace_version
from assistant.ledger.texts import Texts
from assistant.ledger.ties import is_other_list
from assistant.ledger.view import NO_STATUSES, View
from assistant.ledger.writing import add_version, change_labels, is_known

_KNOWING = (
    tables.version,
    tables.derivation,
    tables.journal,
    tables.refusal,
    tables.erasure,
    tables.answer,
)
"""The tables whose rows change what is known or decided."""
_OF_SOURCES = sa.select(tables.journal.c.rev).where(
    *(
        sa.func.glob(f"{kind}-{'[0-9a-f]' * 12}*", tables.journal.c.target) == 0
        for kind in BESIDE_FACTS
    )
)
"""The decisions that change what is worked out of the sources."""
_FACTUAL = (
    *(table for table in _KNOWING if table is not tables.journal),
    _OF_SOURCES.subquery(),
)
"""The rows that change what is worked out."""
SHELF = "facts"
"""The folder beside the ledger of what was worked out from it."""


class Ledger:
    """Opens a project's ledger, makes it on first use, and migrates an older one.

    What is worked out of its newest state is remembered for `program`, which names
    the program and its settings; without it nothing is.

    Raises:
        AssistantError: A subclass that says why the file cannot be opened.
    """

    def __init__(
        self,
        path: Path,
        people: Sequence[Person] = (),
        date_order: DateOrder | None = None,
        *,
        statuses: Mapping[str, str] = NO_STATUSES,
        program: str | None = None,
    ) -> None:
        self._database = Database(path)
        self._program = program
        self._shelf = Shelf(path.parent / SHELF)
        self._people = tuple(people)
        self._statuses = statuses
        self._date_order = date_order
        self.journal = Journal(self._database)
        self.texts = Texts(self._database)
        self.refusals = Refusals(self._database)
        self.audit = Audit(self._database)
        self.erasures = Erasures(self._database)
        self.answers = Answers(self._database)

    @property
    def is_writable(self) -> bool:
        """Whether it can be written; else what is there can be read all the same."""
        return self._database.is_writable

    def add(self, incoming: Incoming, *, actor: str = "ontrack") -> bool:
        """Keep a version, all or nothing; False when it was there already."""
        with self._database.read() as connection:
            if is_known(connection, incoming):
                return False
        with self._database.write(f"ingest {incoming.path}", actor=actor) as (
            connection,
            rev,
        ):
            if is_known(connection, incoming):
                connection.rollback()
                return False
            add_version(connection, rev, incoming)
        return True

    def versions_of(self, stream: str) -> tuple[SourceVersion, ...]:
        """Return every version of a stream, by day and order of arrival."""
        with self._database.read() as connection:
            return read_versions(
                connection,
                tables.source.c.stream == stream,
                tables.version.c.rev_to == tables.STILL,
            )

    def items_of(self, stream: str, day: date) -> set[tuple[str, str]]:
        """Return type and key of every record that a stream has at the end of a day."""
        s, i = tables.state, tables.item
        held = (
            sa.select(i.c.type, i.c.key)
            .join(s, s.c.item == i.c.id)
            .join(tables.source, tables.source.c.id == s.c.source)
            .where(
                tables.source.c.stream == stream,
                s.c.rev_to == tables.STILL,
                s.c.valid_from <= day,
                s.c.valid_to > day,
            )
        )
        with self._database.read() as connection:
            return {(row.type, row.key) for row in connection.execute(held)}

    def is_other_list(self, stream: str, records: Iterable[AnyRecord]) -> bool:
        """Return whether a stream has other things under the ids of the records."""
        with self._database.read() as connection:
            return is_other_list(connection, stream, records)

    def versions_at(self, path: str, digest: str) -> tuple[SourceVersion, ...]:
        """Return the versions that were read of these bytes at this path."""
        v = tables.version
        with self._database.read() as connection:
            return read_versions(
                connection,
                v.c.path == path,
                v.c.digest == digest,
                v.c.rev_to == tables.STILL,
            )

    def versions_under(self, path: str) -> tuple[SourceVersion, ...]:
        """Return the versions that have this path, whatever their bytes."""
        v = tables.version
        with self._database.read() as connection:
            return read_versions(
                connection, v.c.path == path, v.c.rev_to == tables.STILL
            )

    def versions_with(self, digest: str) -> tuple[SourceVersion, ...]:
        """Return the versions that were read of these bytes, whatever their paths."""
        v = tables.version
        with self._database.read() as connection:
            return read_versions(
                connection, v.c.digest == digest, v.c.rev_to == tables.STILL
            )

    def replace(self, kept: SourceVersion, incoming: Incoming) -> bool:
        """Let another reading of a version's bytes count from now on in its place.

        Returns:
            Whether it says anything else than the former one.
        """
        with self._database.write(f"read {kept.path} anew", actor="ontrack") as (
            connection,
            rev,
        ):
            return replace_version(connection, rev, kept, incoming)

    def move(self, version: SourceVersion, path: str, said: Mapping[str, str]) -> None:
        """Let a version's file have another path, at every revision.

        `said` is put to the version's report.
        """
        what = f"rename {version.path} to {path}"
        with self._database.write(what, actor="ontrack") as (connection, _):
            v = tables.version
            report = {**version.report, "path": path, **said}
            connection.execute(
                v.update().where(v.c.id == version.id).values(path=path, report=report)
            )
        self._shelf.clear()

    def relabel(
        self,
        version: SourceVersion,
        label: Label,
        passages: Sequence[Label],
        *,
        settled: Mapping[str, str | None],
    ) -> None:
        """Give a version's records and passages other labels, at every revision.

        `passages` are the labels in document order; `settled` is what the version's
        report says of them from now on.
        """
        what = f"relabel {version.path}: {version.label} to {label}"
        with self._database.write(what, actor="ontrack") as (connection, rev):
            change_labels(connection, rev, version, label, passages)
            v = tables.version
            report = {**version.report, **settled}
            connection.execute(
                v.update().where(v.c.id == version.id).values(report=report)
            )

    def pending(self, extractor: str) -> tuple[str, ...]:
        """Return the ids of versions that another or none read last, oldest first."""
        v, d = tables.version, tables.derivation
        last = (
            sa.select(d.c.version, sa.func.max(d.c.rev).label("rev"))
            .group_by(d.c.version)
            .subquery()
        )
        by_this = sa.and_(
            d.c.version == v.c.id, d.c.rev == last.c.rev, d.c.extractor == extractor
        )
        query = (
            sa.select(v.c.id)
            .outerjoin(last, last.c.version == v.c.id)
            .outerjoin(d, by_this)
            .where(d.c.version.is_(None), v.c.rev_to == tables.STILL)
            .order_by(v.c.as_of, v.c.rev)
        )
        with self._database.read() as connection:
            return tuple(connection.scalars(query))

    def document(self, version_id: str) -> tuple[SourcedPassage, ...]:
        """Return all passages of one version, in order."""
        with self._database.read() as connection:
            return read_document(connection, version_id)

    def walk(self, version_id: str) -> Iterator[SourcedPassage]:
        """Yield the passages of one version, in order; never all in memory."""
        with self._database.read() as connection:
            yield from walk_document(connection, version_id)

    def save_findings(
        self, version_id: str, extractor: str, findings: Iterable[Finding]
    ) -> None:
        """Keep what was found in a version in place of what was, all in one step."""
        with self._database.write(f"derive {version_id}", actor=extractor) as (
            connection,
            rev,
        ):
            v = tables.version
            if not connection.scalar(sa.select(v.c.id).where(v.c.id == version_id)):
                # It was erased while it was read.
                connection.rollback()
                return
            f = tables.finding
            passages = sa.select(tables.passage.c.id).where(
                tables.passage.c.version == version_id
            )
            connection.execute(
                f.update()
                .where(f.c.passage.in_(passages), f.c.rev_to == tables.STILL)
                .values(rev_to=rev)
            )
            rows = [_finding_row(finding, extractor, rev) for finding in findings]
            if rows:
                connection.execute(f.insert(), rows)
            done = tables.derivation.insert().prefix_with("OR REPLACE")
            connection.execute(
                done.values(version=version_id, extractor=extractor, rev=rev)
            )

    def view(self, as_of: date | None = None, revision: int | None = None) -> View:
        """Return what was known on a day (default: the newest), at a revision."""
        day = as_of or self.newest_day() or date.today()  # noqa: DTZ011  the reader's day
        newest = self.revision()
        return View(
            self._database,
            day,
            newest if revision is None else revision,
            self._people,
            self._date_order,
            statuses=self._statuses,
            remembered=self.remembered() if revision is None else None,
        )

    def remembered(self) -> Remembered | None:
        """Return what was worked out at the newest revision; None without a program."""
        if self._program is None or not self.is_writable:
            return None
        return Remembered(self._shelf, self._state(), self._state)

    def _state(self) -> str:
        """Name the revision that last changed what is worked out.

        Another ledger's of that number is another.
        """
        r, revision = tables.revision, self._newest(*_FACTUAL)
        with self._database.read() as connection:
            at = connection.scalar(sa.select(r.c.at).where(r.c.rev == revision))
        return f"{self._program} {revision} {at}"

    def newest_day(self) -> date | None:
        """Return the newest as_of of any version, or None for an empty ledger."""
        with self._database.read() as connection:
            newest: date | None = connection.scalar(
                sa.select(sa.func.max(tables.version.c.as_of)).where(
                    tables.version.c.rev_to == tables.STILL
                )
            )
        return newest

    def revision(self) -> int:
        """Return the revision that last changed what is known or decided.

        Keeping a draft or a vector changes neither.
        """
        return self._newest(*_KNOWING)

    def _newest(self, *rows: sa.FromClause) -> int:
        """Return the last revision of the rows, or of one that ended what was known."""
        newest = [sa.select(sa.func.max(each.c.rev)) for each in rows]
        newest += [
            sa.select(sa.func.max(table.c.rev_to)).where(table.c.rev_to < tables.STILL)
            for table in (tables.version, tables.refusal, tables.answer)
        ]
        with self._database.read() as connection:
            return max(connection.scalar(query) or 0 for query in newest)

    def copy(self, target: Path) -> None:
        """Write one consistent state to a new file; others read and write meanwhile."""
        self._database.copy(target)

    def check(self) -> list[str]:
        """Return what the database's own check finds wrong."""
        return self._database.check()


def _finding_row(finding: Finding, extractor: str, rev: int) -> dict[str, object]:
    return {
        "id": stable_id("fnd", finding.passage, finding.kind, digest(finding.quote)),
        "passage": finding.passage,
        "kind": finding.kind,
        "extractor": extractor,
        "fields": finding.model_dump(mode="json"),
        "rev_from": rev,
        "rev_to": tables.STILL,
    }
