"""What a sheet says of the plan of its tasks, as schedule tools export it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, Literal, cast

from assistant.domain.records import Planned, Predecessor
from ingest.tables.cells import read_number
from ingest.tables.column_names import plain_name
from ingest.tables.rows import Row, Table

_NAMES: Final = {
    "start": "start|start date|planned start",
    "baseline_start": "baseline start|baseline start date",
    "baseline_finish": "baseline finish|baseline finish date|baseline end"
    "|baseline end date",
    "percent": "% complete|%complete|percent complete|% done|complete %",
    "duration": "duration|duration days",
    "links": "predecessors|predecessor",
}
_FIELD: Final = {
    name: field for field, names in _NAMES.items() for name in names.split("|")
}
_DAYS: Final = re.compile(r"~?(?P<days>\d+(?:\.\d+)?)\s*(?:d|days?)?\??", re.IGNORECASE)
_NO_TIME: Final = re.compile(
    r"0+(?:[.,]0+)?\s*(?:d|days?|h|hrs?|hours?|w|wks?|weeks?)?", re.IGNORECASE
)
_LINK: Final = re.compile(
    r"(?P<row>\d+)\s*(?P<type>FS|FF|SS|SF)?\s*"
    r"(?:(?P<lag>[+-]\s*\d+(?:\.\d+)?)\s*(?:d|days?)?)?",
    re.IGNORECASE,
)


@dataclass
class SheetPlan:
    """The plan in the columns of a table; `numbered` says that its rows have ids.

    `key` names the ticket of a row; where rows have no ids, links count the rows
    below the header from 1.
    """

    table: Table
    key: Callable[[Row], str]
    numbered: bool

    @cached_property
    def columns(self) -> dict[str, int]:
        """Where each field of a plan stands."""
        found: dict[str, int] = {}
        for index, name in enumerate(self.table.header):
            field = _FIELD.get(plain_name(name))
            if field:
                found.setdefault(field, index)
        return found

    @property
    def is_plan(self) -> bool:
        """Whether the table is a schedule, and not a list of tasks with dates."""
        return "start" in self.columns and (
            "baseline_finish" in self.columns
            or {"percent", "links"} <= self.columns.keys()
        )

    @cached_property
    def _has_lengths(self) -> bool:
        """Whether the rows have a start and a length, and some are longer than none."""
        if not {"start", "duration"} <= self.columns.keys():
            return False
        cells = [self._cell("duration", row) for row in self.table.rows]
        return any(cell and not _NO_TIME.fullmatch(cell) for cell in cells)

    def is_milestone(self, row: Row) -> bool:
        """Whether a task of the schedule takes no time, as milestones do."""
        length = self._cell("duration", row)
        return self._has_lengths and _NO_TIME.fullmatch(length) is not None

    def of(self, row: Row, day: Callable[[str, str], date | None]) -> Planned:
        """Return what is planned; `day` reads the cell of a field as a date."""
        days = _DAYS.fullmatch(self._cell("duration", row))
        return Planned(
            start=day("start", self._cell("start", row)),
            baseline_start=day("baseline start", self._cell("baseline_start", row)),
            baseline_finish=day("baseline finish", self._cell("baseline_finish", row)),
            percent=self._percent(row),
            duration_days=float(days["days"]) if days else None,
            predecessors=tuple(self.links(row)[0]),
        )

    def links(self, row: Row) -> tuple[list[Predecessor], list[str]]:
        """Return the tasks that the row's waits for, and the links that name none."""
        found, strange = [], []
        for text in filter(None, map(str.strip, self._parts(row))):
            match = _LINK.fullmatch(text)
            key = self._keys.get(match["row"]) if match else None
            if match is None or key is None:
                strange.append(text)
                continue
            kind = cast(
                "Literal['FF', 'FS', 'SF', 'SS']", (match["type"] or "FS").upper()
            )
            lag = float((match["lag"] or "0").replace(" ", ""))
            found.append(Predecessor(key=key, type=kind, lag_days=lag))
        return found, strange

    def _parts(self, row: Row) -> list[str]:
        return re.split(r"[,;\n]", self._cell("links", row))

    @cached_property
    def _keys(self) -> dict[str, str]:
        if self.numbered:
            return {key.lstrip("#"): key for key in map(self.key, self.table.rows)}
        return {str(n): self.key(row) for n, row in enumerate(self.table.rows, 1)}

    @cached_property
    def _is_share(self) -> bool:
        cells = [self._cell("percent", row) for row in self.table.rows]
        numbers = [read_number(cell) or 0 for cell in cells]
        return not any("%" in cell for cell in cells) and max(numbers, default=0) <= 1

    def _percent(self, row: Row) -> float | None:
        number = read_number(self._cell("percent", row).replace("%", ""))
        return number * 100 if number is not None and self._is_share else number

    def _cell(self, field: str, row: Row) -> str:
        place = self.columns.get(field)
        return "" if place is None else row.cells[place].strip()
