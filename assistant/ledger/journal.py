"""The append-only journal, the drafts and the approved updates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from assistant.domain.drafts import Draft, Update
from assistant.domain.journal import JournalEntry, Request, Verb
from assistant.ledger import tables
from assistant.ledger.database import Database
from assistant.ledger.errors import ErasedMeanwhileError


def read_journal(
    connection: sa.Connection, revision: int = tables.STILL
) -> tuple[JournalEntry, ...]:
    """Return the decisions up to a revision, in order."""
    j = tables.journal
    query = sa.select(j).where(j.c.rev <= revision).order_by(j.c.seq)
    return tuple(
        JournalEntry(
            **{("revision" if name == "rev" else name): row[name] for name in row}
        )
        for row in connection.execute(query).mappings()
    )


def read_audiences(connection: sa.Connection) -> dict[str, str]:
    """Return for whom each kept draft was made, by its id."""
    d = tables.draft
    rows = connection.execute(sa.select(d.c.id, d.c.audience))
    return {row.id: row.audience for row in rows}


class Journal:
    """Decisions, drafts and updates; each is durable when its call returns."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def entries(self) -> Sequence[JournalEntry]:
        """Return every decision, in order."""
        with self._database.read() as connection:
            return read_journal(connection)

    def append(  # noqa: PLR0913  one argument a column
        self,
        verb: Verb,
        target: str,
        *,
        by: str,
        text: str | None = None,
        reason: str | None = None,
        undoes: int | None = None,
        as_of: date | None = None,
    ) -> JournalEntry:
        """Add a decision and return it."""
        row = Request(verb, target, text, reason, undoes)
        return self.append_act([row], by=by, as_of=as_of)[0]

    def append_act(
        self, rows: Sequence[Request], *, by: str, as_of: date | None = None
    ) -> tuple[JournalEntry, ...]:
        """Add decisions that a person made at once, all or none, and return them.

        They have one revision, by which an undo knows them as one act.
        """
        at = datetime.now(UTC).replace(microsecond=0)
        what = f"{rows[0].verb} {rows[0].target}" if len(rows) == 1 else "decisions"
        kept: list[JournalEntry] = []
        with self._database.write(what, actor=by) as (connection, rev):
            for row in rows:
                values = {**asdict(row), "by": by, "as_of": as_of}
                insert = tables.journal.insert().values(
                    at=at.isoformat(), rev=rev, **values
                )
                key = connection.execute(insert).inserted_primary_key
                seq = int(key[0]) if key else 0
                kept.append(JournalEntry(seq=seq, at=at, revision=rev, **values))
        return tuple(kept)

    def save_draft(self, draft: Draft) -> None:
        """Keep a draft; one that is kept already stays as it is.

        Raises:
            ErasedMeanwhileError: If a source was erased after it was begun.
        """
        with self._database.write(f"draft {draft.id}", actor="ontrack") as (
            connection,
            rev,
        ):
            erased = connection.scalar(sa.select(sa.func.max(tables.erasure.c.rev)))
            if erased and erased > draft.run.revision:
                raise ErasedMeanwhileError
            d = tables.draft
            connection.execute(sa.delete(d).where(d.c.id == draft.id))
            connection.execute(
                d.insert().values(
                    id=draft.id,
                    audience=draft.audience,
                    as_of=draft.as_of,
                    body=draft.model_dump(mode="json"),
                    rev=rev,
                )
            )

    def draft(self, draft_id: str) -> Draft | None:
        """Return the draft with this id, or None."""
        return self._draft(tables.draft.c.id == draft_id)

    def latest_draft(self, audience: str | None = None) -> Draft | None:
        """Return the draft made last, for one audience or any, or None."""
        if audience is None:
            return self._draft(sa.true())
        return self._draft(tables.draft.c.audience == audience)

    def newest_draft(self, audience: str, as_of: date | None = None) -> Draft | None:
        """Return the audience's draft of the latest day, of those the last made.

        With a day, only drafts of that day count.
        """
        d = tables.draft
        of_day = sa.true() if as_of is None else d.c.as_of == as_of
        return self._draft(sa.and_(d.c.audience == audience, of_day), d.c.as_of.desc())

    def draft_naming(self, name: str) -> Draft | None:
        """Return the draft made last that holds the id of a claim or fact, or None."""
        body = sa.cast(tables.draft.c.body, sa.Text)
        return self._draft(body.contains(f'"{name}"', autoescape=True))

    def save_update(self, update: Update) -> None:
        """Append an approved update, for ever."""
        with self._database.write(f"approve {update.id}", actor=update.approved_by) as (
            connection,
            rev,
        ):
            connection.execute(
                tables.sent.insert().values(
                    id=update.id,
                    draft=update.draft.id,
                    audience=update.draft.audience,
                    as_of=update.draft.as_of,
                    digest=update.digest,
                    prev_digest=update.prev_digest,
                    update=update.model_dump(mode="json"),
                    rev=rev,
                )
            )

    def updates(self) -> Sequence[Update]:
        """Return the approved updates, oldest first."""
        s = tables.sent
        with self._database.read() as connection:
            rows = connection.scalars(sa.select(s.c.update).order_by(s.c.seq))
            return tuple(Update.model_validate(row) for row in rows)

    def _draft(
        self, condition: sa.ColumnElement[bool], *first: sa.ColumnElement[Any]
    ) -> Draft | None:
        d = tables.draft
        order = (*first, d.c.seq.desc())
        query = sa.select(d.c.body).where(condition).order_by(*order).limit(1)
        with self._database.read() as connection:
            body = connection.scalar(query)
        return None if body is None else Draft.model_validate(body)
