"""Asana CSV exports: one task a row; parents and dependencies stand by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Final

from assistant.domain.people import fold
from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import Comment, StatusCategory, Ticket
from ingest.errors import UnreadableFileError
from ingest.notes.dated_lines import DatedLine, split_dated
from ingest.reader import DateOrder, Document, ReadContext
from ingest.tables.cells import (
    DateRules,
    UnreadCellError,
    order_within,
    read_day,
    read_instant,
    read_number,
    settled_order,
)
from ingest.tables.row_marks import with_marks
from ingest.tables.rows import Row, Table, first_rows, read_rows, under_header
from ingest.tickets.board_states import BoardStates
from ingest.tickets.export import TicketExport, day_of, stream_of
from ingest.tickets.history import open_before

_NAMES: Final = {
    "id": "task id",
    "created": "created at",
    "resolved": "completed at",
    "updated": "last modified|last modified at",
    "title": "name|task name",
    "section": "section/column|section|column",
    "assignee": "assignee",
    "email": "assignee email",
    "start": "start date",
    "due": "due date",
    "tags": "tags",
    "notes": "notes|description",
    "projects": "projects|project",
    "parent": "parent task|parent",
    "blocked_by": "blocked by (dependencies)|blocked by",
    "blocks": "blocking (dependencies)|blocking",
    "priority": "priority",
    "status": "status|task status|state|progress|task progress",
    "sprint": "sprint|sprints|iteration",
    "points": "story points|points|story point",
    "kind": "task type|type|issue type|work type",
}
_FIELD: Final = {
    name: field for field, names in _NAMES.items() for name in names.split("|")
}
_OWN: Final = frozenset(
    ("task id", "section/column", "assignee email", "completed at", "last modified")
)
_DATES: Final = ("created", "updated", "resolved", "due")
_CAP: Final = 10_000
_ONE_DAY: Final = timedelta(days=1)


class AsanaCsvReader:
    """One ticket a task or subtask; a row without id is refused, the rest is kept.

    A task is done when it was completed. Until then it stands where its section says,
    or its own field for the status; sections that say no state of work are parts of
    the project.
    """

    kind = DocumentKind.ASANA_CSV
    example = "asana-export.csv"

    def accepts(self, document: Document) -> bool:
        """Whether a row names the columns that Asana exports."""
        return any(_is_header(row.cells) for row in first_rows(document))

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every task.

        Raises:
            UnreadableFileError: If no row names a task's id and name.
        """
        raw = read_rows(document.data, document.path)
        table = under_header(raw, _score, least=2)
        names = {_field(name) for name in table.header} if table else set()
        if table is None or not {"id", "title"} <= names:
            raise UnreadableFileError(
                f"{document.path!r} has no columns 'Task ID' and 'Name'.",
                fix="Export the project from Asana as CSV again.",
            )
        return with_marks(_Project(table, document, context).result(), [table])


@dataclass
class _Project:
    """One pass over the rows of an export."""

    table: Table
    document: Document
    context: ReadContext
    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    missing: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.export = TicketExport(self.document, self.context)
        self.columns: dict[str, int] = {}
        for index, name in enumerate(self.table.header):
            self.columns.setdefault(_field(name) or "", index)
        self.states = BoardStates.of(
            (
                (self.one("section", row), bool(self.one("resolved", row)))
                for row in self.table.rows
            ),
            self.context.statuses,
        )
        for row in self.table.rows:
            self.names[self.one("title", row)].append(self.one("id", row))

    def one(self, name: str, row: Row) -> str:
        index = self.columns.get(name)
        return row.cells[index].strip() if index is not None else ""

    def result(self) -> ReadResult:
        for row in self.table.rows:
            self._row(row)
        export = self.export
        export.problems[:0] = self.table.problems
        export.lost(self.table)
        for name in self.missing:
            export.problem(
                "",
                f"the dependency on {name[:200]!r} means no task of this export, or "
                "several",
                "name the tasks apart, or export the other project too",
            )
        projects = Counter(
            name
            for row in self.table.rows
            for name in _listed(self.one("projects", row))
        )
        title = max(projects, key=lambda name: projects[name], default=None)
        missed = list(self._missed())
        for what in missed:
            export.problem("", what, "export again with all columns")
        return export.result(
            DocumentKind.ASANA_CSV,
            stream=stream_of("asana", self.document, title),
            title=title,
            complete=len(self.table.rows) != _CAP,
            looks_cut=[*self._cut(), *missed],
        )

    def _cut(self) -> Iterator[str]:
        if len(self.table.rows) == _CAP:
            yield f"exactly {_CAP} rows, which looks like a limit"

    def _missed(self) -> Iterator[str]:
        if "assignee" not in self.columns:
            yield "no column for the assignee: who has a task is not known"
        if "resolved" not in self.columns:
            yield "no column for the day of completion: what is done is not known"

    def _row(self, row: Row) -> None:
        where, key = self.table.place(row), self.one("id", row)
        days = {name: self._day(name, row) for name in _DATES}
        plain, remarks = split_dated(self.one("notes", row))
        comments = tuple(self._comment(line, row, days["updated"]) for line in remarks)
        title = self.one("title", row) or key
        status, category = self._state(row, where)
        section = self.one("section", row)
        assignee = self.one("assignee", row)
        ticket = Ticket(
            key=key,
            locator=where,
            title=title,
            kind=self.one("kind", row),
            status=status,
            category=category,
            assignee=assignee or self.one("email", row) or None,
            says_assignee="assignee" in self.columns,
            priority=self.one("priority", row) or None,
            labels=(*_listed(self.one("tags", row)), *self._custom(row)),
            components=() if self.states.tells(section) else _filled(section),
            sprints=_listed(self.one("sprint", row)),
            points=read_number(self.one("points", row)),
            parent=self._parent(row),
            parent_title=self.one("parent", row) or None,
            blocked_by=self._linked("blocked_by", row),
            blocks=self._linked("blocks", row),
            description=plain,
            comments=comments,
            **days,
        )
        if not self.export.add(ticket, ticket.created, ticket.updated, ticket.resolved):
            return
        self.export.person(assignee, email=self.one("email", row))
        self.export.words(where, key, title)
        self.export.words(where, key, plain)
        for comment in comments:
            self.export.remark(where, key, comment)
        self.export.past.extend(open_before(ticket))

    def _state(self, row: Row, where: str) -> tuple[str, StatusCategory]:
        section, own = self.one("section", row), self.one("status", row)
        completed = bool(self.one("resolved", row))
        found = self.states.state(section, own, completed=completed)
        if found.doubt:
            self.export.problem(where, found.doubt, "complete the task in Asana")
        return found.status, found.category

    def _custom(self, row: Row) -> Iterator[str]:
        """Return what custom fields say, as labels."""
        for index, name in enumerate(self.table.header):
            known = _field(name)
            cell = row.cells[index].strip()
            if cell and name.strip() and (known is None or known == "status"):
                yield f"{name.strip()}: {cell}"

    def _parent(self, row: Row) -> str | None:
        """Return the id of the parent: of several tasks of that name the last above."""
        name = self.one("parent", row)
        if not name:
            return None
        above = [
            self.one("id", other)
            for other in self._by_title.get(name, ())
            if other.number < row.number
        ]
        found = above[-1:] or self.names.get(name, [])
        return found[0] if len(found) == 1 and found[0] else None

    @cached_property
    def _by_title(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.table.rows:
            found[self.one("title", row)].append(row)
        return found

    def _linked(self, name: str, row: Row) -> tuple[str, ...]:
        """Return the ids of the tasks that a list of names means."""
        parts = self.one(name, row).split(",") if self.one(name, row) else []
        found: dict[str, None] = {}
        start = 0
        while start < len(parts):
            for end in range(len(parts), start, -1):
                ids = self.names.get(",".join(parts[start:end]).strip(), [])
                if ids:
                    break
            if len(ids) == 1 and ids[0]:
                found[ids[0]] = None
            elif parts[start].strip():
                self.missing[",".join(parts[start:end]).strip()] = None
            start = end
        return tuple(found)

    @cached_property
    def _rules(self) -> dict[str, DateRules]:
        texts = {
            name: [self.one(name, row) for row in self.table.rows] for name in _DATES
        }
        shared = settled_order(text for column in texts.values() for text in column)
        rules = {
            name: DateRules(
                settled_order(column) or shared or self.context.date_order,
                self.context.today,
            )
            for name, column in texts.items()
        }
        lines = {
            row: [line.date for line in split_dated(self.one("notes", row))[1]]
            for row in self.table.rows
        }
        remarks = settled_order(text for dates in lines.values() for text in dates)
        order = remarks or self._order_of_remarks(lines, rules) or shared
        rules["notes"] = DateRules(order or self.context.date_order, self.context.today)
        return rules

    def _order_of_remarks(
        self, lines: Mapping[Row, list[str]], rules: Mapping[str, DateRules]
    ) -> DateOrder | None:
        """Return the order that puts remarks between a task's first and last day."""
        orders: set[DateOrder] = set()
        for row, dates in lines.items():
            first, last = (
                _quiet_day(self.one(name, row), rules[name])
                for name in ("created", "updated")
            )
            if first and last:
                span = first - _ONE_DAY, last + _ONE_DAY
                orders |= {o for text in dates if (o := order_within(text, *span))}
        return orders.pop() if len(orders) == 1 else None

    def _day(self, name: str, row: Row) -> date | None:
        return day_of(self._instant(name, self.one(name, row), row))

    def _comment(self, line: DatedLine, row: Row, near: date | None) -> Comment:
        rules = DateRules(self._rules["notes"].order, near or self.context.today)
        at = self._instant("notes", line.date, row, rules)
        author = self._initials.get(line.who or "", line.who)
        return self.export.comment(at, author, line.text)

    @cached_property
    def _initials(self) -> dict[str, str]:
        """Return the names by the initials that one assignee alone has."""
        names = {self.one("assignee", row) for row in self.table.rows} - {""}
        found: dict[str, list[str]] = defaultdict(list)
        for name in names:
            letters = "".join(word[0] for word in name.split())
            found[letters.upper()].append(name)
        return {
            letters: of[0]
            for letters, of in found.items()
            if len(of) == 1 and len(letters) > 1
        }

    def _instant(
        self, name: str, text: str, row: Row, rules: DateRules | None = None
    ) -> datetime | None:
        try:
            return read_instant(text, rules or self._rules[name])
        except UnreadCellError as error:
            self.export.problem(
                self.table.place(row), f"{name}: {error}; left empty", error.fix
            )
            return None


def _quiet_day(text: str, rules: DateRules) -> date | None:
    try:
        return read_day(text, rules)
    except UnreadCellError:
        return None


def _field(name: str) -> str | None:
    return _FIELD.get(fold(name))


def _score(cells: Sequence[str]) -> int:
    return len({_field(cell) for cell in cells} - {None})


def _is_header(cells: Sequence[str]) -> bool:
    names = {fold(cell) for cell in cells}
    return "task id" in names and len(names & _OWN) >= 3


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",") if part.strip())


def _filled(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
