"""CSV bytes into a header and rows with their numbers, whatever the separator."""

from __future__ import annotations

import csv
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import NamedTuple

from assistant.domain.reading import ReadProblem
from ingest.errors import UnreadableFileError
from ingest.reader import Document
from ingest.spool import Spool
from ingest.text.decoding import Decoding, decoding_of

SEPARATORS = ",;\t|"
HEADER_WITHIN = 20
LONGEST_CELL = 100_000
_LONGEST_FIELD = 8 * 1024 * 1024
_STRAY = 8
"""NULs that a text may hold by accident; what has more is no text."""
_END = "\x1e"
_SAMPLE = 65_536
_RECOVERIES = 20


class Row(NamedTuple):
    """A row's cells and its number as a spreadsheet shows it, from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows below it, each as wide as the header.

    `name` is the sheet or heading it stands under; `mark` is what goes before the row
    number in a locator (`Sheet!row ` or `line `); `hidden` are the numbers of the rows
    that carried characters nobody sees; `open_end` says that no line break ends the
    file; `fills` are the colours of cells without text, by row number and place. The
    rows of a large file are not in memory: walk through them.
    """

    header: tuple[str, ...]
    rows: Sequence[Row]
    problems: tuple[ReadProblem, ...] = ()
    refused: int = 0
    name: str = ""
    mark: str = "row "
    hidden: frozenset[int] = frozenset()
    open_end: bool = False
    fills: Mapping[tuple[int, int], str] = field(default_factory=dict)

    @property
    def looks_cut(self) -> str | None:
        """Why rows of the file are missing, None where none was lost."""
        if not self.refused:
            return None
        rows = "a row" if self.refused == 1 else f"{self.refused} rows"
        return f"{rows} of the file could not be read, so others may be missing"

    def place(self, row: Row) -> str:
        """Return the locator of the row."""
        return f"{self.mark}{row.number}"


def read_rows(data: bytes, path: str) -> Table:
    """Read every record of a CSV file; the table has no header yet.

    A row that a never closed quote would swallow the rest with is refused, and reading
    goes on behind it.

    Raises:
        UnreadableFileError: If the bytes are no text, or a field has no end.
    """
    text = decoding_of(data, path)
    lines, separator = _separated(text)
    rows, problems = _records(lines, separator)
    if text.problem:
        problems.insert(0, text.problem)
    return Table(
        (),
        rows.whole(),
        tuple(problems),
        len(problems) - bool(text.problem),
        hidden=frozenset(line - lines.above for line in text.hidden()),
        open_end=text.ends_open,
    )


def sample_rows(data: bytes, path: str) -> list[Row]:
    """Read the first records only, enough to recognise a header.

    Raises:
        UnreadableFileError: If the bytes are no text.
    """
    head = data[:_SAMPLE]
    cut = len(data) > _SAMPLE
    if cut:
        head = head[: head.rfind(b"\n") + 1]
    lines, separator = _separated(decoding_of(head, path))
    rows, _ = _records(lines, separator)
    return list(islice(rows, HEADER_WITHIN))


def first_rows(document: Document) -> list[Row]:
    """Read the first records of what may be a table of text; none if it is no text."""
    wide = document.head.startswith((b"\xff", b"\xfe"))
    if document.head.count(b"\0") > _STRAY and not wide:
        return []
    try:
        return sample_rows(document.data, document.path)
    except UnreadableFileError:
        return []


def under_header(
    table: Table, score: Callable[[Sequence[str]], int], *, least: int
) -> Table | None:
    """Make the row that scores best the header; None if none scores `least`.

    Blank rows are dropped. Rows of another width than the header are kept and named,
    unless only blanks are missing or too many. A last row that breaks off where all
    others are full is refused: the file was cut, and half a row tells wrong things.
    """
    first = table.rows[:HEADER_WITHIN]
    best = max(first, key=lambda row: score(row.cells), default=None)
    if best is None or score(best.cells) < least:
        return None
    header = _trimmed(best.cells)
    problems = list(table.problems)
    if best.number in table.hidden:
        problems.append(_hidden_names(table.place(best)))
    below = _Below(table, best)
    broken = below.broken_off()
    problems += [_broken_off(table.place(row)) for row in broken]
    rows: Spool[Row] = Spool()
    for row in below:
        if row in broken:
            continue
        fitted, problem = _fitted(row, len(header), table)
        rows.append(fitted)
        problems.extend(problem)
    return replace(
        table,
        header=header,
        rows=rows.whole(),
        problems=tuple(problems),
        refused=table.refused + len(broken),
    )


@dataclass(frozen=True, slots=True)
class _Below:
    """The rows below a header that are not blank."""

    table: Table
    header: Row

    def __iter__(self) -> Iterator[Row]:
        for row in self.table.rows:
            if row.number > self.header.number and any(map(str.strip, row.cells)):
                yield row

    def broken_off(self) -> list[Row]:
        """Return the last row, if the file ends within it: only that is too short."""
        width = len(self.header.cells)
        if not self.table.open_end:
            return []
        short = list(islice((row for row in self if len(row.cells) < width), 2))
        if len(short) != 1:
            return []
        [last] = deque(self, maxlen=1)
        return short if short[0] == last != next(iter(self)) else []


def _broken_off(where: str) -> ReadProblem:
    return ReadProblem(
        where=where,
        what="the file ends within this row, which was not kept; what stood behind it "
        "is missing",
        fix="export the file again",
    )


def _hidden_names(where: str) -> ReadProblem:
    return ReadProblem(
        where=where,
        what="names of columns carried invisible characters, which were left out",
        fix="type the names again where the file comes from",
    )


def _fitted(row: Row, width: int, table: Table) -> tuple[Row, list[ReadProblem]]:
    problems = []
    extra = any(cell.strip() for cell in row.cells[width:])
    if extra or len(row.cells) < width:
        problems.append(
            ReadProblem(
                where=table.place(row),
                what=f"the row has {len(row.cells)} cells, the header has {width}",
                fix="check that its cells stand under the right columns",
            )
        )
    cells = [*row.cells[:width], *[""] * (width - len(row.cells))]
    if any(len(cell) > LONGEST_CELL for cell in cells):
        cells = [cell[:LONGEST_CELL] for cell in cells]
        problems.append(
            ReadProblem(
                where=table.place(row),
                what=f"a cell was cut after {LONGEST_CELL} characters",
                fix="move long text into a document of its own",
            )
        )
    return Row(row.number, tuple(cells)), problems


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """Drop the empty cells at the end."""
    width = max((i for i, cell in enumerate(cells, 1) if cell.strip()), default=0)
    return tuple(cell.strip() for cell in cells[:width])


def _directive(body: str) -> tuple[str, str | None]:
    """Take off the `sep=` line that spreadsheet programs write and hide."""
    line, _, rest = body.partition("\n")
    line = line.strip().strip('"').casefold()
    if line.startswith("sep=") and len(line) == 5:
        return rest, line[4]
    return (rest, "\t") if line == "sep=" else (body, None)


def _separator(body: str) -> str:
    """Choose the separator that gives many columns in most of the first records."""

    def fit(separator: str) -> float:
        lines = body[:_SAMPLE].splitlines(keepends=True)
        reader = csv.reader(lines, delimiter=separator)
        widths: Counter[int] = Counter()
        try:
            for _ in range(HEADER_WITHIN):
                record = next(reader, None)
                if record is None:
                    break
                widths[len(record)] += bool(record)
        except csv.Error:
            return 0
        width, count = widths.most_common(1)[0] if widths else (1, 0)
        return (width - 1) * count / max(1, widths.total())

    return max(SEPARATORS, key=fit)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a text below the first `above`, read again for each walk."""

    text: Decoding
    above: int

    def after(self, start: int) -> Iterator[str]:
        """Yield the lines from number `start` on, the first being 0, each ended."""
        lines = islice(self.text.lines(), self.above + start, None)
        return (f"{line}\n" for line in lines)


def _separated(text: Decoding) -> tuple[_Lines, str]:
    """Return the lines of records, and what separates their cells."""
    head = ""
    for piece in text.pieces():
        head += piece
        if len(head) > _SAMPLE:
            break
    body, separator = _directive(head)
    is_directed = body is not head
    return _Lines(text, int(is_directed)), separator or _separator(body)


def _records(lines: _Lines, separator: str) -> tuple[Spool[Row], list[ReadProblem]]:
    rows: Spool[Row] = Spool()
    problems: list[ReadProblem] = []
    start = 0
    while broken := _run(lines.after(start), start, rows, separator):
        number = len(rows) + 1
        last = len(problems) == _RECOVERIES
        lost = sum(1 for _ in lines.after(broken.line)) if last else 1
        said = _too_long if broken.is_too_long else _unclosed
        problems.append(said(number, lost))
        rows.append(Row(number, ()))
        if last:
            break
        start = broken.line + 1
        if broken.is_too_long:
            start = _end_of_record(lines, broken.line)
    return rows, problems


class _Broken(NamedTuple):
    """Where a record begins that cannot be read, and whether a cell is too long."""

    line: int
    is_too_long: bool


def _end_of_record(lines: _Lines, start: int) -> int:
    """Return the line behind a record: the first with all quotes closed before it."""
    quotes = 0
    for number, line in enumerate(lines.after(start), start + 1):
        quotes += line.count('"')
        if quotes % 2 == 0:
            return number
    return start + 1


def _run(
    lines: Iterator[str], start: int, rows: Spool[Row], separator: str
) -> _Broken | None:
    """Read records of the lines; return the first that cannot be read, if any."""
    csv.field_size_limit(_LONGEST_FIELD)
    # A quote that is never closed takes the end mark into its field.
    reader = csv.reader(chain(lines, [_END]), delimiter=separator)
    begin = start
    try:
        for record in reader:
            if record == [_END]:
                break
            if record and record[-1].endswith(_END):
                return _Broken(begin, is_too_long=False)
            rows.append(Row(len(rows) + 1, tuple(record)))
            begin = start + reader.line_num
    except csv.Error as error:
        return _Broken(begin, is_too_long="limit" in str(error))
    return None


def _too_long(number: int, lines: int) -> ReadProblem:
    lost = "the row" if lines == 1 else f"the last {lines} lines"
    return ReadProblem(
        where=f"row {number}",
        what=f"a cell is longer than {_LONGEST_FIELD // 1024**2} MB, the most that is "
        f"read of one; {lost} could not be read",
        fix="close its quote if it has none at its end, or move the text into a "
        "document of its own; the limit is fixed",
    )


def _unclosed(number: int, lines: int) -> ReadProblem:
    lost = "the row" if lines == 1 else f"the last {lines} lines"
    return ReadProblem(
        where=f"row {number}",
        what=f"a quote is opened and never closed; {lost} could not be read",
        fix="close the quote or export the file again",
    )
