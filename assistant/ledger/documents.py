"""Versions of sources and their passages, from rows of the ledger."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from assistant.domain.base import lean
from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind, Passage
from assistant.domain.sourced import SourcedPassage
from assistant.ledger import tables
from assistant.ledger.incoming import SourceVersion

_PAGE = 1_000


def read_versions(
    connection: sa.Connection, *wanted: sa.ColumnElement[bool]
) -> tuple[SourceVersion, ...]:
    """Return the versions of which all that is wanted holds, by day and arrival."""
    v = tables.version
    query = (
        sa.select(v, tables.source.c.stream)
        .join(tables.source, tables.source.c.id == v.c.source)
        .where(*wanted)
        .order_by(v.c.as_of, v.c.rev)
    )
    return tuple(map(_version, connection.execute(query).mappings()))


def read_document(
    connection: sa.Connection, version_id: str
) -> tuple[SourcedPassage, ...]:
    """Return all passages of one version, in order."""
    return tuple(walk_document(connection, version_id))


def walk_document(
    connection: sa.Connection, version_id: str
) -> Iterator[SourcedPassage]:
    """Yield the passages of one version, in order, as they are read."""
    v, p, t = tables.version, tables.passage, tables.text
    row = (
        connection.execute(
            sa.select(v, tables.source.c.stream)
            .join(tables.source, tables.source.c.id == v.c.source)
            .where(v.c.id == version_id)
        )
        .mappings()
        .one()
    )
    query = (
        sa.select(p, t.c.body)
        .join(t, t.c.digest == p.c.text_digest)
        .where(p.c.version == version_id)
        .order_by(p.c.ordinal)
    )
    paged = connection.execution_options(yield_per=_PAGE)
    found = _version(row)
    for piece in paged.execute(query).mappings():
        yield as_passage(piece, found)


def _version(row: sa.RowMapping) -> SourceVersion:
    return SourceVersion(
        id=row["id"],
        stream=row["stream"],
        path=row["path"],
        kind=row["kind"],
        title=row["title"],
        digest=row["digest"],
        as_of=row["as_of"],
        dated=row["dated"],
        label=Label(row["label"]),
        report=row["report"],
        revision=row["rev"],
        complete=row["complete"],
        reading=row["reading"],
    )


def as_passage(row: sa.RowMapping, found: SourceVersion) -> SourcedPassage:
    """Return a row of the passages, with its text, as a passage of its version."""
    piece = Passage.model_validate(
        {"locator": row["locator"], "text": row["body"], **row["fields"]}
    )
    return SourcedPassage(
        id=row["id"],
        passage=lean(piece),
        source=found.path,
        kind=DocumentKind(found.kind),
        title=found.title,
        as_of=found.as_of,
        dated=piece.dated or found.dated or found.as_of,
        label=Label(row["label"]),
    )
