"""What budget sheets add up to: spent, planned and expected, by sheet and currency."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.domain.records import BudgetLine
from assistant.domain.sourced import Known
from assistant.ledger.view import View

Lines = Sequence[Known[BudgetLine]]


@dataclass(frozen=True, slots=True)
class Spending:
    """The sums of one budget in one currency, on the day of its newest sheet.

    `planned` is what was to be spent by that day, None where no sheet says when;
    `forecast` is the cost at completion; a line without one counts with its budget.
    """

    currency: str
    day: date
    lines: tuple[Known[BudgetLine], ...]
    budget: Decimal | None
    planned: Decimal | None
    actual: Decimal | None
    committed: Decimal | None
    forecast: Decimal | None

    @property
    def is_comparable(self) -> bool:
        """Whether there is something to spend, and something that was spent."""
        limit = self.budget is not None or self.planned is not None
        return limit and (self.actual is not None or self.forecast is not None)


def budgets(view: View) -> tuple[Spending, ...]:
    """Return the sums of every budget, currencies never added together.

    A sheet that has both budget and spend stands alone, so that a summary and its
    details do not count twice; those that have only one of the two are added up.
    """
    books: defaultdict[tuple[str, str], list[Known[BudgetLine]]] = defaultdict(list)
    for known in view.records(BudgetLine):
        books[known.record.currency, known.record.book].append(known)
    days = _days(view)
    whole, parts = [], defaultdict[str, list[Known[BudgetLine]]](list)
    for (currency, _book), lines in sorted(books.items()):
        found = _added(currency, lines, days)
        if found.is_comparable:
            whole.append(found)
        else:
            parts[currency] += lines
    joined = (_added(currency, lines, days) for currency, lines in parts.items())
    return (*whole, *joined)


def _days(view: View) -> dict[str, date]:
    """Return the day of the newest version of every stream."""
    return {one.stream: one.dated or one.as_of for one in view.sources}


def _added(currency: str, lines: Lines, days: dict[str, date]) -> Spending:
    day = max(_day(known, days) for known in lines)
    until = _until(lines, day)
    budget = _sum(known.record.budget for known in lines)
    actual = _sum(known.record.actual for known in lines)
    planned = _sum(known.record.planned for known in lines)
    return Spending(
        currency=currency,
        day=day,
        lines=tuple(lines),
        budget=budget,
        planned=planned if planned is not None else _due(lines, until),
        actual=actual,
        committed=_sum(known.record.committed for known in lines),
        forecast=_at_completion(lines, until),
    )


def _day(known: Known[BudgetLine], days: dict[str, date]) -> date:
    book = known.record.book
    stream = next(
        (name for name in days if book == name or book.startswith(f"{name}:")), ""
    )
    return days.get(stream, known.dated or known.since)


def _until(lines: Lines, day: date) -> date:
    """Return until when spend is booked: the last time with some, at most the day."""
    booked = [
        record.end
        for record in (known.record for known in lines)
        if record.actual and record.end
    ]
    return min(max(booked, default=day), day)


def _due(lines: Lines, until: date) -> Decimal | None:
    """Return what was to be spent by the day, of lines that say for when they are."""
    timed = [known.record for known in lines if known.record.start and known.record.end]
    if not any(record.budget is not None for record in timed):
        return None
    return _sum(
        record.budget * _share(record, until)
        for record in timed
        if record.budget is not None
    )


def _share(record: BudgetLine, until: date) -> Decimal:
    """Return how much of the line's time is over by the day, from 0 to 1."""
    if record.start is None or record.end is None or record.start > until:
        return Decimal(0)
    passed = (min(until, record.end) - record.start).days + 1
    return Decimal(passed) / Decimal((record.end - record.start).days + 1)


def _at_completion(lines: Lines, until: date) -> Decimal | None:
    """Return the expected cost: forecasts, else spend and what is still to go.

    Of a time that is over the spend counts, where some is booked.
    """
    records = [known.record for known in lines]
    if all(one.forecast is None and one.to_go is None for one in records):
        return None
    titles: defaultdict[str, list[BudgetLine]] = defaultdict(list)
    for record in records:
        titles[record.title].append(record)
    return _sum(_expected(each, until) for each in titles.values())


def _expected(records: Sequence[BudgetLine], until: date) -> Decimal | None:
    """Return what one line will cost; its budget where nothing is expected of it."""
    spent = _sum(record.actual for record in records)
    if all(one.forecast is None and one.to_go is None for one in records):
        return _sum(record.budget for record in records) or spent
    times: defaultdict[date | None, list[BudgetLine]] = defaultdict(list)
    for record in records:
        times[record.start].append(record)
    return _sum(_of_time(each, until) for each in times.values())


def _of_time(records: Sequence[BudgetLine], until: date) -> Decimal | None:
    end = records[0].end
    actual = _sum(record.actual for record in records)
    if end is not None and end <= until and actual is not None:
        return actual
    forecast = _sum(record.forecast for record in records)
    if forecast is not None:
        return forecast
    to_go = _sum(record.to_go for record in records)
    return actual if to_go is None else to_go + (actual or 0)


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None
