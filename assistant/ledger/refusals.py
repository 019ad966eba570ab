"""Files of which nothing or not all could be kept, until they are read or gone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from assistant.ledger import tables
from assistant.ledger.database import Database


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that no version holds; `report` is what its ingest said."""

    path: str
    report: dict[str, Any]


class Refusals:
    """Keeps which files are refused at present, and which were at a revision."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def standing(self) -> tuple[Refusal, ...]:
        """Return what is refused now, by path."""
        with self._database.read() as connection:
            return read_refusals(connection, tables.refusal.c.rev_to == tables.STILL)

    def keep(
        self, refused: Mapping[str, dict[str, Any]], lifted: Collection[str]
    ) -> None:
        """Keep the reports of refused paths, and end the refusal of lifted ones.

        What is known already makes no revision.
        """
        known = {found.path: found.report for found in self.standing()}
        new = {p: report for p, report in refused.items() if known.get(p) != report}
        ended = known.keys() & (new.keys() | set(lifted))
        if not new and not ended:
            return
        what = f"{len(new)} files refused, {len(ended)} no more or otherwise"
        with self._database.write(what, actor="ontrack") as (connection, rev):
            r = tables.refusal
            for path in sorted(ended):
                connection.execute(
                    r.update()
                    .where(r.c.path == path, r.c.rev_to == tables.STILL)
                    .values(rev_to=rev)
                )
            rows = [{"path": p, "report": new[p], "rev": rev} for p in sorted(new)]
            if rows:
                connection.execute(r.insert(), rows)


def read_refusals(
    connection: sa.Connection, *wanted: sa.ColumnElement[bool]
) -> tuple[Refusal, ...]:
    """Return the refusals of which all that is wanted holds, by path."""
    r = tables.refusal
    query = sa.select(r.c.path, r.c.report).where(*wanted).order_by(r.c.path, r.c.id)
    return tuple(Refusal(row.path, row.report) for row in connection.execute(query))
