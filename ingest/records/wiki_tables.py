"""Tables of wiki pages that hold milestones or decisions, as records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from assistant.domain.people import fold
from assistant.domain.reading import ReadProblem
from assistant.domain.records import AnyRecord, LoggedDecision, Milestone
from ingest.notes.heading_dates import parse_day
from ingest.reader import DateOrder
from ingest.records.milestone_dates import are_days, milestone_dates
from ingest.records.milestone_states import day_in_state, says_met, state_columns
from ingest.tables.cells import settled_order
from ingest.tables.changes import (
    ChangeColumns,
    change_columns,
    decided_column,
    is_approved,
)
from ingest.tables.decision_titles import is_of_work, lists_decisions, outcome_column
from ingest.tables.decisions import is_made, not_made, status_column
from ingest.tables.owner_words import owner_column
from ingest.text.markdown_tables import MarkdownRow, MarkdownTable, plain

_STRUCK = re.compile(r"~~.*?~~")
_ORDERS: tuple[DateOrder, ...] = ("dmy", "mdy")

_MILESTONE = "gate milestone checkpoint meilenstein jalon hito marco pietra mijlpaal"
MILESTONE = frozenset(_MILESTONE.split())
"""What the column of a milestone is called."""
_OTHER_THINGS = frozenset(
    (  # noqa: SIM905
        "action actions task tasks ticket tickets issue issues risk risks story stories"
        " feature features requirement requirements test tests defect defects bug bugs"
        " dependency deliverable deliverables decision question assumption payment"
        " invoice aufgabe massnahme risiko tache accion tarea azione actie"
    ).split()
)
"""What a row is about whose milestone is only named beside it."""
_NUMBERED = frozenset({"id", "no", "nr", "number", "ref", "key"})
_ABOUT_MILESTONE = (
    *("owner", "holder", "lead", "responsible", "status", "state", "date", "payment"),
    *("fee", "amount", "value", "comment", "comments", "note", "notes", "type"),
)
"""Words of columns that say something else of a milestone than its name."""
_ANOTHER_DAY = (
    *("payment", "invoice", "invoiced", "billing", "billed", "paid", "review"),
    *("reviewed", "updated", "created", "reported", "raised", "start", "starts"),
)
"""Words of columns of days on which something else than the milestone is due."""
_DATE = (
    "forecast revised current new due target deadline date when planned plan baseline"
    " finish end datum termin fecha data echeance prognose"
)
_OWNER = "holder held owner accountable responsible lead who verantwortlich"
_CRITERION = "criteria criterion condition true exit acceptance done requirement what"
_MET = "met actual achieved completed reached ist"
_DECISION = (
    "decision decisions decided entscheidung beschluss decisao besluit decisione"
)
_NUMBER = "no nr n id number ref key num"
_BY = (
    "by decider maker approver authority owner who von par por da door wer qui quien"
    " chi wie entscheider"
)
_ABOUT_IT = (
    *("by", "on", "date", "id", "no", "nr", "number", "ref", "key", "maker", "status"),
    *("state", "type", "owner", "log", "due", "point", "datum", "fecha", "data"),
)
"""Words of columns that say something else of a decision than what was decided."""
_MILESTONES = re.compile(
    r"\b(?:(?:milestones?|meilensteine?|jalons|hitos|marcos|mijlpalen|pietre miliari"
    r"|key dates|stage gates|gates)$|milestone (?:plan|list|table|log))"
)
_NAME = (
    "name title description item event what bezeichnung titel name titre intitule"
    " nom titulo nombre evento nome titolo omschrijving"
)
_SUBJECT = (
    "title description what subject topic summary item titel thema beschreibung titre"
    " sujet titulo asunto titolo oggetto onderwerp was quoi que wat"
)
"""Words of what was decided where only the columns of when and by whom say so."""
_ID = re.compile(r"[A-Za-z]{1,4}[-. ]?\d{1,3}[a-z]?")
_WORDS = 2
_PLACE = "where place meeting forum source wo ou donde dove waar"


def table_records(
    table: MarkdownTable,
    order: DateOrder | None,
    near: date,
    title: str | None = None,
) -> Iterator[AnyRecord | ReadProblem]:
    """Yield the milestones or the logged decisions that a table holds, if any.

    Its columns are known by their headers; a date that cannot be read is a problem
    and is left empty. `order` decides d/m against m/d where the columns prove
    neither, `near` gives the year to dates that have none; `title` is the page's, where
    no heading has it.
    """
    headers = [fold(cell) for cell in table.header]
    milestone, day = _milestone_column(headers), _column(headers, _DATE)
    above = fold(table.headings[-1]) if table.headings else ""
    if milestone is None and _MILESTONES.search(above):
        milestone = _column(headers[:3], _NAME)
    met = _column(headers, _MET)
    rows = _rows(table, (day, met), order, near)
    decision = _column(headers, _DECISION, without=_ABOUT_IT)
    decided = decided_column(headers)
    changes = change_columns(headers)
    if changes is not None:
        when = changes.day if changes.day is not None else day
        yield from _changes(headers, _rows(table, (when,), order, near), changes, when)
        return
    if decided is None or decided == decision:
        decided = day
    elif decision is None:
        decision = _column(headers, _SUBJECT, taken=(decided,))
    if decision is None and milestone is None:
        decision = _listed_decision(table, headers, decided, title)
    if decision is not None and decided is None:
        number = _number(headers)
        decided = next(iter(_days(headers, rows, (decision, number))), None)
    if decision is not None and decided is not None:
        rows = _rows(table, (decided,), order, near)
        yield from _decisions(headers, rows, decision, decided)
    elif milestone is not None:
        name, number = _name_and_number(headers, rows, milestone)
        due, baseline = _due_and_baseline(headers, rows, (name, number, met))
        if due is not None:
            rows = _rows(table, (due, baseline, met), order, near)
            yield from _milestones(headers, rows, (name, number), due, baseline)


def _name_and_number(
    headers: list[str], rows: list[_Row], column: int
) -> tuple[int, int | None]:
    """Return the columns of name and id: a column of milestones may hold ids alone."""
    named = _column(headers, _NAME, taken=(column,))
    ids = all(_ID.fullmatch(row.text(column)) for row in rows)
    return (column, None) if named is None or not ids else (named, column)


def _listed_decision(
    table: MarkdownTable, headers: list[str], decided: int | None, title: str | None
) -> int | None:
    """Return what was decided where only the heading or the page's title says so."""
    if is_of_work(headers) or not lists_decisions(table.headings, title):
        return None
    outcome = outcome_column(headers, [row.cells for row in table.rows])
    return _column(headers, _SUBJECT, taken=(decided,)) if outcome is None else outcome


def _due_and_baseline(
    headers: list[str], rows: list[_Row], taken: tuple[int | None, ...]
) -> tuple[int | None, int | None]:
    days = _days(headers, rows, taken)
    other = tuple(index for index in range(len(headers)) if index not in days)
    dated = _column(headers, _DATE, without=_ANOTHER_DAY, taken=other)
    if dated is None:
        dated = _column(headers, _DATE, without=_ANOTHER_DAY)
    return milestone_dates(headers, days, dated)


def _milestone_column(headers: list[str]) -> int | None:
    """Return the column that names what is a milestone, where the rows are those.

    `Action | Milestone | Due` lists actions.
    """
    column = _column(headers[:2], _MILESTONE, without=_ABOUT_MILESTONE)
    if column is None or (column and _words(headers[0]) & _OTHER_THINGS):
        return None
    if _words(headers[column]) & _NUMBERED:
        named = _column(headers[:3], f"{_MILESTONE} {_NAME}", taken=(column,))
        return column if named is None else named
    return column


def _days(
    headers: list[str], rows: list[_Row], taken: tuple[int | None, ...]
) -> list[int]:
    """Return the columns that hold days."""
    free = [index for index in range(len(headers)) if index not in taken]
    return [index for index in free if are_days([row.text(index) for row in rows])]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table whose columns are known by meaning."""

    row: MarkdownRow
    order: DateOrder | None
    near: date

    @property
    def locator(self) -> str:
        return f"line {self.row.line}"

    def text(self, column: int | None) -> str:
        if column is None:
            return ""
        return plain(_STRUCK.sub("", self.row.cells[column]))

    def day(self, column: int | None) -> date | None:
        return parse_day(self.text(column), self.order, self.near)

    def day_of_state(self, cell: str) -> date | None:
        return day_in_state(cell, self.order, self.near)


def _rows(
    table: MarkdownTable,
    columns: tuple[int | None, ...],
    order: DateOrder | None,
    near: date,
) -> list[_Row]:
    """Read dates in the order that the columns of dates prove, else in the page's."""
    bare = [_Row(row, order, near) for row in table.rows]
    dates = [row.text(column) for row in bare for column in columns]
    settled = settled_order(dates) or order
    return [replace(row, order=settled) for row in bare]


def _milestones(
    headers: list[str],
    rows: list[_Row],
    columns: tuple[int, int | None],
    day: int,
    baseline: int | None,
) -> Iterator[Milestone | ReadProblem]:
    name, number = columns
    met = _column(headers, _MET)
    owner = owner_column(headers)
    if owner is None:
        owner = _column(headers, _OWNER, taken=(name, day, met))
    states = [index for index in state_columns(headers) if index not in {name, day}]
    taken = (name, number, day, baseline, owner, met, *states)
    criterion = _column(headers, _CRITERION, taken=taken)
    if number is None:
        number = _number(headers, (*taken, criterion))
    for row in rows:
        title = row.text(name)
        if not title:
            continue
        due, first = row.day(day), row.day(baseline)
        if due is None:
            yield from _not_a_date(row, title, day)
            first = due = None if _has_digit(row.text(day)) else first
        elif first is None and baseline is not None:
            yield from _not_a_date(row, title, baseline)
        said = [row.text(index) for index in states if says_met(row.text(index))]
        met_on = row.day(met) or next(filter(None, map(row.day_of_state, said)), None)
        yield Milestone(
            key=title,
            locator=row.locator,
            title=title,
            number=row.text(number),
            due=due,
            owner=row.text(owner) or None,
            criterion=row.text(criterion),
            met_on=met_on,
            met=met_on is None and bool(said),
            baseline=first,
        )


def _decisions(
    headers: list[str], rows: list[_Row], decision: int, day: int
) -> Iterator[LoggedDecision | ReadProblem]:
    number = _number(headers)
    status = status_column(headers)
    by = _column(headers, _BY, taken=(decision, day, number, status))
    place = _column(headers, _PLACE, taken=(decision, day, number, by))
    for row in rows:
        what = row.text(decision)
        if not what:
            continue
        if not is_made(row.text(status)):
            yield not_made(row.locator, what, row.text(status))
            continue
        decided_on = row.day(day)
        if decided_on is None:
            yield from _not_a_date(row, what, day)
        yield LoggedDecision(
            key=row.text(number) or what,
            locator=row.locator,
            what=what,
            decided_on=decided_on,
            decided_by=row.text(by) or None,
            place=row.text(place),
        )


def _changes(
    headers: list[str], rows: list[_Row], columns: ChangeColumns, day: int | None
) -> Iterator[LoggedDecision | ReadProblem]:
    """Yield the changes that were approved, and name the others.

    A column of single words says how something moved, and asks for nothing.
    """
    if sum(len(row.text(columns.what).split()) for row in rows) < _WORDS * len(rows):
        return
    number = _column(headers, f"{_NUMBER} cr", taken=(columns.what,))
    for row in rows:
        what, status = row.text(columns.what), row.text(columns.status)
        if not what:
            continue
        if not is_approved(status):
            yield not_made(row.locator, what, status)
            continue
        yield LoggedDecision(
            key=row.text(number) or what,
            locator=row.locator,
            what=what,
            decided_on=row.day(day),
            decided_by=row.text(columns.by) or None,
        )


def names_a_list(heading: str) -> bool:
    """Whether a heading says that milestones or decisions stand below it."""
    folded = fold(heading)
    return bool(_MILESTONES.search(folded)) or lists_decisions((heading,))


def _number(headers: list[str], taken: tuple[int | None, ...] = ()) -> int | None:
    return 0 if headers[0] == "#" else _column(headers, _NUMBER, taken=taken)


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _not_a_date(row: _Row, title: str, column: int) -> Iterator[ReadProblem]:
    """Name a date that cannot be read; words such as `tbd` are no problem."""
    text = row.text(column)
    if not _has_digit(text):
        return
    readings = [parse_day(text, order, row.near) for order in _ORDERS]
    days = [day.isoformat() for day in readings if day]
    if len(days) == len(_ORDERS):
        what = f"{text!r} could be {' or '.join(days)}"
        fix = 'set date_order to "dmy" or "mdy" in ontrack.toml, or write YYYY-MM-DD'
    else:
        what, fix = f"{text!r} is no date", "write it as YYYY-MM-DD"
    yield ReadProblem(
        where=row.locator, what=f"the date of {title!r}, {what}; left empty", fix=fix
    )


def _column(
    headers: list[str],
    meanings: str,
    *,
    without: tuple[str, ...] = (),
    taken: tuple[int | None, ...] = (),
) -> int | None:
    """Return the column whose header has the earliest of the words."""
    split = [_words(header) for header in headers]
    for meaning in meanings.split():
        for index, words in enumerate(split):
            if index not in taken and meaning in words and not words & set(without):
                return index
    return None


def _words(header: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", header))
