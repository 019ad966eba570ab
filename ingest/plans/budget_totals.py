"""Totals of a budget sheet: never counted as lines, and held against their sums."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.domain.reading import ReadProblem
from ingest.plans.budget_columns import BudgetSheet
from ingest.plans.periods import Period
from ingest.tables.rows import Row, Table

Figure = tuple[str, Period | None, Decimal]
"""What an amount is, its time, and itself."""
_OUTLINE = re.compile(r"\d{1,4}(?:\.\d{1,4})+")
_Sums = defaultdict[tuple[str, Period | None], Decimal]


def _no_sums() -> _Sums:
    return defaultdict(Decimal)


def outline_parents(sheet: BudgetSheet) -> set[int]:
    """Return the rows that add up those numbered below them: 1 stands over 1.1."""
    rows = sheet.table.rows
    for index in sheet.labels:
        codes = {row.number: row.cells[index].strip().rstrip(".") for row in rows}
        if not any(_OUTLINE.fullmatch(code) for code in codes.values()):
            continue
        filled = {codes[row.number] for row in rows if _has_amounts(row, sheet)}
        above = {
            code[:end]
            for code in filled
            if _OUTLINE.fullmatch(code)
            for end, mark in enumerate(code)
            if mark == "."
        }
        return {number for number, code in codes.items() if code in above}
    return set()


def _has_amounts(row: Row, sheet: BudgetSheet) -> bool:
    return any(row.cells[column.index].strip() for column in sheet.values)


@dataclass
class Totals:
    """The sums of the lines so far: of all, and of those since the last subtotal.

    `unit` is what one of the sheet's units is, to which its lines are rounded.
    """

    table: Table
    unit: int = 1
    problems: list[ReadProblem] = field(default_factory=list)
    _all: _Sums = field(default_factory=_no_sums)
    _part: _Sums = field(default_factory=_no_sums)
    _lines: int = 0
    _currencies: set[str] = field(default_factory=set)

    def begin(self) -> None:
        """Start the part that the next subtotal adds up."""
        self._part = _no_sums()

    def add(self, figures: Sequence[Figure], currencies: set[str]) -> None:
        """Count the amounts of a line."""
        self._currencies |= currencies
        self._lines += 1
        for name, period, value in figures:
            for sums in (self._all, self._part):
                sums[name, period] += value

    def is_sum(self, figures: Sequence[Figure]) -> bool:
        """Whether a row without a name adds up lines."""
        return bool(figures) and any(
            all(
                self._is_near(value, sums[name, period])
                for name, period, value in figures
            )
            for sums in (self._part, self._all)
            if sums
        )

    def check(self, row: Row, figures: Sequence[Figure]) -> None:
        """Name the amounts of a total that are not the sum of their lines."""
        where = self.table.place(row)
        if len(self._currencies) > 1:
            listed = " and ".join(sorted(one or "none" for one in self._currencies))
            what = f"a total over amounts of several currencies ({listed})"
            self._say(where, f"{what}; it was not used", "total each currency apart")
        else:
            for name, period, value in figures:
                sums = (self._part[name, period], self._all[name, period])
                if not any(self._is_near(value, each) for each in sums):
                    self._differs(where, name, period, value)
        self.begin()

    def _differs(
        self, where: str, name: str, period: Period | None, value: Decimal
    ) -> None:
        of = f" from {period.start}" if period else ""
        lines = self._all[name, period]
        self._say(
            where,
            f"the total of {name.replace('_', ' ')}{of} is {value:,f}, but its lines "
            f"add up to {lines:,f}; the lines count",
            "correct the total or the lines, and ingest again",
        )

    def _say(self, where: str, what: str, fix: str) -> None:
        self.problems.append(ReadProblem(where=where, what=what, fix=fix))

    def _is_near(self, one: Decimal, other: Decimal) -> bool:
        """Whether nothing but the rounding of the lines lies between two amounts."""
        return 2 * abs(one - other) <= self.unit * (self._lines + 1)
