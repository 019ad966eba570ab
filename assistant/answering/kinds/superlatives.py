"""Which record comes first: by its score, its age or its day, with those even with it.

Only open records are compared. Where one of them does not say what they are compared
by, none is told to be the first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from assistant.answering.asked.inventory import Being, Inventory
from assistant.answering.asked.superlative import By, Superlative
from assistant.answering.kinds.inventories import Registers, held_of, raised_on
from assistant.answering.kinds.inventory_words import (
    PAST_DUE,
    counted,
    is_silent,
    plural,
)
from assistant.answering.kinds.lists import MOST, Item, Listing
from assistant.domain.records import RaidEntry
from assistant.drafting.words import number_word

Value = float | date
_HIGHEST_BAND = 15
"""Exposure, of 25 at most, from which an entry stands in the reddest corner."""


def first_of(asked: Superlative, registers: Registers) -> Listing | None:
    """Return the record that comes first; None where there are no such records."""
    of = held_of(asked.things, registers.items)
    mine = [one for one in of if one.is_open]
    if not of:
        return None
    today = registers.teller.as_of
    valued = [(value, one) for one in mine if (value := _value(asked, one, today))]
    whole = asked.by in {By.SCORE, By.AGE}
    if not valued or (whole and len(valued) < len(mine)):
        return _nothing(asked, of, registers) if _says_none(asked, of) else Listing(())
    high = asked.by is By.SCORE
    order = max if high is not asked.last else min
    best = order(value for value, _ in valued)
    alike = _of_band(asked, valued, registers.high) or {best}
    found = sorted(
        (one for value, one in valued if value in alike),
        key=lambda o: (-_rank(asked, o), o.told.unit.text),
    )
    plainly = Inventory(asked.things, Being.OPEN)
    text = _head(asked, found, [one for _, one in valued], best, registers.teller.when)
    told = counted(text, plainly, found, of, registers.teller)
    lines = (told, *(one.told for one in found[:MOST]))
    more, command = max(0, len(found) - MOST), "ontrack tickets"
    return Listing(lines, more, command, counted=len(valued))


def _of_band(
    asked: Superlative, valued: Sequence[tuple[Value, Item]], high: float
) -> set[Value]:
    """Return the scores that are grave, where the highest of many are asked for."""
    if not (asked.many and asked.by is By.SCORE) or asked.last:
        return set()
    least = max(high, _HIGHEST_BAND)
    return {value for value, _ in valued if isinstance(value, float) and value >= least}


def _rank(asked: Superlative, one: Item) -> float:
    """Return what the records told are ordered by, the highest first."""
    if asked.by is By.SCORE and isinstance(one.of, RaidEntry):
        return one.of.exposure or 0.0
    return 0.0


def _says_none(asked: Superlative, of: Sequence[Item]) -> bool:
    """Whether that there is none to be told follows from days that records give."""
    return asked.by is By.OVERDUE and any(one.due for one in of)


def _nothing(asked: Superlative, of: Sequence[Item], registers: Registers) -> Listing:
    plainly = Inventory(asked.things, Being.OVERDUE)
    text = f"no {asked.things.value} is overdue"
    return Listing((counted(text, plainly, [], of, registers.teller),))


def _value(asked: Superlative, one: Item, today: date) -> Value | None:
    """Return what a record is compared by, None where it gives none."""
    match asked.by:
        case By.SCORE:
            return one.of.exposure if isinstance(one.of, RaidEntry) else None
        case By.AGE:
            return raised_on(one)
        case By.OVERDUE:
            return one.due if one.due and one.due < today else None
        case By.DUE:
            return one.due if one.due and one.due >= today else None


def _head(
    asked: Superlative,
    found: Sequence[Item],
    of: Sequence[Item],
    best: Value,
    when: Callable[[date | None], str],
) -> str:
    """Say by what the first is first, and among how many."""
    kind, n = plural(asked.things), len(of)
    state = "overdue" if asked.by is By.OVERDUE else "open"
    among = f"{number_word(n)} {state} {kind if n > 1 else asked.things.value}"
    day = when(best) if isinstance(best, date) else ""
    tied = _shared(found, best)
    silent = asked.by is By.OVERDUE and any(map(is_silent, of))
    if n == 1:
        is_so = PAST_DUE[0] if silent else f"is {state}"
        return f"only one {asked.things.value} {is_so}"
    match asked.by:
        case By.SCORE:
            end = "lowest" if asked.last else "highest"
            return f"{best:g} is the {end} exposure of {among}{tied}"
        case By.AGE:
            end = "newest" if asked.last else "oldest"
            return f"the {end} of {among} was raised on {day}{_ties(found)}"
        case By.OVERDUE if silent:
            among = f"{number_word(n)} {kind} that {PAST_DUE[1]}"
            return f"the first of {among} was due on {day}{_ties(found)}"
        case By.OVERDUE:
            return f"the longest overdue of {among} was due on {day}{_ties(found)}"
        case By.DUE:
            return f"the next of {among} is due on {day}{_ties(found)}"


def _shared(found: Sequence[Item], best: Value) -> str:
    """Say how many share the score, or are as grave as those that are told with it."""
    scores = [one.of.exposure for one in found if isinstance(one.of, RaidEntry)]
    if any(score != best for score in scores):
        least = min(filter(None, scores))
        return f"; {number_word(len(found))} are at {least:g} or higher"
    return "" if len(found) == 1 else f"; {number_word(len(found))} share it"


def _ties(found: Sequence[Item]) -> str:
    """Say how many share the place."""
    return "" if len(found) == 1 else f"; {number_word(len(found))} share that day"
