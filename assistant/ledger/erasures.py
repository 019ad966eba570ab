"""Sources that were erased: what is remembered of them, and taking them out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from assistant.ledger import tables
from assistant.ledger.database import Database
from assistant.ledger.documents import read_versions
from assistant.ledger.erasing import (
    Erased,
    blank_journal,
    drop_drafts,
    let_read_again,
    scrub_reports,
    take_out,
)
from assistant.ledger.incoming import SourceVersion
from assistant.ledger.wording import ErasedWords, words_of


@dataclass(frozen=True, slots=True)
class Erasure:
    """That a source was erased; `emptied` are the updates that were with it.

    `digests` are those of the bytes that must not come back unasked; `done` is on once
    no byte of it is left in the store.
    """

    id: int
    path: str
    at: str
    by: str
    reason: str | None
    digests: frozenset[str]
    emptied: tuple[str, ...]
    done: bool


class Erasures:
    """Takes sources out of a ledger, and remembers that they were."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Erasure, ...]:
        """Return every erasure, oldest first."""
        return self._read(sa.true())

    def unfinished(self) -> tuple[Erasure, ...]:
        """Return those of which bytes may be left, in the file or in the index."""
        return self._read(tables.erasure.c.done.is_(False))

    def of_bytes(self, digest: str) -> Erasure | None:
        """Return the erasure for which these bytes are not to be read, or None."""
        standing = self._read(tables.erasure.c.rev_to == tables.STILL)
        return next((one for one in reversed(standing) if digest in one.digests), None)

    def versions(self, name: str) -> tuple[SourceVersion, ...]:
        """Return all versions, also former ones, of the streams that a path is of."""
        v, s = tables.version, tables.source
        streams = sa.select(v.c.source).where(v.c.path == name)
        with self._database.read() as connection:
            return read_versions(
                connection, sa.or_(v.c.source.in_(streams), s.c.stream == name)
            )

    def paths(self) -> tuple[str, ...]:
        """Return the paths of all versions."""
        query = sa.select(tables.version.c.path).distinct()
        with self._database.read() as connection:
            return tuple(sorted(connection.scalars(query)))

    def words(
        self,
        versions: Sequence[SourceVersion],
        others: str,
        is_ordinary: Callable[[str], bool],
    ) -> ErasedWords:
        """Return what the versions say and neither `others` nor any other source."""
        with self._database.read() as connection:
            return words_of(connection, versions, others, is_ordinary)

    def erase(  # noqa: PLR0913  each is part of the record
        self,
        versions: Sequence[SourceVersion],
        words: ErasedWords,
        *,
        path: str,
        by: str,
        reason: str | None,
        emptied: Mapping[str, dict[str, Any]],
    ) -> Erased:
        """Take the versions out with all that was made of them, in one step.

        `emptied` are the approved updates to be kept without their words, by id. The
        bytes are gone only when `compact` was called after it.
        """
        with self._database.write(f"erase {path}", actor=by) as (connection, rev):
            counts = take_out(connection, rev, versions)
            shared = let_read_again(connection, versions)
            drafts = drop_drafts(connection, words)
            decisions = blank_journal(connection, words)
            scrub_reports(connection, words)
            for key, content in emptied.items():
                s = tables.sent
                connection.execute(
                    s.update().where(s.c.id == key).values(update=content)
                )
            digests = sorted({version.digest for version in versions})
            connection.execute(
                tables.erasure.insert().values(
                    path=path,
                    digests=digests,
                    reason=reason,
                    emptied=sorted(emptied),
                    rev=rev,
                    done=False,
                )
            )
        return Erased(
            **counts, drafts=drafts, decisions=decisions, to_read_again=shared
        )

    def compact(self) -> None:
        """Leave no byte of what was taken out in the ledger's files.

        Raises:
            LedgerLockedError: If others go on reading for too long.
        """
        self._database.compact()

    def finish(self, ids: Collection[int]) -> None:
        """Remember that nothing is left of these."""
        e = tables.erasure
        with self._database.write("erasure done", actor="ontrack") as (connection, _):
            connection.execute(e.update().where(e.c.id.in_(ids)).values(done=True))

    def lift(self, digest: str, *, actor: str) -> None:
        """Let the bytes be read again, since somebody said so."""
        found = self.of_bytes(digest)
        if found is None:
            return
        e = tables.erasure
        what = f"read erased {found.path} again"
        with self._database.write(what, actor=actor) as (connection, rev):
            connection.execute(e.update().where(e.c.id == found.id).values(rev_to=rev))

    def _read(self, wanted: sa.ColumnElement[bool]) -> tuple[Erasure, ...]:
        e, r = tables.erasure, tables.revision
        query = (
            sa.select(e, r.c.at, r.c.actor)
            .join(r, r.c.rev == e.c.rev)
            .where(wanted)
            .order_by(e.c.id)
        )
        with self._database.read() as connection:
            return tuple(
                Erasure(
                    id=row.id,
                    path=row.path,
                    at=row.at,
                    by=row.actor,
                    reason=row.reason,
                    digests=frozenset(row.digests),
                    emptied=tuple(row.emptied),
                    done=row.done,
                )
                for row in connection.execute(query)
            )
