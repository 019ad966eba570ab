"""Taking a source out of the tables: its rows, and what was made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import sqlalchemy as sa

from assistant.ledger import tables
from assistant.ledger.answers import forget_answers
from assistant.ledger.incoming import SourceVersion
from assistant.ledger.items import batches
from assistant.ledger.states import Snapshot, withdraw
from assistant.ledger.wording import ERASED, ErasedWords

_ANEW = "after an erasure"
"""No reading has this name, so that any takes the place of it."""


@dataclass(frozen=True, slots=True)
class Erased:
    """How much was taken out; `decisions` are those whose words were.

    `to_read_again` are files that may have had records which only the erased source
    was kept for, since both told the same.
    """

    versions: int
    passages: int
    texts: int
    records: int
    findings: int
    drafts: int
    decisions: int
    to_read_again: tuple[str, ...] = ()


def take_out(
    connection: sa.Connection, rev: int, versions: Sequence[SourceVersion]
) -> dict[str, int]:
    """Delete the versions, their passages, findings, people and states.

    A text that another source has too stays; a record that it shared with another is
    as the other one tells it.
    """
    v = tables.version
    ids = [version.id for version in versions]
    sources = list(
        connection.scalars(sa.select(v.c.source).where(v.c.id.in_(ids)).distinct())
    )
    _give_back(connection, rev, ids)
    with _quick_references(connection):
        return _take_rows(connection, versions, sources)


def _take_rows(
    connection: sa.Connection, versions: Sequence[SourceVersion], sources: Sequence[str]
) -> dict[str, int]:
    v, p, s = tables.version, tables.passage, tables.state
    ids = [version.id for version in versions]
    passages = sa.select(p.c.id).where(p.c.version.in_(ids))
    forget_answers(connection, ids)
    counts = {
        "findings": _delete(
            connection, tables.finding, tables.finding.c.passage.in_(passages)
        ),
        "passages": _delete(connection, p, p.c.version.in_(ids)),
        "records": _delete(
            connection, s, sa.or_(s.c.version.in_(ids), s.c.source.in_(sources))
        ),
    }
    _delete(connection, tables.derivation, tables.derivation.c.version.in_(ids))
    _delete(connection, tables.mention, tables.mention.c.version.in_(ids))
    counts["versions"] = _delete(connection, v, v.c.id.in_(ids))
    _delete(connection, tables.source, tables.source.c.id.in_(sources))
    held = sa.select(s.c.id).where(s.c.item == tables.item.c.id)
    _delete(connection, tables.item, ~sa.exists(held))
    _delete(
        connection,
        tables.refusal,
        tables.refusal.c.path.in_([one.path for one in versions]),
    )
    counts["texts"] = _drop_texts(connection)
    return counts


def let_read_again(
    connection: sa.Connection, versions: Sequence[SourceVersion]
) -> tuple[str, ...]:
    """Have later files of the kind read anew when they are ingested; name them.

    A record that two files tell alike is kept once, for the first of them. Only files
    that add to what is known share records so.
    """
    first: dict[str, int] = {}
    for one in versions:
        if not one.complete:
            first[one.kind] = min(one.revision, first.get(one.kind, one.revision))
    v = tables.version
    paths: set[str] = set()
    for kind, rev in first.items():
        told = sa.select(v.c.id, v.c.path).where(
            v.c.kind == kind,
            v.c.rev > rev,
            v.c.rev_to == tables.STILL,
            sa.not_(v.c.complete),
            v.c.report["counts"]["records"].as_integer() > 0,
        )
        for row in connection.execute(told).all():
            paths.add(row.path)
            connection.execute(v.update().where(v.c.id == row.id).values(reading=_ANEW))
    return tuple(sorted(paths))


def drop_drafts(connection: sa.Connection, words: ErasedWords) -> int:
    """Delete drafts and model's answers that tell of it; return how many drafts."""
    _drop_telling(connection, words, tables.answer, tables.answer.c.id)
    return _drop_telling(connection, words, tables.draft, tables.draft.c.seq)


def _drop_telling(
    connection: sa.Connection,
    words: ErasedWords,
    table: sa.Table,
    key: sa.ColumnElement[int],
) -> int:
    query = sa.select(key.label("key"), table.c.body).where(table.c.rev >= words.since)
    found = [row.key for row in connection.execute(query) if words.in_content(row.body)]
    for batch in batches(found):
        _delete(connection, table, key.in_(batch))
    return len(found)


def blank_journal(connection: sa.Connection, words: ErasedWords) -> int:
    """Take the words out of decisions; who decided what and when stays."""
    j = tables.journal
    query = sa.select(j.c.seq, j.c.text, j.c.reason).where(j.c.rev >= words.since)
    changed = 0
    for row in connection.execute(query).all():
        said = {"text": row.text, "reason": row.reason}
        blank = {name: ERASED for name, text in said.items() if words.in_text(text)}
        if blank:
            changed += 1
            connection.execute(j.update().where(j.c.seq == row.seq).values(**blank))
    return changed


def scrub_reports(connection: sa.Connection, words: ErasedWords) -> None:
    """Take the words out of what was said of other files."""
    for table in (tables.version, tables.refusal):
        query = sa.select(table.c.id, table.c.report)
        for row in connection.execute(query).all():
            clean = words.without(row.report)
            if clean != row.report:
                connection.execute(
                    table.update().where(table.c.id == row.id).values(report=clean)
                )


def _give_back(connection: sa.Connection, rev: int, ids: Sequence[str]) -> None:
    """Let records that these versions took over from others stand again."""
    v = tables.version
    standing = sa.select(v).where(
        v.c.id.in_(ids), v.c.rev_to == tables.STILL, sa.not_(v.c.complete)
    )
    rows = connection.execute(standing.order_by(v.c.rev.desc())).mappings().all()
    for row in rows:
        at = Snapshot(row["source"], row["id"], row["as_of"], rev, complete=False)
        withdraw(connection, at, row["rev"])


def _drop_texts(connection: sa.Connection) -> int:
    """Delete the texts that no passage has any more, from the index of words too."""
    t, p = tables.text, tables.passage
    used = sa.select(p.c.text_digest)
    orphans = sa.select(t.c.digest).where(t.c.digest.not_in(used))
    _delete(connection, tables.vector, tables.vector.c.digest.in_(orphans))
    count = _delete(connection, t, t.c.digest.in_(orphans))
    # Made anew, since an index from which words are only taken keeps them for a time.
    connection.exec_driver_sql("INSERT INTO text_fts(text_fts) VALUES('rebuild')")
    return count


@contextmanager
def _quick_references(connection: sa.Connection) -> Iterator[None]:
    """Have indexes for a time on what SQLite looks up for each row that goes."""
    p, s, vector = tables.passage, tables.state, tables.vector
    columns = (p.c.text_digest, s.c.version, vector.c.digest)
    names = [f"erasing_{n}" for n in range(len(columns))]
    for name, column in zip(names, columns, strict=True):
        table = column.table.name
        connection.exec_driver_sql(f"CREATE INDEX {name} ON {table} ({column.name})")
    yield
    for name in names:
        connection.exec_driver_sql(f"DROP INDEX {name}")


def _delete(
    connection: sa.Connection, table: sa.Table, which: sa.ColumnElement[bool]
) -> int:
    return connection.execute(table.delete().where(which)).rowcount
