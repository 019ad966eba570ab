"""Which column of a capacity sheet holds who, when, and how much of the time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from assistant.domain.names import is_full, natural_order
from assistant.domain.people import fold
from ingest.plans.budget_words import TOTAL
from ingest.plans.periods import Period, read_headings, year_in
from ingest.readers.capacity_units import Unit, likely_unit
from ingest.readers.ticket_columns import ticket_columns
from ingest.tables.amounts import AmountRules, proven_mark, read_amount
from ingest.tables.cells import DateRules, UnreadCellError
from ingest.tables.column_names import plain_name
from ingest.tables.rows import Row, Table, under_header

Measure = Literal["available", "planned"]

_PERSON: Final = re.compile(
    r"(?:(?:full |employee |staff |resource )?name|person|employee|(?:team )?member"
    r"|staff|resource|who|mitarbeiter(?:in)?|nom|collaborateur|empleado|nombre|dipendente"
    r"|nome|medewerker|naam|consultant|engineer|developer|assignee)"
)
_GROUP: Final = re.compile(
    r"(?:role|roles|team|teams|skill|skills|function|discipline|squad|department|rolle"
    r"|abteilung|funktion|equipe|profil|rol|equipo|ruolo|competence|group|practice)"
)
_WORK: Final = re.compile(
    r"(?:project|projects|task|assignment|workstream|work ?package|activity"
    r"|allocated to|projekt|projet|proyecto|progetto|initiative|client|work|epic)"
)
_AVAILABLE: Final = re.compile(
    r"\b(?:available|availability|capacit(?:y|e|a)|kapazitat|verfugbar\w*|disponib\w+"
    r"|capacidad|capaciteit|beschikbaar\w*|contracted|working (?:hours|days)|net hours"
    r"|supply|fte|sollstunden)\b"
)
_FREE: Final = re.compile(
    r"\b(?:availab\w+|verfugbar\w*|disponib\w+|beschikbaar\w*|free time"
    r"|leave|holidays?|vacations?|absen\w+|days off|urlaub\w*|conges|vacaciones"
    r"|ferie)\b"
)
"""Titles of sheets whose bare numbers are no planned work."""
_PLANNED: Final = re.compile(
    r"\b(?:allocat\w+|assigned|planned|booked|demand|required|needed|need|load|workload"
    r"|utili[sz]ation|committed|scheduled|geplant|verplant|bedarf|auslastung|belegt"
    r"|gebucht|affecte\w*|charge|besoin|planifie\w*|asignad\w+|carga|assegnat\w+|carico"
    r"|toegewezen|gepland|belasting|plan)\b"
)
_ABOUT: Final = re.compile(
    r"\b(?:capacit\w+|allocation\w*|availability|utili[sz]ation|workload|resourc\w+"
    r"|staffing|auslastung\w*|\w*kapazitat\w*|einsatzplan\w*|ressourcen\w*"
    r"|personalplan\w*|charge|capacidad|plan de charge|bezetting\w*|ftes?)\b"
)
_UNITS: Final[tuple[tuple[Unit, re.Pattern[str]], ...]] = (
    ("%", re.compile(r"%|\b(?:percent|pct|prozent|utili[sz]ation|auslastung)\b")),
    ("fte", re.compile(r"\b(?:ftes?|vzae?|etp|vk)\b")),
    ("h", re.compile(r"\b(?:h|hrs?|hours?|std|stunden|heures|horas|ore|uren)\b")),
    (
        "d",
        re.compile(
            r"\b(?:d|days?|pt|pd|person days|tage|personentage|jours|jh|dias"
            r"|giorni|dagen)\b"
        ),
    ),
)
_BEHIND: Final = re.compile(
    r"\s*(?:%|ftes?|hrs?|hours?|h|days?|d|pt|std\.?)$", re.IGNORECASE
)
_WEEKLY: Final = re.compile(r"\b(?:week|weekly|wk|wo?che|wochentlich|semaine|semana)\b")
_FEWEST_PERIODS: Final = 2
_MOST_LISTED: Final = 60


@dataclass(frozen=True, slots=True)
class LoadColumn:
    """A column of numbers: what they measure, None where each row says it.

    `is_weekly` says that they are of one week each, whatever the row's time.
    """

    index: int
    measure: Measure | None
    unit: Unit
    period: Period | None
    is_weekly: bool = False


@dataclass(frozen=True, slots=True)
class CapacitySheet:
    """A table of who is planned for how much of the time.

    `who` is the column of people, or with `is_group` of roles or teams; `kind` is the
    column that says what the numbers of a row measure; `bare_unit` is what numbers
    under times must be in that say no unit.
    """

    table: Table
    who: int
    is_group: bool
    work: int | None
    kind: int | None
    values: tuple[LoadColumn, ...]
    year: int
    bare_unit: Unit = ""


def capacity_sheet(raw: Table, name: str, today: date) -> CapacitySheet | None:
    """Return the sheet's columns if it plans people's time; `name` announces it."""
    table = under_header(raw, _score, least=2)
    if table is None or not table.rows:
        return None
    header = table.header
    who, is_group = _who(header)
    if who is None:
        return None
    first = table.rows[0].number
    above = [c for r in raw.rows if r.number < first for c in r.cells if c.strip()]
    texts = (*above, name)
    year = year_in(texts) or today.year
    kind = _kind(table, who)
    values = [
        one
        for one in _values(header, texts, year, today, has_kind=kind is not None)
        if one.index not in {who, kind} and _holds_numbers(table.rows, one.index)
    ]
    planned = any(one.measure != "available" for one in values)
    bare = "" if kind is not None else _bare_unit(table.rows, values)
    is_rota = bool(bare) and not is_group and _is_of_people(table, who, values)
    about = is_rota or _is_about_load((*header, *texts), table.rows, values)
    if not planned or not about:
        return None
    if _is_of_work(header, {who, *(one.index for one in values)}):
        return None
    return CapacitySheet(
        table=table,
        who=who,
        is_group=is_group,
        work=_first(header, _WORK, {who, kind}),
        kind=kind,
        values=tuple(values),
        year=year,
        bare_unit=bare,
    )


def measure_of(text: str) -> Measure | None:
    """Return what numbers of this name measure."""
    plain = plain_name(text)
    if _PLANNED.search(plain):
        return "planned"
    return "available" if _AVAILABLE.search(plain) else None


def unit_of(text: str) -> Unit:
    """Return the unit that a heading or cell names, empty for none."""
    folded = fold(text.replace("%", " percent ")).replace("(", " ").replace(")", " ")
    return next((unit for unit, p in _UNITS if p.search(folded)), "")


def _score(cells: Sequence[str]) -> int:
    short = [cell for cell in cells if cell.strip() and len(cell) <= _MOST_LISTED]
    rules = DateRules(None, date(2000, 1, 1))
    periods = sum(p is not None for p in read_headings(short, 2000, rules))
    names = sum(bool(_PERSON.fullmatch(plain_name(cell))) for cell in short)
    groups = sum(bool(_GROUP.fullmatch(plain_name(cell))) for cell in short)
    measures = sum(measure_of(cell) is not None for cell in short)
    wide = periods if periods >= _FEWEST_PERIODS else 0
    return 2 * bool(names or groups) + measures + wide if names or groups else 0


def _who(header: Sequence[str]) -> tuple[int | None, bool]:
    person = _first(header, _PERSON, set())
    if person is not None:
        return person, False
    return _first(header, _GROUP, set()), True


def _first(
    header: Sequence[str], names: re.Pattern[str], taken: set[int | None]
) -> int | None:
    found = (
        index
        for index, name in enumerate(header)
        if index not in taken and names.fullmatch(plain_name(name))
    )
    return next(found, None)


def _values(
    header: Sequence[str],
    texts: Sequence[str],
    year: int,
    today: date,
    *,
    has_kind: bool,
) -> list[LoadColumn]:
    periods = read_headings(header, year, DateRules(None, today))
    wide = sum(period is not None for period in periods) >= _FEWEST_PERIODS
    is_of_what_is_there = any(_FREE.search(fold(text)) for text in texts)
    shared: Unit = next((unit for text in texts if (unit := unit_of(text))), "")
    found = []
    for index, (name, period) in enumerate(zip(header, periods, strict=True)):
        measure = measure_of(name)
        is_timed = period is not None and wide
        if TOTAL.match(name) or (measure is None and not is_timed):
            continue
        if measure is None and not has_kind:
            measure = "available" if is_of_what_is_there else "planned"
        found.append(
            LoadColumn(
                index,
                measure,
                unit_of(name) or shared,
                period if wide else None,
                _WEEKLY.search(fold(name)) is not None,
            )
        )
    return found


def _kind(table: Table, who: int) -> int | None:
    """Return the column that calls each row what is there or what is planned."""
    for index in range(len(table.header)):
        cells = [row.cells[index] for row in table.rows if row.cells[index].strip()]
        found = {measure for cell in cells if (measure := measure_of(cell))}
        known = sum(measure_of(cell) is not None for cell in cells)
        if index != who and len(found) > 1 and known == len(cells):
            return index
    return None


def without_unit(text: str) -> str:
    """Return a cell's number without the unit behind it."""
    return _BEHIND.sub("", text.strip())


def _holds_numbers(rows: Sequence[Row], index: int) -> bool:
    cells = [row.cells[index].strip() for row in rows if row.cells[index].strip()]
    return bool(cells) and 2 * sum(map(_is_number, cells)) >= len(cells)


def _is_number(cell: str) -> bool:
    try:
        return read_amount(without_unit(cell), AmountRules(mark=".")) is not None
    except UnreadCellError:
        return False


def _is_about_load(
    texts: Sequence[str], rows: Sequence[Row], values: Sequence[LoadColumn]
) -> bool:
    cells = [row.cells[one.index].strip() for row in rows for one in values]
    filled = [cell for cell in cells if cell]
    percent = sum(cell.endswith("%") for cell in filled)
    named = any(_ABOUT.search(fold(text)) for text in texts)
    pairs = {one.measure for one in values} >= {"available", "planned"}
    return named or pairs or (bool(filled) and 2 * percent > len(filled))


def _bare_unit(rows: Sequence[Row], values: Sequence[LoadColumn]) -> Unit:
    """Return the unit of numbers under times that are in none, where it is clear."""
    if any(one.unit or one.measure != "planned" for one in values):
        return ""
    cells = [
        (row.cells[one.index].strip(), one.period) for row in rows for one in values
    ]
    filled = [(cell, period) for cell, period in cells if period and _is_number(cell)]
    if any(cell[-1:].isalpha() or cell.endswith("%") for cell, _ in filled):
        return ""
    rules = AmountRules(proven_mark([cell for cell, _ in filled]) or ".")
    numbers = ((read_amount(cell, rules), period) for cell, period in filled)
    return likely_unit([(value, period) for value, period in numbers if value])


def _is_of_people(table: Table, who: int, values: Sequence[LoadColumn]) -> bool:
    """Whether rows are people, and say no more of them than their role and numbers."""
    taken = {who, *(one.index for one in values)}
    rest = [n for i, n in enumerate(table.header) if n.strip() and i not in taken]
    others = [
        n for n in rest if not TOTAL.match(n) and not _GROUP.fullmatch(plain_name(n))
    ]
    names = [row.cells[who].strip() for row in table.rows]
    people = [name for name in names if name and not TOTAL.match(name)]
    full = sum(is_full(natural_order(name)) for name in people)
    timed = sum(one.period is not None for one in values)
    return not others and timed >= _FEWEST_PERIODS and 2 * full > len(people)


def _is_of_work(header: Sequence[str], taken: set[int]) -> bool:
    """Whether rows are tickets: they have a status, and a title or key of their own."""
    found = ticket_columns(header)
    titles = (*found.get("title", ()), *found.get("key", ()))
    return "status" in found and any(index not in taken for index in titles)
