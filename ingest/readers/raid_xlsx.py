"""RAID logs as Excel workbooks: one sheet, or a sheet for each kind."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.workbook import Workbook

from assistant.domain.reading import (
    DocumentKind,
    Passage,
    ReadProblem,
    ReadResult,
    Role,
)
from ingest.containers import check_container, is_zip
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers.raid_columns import header_score, is_raid
from ingest.readers.raid_log import Surroundings, no_columns, raid_result, raid_source
from ingest.readers.raid_table import RaidLog, sections
from ingest.tables import LONGEST_CELL, Row, Table, under_header
from ingest.text import clean
from ingest.workbook_mend import with_errors_marked

MOST_CELLS = 200_000
_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xltx", ".xls"})
_WIDEST = 200
_WORDS = 3
_GAP = 1000
AnyCell = Cell | MergedCell | ReadOnlyCell | EmptyCell


class RaidXlsxReader:
    """Reads every visible sheet; formulas are never computed, macros never run."""

    kind = DocumentKind.RAID_XLSX
    example = "RAID log.xlsx"

    def accepts(self, document: Document) -> bool:
        """Whether it is a workbook, also a damaged one; no other reader takes one."""
        if document.suffix in _WORKBOOKS:
            return is_zip(document.data) or b"\0" in document.head
        return is_zip(document.data) and b"xl/workbook" in document.data

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the entries of all sheets that have the columns of a RAID log.

        Raises:
            UnreadableFileError: If no sheet has them, or the file is unsafe to open.
        """
        if not is_zip(document.data):
            raise UnreadableFileError(
                f"{document.path!r} is damaged, or an old or protected workbook.",
                fix="Open it, save it as .xlsx without a password, and ingest that.",
            )
        names = check_container(document.data, document.path)
        reading = _read_all(document)
        if any(name.endswith("vbaProject.bin") for name in names):
            reading.say("", "the macros in it were not run", "save it without macros")
        if not reading.tables:
            raise no_columns(document.path, reading.first_rows)
        log = RaidLog(raid_source(document, context), context)
        log.add(reading.tables)
        return raid_result(
            self.kind,
            document,
            log,
            Surroundings(passages=reading.passages, problems=reading.problems),
        )


def _read_all(document: Document) -> _WorkbookReading:
    """Read the workbook, with its bad cells marked where the library stops at one."""
    try:
        return _reading(document.name, document.data)
    except (ValueError, IndexError):
        mended = with_errors_marked(document.data)
        if mended is None:
            raise
    return _reading(document.name, mended)


def _reading(name: str, data: bytes) -> _WorkbookReading:
    reading = _WorkbookReading(name)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="openpyxl")
        reading.read(_open(data, data_only=True), _open(data, data_only=False))
    return reading


def _open(data: bytes, *, data_only: bool) -> Workbook:
    return load_workbook(
        io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False
    )


@dataclass
class _WorkbookReading:
    name: str
    tables: list[Table] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    problems: list[ReadProblem] = field(default_factory=list)
    first_rows: list[tuple[str, ...]] = field(default_factory=list)
    cells: int = 0

    def say(self, where: str, what: str, fix: str) -> None:
        """Report a part that was not read as it stands."""
        self.problems.append(ReadProblem(where=where, what=what, fix=fix))

    def read(self, values: Workbook, formulas: Workbook) -> None:
        """Gather the tables of all visible sheets."""
        for sheet in values.worksheets:
            if sheet.sheet_state != "visible":
                what = f"the sheet {sheet.title!r} is hidden and was not read"
                self.say("", what, "show the sheet if it belongs to the log")
                continue
            self._sheet(sheet.title, values, formulas)

    def _sheet(self, title: str, values: Workbook, formulas: Workbook) -> None:
        name = clean(title)
        rows = _even(list(self._rows(title, values, formulas)))
        if rows and not self.first_rows:
            self.first_rows = [row.cells for row in rows[:1]]
        raw = Table((), rows, name=name, mark=f"{name}!row ")
        table = under_header(raw, header_score, least=2)
        if table and is_raid(table, f"{name} {self.name}"):
            above = next(
                (r.number for r in rows if _trimmed(list(r.cells)) == table.header), 1
            )
            self._texts(raw, [row for row in rows if row.number < above])
            self.tables += sections(table)
        else:
            self._texts(raw, rows)

    def _rows(self, title: str, values: Workbook, formulas: Workbook) -> Iterator[Row]:
        """Walk the rows that exist, with formulas beside their stored values."""
        sheets = [book[title] for book in (values, formulas)]
        for sheet in sheets:
            sheet.reset_dimensions()
        pairs = zip(
            *(sheet.iter_rows(max_col=_WIDEST) for sheet in sheets), strict=False
        )
        last = 0
        for number, (cells, sources) in enumerate(pairs, start=1):
            if number > last + _GAP or self.cells > MOST_CELLS:
                self._cut(title, number)
                return
            texts = [_text(cell) for cell in cells]
            self._errors(title, number, cells)
            self.cells += sum(1 for text in texts if text)
            self._unstored(title, number, texts, sources)
            if any(texts):
                last = number
                yield Row(number, _trimmed(texts))

    def _cut(self, title: str, number: int) -> None:
        what = f"the sheet {title!r} was read to row {number - 1} only"
        self.say(f"{clean(title)}!row {number}", what, "remove what lies far below")

    def _errors(self, title: str, number: int, cells: tuple[AnyCell, ...]) -> None:
        """Name the cells that hold an error, or nothing that their type allows."""
        for cell in cells:
            if isinstance(cell, ReadOnlyCell) and cell.data_type == "e":
                place = f"{cell.column_letter}{number}"
                self.say(
                    f"{clean(title)}!row {number}",
                    f"the cell {place} holds {clean(str(cell.value))[:40]!r}, which is "
                    "no value; it was left empty",
                    "correct the cell and ingest again",
                )

    def _unstored(
        self, title: str, number: int, texts: list[str], sources: tuple[AnyCell, ...]
    ) -> None:
        """Name formulas whose value the workbook does not hold."""
        for text, source in zip(texts, sources, strict=False):
            if source.data_type == "f" and not text:
                self.say(
                    f"{clean(title)}!row {number}",
                    "a formula has no stored value; the cell was left empty",
                    "open the workbook, let it compute, and save it",
                )
                return

    def _texts(self, table: Table, rows: list[Row] | tuple[Row, ...]) -> None:
        """Keep what stands outside the log as text that can be found."""
        self.passages += [
            Passage(locator=table.place(row), text=cell, role=Role.CELL)
            for row in rows
            for cell in row.cells
            if len(cell.split()) >= _WORDS
        ]


def _even(rows: list[Row]) -> tuple[Row, ...]:
    """Fill rows up to the widest: a sheet does not store the blanks at the end."""
    width = max((len(row.cells) for row in rows), default=0)
    return tuple(
        Row(row.number, (*row.cells, *[""] * (width - len(row.cells)))) for row in rows
    )


def _text(cell: AnyCell) -> str:
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _number(float(value), getattr(cell, "number_format", "") or "")
    return "" if isinstance(value, timedelta) else clean(str(value)).strip()


def _number(value: float, number_format: str) -> str:
    if "%" in number_format:
        return f"{value * 100:g}%"
    return str(int(value)) if value.is_integer() else f"{value:g}"


def _trimmed(texts: list[str]) -> tuple[str, ...]:
    width = max(i for i, text in enumerate(texts, 1) if text)
    return tuple(text[: LONGEST_CELL + 1] for text in texts[:width])
