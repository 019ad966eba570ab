"""Jira CSV exports: one ticket a row, with columns that repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from assistant.domain.people import People, fold
from assistant.domain.reading import (
    DocumentKind,
    Passage,
    ReadProblem,
    ReadResult,
    Role,
)
from assistant.domain.records import Comment, StatusCategory, Ticket
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers.jira_columns import (
    BLOCKS,
    DATES,
    Columns,
    header_score,
    looks_like_jira,
)
from ingest.readers.jira_survey import Survey
from ingest.spool import Spool
from ingest.tables.cells import (
    DateRules,
    UnreadCellError,
    read_instant,
    read_number,
    the_only,
)
from ingest.tables.row_marks import with_marks
from ingest.tables.rows import Row, Table, first_rows, read_rows, under_header
from ingest.tickets.export import comment_of
from ingest.tickets.statuses import category_of

_KEY = re.compile(r"[^\W\d_][\w]*-\d+")
_SPRINT_NAME = re.compile(r"\bname=([^,\]]*)")
_NO = frozenset({"", "no", "false", "0"})
_EXPORT_LIMITS = frozenset({1000, 10_000})
_NO_DUE = "no column for the due date: when a ticket is due is not known"
_NO_ASSIGNEE = "no column for the assignee: who has a ticket is not known"


class JiraCsvReader:
    """One ticket per row; a row without an issue key is refused, the rest is kept."""

    kind = DocumentKind.JIRA_CSV
    example = "jira-export.csv"

    def accepts(self, document: Document) -> bool:
        """Whether the header names an issue key and what Jira exports with it."""
        rows = first_rows(document)
        header = next((row for row in rows if looks_like_jira(row.cells)), None)
        return header is not None and _has_keys(header, rows)

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every ticket with its comments.

        Raises:
            UnreadableFileError: If no row names the columns of a Jira export.
        """
        raw = read_rows(document.data, document.path)
        table = under_header(raw, header_score, least=2)
        columns = Columns(table.header) if table else None
        if table is None or columns is None or not columns.has("key", "title"):
            raise _without_columns(document.path, raw, columns)
        return with_marks(_Export(table, columns, context).result(), [table])


def _has_keys(header: Row, rows: Sequence[Row]) -> bool:
    """Whether the column of keys, if there is one, holds keys as Jira writes them."""
    columns = Columns(header.cells)
    below = [row for row in rows if len(row.cells) >= len(header.cells)]
    keys = [columns.one("key", row) for row in below if row.number > header.number]
    filled = [key for key in keys if key]
    return not filled or any(map(_KEY.fullmatch, filled))


def _without_columns(
    path: str, raw: Table, columns: Columns | None
) -> UnreadableFileError:
    """Name the columns without which no ticket can be told."""
    needed = {"key": "the issue key", "title": "the summary"}
    missing = [
        name
        for field, name in needed.items()
        if columns is None or not columns.has(field)
    ]
    found = ", ".join(raw.rows[0].cells[:20]) if raw.rows else "none"
    return UnreadableFileError(
        f"{path!r} has no column for {' and '.join(missing)} (columns found: {found}).",
        fix="Export from Jira as CSV with at least Issue key, Summary, Status.",
    )


@dataclass
class _Export:
    """One pass over the rows, which gathers tickets and what went wrong."""

    table: Table
    columns: Columns
    context: ReadContext
    tickets: Spool[Ticket] = field(default_factory=Spool)
    keys: set[str] = field(default_factory=set)
    passages: Spool[Passage] = field(default_factory=Spool)
    problems: list[ReadProblem] = field(default_factory=list)
    newest: datetime | None = None
    stateless: int = 0
    strangers: dict[str, None] = field(default_factory=dict)
    refused: int = 0

    def __post_init__(self) -> None:
        self.survey = Survey.of(self.table, self.columns)
        self.people = tuple(self.survey.people.values())
        self.names = {p.handle: p.name for p in self.people if p.handle and p.name}
        self.directory = People.from_mentions(self.people)
        self.rules = self._date_rules()

    def result(self) -> ReadResult:
        """Read all rows and put the result together."""
        for row in self.table.rows:
            self._row(row)
        statuses = dict.fromkeys(
            ticket.status
            for ticket in self.tickets
            if ticket.status and ticket.category is StatusCategory.UNKNOWN
        )
        unmapped = {"status": tuple(statuses), "person": tuple(self.strangers)}
        newest = self.newest
        cut = len(self.table.rows) in _EXPORT_LIMITS
        return ReadResult(
            kind=DocumentKind.JIRA_CSV,
            title=self.survey.project,
            dated=newest.date() if newest else None,
            dated_from="newest timestamp" if newest else "",
            stream=self._stream(),
            complete=not cut and not self.table.refused,
            passages=self.passages.whole(),
            records=self.tickets.whole(),
            people=self.people,
            problems=(*self.table.problems, *self.problems, *self._missed()),
            rows_refused=self.refused + self.table.refused,
            unmapped={kind: values for kind, values in unmapped.items() if values},
            looks_cut=self._looks_cut(cut),
            date_order=self.survey.order,
            remarks=(*self._untold(), *self.survey.unused.told()),
        )

    def _missed(self) -> Iterator[ReadProblem]:
        """Say where nothing tells how tickets stand, so that nobody guesses."""
        if not self.columns.has("status") and not self.columns.has("category"):
            yield ReadProblem(
                where="",
                what="the export has no column for the status: no ticket is known to "
                "be open or done",
                fix="export again with the columns Status and Status Category",
            )
        elif count := self.stateless:
            many = "1 ticket has" if count == 1 else f"{count} tickets have"
            yield ReadProblem(
                where="",
                what=f"{many} no status, so whether they are open is not known",
                fix="fill the Status cells, or export again",
            )
        if self._is_jiras_own and not self.columns.has("due"):
            fix = "export again with the column Due date"
            yield ReadProblem(where="", what=_NO_DUE, fix=fix)
        if self._is_jiras_own and not self.columns.has("assignee"):
            fix = "export again with the column Assignee"
            yield ReadProblem(where="", what=_NO_ASSIGNEE, fix=fix)

    @property
    def _is_jiras_own(self) -> bool:
        """Whether Jira named the columns; a list of another hand may never have all."""
        return any(fold(name) == "issue key" for name in self.table.header)

    def _untold(self) -> Iterator[str]:
        if not self._is_jiras_own and not self.columns.has("due"):
            yield _NO_DUE

    def _looks_cut(self, cut: bool) -> str | None:
        reasons = []
        if cut:
            reasons.append(
                f"exactly {len(self.table.rows)} rows, an export limit of Jira"
            )
        if self.table.looks_cut:
            reasons.append(self.table.looks_cut)
        if not self.columns.has("assignee"):
            reasons.append(_NO_ASSIGNEE)
        return "; ".join(reasons) or None

    def _stream(self) -> str:
        prefixes = {key.rpartition("-")[0] for key in self.keys}
        return "jira:" + "+".join(sorted(self.survey.project_keys or prefixes))

    def _date_rules(self) -> dict[str, DateRules]:
        shared = self.survey.order or self.context.date_order
        return {
            name: DateRules(the_only(found) or shared, self.context.today)
            for name, found in self.survey.orders.items()
        }

    def _row(self, row: Row) -> None:
        key = self.columns.one("key", row)
        is_key = _KEY.fullmatch(key) is not None
        told = self.columns.one("status", row) or self.columns.one("category", row)
        self.stateless += is_key and not told
        if not is_key or key in self.keys:
            self.refused += 1
            what = f"{key!r} stands twice" if key in self.keys else "no issue key"
            self._problem(row, f"{what}; the row was not kept", "export it again")
            return
        self.keys.add(key)
        self.tickets.append(self._ticket(key, row))

    def _ticket(self, key: str, row: Row) -> Ticket:
        one, many = self.columns.one, self.columns.all
        parent = one("parent_key", row) or self.survey.keys.get(one("parent", row), "")
        flagged = one("flagged", row).casefold() not in _NO
        status, resolution = one("status", row), one("resolution", row)
        days = {name: self._moment(name, one(name, row), row) for name in DATES}
        self._cell(key, one("title", row), row)
        self._cell(key, one("description", row), row)
        return Ticket(
            key=key,
            locator=self.table.place(row),
            title=one("title", row) or key,
            kind=one("kind", row),
            status=status,
            category=category_of(
                status,
                tracker_category=one("category", row),
                resolution=resolution,
                flagged=flagged,
                settings=self.context.statuses,
            ),
            flagged=flagged,
            resolution=resolution or None,
            assignee=one("assignee", row) or None,
            reporter=one("reporter", row) or None,
            priority=one("priority", row) or None,
            releases=tuple(many("releases", row)),
            labels=(*many("labels", row), *map(_level, many("level", row))),
            components=tuple(many("components", row)),
            sprints=tuple(_sprint(cell) for cell in many("sprints", row)),
            says_assignee=self.columns.has("assignee"),
            points=read_number(one("points", row)),
            parent=parent or None,
            parent_title=one("parent_title", row) or None,
            blocked_by=self._linked("inward", row),
            blocks=self._linked("outward", row),
            description=one("description", row),
            comments=tuple(self._comment(key, c, row) for c in many("comment", row)),
            **{name: _day(moment) for name, moment in days.items()},
        )

    def _linked(self, direction: str, row: Row) -> tuple[str, ...]:
        cells = self.columns.links(direction, BLOCKS, row)
        return tuple(dict.fromkeys(key for c in cells for key in _KEY.findall(c)))

    def _comment(self, key: str, cell: str, row: Row) -> Comment:
        """Split `date;author;text`; a cell without a date is all text."""
        parts = cell.split(";", 2)
        at, author, text = None, None, cell
        if len(parts) == 3 and parts[0][:1].isdigit():
            text = parts[2].strip()
            at = self._moment("comment", parts[0], row)
            ident = parts[1].strip()
            known = self.names.get(ident) or self.directory.resolve(ident)
            author = known or ident or None
            if author and not self.directory.knows(author):
                self.strangers[author] = None
        self._cell(key, text, row, author=author, at=at)
        return comment_of(self.context, at, author, text)

    def _moment(self, name: str, text: str, row: Row) -> datetime | None:
        try:
            moment = read_instant(text, self.rules[name])
        except UnreadCellError as error:
            self._problem(row, f"{name}: {error}; left empty", error.fix)
            return None
        if moment and name in {"updated", "created", "comment"}:
            clock = moment.replace(tzinfo=None)
            self.newest = max(self.newest or clock, clock)
        return moment

    def _cell(
        self,
        key: str,
        text: str,
        row: Row,
        *,
        author: str | None = None,
        at: datetime | None = None,
    ) -> None:
        if text:
            self.passages.append(
                Passage(
                    locator=self.table.place(row),
                    text=text,
                    role=Role.CELL,
                    subject=key,
                    speaker=author,
                    dated=_day(at),
                )
            )

    def _problem(self, row: Row, what: str, fix: str) -> None:
        self.problems.append(
            ReadProblem(where=self.table.place(row), what=what, fix=fix)
        )


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _sprint(cell: str) -> str:
    """Take the name out of the dump that older Jira servers write."""
    match = _SPRINT_NAME.search(cell) if "sprint.Sprint@" in cell else None
    return match[1] if match else cell


def _level(cell: str) -> str:
    """Return a security level as a label: whoever is not on it sees no such ticket."""
    return f"security level: {cell}"
