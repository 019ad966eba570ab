"""Linear's CSV export: one issue a row; its dates say how far it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from assistant.domain.people import fold
from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import StatusCategory, Ticket
from assistant.domain.statuses import put_away
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.tables.cells import read_number
from ingest.tables.row_marks import with_marks
from ingest.tables.rows import Row, Table, first_rows, read_rows, under_header
from ingest.tickets.export import TicketExport, stream_of
from ingest.tickets.history import OVER, Move, past_states
from ingest.tickets.rows import TicketRows, columns_by_name, names_to_fields
from ingest.tickets.statuses import category_of

_FIELD: Final = names_to_fields(
    {
        "key": "id",
        "title": "title",
        "description": "description|issue description",
        "status": "status",
        "estimate": "estimate",
        "priority": "priority",
        "project": "project",
        "team": "team",
        "creator": "creator",
        "assignee": "assignee",
        "labels": "labels",
        "cycle": "cycle name",
        "cycle_number": "cycle number",
        "created": "created",
        "updated": "updated",
        "started": "started",
        "completed": "completed",
        "canceled": "canceled|cancelled",
        "archived": "archived",
        "due": "due date",
        "parent": "parent issue",
        "milestone": "project milestone",
        "blocked_by": "blocked by",
        "roadmaps": "roadmaps",
    }
)
_OWN: Final = frozenset(
    (
        "cycle number",
        "cycle name",
        "cycle start",
        "cycle end",
        "triaged",
        "archived",
        "parent issue",
        "project milestone id",
        "project id",
        "sla status",
        "roadmaps",
        "initiatives",
    )
)
_ENOUGH: Final = 3
_DATES: Final = (
    "created",
    "updated",
    "started",
    "completed",
    "canceled",
    "archived",
    "due",
)
_FORMULAS: Final = ("'=", "'+", "'-", "'@")
_NONE: Final = frozenset({"no priority", "none", ""})


class LinearCsvReader:
    """One ticket an issue, with the days on which it was started and completed.

    The names of states are a team's own: settings map them, then the dates say
    whether an issue is over, then the names.
    """

    kind = DocumentKind.LINEAR_CSV
    example = "linear-export.csv"

    def accepts(self, document: Document) -> bool:
        """Whether a row names the columns that Linear exports."""
        return any(_is_header(row.cells) for row in first_rows(document))

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every issue.

        Raises:
            UnreadableFileError: If no row names a title and a status.
        """
        raw = read_rows(document.data, document.path)
        table = under_header(raw, _score, least=2)
        columns = columns_by_name(table.header, _field) if table else {}
        if table is None or not {"title", "status"} <= columns.keys():
            raise UnreadableFileError(
                f"{document.path!r} has no columns 'Title' and 'Status'.",
                fix="Export the issues from Linear as CSV again.",
            )
        issues = _Issues(table, TicketExport(document, context), columns)
        return with_marks(issues.result(), [table])


@dataclass
class _Issues:
    """One pass over the rows of an export."""

    table: Table
    export: TicketExport
    columns: dict[str, list[int]]

    def __post_init__(self) -> None:
        self.rows = TicketRows(self.table, self.columns, _DATES, self.export)

    def result(self) -> ReadResult:
        for row in self.table.rows:
            self._row(row)
        self.rows.finish()
        if not self.rows.has("key"):
            self.export.problem(
                "",
                "no column for the ID of the issues: an issue is known by its title, "
                "which may change",
                "export again with the column ID",
            )
        teams = sorted(set(self.rows.column("team")))
        name = "+".join(teams)
        return self.export.result(
            DocumentKind.LINEAR_CSV,
            stream=stream_of("linear", self.export.document, name),
            title=name or None,
            complete=True,
        )

    def _row(self, row: Row) -> None:
        where, title = self.table.place(row), self._text("title", row)
        key = self.rows.one("key", row) or ("" if self.rows.has("key") else title)
        days = self.rows.days(row)
        named = status = self.rows.one("status", row)
        category = self._category(status, days, where)
        if days["archived"]:
            status, category = put_away(status, category)
        priority = self.rows.one("priority", row)
        cycle = self.rows.one("cycle", row) or self.rows.one("cycle_number", row)
        ticket = Ticket(
            key=key,
            locator=where,
            title=title or key,
            status=status,
            category=category,
            archived_from=named if days["archived"] else None,
            assignee=self._person("assignee", row),
            says_assignee=self.rows.has("assignee"),
            reporter=self._person("creator", row),
            priority=None if fold(priority) in _NONE else priority,
            due=days["due"],
            created=days["created"],
            updated=days["updated"],
            resolved=days["completed"] or days["canceled"] or days["archived"],
            releases=tuple(self.rows.all("milestone", row)),
            labels=_listed(self.rows.one("labels", row)),
            components=tuple(self.rows.all("project", row)),
            sprints=(cycle,) if cycle else (),
            points=read_number(self.rows.one("estimate", row)),
            parent=self.rows.one("parent", row) or None,
            blocked_by=_listed(self.rows.one("blocked_by", row)),
            description=self._text("description", row),
        )
        if not self.export.add(ticket, ticket.created, ticket.updated):
            return
        self.export.words(where, key, ticket.title)
        self.export.words(where, key, ticket.description)
        self.export.past.extend(past_states(ticket, _moves(ticket, days)))

    def _text(self, field_name: str, row: Row) -> str:
        """Return the cell without the mark that keeps text from being a formula."""
        cell = self.rows.one(field_name, row)
        return cell[1:] if cell.startswith(_FORMULAS) else cell

    def _person(self, field_name: str, row: Row) -> str | None:
        who = self.rows.one(field_name, row)
        if "@" in who:
            self.export.person(email=who)
        else:
            self.export.person(who)
        return who or None

    def _category(
        self, status: str, days: dict[str, date | None], where: str
    ) -> StatusCategory:
        settings = self.export.context.statuses
        named = category_of(status, settings=settings)
        if status.casefold() in settings:
            return named
        told = next((what for name, what in _TOLD.items() if days[name]), None)
        if told is None or named is told or named is StatusCategory.CANCELLED:
            return named
        if told is StatusCategory.ACTIVE:
            return told if named is StatusCategory.UNKNOWN else named
        if named is not StatusCategory.UNKNOWN:
            what = f"its status is {status!r}, and it has the day on which it was over"
            self.export.problem(where, f"{what}; taken as {told}", "look at the issue")
        return told


_TOLD: Final = {
    "canceled": StatusCategory.CANCELLED,
    "completed": StatusCategory.DONE,
    "started": StatusCategory.ACTIVE,
}
"""What the first of these dates that an issue has says about it."""


_UNARCHIVED: Final = {"status": "", "archived_from": None}


def _moves(ticket: Ticket, days: dict[str, date | None]) -> Iterator[Move]:
    started = days["started"]
    active = {**_UNARCHIVED, "category": StatusCategory.ACTIVE}
    waiting = {**_UNARCHIVED, "category": StatusCategory.TODO}
    if ticket.resolved and ticket.category in OVER:
        begun = started is not None and started <= ticket.resolved
        yield Move(_start_of(ticket.resolved), active if begun else waiting)
    if started and ticket.created and started >= ticket.created:
        yield Move(_start_of(started), waiting)


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time())


def _field(name: str) -> str | None:
    return _FIELD.get(fold(name))


def _score(cells: Sequence[str]) -> int:
    return len({_field(cell) for cell in cells} - {None})


def _is_header(cells: Sequence[str]) -> bool:
    names = {fold(cell) for cell in cells}
    return {"title", "status"} <= names and len(names & _OWN) >= _ENOUGH


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",") if part.strip())
