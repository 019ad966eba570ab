"""Which column of a milestone table holds the date now and which the baseline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from ingest.notes.heading_dates import parse_day
from ingest.reader import DateOrder

_NOW: Final = (
    "forecast reforecast revised current latest new newest expected estimated outlook"
    " prognose prognos progno aktuell neu neue neuer neues erwartet revidiert"
    " prevision previsao estime actuelle actuel nouveau nouvelle revise estimad"
    " nuevo nueva revisad novo nova atual nuovo nuova attual rivist"
    " verwacht huidig nieuw herzien"
)
_AGREED: Final = (
    "baseline original originally initial agreed base basis basisplan basistermin"
    " ursprunglich vereinbart origine initiale iniziale origen oorspronkelijk"
)
_PLANNED: Final = (
    "planned plan geplant prevu prevue prevus previst planificad planejad pianificat"
    " gepland soll target goal due deadline"
)
_ANY: Final = frozenset({"date", "termin", "datum", "fecha", "data"})
_ANY_DAY: Final = date(2000, 1, 1)
"""The year of a day without one makes no difference to what a column holds."""
_ORDERS: Final[tuple[DateOrder, ...]] = ("dmy", "mdy")
_STEM: Final = 5
"""Shorter words are other words when something follows them."""


def milestone_dates(
    header: Sequence[str], days: Sequence[int], day: int | None
) -> tuple[int | None, int | None]:
    """Return the columns of the date now and of the baseline, None where it has none.

    `header` are the folded names, `days` the columns that hold days, `day` is the
    column of the date where no other is the date now.
    """
    now = _first(header, days, _NOW)
    rest = [index for index in days if index != now]
    agreed = _first(header, rest, _AGREED)
    if now is not None:
        if agreed is None:
            agreed = _first(header, rest, _PLANNED)
        if agreed is None:
            agreed = next((index for index in rest if header[index] in _ANY), None)
        return now, agreed
    if agreed is None:
        return day, None
    rest.remove(agreed)
    planned = _first(header, rest, _PLANNED)
    now = planned if planned is not None else day
    return now, agreed if now != agreed else None


def are_days(cells: Sequence[str]) -> bool:
    """Whether most cells of a column that have a digit are days."""
    said = [cell for cell in cells if any(map(str.isdigit, cell))]
    return 2 * sum(map(_names_a_day, said)) > len(said) > 0


def _names_a_day(text: str) -> bool:
    return any(parse_day(text, order, _ANY_DAY) for order in _ORDERS)


def _first(header: Sequence[str], places: Sequence[int], meanings: str) -> int | None:
    """Return the place whose header has the earliest of the words."""
    split = [re.findall(r"[^\W_]+", header[place]) for place in places]
    for meaning in meanings.split():
        for place, words in zip(places, split, strict=True):
            if any(_means(word, meaning) for word in words):
                return place
    return None


def _means(word: str, meaning: str) -> bool:
    return word == meaning or (len(meaning) >= _STEM and word.startswith(meaning))
