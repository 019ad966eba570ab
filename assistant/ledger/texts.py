"""Texts for the evidence index: their vectors, and search by words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import sqlalchemy as sa

from assistant.domain.labels import Label
from assistant.ledger.database import Database
from assistant.ledger.tables import passage, text, vector

_PAGE = 4_096
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*", re.UNICODE)


class Texts:
    """Every distinct text of the ledger, by the digest of its words."""

    def __init__(
        self, database: Database, closed: frozenset[Label] = frozenset()
    ) -> None:
        self._database = database
        self._closed = closed

    def without(self, *labels: Label) -> Texts:
        """Return the same texts; those of these labels are not to be embedded.

        A text that was ever read under such a label counts as one, wherever else it
        stands. They are still found by their words.
        """
        return Texts(self._database, frozenset(labels))

    def texts_without_vector(
        self, embedder: str, limit: int | None = None, after: str = ""
    ) -> Sequence[tuple[str, str]]:
        """Return digest and text of what this embedder has not embedded yet.

        In a fixed order; of those after the text with the digest `after`, if given.
        """
        query = (
            sa.select(text.c.digest, text.c.body)
            .outerjoin(
                vector,
                sa.and_(
                    vector.c.digest == text.c.digest, vector.c.embedder == embedder
                ),
            )
            .where(vector.c.id.is_(None), self._open(text.c.digest))
            .order_by(text.c.id)
            .limit(limit)
        )
        if after:
            last = sa.select(text.c.id).where(text.c.digest == after)
            query = query.where(text.c.id > last.scalar_subquery())
        with self._database.read() as connection:
            return [(row.digest, row.body) for row in connection.execute(query)]

    def save_vectors(self, embedder: str, rows: Sequence[tuple[str, bytes]]) -> None:
        """Keep vectors (float32, little endian) by the digests of their texts.

        Those of texts that were erased meanwhile are left out.
        """
        if not rows:
            return
        values = [
            {"digest": digest, "embedder": embedder, "vector": data}
            for digest, data in rows
        ]
        with self._database.write(f"embed {len(rows)} texts", actor="ontrack") as (
            connection,
            _rev,
        ):
            connection.execute(
                sa.text(
                    "INSERT OR IGNORE INTO vector (digest, embedder, vector) "
                    "SELECT digest, :embedder, :vector FROM text "
                    "WHERE digest = :digest"
                ),
                values,
            )

    def vector_counts(self) -> tuple[int, Mapping[str, int]]:
        """Return how many texts there are, and how many each embedder has embedded.

        Texts that are not to be embedded are not counted.
        """
        texts = (
            sa.select(sa.func.count())
            .select_from(text)
            .where(self._open(text.c.digest))
        )
        vectors = (
            sa.select(vector.c.embedder, sa.func.count())
            .where(self._open(vector.c.digest))
            .group_by(vector.c.embedder)
        )
        with self._database.read() as connection:
            counts = {row[0]: int(row[1]) for row in connection.execute(vectors)}
            return int(connection.execute(texts).scalar_one()), counts

    def vectors(
        self, embedder: str, after: int = 0
    ) -> Iterator[tuple[int, str, bytes]]:
        """Yield row number, digest and vector of rows after one, in order.

        Page by page, so that a large ledger is never in memory as a whole.
        """
        # Not a bare column: SQLite would take the index on it and sort all the rest.
        query = (
            sa.select(vector.c.id, vector.c.digest, vector.c.vector)
            .where(vector.c.embedder.concat("") == embedder)
            .order_by(vector.c.id)
            .limit(_PAGE)
        )
        while True:
            with self._database.read() as connection:
                page = connection.execute(query.where(vector.c.id > after)).all()
            for row in page:
                yield row.id, row.digest, row.vector
            if len(page) < _PAGE:
                return
            after = page[-1].id

    def search_words(self, query: str, *, limit: int) -> Sequence[tuple[str, float]]:
        """Return digests of the texts that hold the query's words, best first."""
        words = dict.fromkeys(_WORD.findall(query))
        if not words:
            return []
        match = " OR ".join(f'"{word}"' for word in words)
        statement = sa.text(
            "SELECT text.digest, found.score FROM (SELECT rowid, -rank AS score "
            "FROM text_fts WHERE text_fts MATCH :match ORDER BY rank LIMIT :limit) "
            "AS found JOIN text ON text.id = found.rowid "
            "ORDER BY found.score DESC, text.id"
        )
        with self._database.read() as connection:
            rows = connection.execute(statement, {"match": match, "limit": limit})
            return [(row.digest, float(row.score)) for row in rows]

    def _open(self, digest: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
        """Return the condition that a text may be embedded."""
        if not self._closed:
            return sa.true()
        closed = sa.select(passage.c.text_digest).where(
            passage.c.label.in_(sorted(self._closed))
        )
        return digest.not_in(closed)
