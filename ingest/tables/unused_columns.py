"""The columns of a table that no field was found for, so that none is dropped."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from ingest.tables.cells import DateRules, UnreadCellError, read_moment
from ingest.tables.rows import Row

_MOST_NAMED = 12
_LONGEST_NAME = 60
_ANY_ORDER = DateRules("dmy", date(2000, 1, 1))


@dataclass
class UnusedColumns:
    """Names of columns that hold something and that nothing else was read from.

    `waiting` are the places of the columns that have held nothing yet.
    """

    header: tuple[str, ...]
    waiting: list[int]
    dated: dict[str, None] = field(default_factory=dict)
    others: dict[str, None] = field(default_factory=dict)

    @classmethod
    def but(cls, header: tuple[str, ...], used: Collection[int]) -> UnusedColumns:
        """Watch all columns but the used ones and those without a name."""
        waiting = [i for i, name in enumerate(header) if name and i not in used]
        return cls(header, waiting)

    def look(self, row: Row) -> None:
        """Note which of them the row fills, and whether with a date."""
        filled = [index for index in self.waiting if row.cells[index].strip()]
        if not filled:
            return
        self.waiting = [index for index in self.waiting if index not in filled]
        for index in filled:
            known = self.dated if _is_date(row.cells[index]) else self.others
            known[self.header[index][:_LONGEST_NAME]] = None

    def told(self, instead: str = "not used") -> Iterator[str]:
        """Say which they are, those of dates first; nothing if there is none.

        `instead` is what was made of them.
        """
        names = [f"{name!r} (dates)" for name in self.dated]
        names += [repr(name) for name in self.others if name not in self.dated]
        if not names:
            return
        many = "1 column was" if len(names) == 1 else f"{len(names)} columns were"
        rest = len(names) - _MOST_NAMED
        more = f" and {rest} more" if rest > 0 else ""
        yield f"{many} {instead}: {', '.join(names[:_MOST_NAMED])}{more}"


def _is_date(cell: str) -> bool:
    if not any(map(str.isdigit, cell)) or cell.strip().isdigit():
        return False
    try:
        return read_moment(cell, _ANY_ORDER) is not None
    except UnreadCellError:
        return False
