"""Tables of tickets or tasks into tickets, from CSV as from workbooks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from assistant.domain.people import fold
from assistant.domain.reading import (
    DocumentKind,
    Passage,
    ReadProblem,
    ReadResult,
    Role,
)
from assistant.domain.records import Comment, Planned, StatusCategory, Ticket
from ingest.errors import UnreadableFileError
from ingest.notes.dated_lines import split_dated
from ingest.reader import Document, ReadContext
from ingest.readers.ticket_columns import DATES, ticket_columns, ticket_table
from ingest.readers.ticket_missing import untitled
from ingest.tables.cell_lists import listed, people_of
from ingest.tables.cells import DateRules, is_bare_number, read_number
from ingest.tables.row_marks import with_marks
from ingest.tables.rows import Row, Table
from ingest.tables.sheet_texts import group_above, rows_above, sheet_texts
from ingest.tickets.export import TicketExport, also_assigned, day_of, stream_of
from ingest.tickets.history import OVER, open_before
from ingest.tickets.plan import SheetPlan
from ingest.tickets.rows import TicketRows
from ingest.tickets.statuses import category_of

_NOBODY: Final = frozenset(
    (
        *("tbd", "tbc", "n/a", "na", "none", "null", "nobody", "unassigned"),
        *("?", "-", "offen", "[]", ""),
    )
)
_ADDRESS: Final = re.compile(r"(?P<name>[^<>]*?)\s*<(?P<mail>[^<>\s]+@[^<>\s]+)>")
_YES: Final = frozenset(("yes", "y", "x", "true", "1", "ja", "oui", "si", "✓", "✔"))
_NO: Final = frozenset(("no", "n", "false", "0", "nein", "non", "nee"))
_FOR_ALL: Final = frozenset(("public", "open", "offentlich", "publico", "pubblico"))
_AS_WORDS: Final = "of no known meaning, and kept as words alone"
_HEADER: Final = 3
_ANY_DATE: Final = frozenset(("date", "datum", "fecha", "data", "дата", "日期"))
_BAND_WORDS: Final = 6
_LONGEST_KEY: Final = 80
_LONGEST_LABEL: Final = 60


def read_tables(
    kind: DocumentKind,
    tables: Sequence[Table],
    document: Document,
    context: ReadContext,
    problems: Sequence[ReadProblem] = (),
) -> ReadResult:
    """Read the rows of all tables that have the columns of tickets, as one export.

    What stands outside them is kept as text that can be found.

    Raises:
        UnreadableFileError: If none has a column for the name or id, and the status.
    """
    export = TicketExport(document, context, problems=list(problems))
    found = []
    for raw in tables:
        table = ticket_table(raw, context.columns)
        if table:
            columns = ticket_columns(table.header, context.columns, table.rows)
            group = group_above(raw, table.header)
            found.append(_Tickets(table, columns, export, group))
            export.passages.extend(sheet_texts(raw, rows_above(raw, table.header)))
        else:
            export.passages.extend(sheet_texts(raw, raw.rows))
    if not found:
        raise _no_columns(document.path, tables)
    return _result(kind, found, export)


def _result(
    kind: DocumentKind, found: Sequence[_Tickets], export: TicketExport
) -> ReadResult:
    for tickets in found:
        tickets.read()
    owned = any(tickets.rows.has("owner") for tickets in found)
    cut = [] if owned else ["no column for the owner: who has a ticket is not known"]
    for what in cut:
        export.problem("", what, "add a column for the owner, and ingest again")
    if not any(tickets.rows.has("title") for tickets in found):
        export.problem("", *untitled(found[0].table.header, found[0].columns))
    result = export.result(
        kind, stream=stream_of("tickets", export.document), looks_cut=cut
    )
    return with_marks(result, (tickets.table for tickets in found))


def _no_columns(path: str, tables: Sequence[Table]) -> UnreadableFileError:
    first = next((raw.rows[0].cells for raw in tables if raw.rows), ())
    found = ", ".join(cell for cell in first if cell.strip())[:300] or "none"
    return UnreadableFileError(
        f"{path!r} has no table with columns for a title and a status "
        f"(columns found: {found}).",
        fix="Name them Title and Status, or say in ontrack.toml under [[sources]] "
        "which columns they are: columns = {title = '…', status = '…'}.",
    )


@dataclass
class _Tickets:
    """One pass over the rows of a table; `section` is the band that a row is under.

    `above` is the key of the ticket that all rows belong to; `within` takes the rows
    that belong to the `last` one, and `inner` keeps them with their header.
    """

    table: Table
    columns: dict[str, list[int]]
    export: TicketExport
    section: str = ""
    above: str = ""
    stateless: int = 0
    last: str = ""
    within: list[Row] | None = None
    inner: list[_Within] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.names = {*self.table.header} - {""}
        self.rows = TicketRows(self.table, self.columns, DATES, self.export, _AS_WORDS)
        self.plan = SheetPlan(self.table, self._key, self.rows.has("key"))
        self.keys = {self._key(row) for row in self.table.rows} - {""}
        titles = [(self.rows.one("title", row), row) for row in self.table.rows]
        self.by_title = {fold(title): self._key(row) for title, row in titles if title}

    def read(self) -> None:
        """Read all rows: a name alone above a second header is the part below it."""
        alone: Row | None = None
        for row in self.table.rows:
            names = self._is_header(row)
            if alone and names:
                self._band(self.rows.one("title", alone), alone)
            elif alone:
                self._row(alone)
            alone = None
            if names:
                self._second(row)
            elif len(self._full(row)) == 1 and self._full(row)[0] in self._naming:
                alone = row
            else:
                self._below(row)
        if alone:
            self._row(alone)
        self.rows.finish()
        self._missed()
        for within in self.inner:
            within.tickets().read()

    def _below(self, row: Row) -> None:
        """Read a row as a ticket, as one within another, or as the name of a part."""
        full = self._full(row)
        if self.within is not None and not set(full) & set(self._naming):
            self.within.append(row)
        elif len(full) == 1 and full[0] not in self._naming:
            self._band(row.cells[full[0]].strip(), row)
        else:
            self._row(row)

    @staticmethod
    def _full(row: Row) -> list[int]:
        return [index for index, cell in enumerate(row.cells) if cell.strip()]

    def _is_header(self, row: Row) -> bool:
        """Whether the row names columns again, as groups and what is within them do.

        A ticket may have such names in its cells, but numbers and days beside them.
        """
        filled = [cell for cell in row.cells if cell.strip()]
        if self.names.isdisjoint(filled) or any(map(is_bare_number, filled)):
            return False
        columns = ticket_columns(row.cells)
        return len(columns) >= _HEADER and "title" in columns and "status" in columns

    def _second(self, row: Row) -> None:
        """Drop a header that stands again; keep one of rows within the row above."""
        self.within = None
        if ticket_columns(row.cells) != ticket_columns(self.table.header):
            self.within = []
            self.inner.append(_Within(row, self.within, self))

    def _band(self, text: str, row: Row) -> None:
        """Take a short text between rows as the part of the project below it."""
        if len(text.split()) <= _BAND_WORDS and any(map(str.isalpha, text)):
            self.section = text
        where = self.table.place(row)
        self.export.passages.append(Passage(locator=where, text=text, role=Role.CELL))

    @property
    def _naming(self) -> list[int]:
        return [*self.columns.get("title", ()), *self.columns.get("key", ())]

    def _missed(self) -> None:
        if not self.rows.has("key") and not self.above:
            self.export.problem(
                self.table.name,
                "no column for the ID of the tickets: a ticket is known by its title, "
                "which may change",
                "add a column for the ID, and ingest again",
            )
        bare = next((n for n in self.table.header if fold(n) in _ANY_DATE), None)
        if bare and not self.rows.has("due"):
            self.export.problem(
                self.table.name,
                f"the column {bare!r} does not say which date; no due date was taken",
                f"say columns = {{due = '{bare}'}} in ontrack.toml if they are due",
            )
        if self.stateless:
            count = self.stateless
            many = "1 ticket has" if count == 1 else f"{count} tickets have"
            self.export.problem(
                self.table.name,
                f"{many} no status, so whether they are open is not known",
                "fill the cells of the status, and ingest again",
            )

    def _row(self, row: Row) -> None:
        one, where = self.rows.one, self.table.place(row)
        key, days = self._key(row), self._days(row)
        status, category = self._state(row, days["resolved"])
        self.last = key
        self.stateless += category is StatusCategory.UNKNOWN and not status
        parent = self._known(one("parent", row)) or self.above or None
        comments = tuple(self._comments(row, days["updated"]))
        components = self.rows.all("component", row) or [self.section]
        ticket = Ticket(
            key=key,
            locator=where,
            title=one("title", row) or one("description", row).split("\n")[0] or key,
            kind=one("kind", row),
            status=status,
            category=category,
            assignee=self._person("owner", row),
            says_assignee=self.rows.has("owner"),
            reporter=self._person("reporter", row),
            priority=one("priority", row) or None,
            due=days["due"],
            created=days["created"],
            updated=days["updated"],
            resolved=days["resolved"] if category in OVER else None,
            releases=tuple(self.rows.all("release", row)),
            labels=(*listed(one("labels", row)), *self._others(row)),
            components=tuple(filter(None, components)),
            sprints=listed(one("sprint", row)),
            points=read_number(one("points", row)),
            parent=parent,
            parent_title=None if parent else one("parent", row) or None,
            blocked_by=tuple(
                filter(None, map(self._known, listed(one("blocked_by", row))))
            ),
            description=self._description(row),
            comments=comments,
            planned=self._planned(row),
        )
        is_milestone = ticket.due is not None and self.plan.is_milestone(row)
        if is_milestone:
            is_kept = self.export.add_milestone(ticket)
        else:
            days_of = (ticket.created, ticket.updated, ticket.resolved)
            is_kept = self.export.add(ticket, *days_of)
        if not is_kept:
            return
        self.export.words(where, key, ticket.title)
        self.export.words(where, key, ticket.description)
        for comment in comments:
            self.export.remark(where, key, comment)
        for _, cell in self.rows.unclaimed(row):
            if len(cell) > _LONGEST_LABEL:
                self.export.words(where, key, cell)
        if not is_milestone:
            self.export.past.extend(open_before(ticket))

    def _planned(self, row: Row) -> Planned | None:
        """Return the plan of the task; a link that names no row is a problem."""
        if not self.plan.is_plan:
            return None
        for link in self.plan.links(row)[1]:
            self.export.problem(
                self.table.place(row),
                f"predecessor {link!r} is no row of the sheet; left out",
                "name it by its ID or the number of its row",
            )
        rules = self.rows.rules["due"]
        return self.plan.of(
            row, lambda name, cell: day_of(self.rows.instant(name, cell, row, rules))
        )

    def _key(self, row: Row) -> str:
        """Return the id; a bare number is written as people say it: `#12`."""
        key = re.sub(r"\.0$", "", self.rows.one("key", row))
        if not key:
            title = self.rows.one("title", row)
            key = f"{self.above} / {title}" if self.above and title else title
            return key[:_LONGEST_KEY]
        return f"#{key}" if key.isdigit() else key[:_LONGEST_KEY]

    def _known(self, name: str) -> str | None:
        """Return the key of the row that an id or a title means."""
        if name in self.keys:
            return name
        if f"#{name}" in self.keys:
            return f"#{name}"
        return self.by_title.get(fold(name)) if name else None

    def _days(self, row: Row) -> dict[str, date | None]:
        """Read the days; a column that ticks what is done holds none."""
        ticked = fold(self.rows.one("resolved", row)) in _YES | _NO
        return {
            name: None if ticked and name == "resolved" else self.rows.day(name, row)
            for name in DATES
        }

    def _state(self, row: Row, resolved: date | None) -> tuple[str, StatusCategory]:
        status = self.rows.one("status", row)
        ticked = fold(self.rows.one("resolved", row)) in _YES
        if not status and (resolved or ticked):
            return "", StatusCategory.DONE
        if not status and fold(self.rows.one("resolved", row)) in _NO:
            return "", StatusCategory.TODO
        settings = self.export.context.statuses
        return status, category_of(status, settings=settings)

    def _person(self, name: str, row: Row) -> str | None:
        who, *others = people_of(self.rows.one(name, row))
        for other in others:
            self._named(other)
        return self._named(who)

    def _named(self, who: str) -> str | None:
        if fold(who) in _NOBODY:
            return None
        split = _ADDRESS.fullmatch(who)
        if split:
            self.export.person(split["name"], email=split["mail"])
            return split["name"] or split["mail"]
        if "@" in who.strip("@"):
            self.export.person(email=who)
        else:
            self.export.person(who)
        return who

    def _description(self, row: Row) -> str:
        plain = [split_dated(note)[0] for note in self.rows.all("note", row)]
        cells = [*self.rows.all("description", row), *plain]
        return "\n".join(cell for cell in cells if cell.strip())

    def _comments(self, row: Row, near: date | None) -> Iterator[Comment]:
        context = self.export.context
        order = self.rows.order or context.date_order
        rules = DateRules(order, near or context.today)
        for note in self.rows.all("note", row):
            for line in split_dated(note)[1]:
                at = self.rows.instant("note", line.date, row, rules)
                yield self.export.comment(at, line.who, line.text)

    def _others(self, row: Row) -> Iterator[str]:
        """Return what columns say that are no field, as labels."""
        for cell in self.rows.all("confidential", row):
            if fold(cell) in _YES:
                yield "security level: confidential"
            elif fold(cell) not in _NO | _NOBODY | _FOR_ALL:
                yield f"security level: {cell[:_LONGEST_LABEL]}"
        yield from also_assigned(people_of(self.rows.one("owner", row)))
        others = self.rows.unclaimed(row)
        yield from (f"{n}: {cell}" for n, cell in others if len(cell) <= _LONGEST_LABEL)


@dataclass
class _Within:
    """Rows that belong to the row above them, under a header of their own."""

    names: Row
    rows: list[Row]
    outer: _Tickets

    def __post_init__(self) -> None:
        self.above, self.section = self.outer.last, self.outer.section

    def tickets(self) -> _Tickets:
        """Return a pass over them."""
        outer = self.outer
        table = replace(
            outer.table, header=self.names.cells, rows=self.rows, problems=(), refused=0
        )
        columns = ticket_columns(self.names.cells)
        return _Tickets(table, columns, outer.export, self.section, self.above)
