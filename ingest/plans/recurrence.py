"""The days on which an entry of a calendar comes back, within bounds."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from dateutil.rrule import rrulestr

MOST_OCCURRENCES: Final = 100
AHEAD: Final = timedelta(days=92)
"""After the day of reading; a series without an end is read so far."""
_PARTS: Final[Mapping[str, Collection[str]]] = {
    "DAILY": (),
    "WEEKLY": ("BYDAY",),
    "MONTHLY": ("BYDAY", "BYMONTHDAY", "BYSETPOS"),
    "YEARLY": ("BYDAY", "BYMONTHDAY", "BYSETPOS", "BYMONTH"),
}
"""The parts of a rule that calendar programs write; others are not expanded."""
_ALWAYS: Final = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"}
_CYCLES: Final = 19
_CYCLE_DAYS: Final = 146_097
_EARLIEST, _LATEST = 1900, 2200


class NotExpandedError(ValueError):
    """The rule is not one that can be followed; the message says why."""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Local starts in order; `earlier` says that there were more before them."""

    starts: tuple[datetime, ...]
    earlier: bool = False


def occurrences(
    rule: Mapping[str, Sequence[Any]], start: datetime, today: date
) -> Occurrences:
    """Return the newest occurrences up to a quarter after today, the first at least.

    `start` is the first one; the others are at the same time by the clock of its zone.

    Raises:
        NotExpandedError: If the rule has parts that are not followed.
    """
    text = _checked(rule, start)
    last = _until(rule, start, today)
    first = start.replace(tzinfo=None)
    # The calendar repeats itself every 400 years, weekdays too: far in the future the
    # search for a day that never comes reaches the end of time soon.
    shift = timedelta(days=_CYCLES * _CYCLE_DAYS)
    newest: deque[datetime] = deque(maxlen=MOST_OCCURRENCES)
    count = 0
    try:
        for found in rrulestr(text, dtstart=first + shift):
            if found - shift > last:
                break
            newest.append(found - shift)
            count += 1
    except (ValueError, TypeError, LookupError, ArithmeticError) as error:
        # dateutil raises these for values that no calendar has, such as a 99th Monday.
        raise NotExpandedError(str(error)[:80] or "it is no rule") from error
    return Occurrences(tuple(newest) or (first,), count > len(newest))


def _checked(rule: Mapping[str, Sequence[Any]], start: datetime) -> str:
    """Return the rule as text, without its end."""
    values = {str(name).upper(): list(value) for name, value in rule.items()}
    frequency = str((values.get("FREQ") or [""])[0]).upper()
    if not _EARLIEST <= start.year <= _LATEST:
        raise NotExpandedError(f"it begins in {start.year}")
    if frequency not in _PARTS:
        raise NotExpandedError(f"it comes back {frequency.lower() or 'never'}")
    if frequency == "DAILY" and "BYDAY" in values and _is_every_day(values):
        frequency = "WEEKLY"
    strange = set(values) - _ALWAYS - set(_PARTS[frequency])
    if strange:
        raise NotExpandedError(f"it depends on {', '.join(sorted(strange))}")
    parts = [f"FREQ={frequency}"]
    parts += [
        f"{name}={','.join(str(value).strip() for value in values[name])}"
        for name in ("INTERVAL", "COUNT", "WKST", *_PARTS[frequency])
        if values.get(name)
    ]
    return ";".join(parts)


def _is_every_day(values: Mapping[str, Sequence[Any]]) -> bool:
    return str((values.get("INTERVAL") or ["1"])[0]) == "1"


def _until(rule: Mapping[str, Sequence[Any]], start: datetime, today: date) -> datetime:
    """Return the last moment to look at, by the clock of the start."""
    horizon = datetime.combine(max(today, start.date()) + AHEAD, time.max)
    ends = rule.get("UNTIL") or ()
    end = ends[0] if ends else None
    if isinstance(end, datetime):
        if end.tzinfo and start.tzinfo:
            end = end.astimezone(start.tzinfo)
        return min(horizon, end.replace(tzinfo=None))
    if isinstance(end, date):
        return min(horizon, datetime.combine(end, time.max))
    return horizon
