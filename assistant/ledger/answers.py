"""What language models answered: kept by content, so that nothing is asked twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from assistant.ledger import tables
from assistant.ledger.database import Database
from assistant.ledger.items import batches


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """An answer as it was given; nothing of it is believed by being kept.

    `purpose` is what was asked for, `key` a digest of all that was sent and of the
    model; `as_of` the day that it speaks of; `passage` the one that was read, if it was
    one; `versions` are those whose words were sent.
    """

    purpose: str
    key: str
    model: str
    as_of: date
    body: dict[str, Any]
    versions: tuple[str, ...]
    passage: str | None = None


class Answers:
    """Keeps answers; one that is given anew takes the place of the former one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def known(self, purpose: str, keys: Collection[str]) -> dict[str, dict[str, Any]]:
        """Return the bodies that were ever given under these keys."""
        a = tables.answer
        found: dict[str, dict[str, Any]] = {}
        with self._database.read() as connection:
            for batch in batches(sorted(keys)):
                query = sa.select(a.c.key, a.c.body).where(
                    a.c.purpose == purpose, a.c.key.in_(batch)
                )
                rows = connection.execute(query.order_by(a.c.id))
                found |= {row.key: row.body for row in rows}
        return found

    def keep(self, answers: Sequence[ModelAnswer], *, actor: str, what: str) -> None:
        """Keep answers in place of those of the same passages, or of the same day.

        What stands already makes no revision.
        """
        standing = self.standing({answer.purpose for answer in answers})
        new = [answer for answer in answers if answer not in standing]
        if not new:
            return
        a = tables.answer
        with self._database.write(what, actor=actor) as (connection, rev):
            for answer in new:
                same = (
                    a.c.as_of == answer.as_of
                    if answer.passage is None
                    else a.c.passage == answer.passage
                )
                connection.execute(
                    a.update()
                    .where(
                        a.c.purpose == answer.purpose, same, a.c.rev_to == tables.STILL
                    )
                    .values(rev_to=rev)
                )
            connection.execute(a.insert(), [_row(answer, rev) for answer in new])

    def standing(self, purposes: Iterable[str]) -> tuple[ModelAnswer, ...]:
        """Return the answers that count now, by day and order of arrival."""
        a = tables.answer
        with self._database.read() as connection:
            return read_answers(
                connection,
                a.c.purpose.in_(sorted(purposes)),
                a.c.rev_to == tables.STILL,
            )

    def last_derived(self, versions: Collection[str]) -> Mapping[str, str]:
        """Return by what each of the versions was read last."""
        d = tables.derivation
        found: dict[str, str] = {}
        with self._database.read() as connection:
            for batch in batches(sorted(versions)):
                query = sa.select(d).where(d.c.version.in_(batch)).order_by(d.c.rev)
                for row in connection.execute(query):
                    found[row.version] = row.extractor
        return found


def read_answers(
    connection: sa.Connection, *wanted: sa.ColumnElement[bool]
) -> tuple[ModelAnswer, ...]:
    """Return the answers of which all that is wanted holds, by day and arrival."""
    a = tables.answer
    query = sa.select(a).where(*wanted).order_by(a.c.as_of, a.c.id)
    return tuple(
        ModelAnswer(
            purpose=row.purpose,
            key=row.key,
            model=row.model,
            as_of=row.as_of,
            body=row.body,
            versions=tuple(row.versions),
            passage=row.passage,
        )
        for row in connection.execute(query)
    )


def forget_answers(connection: sa.Connection, versions: Collection[str]) -> None:
    """Delete every answer for which words of one of the versions were sent."""
    a = tables.answer
    erased = set(versions)
    ids = [
        row.id
        for row in connection.execute(sa.select(a.c.id, a.c.versions))
        if erased.intersection(row.versions)
    ]
    for batch in batches(ids):
        connection.execute(a.delete().where(a.c.id.in_(batch)))


def _row(answer: ModelAnswer, rev: int) -> dict[str, object]:
    return {
        "purpose": answer.purpose,
        "key": answer.key,
        "model": answer.model,
        "as_of": answer.as_of,
        "passage": answer.passage,
        "versions": list(answer.versions),
        "body": answer.body,
        "rev": rev,
        "rev_to": tables.STILL,
    }
