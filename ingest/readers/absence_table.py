"""Lists of absences, from CSV as from workbooks: who is away, from when to when.

Why somebody is away is nobody's business here: that column is never kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from assistant.domain.names import natural_order
from assistant.domain.people import fold
from assistant.domain.reading import (
    DocumentKind,
    Passage,
    ReadProblem,
    ReadResult,
    Role,
)
from assistant.domain.records import LoggedAbsence
from ingest.errors import UnreadableFileError
from ingest.files.names import stable_name
from ingest.plans.absence_names import ANNOUNCED, PERSON
from ingest.plans.results import sheets_result
from ingest.reader import Document, ReadContext
from ingest.readers.absence_grid import GridReading, absence_grid
from ingest.readers.ticket_columns import ticket_columns
from ingest.tables.cells import DateRules, UnreadCellError, read_day, settled_order
from ingest.tables.column_names import plain_name
from ingest.tables.rows import Row, Table, under_header
from ingest.tables.unused_columns import UnusedColumns

_NAMES: Final = {
    "given": r"(?:first name|given name|vorname|prenom|nombre de pila|voornaam)",
    "family": r"(?:last name|surname|family name|nachname|nom de famille|apellidos?"
    r"|cognome|achternaam)",
    "start": (
        r"(?:(?:leave |absence |vacation )?(?:from|starts?|first day|begin(?:s|ning"
        r")?)(?: (?:date|on))?|von|beginn|ab|startdatum|erster tag|du|debut|date (?:de"
        r" )?debut|desde|inicio|fecha (?:de )?inicio|dal|inizio|data inizio|van"
        r"|begindatum|fran|od)"
    ),
    "end": (
        r"(?:(?:leave |absence |vacation )?(?:to|till|until|through|end|ends|last day)"
        r"(?: (?:date|on))?|bis|ende|enddatum|letzter tag|au|fin|date (?:de )?fin|hasta"
        r"|fecha (?:de )?fin|al|fine|data fine|tot|einddatum|till|do)"
    ),
    "day": r"(?:date|day|datum|tag|jour|fecha|giorno|dag)",
    "status": r"(?:(?:request |approval )?status|state|approved|genehmigt|statut|estado"
    r"|stato)",
}
_FIELDS: Final = {
    "person": PERSON,
    **{name: re.compile(words) for name, words in _NAMES.items()},
}
_REFUSED: Final = re.compile(
    r"\b(?:declin\w+|reject\w+|denied|cancel\w*|withdrawn|abgelehnt|storniert|refuse\w*"
    r"|annul\w+|rechazad\w+|cancelad\w+|rifiutat\w+|afgewezen|no)\b"
)
_ALL: Final = frozenset(
    ("all", "everyone", "everybody", "team", "all staff", "alle", "tous", "todos")
)
_ANY_DAY: Final = date(2000, 1, 1)
"""Which year a day is of makes no difference to what a table is."""
_NOT_KEPT: Final = "not kept, as why somebody is away is nobody's business here"
_LONGEST_NAME: Final = 60
_FEW_WORDS: Final = 3


def absence_columns(raw: Table, name: str) -> tuple[Table, dict[str, int]] | None:
    """Return the table with its columns if it lists absences; `name` announces it."""
    table = under_header(raw, _score, least=2)
    if table is None:
        return None
    columns = _columns(table.header)
    is_dated = {"start", "end"} <= columns.keys() or "day" in columns
    if not is_dated or not {"person", "family"} & columns.keys():
        return None
    if not _is_announced(table, name) or _is_of_work(table.header, columns):
        return None
    place = columns.get("start", columns.get("day", 0))
    starts = [row.cells[place] for row in table.rows]
    filled = [cell for cell in starts if cell.strip()]
    dates = sum(any(mark.isdigit() for mark in cell) for cell in filled)
    return (table, columns) if filled and dates * 2 >= len(filled) else None


def lists_absences(raw: Table, name: str) -> bool:
    """Whether the table holds absences, as a list or as a grid of people and days."""
    if absence_columns(raw, name) is not None:
        return True
    return absence_grid(raw, name, _ANY_DAY) is not None


def _is_announced(table: Table, name: str) -> bool:
    """Whether a name says that it is about absences, or a short cell of most rows."""
    if any(ANNOUNCED.search(fold(text)) for text in (name, *table.header)):
        return True
    short = (
        any(
            len(cell.split()) <= _FEW_WORDS and ANNOUNCED.search(fold(cell))
            for cell in row.cells
        )
        for row in table.rows
    )
    return 2 * sum(short) >= max(1, len(table.rows))


def _is_of_work(header: Sequence[str], columns: Mapping[str, int]) -> bool:
    """Whether rows have a title or an owner beside the name, as tasks do."""
    found = ticket_columns(header)
    places = (*found.get("title", ()), *found.get("owner", ()))
    return any(index not in columns.values() for index in places)


def read_absences(
    kind: DocumentKind,
    tables: Sequence[Table],
    document: Document,
    context: ReadContext,
    problems: Sequence[ReadProblem] = (),
) -> ReadResult:
    """Read the absences of all tables that list some.

    Raises:
        UnreadableFileError: If none does.
    """
    stream = f"absences:{stable_name(document.name) or document.path}"
    found: list[_Absences | GridReading] = []
    for raw in tables:
        name = f"{raw.name} {document.name}".replace("_", " ")
        sheet = absence_columns(raw, name)
        grid = None if sheet else absence_grid(raw, name, context.today)
        if sheet:
            found.append(_Absences(*sheet, context))
        elif grid:
            found.append(GridReading(grid, context))
    for rows in found:
        rows.read()
    if not found:
        raise UnreadableFileError(
            f"{document.path!r} has no table with columns for a person and the first "
            "and last day of an absence.",
            fix="Name them Name, From and To, and ingest again.",
        )
    records = {one.key: one for rows in found for one in rows.records}
    result = sheets_result(
        kind,
        stream,
        document,
        context,
        found=found,
        tables=[rows.table for rows in found],
        records=records.values(),
        names=(one.person for one in records.values()),
        problems=problems,
    )
    lists = (rows for rows in found if isinstance(rows, _Absences))
    remarks = (told for rows in lists for told in rows.unused())
    return result.model_copy(update={"remarks": (*result.remarks, *remarks)})


@dataclass
class _Absences:
    """One pass over the rows of a list."""

    table: Table
    columns: dict[str, int]
    context: ReadContext
    records: list[LoggedAbsence] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    problems: list[ReadProblem] = field(default_factory=list)
    refused: int = 0

    def read(self) -> None:
        self.problems += self.table.problems
        self.refused += self.table.refused
        written = [
            row.cells[self.columns[name]]
            for row in self.table.rows
            for name in ("start", "end", "day")
            if name in self.columns
        ]
        order = settled_order(written) or self.context.date_order
        rules = DateRules(order, self.context.today)
        for row in self.table.rows:
            try:
                self._row(row, rules)
            except UnreadCellError as error:
                self.refused += 1
                self._say(row, f"{error}; the row was not kept", error.fix)

    def unused(self) -> Iterator[str]:
        """Say which columns were left out."""
        columns = UnusedColumns.but(self.table.header, [*self.columns.values()])
        for row in self.table.rows:
            columns.look(row)
        yield from columns.told(_NOT_KEPT)

    def _row(self, row: Row, rules: DateRules) -> None:
        if _REFUSED.search(fold(self._cell("status", row))):
            return
        person = self._person(row)
        first = read_day(self._cell("start", row) or self._cell("day", row), rules)
        last = read_day(self._cell("end", row), rules) or first
        if not person and first is None:
            return
        if not person or fold(person) in _ALL:
            self.refused += 1
            self._say(row, "the absence names nobody", "name the person")
            return
        if first is None or last is None or last < first:
            self.refused += 1
            what = "has no first day" if first is None else "ends before it begins"
            self._say(row, f"the absence {what}; it was not kept", "correct its days")
            return
        self._keep(row, person, first, last)

    def _keep(self, row: Row, person: str, first: date, last: date) -> None:
        where = self.table.place(row)
        self.records.append(
            LoggedAbsence(
                key=f"{person}:{first}",
                locator=where,
                person=person,
                start=first,
                end=last,
                what=self._cell("person", row) or self._cell("family", row),
            )
        )
        shown = tuple(self._shown(row))
        text = f"| {' | '.join(cell for _, cell in shown)} |"
        self.passages.append(
            Passage(locator=where, text=text, role=Role.ROW, cells=shown)
        )

    def _shown(self, row: Row) -> Iterator[tuple[str, str]]:
        """Yield who and when, and nothing of why."""
        for name, index in sorted(self.columns.items(), key=lambda item: item[1]):
            cell = row.cells[index].strip()
            if cell and name != "status":
                yield self.table.header[index], cell

    def _person(self, row: Row) -> str:
        whole = self._cell("person", row)
        if not whole or "given" in self.columns:
            parts = (self._cell("given", row), self._cell("family", row))
            whole = " ".join(filter(None, parts)) or whole
        return natural_order(whole)[:_LONGEST_NAME]

    def _cell(self, name: str, row: Row) -> str:
        return row.cells[self.columns[name]].strip() if name in self.columns else ""

    def _say(self, row: Row, what: str, fix: str) -> None:
        where = self.table.place(row)
        self.problems.append(ReadProblem(where=where, what=what, fix=fix))


def _columns(header: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, name in enumerate(header):
        plain = plain_name(name) if len(name) <= _LONGEST_NAME else ""
        for field_name, pattern in _FIELDS.items():
            if plain and pattern.fullmatch(plain):
                found.setdefault(field_name, index)
    return found


def _score(cells: Sequence[str]) -> int:
    return len(_columns(cells))
