"""What bare numbers under weeks and months measure, and what a full time is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Final, Literal

from ingest.plans.periods import Period

Unit = Literal["%", "fte", "h", "d", ""]
_DAYS_A_WEEK: Final = Decimal(5)
_HOURS_A_DAY: Final = Decimal(8)
_MOST_FTE: Final = Decimal("1.5")
_MOST_DAYS: Final = 7
_FEWEST_HOURS, _MOST_HOURS = 8, 60
_MOST_PERCENT: Final = 200
_LONG: Final = 10
"""Working days of a time that is no week any more."""
_MONTHLY_HOURS: Final = 130
_FULL: Final = 100
_USUAL_HOURS: Final = 40


def likely_unit(numbers: Sequence[tuple[Decimal, Period]]) -> Unit:
    """Return the one unit that the greatest numbers can have; empty if it is open.

    Each number stands under its time. Nobody works nine days in a week, nor 2.5 full
    times; what could be hours as well as percent stays open.
    """
    filled = [(value, period) for value, period in numbers if value > 0]
    if not filled:
        return ""
    top = max(value for value, _ in filled)
    weekly = max(value * _DAYS_A_WEEK / working_days(p) for value, p in filled)
    is_long = any(working_days(period) > _LONG for _, period in filled)
    if top <= _MOST_FTE:
        return "fte"
    if weekly <= _MOST_DAYS:
        return "d"
    if all(value % 5 == 0 for value, _ in filled):
        if top == _FULL or (weekly > _MOST_HOURS and top <= _MOST_PERCENT):
            return "%"
        is_open = top < _MONTHLY_HOURS and top != _USUAL_HOURS
    else:
        is_open = is_long and top < _MONTHLY_HOURS
    return "h" if not is_open and _FEWEST_HOURS <= weekly <= _MOST_HOURS else ""


def full_time(unit: Unit, period: Period) -> Decimal | None:
    """Return the days or hours of a full time; None for what needs no such measure."""
    days = working_days(period)
    return {"d": days, "h": days * _HOURS_A_DAY}.get(unit)


def working_days(period: Period) -> Decimal:
    """Count the days from Monday to Friday, at least one."""
    length = (period.end - period.start).days + 1
    days = (period.start + timedelta(days=number) for number in range(length))
    return Decimal(max(1, sum(day.weekday() < _DAYS_A_WEEK for day in days)))


def taken_for(unit: Unit) -> str:
    """Say in which unit numbers without one were read."""
    names = {"d": "days", "h": "hours", "%": "percent of a full time"}
    return f"numbers without a unit were taken for {names.get(unit, 'full times')}"


def told(unit: Unit) -> str:
    """Say against what days or hours were measured where nothing says it."""
    full = "5 days" if unit == "d" else "40 hours"
    return f"nothing says what is available: a full week was taken for {full}"
