"""Azure DevOps queries and boards as CSV: one work item a row, trees by column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from assistant.domain.people import fold
from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import Ticket
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.tables.cells import read_number
from ingest.tables.row_marks import with_marks
from ingest.tables.rows import Row, Table, first_rows, read_rows, under_header
from ingest.tickets.azure_items import (
    azure_category,
    azure_key,
    azure_person,
    azure_tags,
    last_of_path,
    plain_words,
)
from ingest.tickets.export import TicketExport, stream_of
from ingest.tickets.history import OVER, open_before
from ingest.tickets.rows import TicketRows, columns_by_name, names_to_fields

_FIELD: Final = names_to_fields(
    {
        "key": "id|work item id",
        "kind": "work item type",
        "title": "title",
        "status": "state",
        "reason": "reason",
        "assignee": "assigned to",
        "reporter": "created by",
        "priority": "priority|backlog priority",
        "severity": "severity",
        "tags": "tags",
        "area": "area path|area",
        "sprint": "iteration path|iteration",
        "project": "team project",
        "points": "story points|effort|size",
        "due": "due date|target date|finish date",
        "created": "created date",
        "updated": "changed date",
        "resolved": "closed date|resolved date",
        "description": "description|repro steps",
        "parent": "parent",
        "blocked": "blocked",
        "column": "board column",
    }
)
_OWN: Final = frozenset(
    (
        "work item type",
        "area path",
        "iteration path",
        "assigned to",
        "board column",
        "board lane",
        "state",
        "remaining work",
        "value area",
        "backlog priority",
        "original estimate",
        "completed work",
        "team project",
        "effort",
        "story points",
        "tags",
    )
)
_CERTAIN: Final = frozenset(
    ("work item type", "area path", "iteration path", "board column")
)
_OTHERS: Final = frozenset({"issue key", "work item key", "issue id"})
_ENOUGH: Final = 2
_DATES: Final = ("created", "updated", "resolved", "due")
_LIMITS: Final = frozenset({1000, 10_000, 20_000})
_TITLE: Final = re.compile(r"title (?P<level>\d+)")


class AzureDevopsCsvReader:
    """One ticket a work item; in a tree the column of its title is its level."""

    kind = DocumentKind.AZURE_DEVOPS_CSV
    example = "azure-query.csv"

    def accepts(self, document: Document) -> bool:
        """Whether a row names the columns of work items."""
        return any(_is_header(row.cells) for row in first_rows(document))

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every work item.

        Raises:
            UnreadableFileError: If no row names an id and a title.
        """
        raw = read_rows(document.data, document.path)
        table = under_header(raw, _score, least=2)
        columns = columns_by_name(table.header, _field) if table else {}
        if table is None or not {"key", "title"} <= columns.keys():
            raise UnreadableFileError(
                f"{document.path!r} has no columns 'ID' and 'Title'.",
                fix="Add them to the query in Azure DevOps, and export it again.",
            )
        items = _Items(table, TicketExport(document, context), columns)
        return with_marks(items.result(), [table])


@dataclass
class _Items:
    """One pass over the rows of an export; `above` are the items open in the tree."""

    table: Table
    export: TicketExport
    columns: dict[str, list[int]]
    above: dict[int, tuple[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rows = TicketRows(self.table, self.columns, _DATES, self.export)

    def result(self) -> ReadResult:
        for row in self.table.rows:
            self._row(row)
        self.rows.finish()
        if not self.rows.has("status"):
            self.export.problem(
                "",
                "the export has no column for the state: no work item is known to be "
                "open or done",
                "export again with the column State",
            )
        areas = {cell.split("\\")[0] for cell in self.rows.column("area")}
        name = "+".join(sorted({*self.rows.column("project")} or areas))
        count = len(self.table.rows)
        cut = [f"exactly {count} rows, a limit"] if count in _LIMITS else []
        if not self.rows.has("assignee"):
            cut.append("no column for the assignee: who has an item is not known")
        return self.export.result(
            DocumentKind.AZURE_DEVOPS_CSV,
            stream=stream_of("azure", self.export.document, name),
            title=name or None,
            complete=count not in _LIMITS,
            looks_cut=cut,
        )

    def _row(self, row: Row) -> None:
        one, where = self.rows.one, self.table.place(row)
        key = azure_key(one("key", row))
        days = self.rows.days(row)
        status, reason = one("status", row), one("reason", row)
        blocked = fold(one("blocked", row)) == "yes"
        settings = self.export.context.statuses
        category = azure_category(status, reason, settings, blocked=blocked)
        severity = one("severity", row)
        parent, parent_title = self._parent(key, row)
        ticket = Ticket(
            key=key,
            locator=where,
            title=one("title", row) or key,
            kind=one("kind", row),
            status=status,
            category=category,
            flagged=blocked,
            resolution=(reason or None) if category in OVER else None,
            assignee=self._person("assignee", row),
            says_assignee=self.rows.has("assignee"),
            reporter=self._person("reporter", row),
            priority=one("priority", row) or None,
            labels=(
                *azure_tags(one("tags", row)),
                *([f"severity: {severity}"] if severity else []),
            ),
            components=last_of_path(one("area", row)),
            sprints=last_of_path(one("sprint", row)),
            points=read_number(one("points", row)),
            parent=parent,
            parent_title=parent_title,
            description=plain_words(one("description", row)),
            **days,
        )
        if not self.export.add(ticket, ticket.created, ticket.updated, ticket.resolved):
            return
        self.export.words(where, key, ticket.title)
        self.export.words(where, key, ticket.description)
        self.export.past.extend(open_before(ticket))

    def _parent(self, key: str, row: Row) -> tuple[str | None, str | None]:
        """Return the key and title of the item above, by column or by the tree."""
        places = self.columns["title"]
        level = next((n for n, i in enumerate(places) if row.cells[i].strip()), None)
        named = azure_key(self.rows.one("parent", row)) or None
        if level is None or len(places) == 1:
            return named, None
        for deeper in [other for other in self.above if other >= level]:
            del self.above[deeper]
        known, title = self.above.get(max(self.above, default=-1), (None, None))
        self.above[level] = key, self.rows.one("title", row)
        return named or known, title

    def _person(self, name: str, row: Row) -> str | None:
        who, mail = azure_person(self.rows.one(name, row))
        address = mail if "@" in mail else None
        self.export.person(who, handle=None if address else mail, email=address)
        return who or mail or None


def _field(name: str) -> str | None:
    plain = fold(name)
    return "title" if _TITLE.fullmatch(plain) else _FIELD.get(plain)


def _score(cells: Sequence[str]) -> int:
    return len({_field(cell) for cell in cells} - {None})


def _is_header(cells: Sequence[str]) -> bool:
    names = {fold(cell) for cell in cells}
    own = len(names & _OWN)
    named = "id" in names or any(_field(cell) == "title" for cell in cells)
    certain = named and bool(names & _CERTAIN)
    return own >= _ENOUGH and certain and not names & _OTHERS
