"""Tables that are of no known kind: every row as text, milestones as milestones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from assistant.domain.reading import (
    DocumentKind,
    Passage,
    PersonMention,
    ReadProblem,
    ReadResult,
)
from ingest.errors import UnreadableFileError
from ingest.files.names import stable_name
from ingest.plans.time_sheets import time_sheet
from ingest.reader import Document, ReadContext
from ingest.readers.plan_sheets import is_planned
from ingest.readers.raid_missing import is_announced, missing_columns, tells_of_risks
from ingest.readers.ticket_missing import missing_ticket_column
from ingest.records.further_tables import row_passages
from ingest.records.sheet_records import filled, headed, placed_records
from ingest.tables.actions import lacking, lists_actions, owners_of
from ingest.tables.row_marks import with_marks
from ingest.tables.rows import Table, first_rows, read_rows
from ingest.tables.sheet_dates import sheet_day
from ingest.tables.sheet_texts import rows_above, sheet_texts
from ingest.tables.workbooks import is_workbook, peek_sheets, read_sheets

_SUFFIXES: Final = frozenset({".csv", ".tsv", ".tab"})


class PlainCsvReader:
    """One passage a row, with the names of its columns."""

    kind = DocumentKind.TABLE_CSV
    example = "on-call-rota.csv"

    def accepts(self, document: Document) -> bool:
        """Whether it is a file of separated values with a header and rows."""
        if document.suffix not in _SUFFIXES:
            return False
        return _is_table(Table((), tuple(first_rows(document))), document)

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every row.

        Raises:
            UnreadableFileError: If there is no header with rows below it.
        """
        raw = read_rows(document.data, document.path)
        return _read(self.kind, [raw], document, context)


class PlainXlsxReader:
    """One passage a row of every sheet, of a workbook that is of no known kind."""

    kind = DocumentKind.TABLE_XLSX
    example = "on-call-rota.xlsx"

    def accepts(self, document: Document) -> bool:
        """Whether it is a whole workbook with rows under a header, and no other's."""
        if not is_workbook(document):
            return False
        try:
            tables = peek_sheets(document).tables
        except UnreadableFileError:
            return False
        if any(is_planned(raw, document) for raw in tables):
            return False
        return any(_is_table(raw, document) for raw in tables)

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every row of every visible sheet.

        Raises:
            UnreadableFileError: If no sheet has a header with rows below it.
        """
        sheets = read_sheets(document)
        return _read(self.kind, sheets.tables, document, context, sheets.problems)


def _is_table(raw: Table, document: Document) -> bool:
    rows = [row.cells for row in raw.rows]
    if time_sheet(f"{document.name} {raw.name}", rows):
        return False
    table = headed(raw)
    return table is not None and bool(table.rows)


def _read(
    kind: DocumentKind,
    tables: Sequence[Table],
    document: Document,
    context: ReadContext,
    problems: Sequence[ReadProblem] = (),
) -> ReadResult:
    found = _Found(document, context, problems=list(problems))
    for raw in tables:
        found.add(raw)
    if not found.tables:
        raise UnreadableFileError(
            f"{document.path!r} has no header with rows below it.",
            fix="Give its columns names in the first row.",
        )
    return with_marks(found.result(kind), found.tables)


@dataclass
class _Found:
    """What the sheets of a file say; `above` are the texts over their headers."""

    document: Document
    context: ReadContext
    problems: list[ReadProblem]
    tables: list[Table] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    people: dict[PersonMention, None] = field(default_factory=dict)

    def add(self, raw: Table) -> None:
        """Take a sheet's rows."""
        table = headed(raw)
        if table is None:
            self.passages += sheet_texts(raw, raw.rows)
            return
        self.tables.append(table)
        self.problems += table.problems
        over = list(rows_above(raw, table.header))
        self.above += [cell for row in over for cell in filled(row.cells)]
        self.passages += sheet_texts(raw, over)
        self.passages += row_passages(table)
        if lists_actions(table.header, table.name or self.document.name):
            self.people |= dict.fromkeys(owners_of(table))

    def result(self, kind: DocumentKind) -> ReadResult:
        """Put it together; the report says that nothing is counted of it."""
        dated, dated_from = sheet_day(self.document.name, self.above, self.context)
        near = dated or self.context.today
        parts = [
            part
            for table in self.tables
            for part in placed_records(table, self.context.date_order, near)
        ]
        records = tuple(p for p in parts if not isinstance(p, ReadProblem))
        more = [p for p in parts if isinstance(p, ReadProblem)]
        if not records:
            more += self._of_tickets()
        cut = [table.looks_cut for table in self.tables]
        rows = sum(len(table.rows) for table in self.tables)
        return ReadResult(
            kind=kind,
            dated=dated,
            dated_from=dated_from,
            stream=f"table:{stable_name(self.document.name) or self.document.path}",
            complete=not any(cut),
            passages=tuple(self.passages),
            people=tuple(self.people),
            records=records,
            problems=(*self.problems, *more),
            rows_refused=sum(table.refused for table in self.tables),
            looks_cut="; ".join(filter(None, cut)) or None,
            remarks=() if records else (_said(rows), *self._lacking()),
        )

    def _of_tickets(self) -> Iterator[ReadProblem]:
        """Name the column without which a table is none of tickets."""
        for table in self.tables:
            name = f"{table.name} {self.document.name}"
            if table.rows and not is_announced(name):
                problem = missing_ticket_column(table.header, table.name)
                yield from filter(None, [problem])

    def _lacking(self) -> Iterator[str]:
        """Say what a table of actions lacks, or one whose name calls it a log."""
        for table in self.tables:
            yield from lacking(table.header, table.name or self.document.name)
            name = f"{table.name} {self.document.name}"
            missing = missing_columns([table.header], name)
            if missing and (is_announced(name) or tells_of_risks(table.header)):
                yield f"it is {missing.what}. {missing.fix}"


def _said(rows: int) -> str:
    many = "its row is" if rows == 1 else f"its {rows} rows are"
    return (
        "a table of no known kind (no columns of tickets, a RAID log, a budget, "
        f"capacity, absences or milestones): {many} kept as text that can be searched"
    )
