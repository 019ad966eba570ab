"""Rows of budget sheets into lines, each total held against what it adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.domain.people import fold
from assistant.domain.reading import Passage, ReadProblem, Role
from assistant.domain.records import BudgetLine
from ingest.plans.budget_columns import BudgetSheet, ValueColumn
from ingest.plans.budget_totals import Totals, outline_parents
from ingest.plans.budget_words import TOTAL, MoneyField, money_field
from ingest.plans.periods import Period, read_period, year_in
from ingest.reader import ReadContext
from ingest.tables.amounts import (
    AmountRules,
    currency_in,
    looks_like_amount,
    proven_mark,
    read_amount,
)
from ingest.tables.cells import DateRules, UnreadCellError
from ingest.tables.rows import Row

_LONGEST_TITLE = 120
_FIX = "correct the cell and ingest again"


@dataclass(frozen=True, slots=True)
class _Cell:
    """An amount of a row with the words that it was written in."""

    field: MoneyField
    period: Period | None
    currency: str
    value: Decimal
    written: str


@dataclass
class BudgetRows:
    """One pass over the rows of a sheet.

    `book` names what the lines are added up in; `stored` says that a workbook holds
    the numbers; `whole` is the time that the sheet as a whole is about.
    """

    sheet: BudgetSheet
    book: str
    context: ReadContext
    stored: bool
    whole: Period | None = None
    lines: list[BudgetLine] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    problems: list[ReadProblem] = field(default_factory=list)
    refused: int = 0

    def __post_init__(self) -> None:
        table = self.sheet.table
        self._totals = Totals(
            table, max((c.scale for c in self.sheet.values), default=1)
        )
        self._seen: Counter[str] = Counter()
        self._band = ""
        self._last = ""
        self._year = year_in(self.sheet.above) or self.context.today.year
        self._rules = DateRules(self.context.date_order, self.context.today)
        written = [r.cells[c.index] for r in table.rows for c in self.sheet.values]
        self._mark = proven_mark(written)
        self._money = self._sheet_currency(written)

    def read(self) -> None:
        """Read every row."""
        table = self.sheet.table
        self.problems += table.problems
        self.refused += table.refused
        if self.sheet.is_assumed:
            self._say(
                table.name,
                "nothing calls the amounts plan, actual or forecast; they were read as "
                f"the {self.sheet.values[0].field}",
                "name them in the heading, such as Budget Jan-26",
            )
        above = outline_parents(self.sheet)
        for row in table.rows:
            if row.number not in above:
                self._row(row)
        self.problems += self._totals.problems

    def _row(self, row: Row) -> None:
        labels = [row.cells[i].strip() for i in self.sheet.labels]
        title = " / ".join(dict.fromkeys(label for label in labels if label))
        if not title and self.sheet.kind is not None:
            title = self._last
        self._last = title
        cells = list(self._cells(row))
        first = next((cell.strip() for cell in row.cells if cell.strip()), "")
        if any(TOTAL.match(text) for text in (*labels, first)):
            self._totals.check(row, [(c.field, c.period, c.value) for c in cells])
            return
        if not cells:
            self._blank(row, title)
            return
        if not title and self._totals.is_sum(
            [(c.field, c.period, c.value) for c in cells]
        ):
            return
        if not title:
            self.refused += 1
            what = "the row has amounts and no name of a line; it was not kept"
            self._say(
                self.sheet.table.place(row), what, "name the line, and ingest again"
            )
            return
        self.passages.append(self._passage(row))
        self._keep(row, title[:_LONGEST_TITLE], cells)

    def _blank(self, row: Row, title: str) -> None:
        """Take a row without amounts as the name of the lines below, or refuse it."""
        unread = [
            row.cells[c.index] for c in self.sheet.values if row.cells[c.index].strip()
        ]
        if any(map(looks_like_amount, unread)) or len(unread) > 1:
            self.refused += 1
        elif title and sum(bool(cell.strip()) for cell in row.cells) == 1:
            self._band = title[:_LONGEST_TITLE]
            self._totals.begin()

    def _keep(self, row: Row, title: str, cells: Sequence[_Cell]) -> None:
        """Keep one line for each period and currency of the row."""
        where = self.sheet.table.place(row)
        groups: dict[tuple[Period | None, str], list[_Cell]] = {}
        for cell in cells:
            groups.setdefault((cell.period, cell.currency), []).append(cell)
        for (period, currency), group in groups.items():
            start = period.start if period else None
            kind = group[0].field if self.sheet.kind is not None else ""
            name = ":".join(
                filter(
                    None,
                    (self.book, self._band, title, str(start or ""), kind, currency),
                )
            )
            self._seen[name] += 1
            twice = f"#{self._seen[name]}" if self._seen[name] > 1 else ""
            amounts: dict[MoneyField, Decimal] = {}
            for cell in group:
                amounts[cell.field] = amounts.get(cell.field, Decimal(0)) + cell.value
            self.lines.append(
                BudgetLine(
                    key=f"{name}{twice}",
                    locator=where,
                    title=title,
                    book=self.book,
                    currency=currency,
                    start=start,
                    end=period.end if period else None,
                    cells=tuple((cell.field, cell.written) for cell in group),
                    **amounts,
                )
            )
        self._totals.add(
            [(cell.field, cell.period, cell.value) for cell in cells],
            {cell.currency for cell in cells},
        )

    def _cells(self, row: Row) -> Iterator[_Cell]:
        """Yield the amounts of a row; one that cannot be read is named."""
        own = self._period(row)
        kind = self._kind(row)
        money = (
            row.cells[self.sheet.currency] if self.sheet.currency is not None else ""
        )
        beside = _only(row.cells[column.index] for column in self.sheet.values)
        for column in self.sheet.values:
            text = row.cells[column.index].strip()
            called = column.field or kind
            value = self._amount(row, column, text)
            if value is not None and called is not None:
                named = currency_in(text) or currency_in(money) or column.currency
                currency = named or beside or self._money
                period = column.period or own or self.whole
                yield _Cell(called, period, currency, value, text)

    def _sheet_currency(self, written: Sequence[str]) -> str:
        """Return the one currency that the sheet names, which holds where none is."""
        own = self.sheet.currency
        beside = [row.cells[own] for row in self.sheet.table.rows if own is not None]
        columns = [column.currency for column in self.sheet.values]
        return _only([*written, *beside, *columns])

    def _amount(self, row: Row, column: ValueColumn, text: str) -> Decimal | None:
        rules = AmountRules(self._mark, column.scale, self.stored)
        try:
            return read_amount(text, rules)
        except UnreadCellError as error:
            self._say(self.sheet.table.place(row), str(error), error.fix)
            return None

    def _kind(self, row: Row) -> MoneyField | None:
        if self.sheet.kind is None:
            return None
        text = row.cells[self.sheet.kind]
        found = money_field(text)
        if found is None and text.strip() and not TOTAL.match(text.strip()):
            what = f"{text.strip()[:40]!r} is neither plan, actual nor forecast"
            self._say(self.sheet.table.place(row), f"{what}; it was not kept", _FIX)
        return found

    def _period(self, row: Row) -> Period | None:
        if self.sheet.period is None:
            return None
        text = row.cells[self.sheet.period].strip()
        found = read_period(text, self._year, self._rules)
        if text and found is None and fold(text) and not TOTAL.match(text):
            self._say(self.sheet.table.place(row), f"{text[:40]!r} is no period", _FIX)
        return found

    def _passage(self, row: Row) -> Passage:
        table = self.sheet.table
        named = zip(table.header, row.cells, strict=True)
        return Passage(
            locator=table.place(row),
            text=f"| {' | '.join(cell.strip() for cell in row.cells)} |",
            role=Role.ROW,
            headings=tuple(filter(None, (table.name, self._band))),
            cells=tuple((name, cell.strip()) for name, cell in named if cell.strip()),
        )

    def _say(self, where: str, what: str, fix: str) -> None:
        self.problems.append(ReadProblem(where=where, what=what, fix=fix))


def _only(texts: Iterable[str]) -> str:
    """Return the one currency that the texts name, empty if none or several are."""
    found = {*map(currency_in, texts)} - {""}
    return found.pop() if len(found) == 1 else ""
