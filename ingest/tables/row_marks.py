"""Rows that their own table keeps from some readers, by a column that says so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from assistant.domain.labels import Label, join
from assistant.domain.reading import Passage, PastState, ReadResult, Role
from assistant.domain.records import AnyRecord
from ingest.spool import Spool
from ingest.tables.reader_words import Says, column_says, label_in
from ingest.tables.rows import Table

T = TypeVar("T")
PlacedT = TypeVar("PlacedT", Passage, AnyRecord)


class RowMarks:
    """What the columns of a table say of who may read its rows.

    A column counts if at least half of its cells are understood; `known` are the names
    of those of which all are, `unclear` of those with a cell that is not.
    """

    def __init__(self, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        named = {
            i: says for i, name in enumerate(header) if (says := column_says(name))
        }
        counts: dict[int, Counter[str]] = {index: Counter() for index in named}
        for row in rows if named else ():
            for index, counted in counts.items():
                counted[row[index].strip()] += 1
        self._columns: dict[int, Says] = {}
        self.known: list[str] = []
        self.unclear: list[str] = []
        for index, says in named.items():
            filled = {cell: many for cell, many in counts[index].items() if cell}
            whole = sum(filled.values())
            clear = sum(many for cell, many in filled.items() if label_in(cell, says))
            if whole:
                (self.known if clear == whole else self.unclear).append(header[index])
            if whole and clear * 2 >= whole:
                self._columns[index] = says

    def __bool__(self) -> bool:
        """Whether any column counts."""
        return bool(self._columns)

    def of(self, cells: Sequence[str]) -> Label:
        """Return how closed a row is by its own cells; `client` if they close nothing.

        A cell that is not understood among others that are keeps its row internal.
        """
        found = (label_in(cells[index], says) for index, says in self._columns.items())
        return join(*(label or Label.INTERNAL for label in found))


def with_marks(result: ReadResult, tables: Iterable[Table]) -> ReadResult:
    """Close what the rows of the tables mark, wherever it is cited from them.

    A column that was not understood is named among what had no meaning.
    """
    closed: dict[str, Label] = {}
    known: list[str] = []
    unclear: list[str] = []
    for table in tables:
        marks = RowMarks(table.header, (row.cells for row in table.rows))
        known += marks.known
        unclear += marks.unclear
        for row in table.rows if marks else ():
            label = marks.of(row.cells)
            if label is not Label.CLIENT:
                closed[table.place(row)] = label
    return _named(closing(result, closed), known, unclear)


def with_marked_rows(result: ReadResult) -> ReadResult:
    """Close what rows of tables within a text mark, and the records read of them."""
    tables: defaultdict[tuple[object, ...], list[Passage]] = defaultdict(list)
    for piece in result.passages:
        names = tuple(name for name, _ in piece.cells)
        if piece.role is Role.ROW and any(map(column_says, names)):
            tables[piece.headings, names].append(piece)
    closed: dict[str, Label] = {}
    for rows in tables.values():
        header = [name for name, _ in rows[0].cells]
        marks = RowMarks(header, map(_values, rows))
        closed |= {row.locator: marks.of(_values(row)) for row in rows}
    return closing(result, closed)


def _values(row: Passage) -> list[str]:
    return [value for _, value in row.cells]


def closing(result: ReadResult, labels: Mapping[str, Label]) -> ReadResult:
    """Close the passages and the records at these places."""
    closed = {at: label for at, label in labels.items() if label is not Label.CLIENT}
    if not closed:
        return result

    def placed(one: PlacedT) -> PlacedT:
        label = closed.get(one.locator)
        if label is None:
            return one
        return one.model_copy(update={"closed": join(label, one.closed or label)})

    def past(one: PastState) -> PastState:
        return one.model_copy(update={"record": placed(one.record)})

    return result.model_copy(
        update={
            "passages": _each(result.passages, placed),
            "records": _each(result.records, placed),
            "past": _each(result.past, past),
        }
    )


def _each(many: Sequence[T], change: Callable[[T], T]) -> Sequence[T]:
    return Spool(map(change, many)).whole()


def _named(
    result: ReadResult, known: Iterable[str], unclear: Iterable[str]
) -> ReadResult:
    """Name the columns that stay unclear, and no more those that are understood."""
    before = result.unmapped.get("column", ())
    understood = {*known} - {*unclear}
    names = dict.fromkeys((*before, *unclear))
    left = tuple(name for name in names if name not in understood)
    if left == before:
        return result
    unmapped = {**result.unmapped, "column": left}
    return result.model_copy(
        update={"unmapped": {kind: found for kind, found in unmapped.items() if found}}
    )
