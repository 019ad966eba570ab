"""Which column of a budget sheet holds which amounts, of which time and currency."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.domain.people import fold
from ingest.plans.budget_words import (
    ABOUT_MONEY,
    TOTAL,
    MoneyField,
    is_amount,
    is_currency,
    is_kind,
    is_period,
    label_rank,
    money_field,
    preference,
)
from ingest.plans.periods import Period, read_headings, year_in
from ingest.tables.amounts import currency_in, looks_like_amount, scale_in
from ingest.tables.cells import DateRules
from ingest.tables.rows import HEADER_WITHIN, Row, Table, under_header

_LONGEST_NAME = 60
_FEWEST_PERIODS = 2
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of amounts; `field` is None where each row says what they are."""

    index: int
    field: MoneyField | None
    period: Period | None
    scale: int
    currency: str


@dataclass(frozen=True, slots=True)
class BudgetSheet:
    """A table of amounts with what its columns hold.

    `labels` are the columns that name a line; `above` are the texts over the header;
    `is_assumed` says that nothing calls the amounts of the months plan or actual.
    """

    table: Table
    labels: tuple[int, ...]
    values: tuple[ValueColumn, ...]
    period: int | None
    currency: int | None
    kind: int | None
    above: tuple[str, ...]
    is_assumed: bool = False


def budget_sheet(raw: Table, name: str, today: date) -> BudgetSheet | None:
    """Return the sheet's columns if it is one of amounts against a budget.

    `name` is what the file and sheet are called.
    """
    table = under_header(raw, _score, least=3)
    if table is None:
        return None
    header, above = _full_header(raw, table)
    texts = (*above, name)
    kind = _kind_column(header, table.rows)
    values = _values(header, texts, DateRules(None, today))
    values = [one for one in values if _holds_amounts(table.rows, one.index)]
    taken: set[int | None] = {one.index for one in values}
    labels = _labels(header, table.rows, taken | {kind})
    fields = {one.field for one in values if one.field}
    wide = sum(one.period is not None for one in values) >= _FEWEST_PERIODS
    untold = any(one.field is None for one in values) and kind is None
    period = _first(header, is_period, taken)
    if untold:
        values = _as_called(values, texts, fields)
        fields = {one.field for one in values if one.field}
    if not labels or not (fields or kind is not None):
        return None
    is_ledger = untold and period is not None and fields == {"actual"}
    if len(fields) < 2 and not (wide or kind is not None or is_ledger):
        return None
    kinds = [row.cells[kind] for row in table.rows[:20]] if kind is not None else []
    says_money = any(map(is_currency, header))
    if not says_money and not _is_about_money(
        (*header, *texts, *kinds), table.rows, values
    ):
        return None
    return BudgetSheet(
        table=table,
        labels=labels,
        values=tuple(values),
        period=period,
        currency=_first(header, is_currency, taken),
        kind=kind,
        above=above,
        is_assumed=untold and not _named_by(texts),
    )


def _score(cells: Sequence[str]) -> int:
    short = [cell for cell in cells if cell.strip() and len(cell) <= _LONGEST_NAME]
    today = date(2000, 1, 1)
    periods = sum(
        p is not None for p in read_headings(short, 2000, DateRules(None, today))
    )
    fields = {field for cell in short if (field := money_field(cell))}
    labels = any(label_rank(cell) is not None for cell in short)
    wide = periods if periods >= _FEWEST_PERIODS else 0
    others = sum(any(map(test, short)) for test in (is_currency, is_period, is_amount))
    return 2 * len(fields) + wide + labels + others


def _full_header(raw: Table, table: Table) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the columns, with the groups over them, and what is above."""
    width = len(table.header)
    first = table.rows[0].number if table.rows else HEADER_WITHIN + 1
    number = max(
        (
            r.number
            for r in raw.rows
            if r.number < first and any(map(str.strip, r.cells))
        ),
        default=1,
    )
    before = [row for row in raw.rows if row.number < number]
    above = tuple(cell for row in before for cell in row.cells if cell.strip())
    groups = before[-1].cells if before else ()
    filled = [cell for cell in groups if cell.strip()]
    is_group = len(filled) > 1 and sum(map(_says, filled)) * 2 >= len(filled)
    if not is_group:
        return table.header, above
    names, last = [], ""
    padded = [*groups, *[""] * width][:width]
    for group, name in zip(padded, table.header, strict=True):
        last = group.strip() or last
        names.append(f"{last} {name}".strip() if _says(last) else name)
    return tuple(names), above


def _says(text: str) -> bool:
    return money_field(text) is not None or _period(text) is not None


def _period(text: str) -> Period | None:
    [found] = read_headings([text], 2000, DateRules(None, date(2000, 1, 1)))
    return found


def _values(
    header: Sequence[str], texts: Sequence[str], rules: DateRules
) -> list[ValueColumn]:
    """Return the columns of amounts; of several that say the same the plainest."""
    year = year_in(texts) or rules.near.year
    parts = [_divided(name) for name in header]
    periods = read_headings([part for part, _ in parts], year, rules)
    shared = scale_in(" ".join(_unit_texts(texts)))
    money = _only(map(currency_in, header)) or _only(map(currency_in, texts))
    whole: defaultdict[MoneyField, list[ValueColumn]] = defaultdict(list)
    found: list[ValueColumn] = []
    unnamed: list[ValueColumn] = []
    for index, (name, (_, field), period) in enumerate(
        zip(header, parts, periods, strict=True)
    ):
        if TOTAL.match(name) and field is None:
            continue
        scale = scale_in(name)
        column = ValueColumn(
            index,
            field,
            period,
            scale if scale > 1 else shared,
            currency_in(name) or money,
        )
        if period is not None and (field or _is_pure(name)):
            found.append(column)
        elif field:
            whole[field].append(column)
        elif is_amount(name):
            unnamed.append(column)
    timed = {column.field for column in found}
    for field, columns in whole.items():
        best = max(columns, key=lambda one: preference(field, header[one.index]))
        # The sum of the months of a field is no amount beside them.
        found += [] if field in timed else [best]
    return found or unnamed[:1]


def _only(currencies: Iterable[str]) -> str:
    """Return the one currency that is named, empty if none or several are."""
    found = {*currencies} - {""}
    return found.pop() if len(found) == 1 else ""


def _divided(name: str) -> tuple[str, MoneyField | None]:
    """Divide a name such as `Jan-26 Budget` into its period and its field."""
    words = name.split()
    if _period(name) is not None:
        return name, None
    for cut in range(1, len(words)):
        first, second = " ".join(words[:cut]), " ".join(words[cut:])
        for part, rest in ((first, second), (second, first)):
            field = money_field(rest)
            if field and _period(part.strip("()[]-–:")) is not None:
                return part.strip("()[]-–:"), field
    return "", money_field(name)


def _is_pure(name: str) -> bool:
    return _period(name) is not None


def _unit_texts(texts: Sequence[str]) -> list[str]:
    """Return the texts that speak of units, such as `All figures in k€`."""
    return [text for text in texts if currency_in(text) or scale_in(text) > 1]


def _holds_amounts(rows: Sequence[Row], index: int) -> bool:
    cells = [row.cells[index].strip() for row in rows]
    filled = [cell for cell in cells if cell and cell not in {"-", "–"}]
    amounts = sum(map(looks_like_amount, filled))
    return bool(filled) and amounts >= _MOST * len(filled)


def _kind_column(header: Sequence[str], rows: Sequence[Row]) -> int | None:
    """Return the column whose cells call each row plan, actual or forecast."""
    for index, name in enumerate(header):
        cells = [fold(row.cells[index]) for row in rows if row.cells[index].strip()]
        fields = {field for cell in cells[:200] if (field := money_field(cell))}
        known = sum(money_field(cell) is not None for cell in cells[:200])
        if is_kind(name) and len(fields) > 1 and known * 4 >= 3 * len(cells[:200]):
            return index
    return None


def _labels(
    header: Sequence[str], rows: Sequence[Row], taken: set[int | None]
) -> tuple[int, ...]:
    """Return the columns that name a line, in their order."""
    ranked = [
        (index, rank)
        for index, name in enumerate(header)
        if index not in taken and (rank := label_rank(name)) is not None
    ]
    if ranked:
        return tuple(index for index, _ in ranked)
    for index in range(len(header)):
        cells = [row.cells[index] for row in rows if row.cells[index].strip()]
        words = sum(not looks_like_amount(cell) for cell in cells)
        if index not in taken and cells and words >= _MOST * len(cells):
            return (index,)
    return ()


def _as_called(
    values: list[ValueColumn], texts: Sequence[str], known: set[MoneyField]
) -> list[ValueColumn]:
    """Take amounts that no name of a column explains as what the sheet is called.

    Where nothing calls them anything they are the plan, or the forecast beside one.
    """
    default: MoneyField = "forecast" if "budget" in known else "budget"
    field = _named_by(texts) or default
    return [one if one.field else replace(one, field=field) for one in values]


def _named_by(texts: Sequence[str]) -> MoneyField | None:
    """Return what the sheet's name, the file's or a title calls the amounts."""
    fields = (money_field(text) for text in reversed(texts))
    return next((field for field in fields if field), None)


def _is_about_money(
    texts: Sequence[str], rows: Sequence[Row], values: Sequence[ValueColumn]
) -> bool:
    cells = (row.cells[one.index] for row in rows[:20] for one in values)
    return (
        any(ABOUT_MONEY.search(fold(text)) for text in texts)
        or any(map(currency_in, texts))
        or any(map(currency_in, cells))
    )


def _first(
    header: Sequence[str], test: Callable[[str], bool], taken: set[int | None]
) -> int | None:
    found = (i for i, name in enumerate(header) if i not in taken and test(name))
    return next(found, None)
