"""Workbooks into rows: every visible sheet, formulas never computed."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.workbook import Workbook

from assistant.domain.reading import ReadProblem
from ingest.errors import UnreadableFileError
from ingest.reader import Document
from ingest.safety.containers import check_container, is_zip
from ingest.tables.fill_colours import fill_colour
from ingest.tables.rows import LONGEST_CELL, Row, Table
from ingest.tables.workbook_mend import with_errors_marked
from ingest.text.decoding import clean

MOST_CELLS = 200_000
_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xltx", ".xls"})
_WIDEST = 200
_GAP = 1000
_PEEK = 60
AnyCell = Cell | MergedCell | ReadOnlyCell | EmptyCell


def is_workbook(document: Document) -> bool:
    """Whether it is a workbook, also a damaged one."""
    if document.suffix in _WORKBOOKS:
        return is_zip(document.data) or b"\0" in document.head
    return is_zip(document.data) and b"xl/workbook" in document.data


@dataclass
class Sheets:
    """The visible sheets of a workbook, each a table without header.

    `rows` is how many rows of each are read, None for all.
    """

    rows: int | None = None
    tables: list[Table] = field(default_factory=list)
    problems: list[ReadProblem] = field(default_factory=list)
    cells: int = 0
    _fills: dict[tuple[int, int], str] = field(default_factory=dict)

    def say(self, where: str, what: str, fix: str) -> None:
        """Report a part that was not read as it stands."""
        self.problems.append(ReadProblem(where=where, what=what, fix=fix))

    def read(self, values: Workbook, formulas: Workbook) -> None:
        """Gather the rows of all visible sheets."""
        for sheet in values.worksheets:
            if sheet.sheet_state != "visible":
                what = f"the sheet {sheet.title!r} is hidden and was not read"
                self.say("", what, "show the sheet if it belongs to the log")
                continue
            name = clean(sheet.title)
            self._fills = {}
            rows = _even(list(self._rows(sheet.title, values, formulas)))
            mark = f"{name}!row "
            self.tables.append(Table((), rows, name=name, mark=mark, fills=self._fills))

    def _rows(self, title: str, values: Workbook, formulas: Workbook) -> Iterator[Row]:
        """Walk the rows that exist, with formulas beside their stored values."""
        sheets = [book[title] for book in (values, formulas)]
        for sheet in sheets:
            sheet.reset_dimensions()
        pairs = zip(
            *(sheet.iter_rows(max_col=_WIDEST, max_row=self.rows) for sheet in sheets),
            strict=False,
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
                self._fills |= {
                    (number, place): colour
                    for place, cell in enumerate(cells)
                    if not texts[place] and (colour := fill_colour(cell))
                }
                yield Row(number, filled_to_end(texts))

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


_PEEKED: dict[bytes, Sheets] = {}
"""The workbook that was looked into last, by its digest."""


def read_sheets(document: Document, rows: int | None = None) -> Sheets:
    """Read a workbook, with its bad cells marked where the library stops at one.

    `rows` bounds the rows of each sheet. Macros are never run.

    Raises:
        UnreadableFileError: If the file is damaged or unsafe to open.
    """
    if not is_zip(document.data):
        raise UnreadableFileError(
            f"{document.path!r} is damaged, or an old or protected workbook.",
            fix="Open it, save it as .xlsx without a password, and ingest that.",
        )
    names = check_container(document.data, document.path)
    try:
        sheets = _sheets(document.data, rows)
    except (ValueError, IndexError):
        mended = with_errors_marked(document.data)
        if mended is None:
            raise
        sheets = _sheets(mended, rows)
    if any(name.endswith("vbaProject.bin") for name in names):
        sheets.say("", "the macros in it were not run", "save it without macros")
    return sheets


def peek_sheets(document: Document) -> Sheets:
    """Read the first rows of each sheet, enough to tell what it is.

    Several readers ask in turn, so the last answer is kept.

    Raises:
        UnreadableFileError: If the file is damaged or unsafe to open.
    """
    key = hashlib.blake2b(document.data, digest_size=16).digest()
    if key not in _PEEKED:
        found = read_sheets(document, _PEEK)
        _PEEKED.clear()
        _PEEKED[key] = found
    return _PEEKED[key]


def _sheets(data: bytes, rows: int | None) -> Sheets:
    sheets = Sheets(rows)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="openpyxl")
        sheets.read(_open(data, data_only=True), _open(data, data_only=False))
    return sheets


def _open(data: bytes, *, data_only: bool) -> Workbook:
    return load_workbook(
        io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False
    )


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
    return (
        str(int(value)) if value.is_integer() else format(Decimal(f"{value:.15g}"), "f")
    )


def filled_to_end(texts: list[str]) -> tuple[str, ...]:
    """Drop the empty cells at the end, and what is too long of a cell."""
    width = max(i for i, text in enumerate(texts, 1) if text)
    return tuple(text[: LONGEST_CELL + 1] for text in texts[:width])
