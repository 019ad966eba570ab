"""Another reading of bytes that are known, in place of the former one."""

from __future__ import annotations

import sqlalchemy as sa

from assistant.ledger.documents import read_document
from assistant.ledger.incoming import Incoming, SourceVersion
from assistant.ledger.states import Snapshot, lay_over, withdraw
from assistant.ledger.tables import STILL, item, state, version
from assistant.ledger.writing import add_version, count_from


def replace_version(
    connection: sa.Connection, rev: int, kept: SourceVersion, incoming: Incoming
) -> bool:
    """Write the new reading; return whether it says anything else.

    Where its words, days and labels are those that are kept, the version stays the
    same one, so that what was decided on them stands.
    """
    if _has_same_words(connection, kept, incoming):
        source = _source_of(connection, kept.id)
        at = Snapshot(source, kept.id, kept.as_of, rev, kept.complete)
        lay_over(connection, at, incoming.result.records)
        is_changed = _is_changed(connection, rev)
        if is_changed:
            count_from(connection, rev, kept.id)
        connection.execute(
            version.update()
            .where(version.c.id == kept.id)
            .values(
                reading=incoming.reading,
                report={**kept.report, **incoming.kept_report},
            )
        )
        return is_changed
    source = _source_of(connection, kept.id)
    connection.execute(
        version.update().where(version.c.id == kept.id).values(rev_to=rev)
    )
    withdraw(
        connection,
        Snapshot(source, kept.id, kept.as_of, rev, kept.complete),
        kept.revision,
    )
    add_version(connection, rev, incoming)
    return True


def _source_of(connection: sa.Connection, version_id: str) -> str:
    query = sa.select(version.c.source).where(version.c.id == version_id)
    return str(connection.execute(query).scalar_one())


def _has_same_words(
    connection: sa.Connection, kept: SourceVersion, incoming: Incoming
) -> bool:
    result = incoming.result
    before = (kept.stream, kept.kind, kept.title, kept.as_of, kept.dated, kept.complete)
    after = (
        incoming.stream,
        result.kind.value,
        result.title,
        incoming.as_of,
        result.dated,
        result.complete,
    )
    if before != after or result.past or _loses_items(connection, kept, incoming):
        return False
    document = read_document(connection, kept.id)
    words = tuple(piece.passage for piece in document)
    labels = tuple(piece.label for piece in document)
    return (words, labels, kept.label) == (
        result.passages,
        incoming.passage_labels,
        incoming.label,
    )


def _loses_items(
    connection: sa.Connection, kept: SourceVersion, incoming: Incoming
) -> bool:
    """Whether records of what only adds some are no longer read."""
    if kept.complete:
        return False
    query = (
        sa.select(item.c.type, item.c.key)
        .join(state, state.c.item == item.c.id)
        .where(state.c.version == kept.id, state.c.rev_to == STILL)
    )
    said = {(record.type, record.key) for record in incoming.result.records}
    return not {(row.type, row.key) for row in connection.execute(query)} <= said


def _is_changed(connection: sa.Connection, rev: int) -> bool:
    query = sa.select(state.c.id).where(
        sa.or_(state.c.rev_from == rev, state.c.rev_to == rev)
    )
    return connection.scalar(query.limit(1)) is not None
