"""Keeping one version: all of it in one transaction, or none of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from assistant.domain.base import digest as digest_of
from assistant.domain.base import stable_id
from assistant.domain.labels import Label
from assistant.ledger.documents import read_versions
from assistant.ledger.incoming import Incoming, SourceVersion
from assistant.ledger.items import batches
from assistant.ledger.list_names import PLACE, last_there
from assistant.ledger.states import Snapshot, lay_over, lay_under
from assistant.ledger.tables import (
    STILL,
    derivation,
    mention,
    passage,
    source,
    text,
    version,
)


def version_id(incoming: Incoming) -> str:
    """Return the id under which these bytes of this stream are kept for this day."""
    return stable_id("ver", incoming.stream, incoming.digest, incoming.as_of)


def is_known(connection: sa.Connection, incoming: Incoming) -> bool:
    """Whether ingesting this would add nothing.

    A snapshot says again on a later day that all is still so; any other file is the
    same whenever its bytes are. A file that held others since and has its former
    content again says something new, on the same day too.
    """
    if _is_changed_back(connection, incoming):
        return False
    query = (
        sa.select(version.c.id)
        .join(source)
        .where(
            source.c.stream == incoming.stream,
            version.c.digest == incoming.digest,
            version.c.rev_to == STILL,
        )
    )
    if incoming.result.complete:
        query = query.where(version.c.as_of == incoming.as_of)
    return connection.scalar(query) is not None


def _is_changed_back(connection: sa.Connection, incoming: Incoming) -> bool:
    here = read_versions(
        connection, version.c.path == incoming.path, version.c.rev_to == STILL
    )
    last = last_there(here, incoming.report.get(PLACE, ""), incoming.as_of)
    return last is not None and last.digest != incoming.digest


def add_version(connection: sa.Connection, rev: int, incoming: Incoming) -> str:
    """Write the version, its passages, people and states; return its id."""
    source_id = _source(connection, incoming.stream)
    key = version_id(incoming)
    if connection.scalar(sa.select(version.c.id).where(version.c.id == key)):
        key = stable_id(key, rev)
    result = incoming.result
    connection.execute(
        version.insert().values(
            id=key,
            source=source_id,
            digest=incoming.digest,
            as_of=incoming.as_of,
            dated=result.dated,
            path=incoming.path,
            kind=result.kind.value,
            title=result.title,
            label=incoming.label.value,
            complete=result.complete,
            report=incoming.kept_report,
            rev=rev,
            reading=incoming.reading,
        )
    )
    _add_passages(connection, key, incoming)
    people = [
        {"version": key, "fields": person.model_dump(exclude_none=True)}
        for person in dict.fromkeys(result.people)
    ]
    if people:
        connection.execute(mention.insert(), people)
    snapshot = Snapshot(source_id, key, incoming.as_of, rev, result.complete)
    lay_under(connection, snapshot, result.past)
    lay_over(connection, snapshot, result.records)
    return key


def change_labels(
    connection: sa.Connection,
    rev: int,
    kept: SourceVersion,
    label: Label,
    passages: Sequence[Label],
) -> None:
    """Write a version's labels; what was derived of it counts from this revision."""
    connection.execute(
        version.update().where(version.c.id == kept.id).values(label=label.value)
    )
    for ordinal, each in enumerate(passages):
        connection.execute(
            passage.update()
            .where(passage.c.version == kept.id, passage.c.ordinal == ordinal)
            .values(label=each.value)
        )
    count_from(connection, rev, kept.id)


def count_from(connection: sa.Connection, rev: int, version_id: str) -> None:
    """Let what was derived of a version last count from this revision."""
    last = (
        sa.select(sa.func.max(derivation.c.rev))
        .where(derivation.c.version == version_id)
        .scalar_subquery()
    )
    connection.execute(
        derivation.update()
        .where(derivation.c.version == version_id, derivation.c.rev == last)
        .values(rev=rev)
    )


def _source(connection: sa.Connection, stream: str) -> str:
    key = stable_id("src", stream)
    if connection.scalar(sa.select(source.c.id).where(source.c.id == key)) is None:
        connection.execute(source.insert().values(id=key, stream=stream))
    return key


def _add_passages(connection: sa.Connection, key: str, incoming: Incoming) -> None:
    labelled = zip(incoming.result.passages, incoming.passage_labels, strict=True)
    for batch in batches(enumerate(labelled)):
        rows: list[dict[str, Any]] = []
        bodies: dict[str, str] = {}
        for ordinal, (piece, label) in batch:
            text_digest = digest_of(piece.text)
            bodies[text_digest] = piece.text
            rows.append(
                {
                    "id": f"psg-{digest_of(f'{key}/{ordinal}')[:20]}",
                    "version": key,
                    "ordinal": ordinal,
                    "text_digest": text_digest,
                    "locator": piece.locator,
                    "label": label.value,
                    "fields": piece.model_dump(
                        mode="json", exclude={"text", "locator"}, exclude_defaults=True
                    ),
                }
            )
        _add_texts(connection, bodies)
        connection.execute(passage.insert(), rows)


def _add_texts(connection: sa.Connection, bodies: dict[str, str]) -> None:
    """Add the texts that are new, and their words to the full-text index."""
    known = connection.scalars(
        sa.select(text.c.digest).where(text.c.digest.in_(bodies))
    )
    missing = bodies.keys() - set(known)
    rows = [
        {"digest": text_digest, "body": body}
        for text_digest, body in bodies.items()
        if text_digest in missing
    ]
    if not rows:
        return
    before = connection.scalar(sa.select(sa.func.max(text.c.id))) or 0
    connection.execute(text.insert(), rows)
    connection.execute(
        sa.text(
            "INSERT INTO text_fts (rowid, body) "
            "SELECT id, body FROM text WHERE id > :before ORDER BY id"
        ),
        {"before": before},
    )
