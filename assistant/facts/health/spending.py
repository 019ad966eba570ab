"""Spend and forecast of budget sheets, held against plan and budget."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from assistant.domain.evidence import Computed, Evidence
from assistant.domain.facts import Colour
from assistant.domain.records import BudgetLine
from assistant.domain.sourced import Known
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.health.judgement import Concern
from assistant.facts.money.sheets import Spending, budgets
from assistant.ledger.view import View

_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£"}
_MOST_LINES = 3
_LEAST_SHOWN = Decimal("0.005")


def overspent(view: View, tolerances: HealthTolerances) -> Iterator[Concern]:
    """Yield what is spent or expected beyond plan and budget, by more than allowed."""
    for found in comparable(view):
        for why, spend, limit in _compared(found):
            over = _over(spend, limit)
            if over < Decimal(str(tolerances.cost_over_amber)):
                continue
            red = over >= Decimal(str(tolerances.cost_over_red))
            colour = Colour.RED if red else Colour.AMBER
            moved = _moved(view, found) if why is _AT_END else ""
            told = f"{_told(why, spend, limit, found)}{moved}"
            yield Concern(colour, told, _evidence(found, why, told), has_amounts=True)


def within(view: View) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """Tell in words how spend and forecast stand, with the cells that say so."""
    told: list[str] = []
    evidence: list[Evidence] = []
    for found in comparable(view):
        for why, spend, limit in _compared(found):
            words = _told(why, spend, limit, found)
            told.append(words)
            evidence += _evidence(found, why, words)
    return tuple(told), tuple(dict.fromkeys(evidence))


def comparable(view: View) -> list[Spending]:
    """Return the budgets that say what was to be spent and what was, or will be."""
    return [found for found in budgets(view) if found.is_comparable]


_SO_FAR = ("spend to date is", "actual")
_AT_END = ("the forecast at completion is", "forecast")
_PLAN, _BUDGET = "planned", "against a budget of"
_ORDERED = ("spend and open orders are", "committed")


def _compared(
    found: Spending,
) -> Iterator[tuple[tuple[str, str], Decimal, tuple[str, Decimal]]]:
    """Yield what is held against what; the budget stands in for a plan by date."""
    if found.actual is not None:
        if found.planned is not None:
            yield _SO_FAR, found.actual, (_PLAN, found.planned)
        elif found.budget is not None:
            yield _SO_FAR, found.actual, (_BUDGET, found.budget)
    if found.budget is None:
        return
    if found.forecast is not None:
        yield _AT_END, found.forecast, (_BUDGET, found.budget)
    elif found.committed and found.actual is not None:
        yield _ORDERED, found.actual + found.committed, (_BUDGET, found.budget)


def _over(spend: Decimal, limit: tuple[str, Decimal]) -> Decimal:
    """Return the share by which the spend is above the limit, 1 where there is none."""
    if limit[1] > 0:
        return (spend - limit[1]) / limit[1]
    return Decimal(1) if spend > 0 else Decimal(0)


def _told(
    why: tuple[str, str], spend: Decimal, limit: tuple[str, Decimal], found: Spending
) -> str:
    share = _over(spend, limit)
    way = "over" if share > 0 else "under"
    shown = limit[1] > 0 and abs(share) >= _LEAST_SHOWN
    beside = f" ({abs(share):.0%} {way})" if shown else ""
    amount = money(limit[1], found.currency)
    held = f"of {amount} planned" if limit[0] == _PLAN else f"{limit[0]} {amount}"
    return f"{why[0]} {money(spend, found.currency)} {held}{beside} as of {found.day}"


def money(amount: Decimal, currency: str) -> str:
    """Return an amount as people write it, in whole units: `€412,000`."""
    sign = "-" if amount < 0 else ""
    figures = f"{abs(amount):,.0f}"
    if currency in _SYMBOLS:
        return f"{sign}{_SYMBOLS[currency]}{figures}"
    return f"{sign}{currency} {figures}" if currency else f"{sign}{figures}"


def _moved(view: View, found: Spending) -> str:
    """Say what the forecast was in the sheet before, if it was another."""
    before = _before(view, found)
    earlier = before and next(
        (
            one
            for one in comparable(view.at(before))
            if one.currency == found.currency
            and one.lines[0].record.book == found.lines[0].record.book
        ),
        None,
    )
    if not earlier or earlier.forecast is None or earlier.forecast == found.forecast:
        return ""
    is_up = found.forecast is not None and found.forecast > earlier.forecast
    way = "up" if is_up else "down"
    return f", {way} from {money(earlier.forecast, found.currency)} on {earlier.day}"


def _before(view: View, found: Spending) -> date | None:
    """Return the last day before the present sheet was known."""
    book = found.lines[0].record.book
    days = sorted(
        {
            version.as_of
            for version in view.versions
            if book == version.stream or book.startswith(f"{version.stream}:")
        }
    )
    return days[-1] - timedelta(days=1) if len(days) > 1 else None


def _evidence(found: Spending, why: tuple[str, str], told: str) -> tuple[Evidence, ...]:
    """Cite the amounts of the lines that weigh most, and say what was added up."""
    spent = why[1]
    lines = [known for known in found.lines if _amount(known, spent)]
    lines.sort(key=lambda known: -abs(_amount(known, spent)))
    quotes = [
        known.quote(written)
        for known in lines[:_MOST_LINES]
        for name, written in known.record.cells
        if name in {spent, "budget", "planned"}
    ]
    rule = f"{told}: the sum of {len(found.lines)} lines"
    titles = dict.fromkeys(known.record.title for known in found.lines)
    return (*quotes, Computed(rule=rule, inputs=tuple(titles)))


def _amount(known: Known[BudgetLine], name: str) -> Decimal:
    amount = getattr(known.record, name)
    return amount if isinstance(amount, Decimal) else Decimal(0)
