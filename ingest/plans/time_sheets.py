"""Sheets of hours that were worked, and of numbers of days off: known, and not read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from assistant.domain.people import fold
from ingest.plans.absence_names import ANNOUNCED, PERSON
from ingest.tables.column_names import plain_name

_NAMED: Final = re.compile(
    r"\b(?:time ?-?sheets?|time ?-?entries|time ?-?logs?|work ?-?logs?|hours (?:worked"
    r"|booked|logged)|stundenzettel|zeiterfassung|zeitnachweis|feuilles? de temps"
    r"|parte de horas|urenstaat|foglio ore)\b"
)
_HOURS: Final = re.compile(
    r"(?:.* )?(?:hours?|hrs|duration|time spent|logged|stunden|dauer|heures|duree"
    r"|horas|duracion|ore|uren)(?: .*)?"
)
_WHO: Final = re.compile(r"user(?: ?name)?|full name|author|worker|bearbeiter")
_WHEN: Final = re.compile(
    r"(?:(?:start|work|entry|spent|log) ?)?(?:date|day|on)|started(?: at)?|datum|tag"
    r"|fecha|data|jour"
)
_HOURS_FIX: Final = (
    "Hours that were worked are not read. For who is there when, give a sheet of "
    "capacity (Name, and a column for each week) or of absences (Name, From, To)."
)
_DAYS_FIX: Final = (
    "A number does not say which days: give one row for each absence (Name, From, To), "
    "or a column for each day."
)


def time_sheet(name: str, rows: Iterable[Sequence[str]]) -> tuple[str, str] | None:
    """Return what the sheet is and what to give instead; None if it is no such sheet.

    `name` is that of the file and the sheet.
    """
    title = re.sub(r"[-_.]", " ", fold(name))
    listed = [[plain_name(cell) for cell in row if cell.strip()] for row in rows]
    if any(_is_header(cells) for cells in listed) or _NAMED.search(title):
        return "a sheet of hours that were worked", _HOURS_FIX
    has_people = any(PERSON.fullmatch(cell) for cells in listed for cell in cells)
    if has_people and ANNOUNCED.search(title):
        return "a sheet of how many days people are off", _DAYS_FIX
    return None


def _is_header(cells: Sequence[str]) -> bool:
    who = any(PERSON.fullmatch(cell) or _WHO.fullmatch(cell) for cell in cells)
    when = any(_WHEN.fullmatch(cell) for cell in cells)
    return who and when and any(_HOURS.fullmatch(cell) for cell in cells)
