"""What all rows of a Jira export say together, before any of them is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.domain.reading import PersonMention
from ingest.reader import DateOrder
from ingest.readers.jira_columns import DATES, PEOPLE, Columns
from ingest.tables.cells import proven_order, the_only
from ingest.tables.rows import Row, Table
from ingest.tables.unused_columns import UnusedColumns


@dataclass
class Survey:
    """One walk through the rows.

    `keys` are the issue keys by the ids that name parents, `orders` what the dates of
    each column prove of day and month, `project` the first project's name, `unused` the
    columns that nothing is read from.
    """

    columns: Columns
    people: dict[tuple[str, str], PersonMention] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    orders: dict[str, set[DateOrder]] = field(
        default_factory=lambda: {name: set() for name in (*DATES, "comment")}
    )
    project: str | None = None
    project_keys: set[str] = field(default_factory=set)
    unused: UnusedColumns = field(default_factory=lambda: UnusedColumns((), []))

    @classmethod
    def of(cls, table: Table, columns: Columns) -> Survey:
        """Walk through the rows of the table."""
        survey = cls(columns)
        survey.unused = UnusedColumns.but(table.header, columns.used)
        for row in table.rows:
            survey._add(row)
        return survey

    @property
    def order(self) -> DateOrder | None:
        """The order of day and month that the dates of all columns prove."""
        return the_only(order for found in self.orders.values() for order in found)

    def _add(self, row: Row) -> None:
        columns = self.columns
        self.unused.look(row)
        if columns.has("parent"):
            self.keys[columns.one("id", row)] = columns.one("key", row)
        for name, orders in self.orders.items():
            if len(orders) < 2:
                proven = map(proven_order, columns.dates(name, row))
                orders.update(order for order in proven if order)
        self.project = self.project or columns.one("project", row) or None
        self.project_keys |= {columns.one("project_key", row)} - {""}
        for who in PEOPLE:
            self._person(who, row)

    def _person(self, who: str, row: Row) -> None:
        names = self.columns.all(who, row)
        ids = self.columns.all(f"{who}_id", row)
        for name, ident in zip(names, [*ids, *[""] * len(names)], strict=False):
            if (name, ident) not in self.people:
                self.people[name, ident] = PersonMention(
                    name=name,
                    handle=ident or None,
                    email=ident if "@" in ident else None,
                )
