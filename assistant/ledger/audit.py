"""Whether what the ledger holds is what was put in: checked row by row, streamed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from assistant.domain.base import digest
from assistant.ledger import tables
from assistant.ledger.database import Database

_PAGE = 1_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row that was looked at; `wrong` says what is wrong with it, if anything."""

    where: str
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class KeptUpdate:
    """An approved update as it is kept: its content, and the digests beside it."""

    id: str
    content: dict[str, Any]
    digest: str
    prev_digest: str | None


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A change that holds at every revision: of what was known before it, too.

    `at` is an instant with offset; `what` says what was done, such as `erase a.md`.
    """

    at: str
    actor: str
    what: str


_REWRITING = ("erase ", "relabel ", "rename ")


class Audit:
    """Reads everything once; never all of it in memory, and nothing is changed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def database(self) -> Iterator[Row]:
        """Yield what SQLite's own checks find: pages, indexes, references, words."""
        yield from self._pragma("integrity_check(100)", "ok")
        with self._database.read() as connection:
            for found in connection.exec_driver_sql("PRAGMA foreign_key_check"):
                yield Row(f"{found[0]}, row {found[1]}", f"names no {found[2]}")
        wrong = self._database.full_text_fault()
        yield Row("the full-text index", wrong or "")

    def texts(self) -> Iterator[Row]:
        """Yield every text; its digest is the name under which it is kept."""
        t = tables.text
        for row in self._stream(sa.select(t.c.digest, t.c.body).order_by(t.c.id)):
            is_same = digest(row.body) == row.digest
            yield Row(
                f"text {row.digest[:12]}", "" if is_same else "its words were changed"
            )

    def vectors(self) -> Iterator[Row]:
        """Yield every vector; it is of whole numbers of four bytes."""
        v = tables.vector
        query = sa.select(
            v.c.id, v.c.embedder, sa.func.length(v.c.vector).label("size")
        )
        for row in self._stream(query.order_by(v.c.id)):
            is_whole = row.size > 0 and row.size % 4 == 0
            yield Row(
                f"vector {row.id} by {row.embedder}",
                "" if is_whole else "it is cut off",
            )

    def findings(self) -> Iterator[Row]:
        """Yield every finding; its quote stands word for word in its passage."""
        f, p, t, v = tables.finding, tables.passage, tables.text, tables.version
        query = (
            sa.select(f.c.id, f.c.fields, t.c.body, p.c.locator, v.c.path)
            .join(p, p.c.id == f.c.passage)
            .join(t, t.c.digest == p.c.text_digest)
            .join(v, v.c.id == p.c.version)
            .order_by(f.c.row)
        )
        for row in self._stream(query):
            is_there = row.fields["quote"] in row.body
            yield Row(
                f"finding {row.id} of {row.path}, {row.locator}",
                "" if is_there else "its quote does not stand in its passage",
            )

    def draft_bodies(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield id and content of every draft that is kept."""
        d = tables.draft
        for row in self._stream(sa.select(d.c.id, d.c.body).order_by(d.c.seq)):
            yield row.id, row.body

    def updates(self) -> Iterator[KeptUpdate]:
        """Yield the approved updates as they are kept, oldest first."""
        s = tables.sent
        for row in self._stream(sa.select(s).order_by(s.c.seq)):
            yield KeptUpdate(row.id, row.update, row.digest, row.prev_digest)

    def rewritten(self, after: int) -> tuple[Rewriting, ...]:
        """Return the changes after a revision that changed what it had known."""
        r = tables.revision
        is_one = sa.or_(*(r.c.what.startswith(verb) for verb in _REWRITING))
        query = sa.select(r).where(r.c.rev > after, is_one).order_by(r.c.rev)
        return tuple(
            Rewriting(row.at, row.actor, row.what) for row in self._stream(query)
        )

    def holds(self, path: str, locator: str | None, quote: str) -> bool:
        """Whether the words stand at the place of a source, in any of its versions.

        Of a source that has got another name since, anywhere in the ledger.
        """
        p, t, v, s = tables.passage, tables.text, tables.version, tables.state
        words = (
            sa.select(sa.literal(1))
            .select_from(p)
            .join(t, t.c.digest == p.c.text_digest)
            .join(v, v.c.id == p.c.version)
            .where(sa.func.instr(t.c.body, quote) > 0)
            .limit(1)
        )
        at = (v.c.path == path, p.c.locator == (locator or ""))
        cells = (
            sa.select(s.c.cells)
            .join(v, v.c.id == s.c.version)
            .where(v.c.path == path, s.c.locator == (locator or ""))
        )
        known = sa.select(v.c.id).where(v.c.path == path).limit(1)
        with self._database.read() as connection:
            if connection.scalar(words.where(*at)):
                return True
            if any(quote in _strings(row) for row in connection.scalars(cells)):
                return True
            is_known = connection.scalar(known) is not None
            return not is_known and bool(connection.scalar(words))

    def _pragma(self, name: str, good: str) -> Iterator[Row]:
        with self._database.read() as connection:
            for found in connection.exec_driver_sql(f"PRAGMA {name}").scalars():
                yield Row("the file", "" if found == good else str(found))

    def _stream(self, query: sa.Select[Any]) -> Iterator[Any]:
        with self._database.read() as connection:
            paged = connection.execution_options(yield_per=_PAGE)
            yield from paged.execute(query)


def _strings(cells: dict[str, Any]) -> str:
    """Return the cells as text in which words stand as they were read."""
    told = json.dumps(cells, ensure_ascii=False)
    return told.replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")
