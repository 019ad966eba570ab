"""The day that a line above a table says it was exported or reported on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from assistant.domain.people import fold
from assistant.domain.reading import DocumentKind, ReadResult
from ingest.errors import UnreadableFileError
from ingest.notes.heading_dates import days_named
from ingest.reader import Document, ReadContext
from ingest.tables.rows import HEADER_WITHIN, Row, first_rows
from ingest.tables.workbooks import is_workbook, peek_sheets

_TABLES = frozenset(
    (
        *(DocumentKind.JIRA_CSV, DocumentKind.ASANA_CSV, DocumentKind.LINEAR_CSV),
        *(DocumentKind.AZURE_DEVOPS_CSV, DocumentKind.RAID_CSV, DocumentKind.RAID_XLSX),
        *(DocumentKind.TICKETS_CSV, DocumentKind.TICKETS_XLSX),
        *(DocumentKind.BUDGET_CSV, DocumentKind.BUDGET_XLSX),
        *(DocumentKind.CAPACITY_CSV, DocumentKind.CAPACITY_XLSX),
        *(DocumentKind.ABSENCES_CSV, DocumentKind.ABSENCES_XLSX),
        *(DocumentKind.TABLE_CSV, DocumentKind.TABLE_XLSX),
    )
)
_SAID = re.compile(
    r"\b(?:e[xks]+port\w*|extra(?:ct|it|id)\w*|estratt\w*|generat\w*|genere\w*"
    r"|generiert|gegenereerd|generad\w|gerado|erzeugt|erstellt|download\w*|printed"
    r"|snapshot|as (?:of|at)|stand(?!-)|stichtag|peildatum|etat au|situacion al"
    r"|situazione al|(?:report|reporting|status|data|cut-?off|run|print|refresh)"
    r"(?: run)?[ _-]?(?:date|time|day|on)|date of (?:report|the report|issue)|reported"
    r"|berichts?datum|rapportdatum|date du rapport|fecha del? (?:informe|reporte)"
    r"|data do relatorio|data del report|updated|refreshed|aktualisiert|mise? a jour"
    r"|actualizado|atualizado|aggiornato|bijgewerkt)\b"
    r"|^(?:date|datum|fecha|data)\s*:"
)
"""Words for the making of an export or report, without accents."""
_OTHER = re.compile(
    r"\b(?:next|previous|prior|due|start(?:s|ed)?|begin(?:s|ning)?|until|go-?live"
    r"|baselined?|approved|kick-?off|end(?:s|ed|ing)?|finish(?:es|ed)?|plan(?:ned)?"
    r"|target|period|deadline|since)\b"
)
"""Words of other days than the export's own."""
_PARTS = re.compile(r"[;|\n]")
_FULL_ROW = 3
"""Cells from which on a row is no line above a table, but its header."""
_LONGEST = 200


def with_stated_day(
    result: ReadResult, document: Document, context: ReadContext
) -> ReadResult:
    """Date a table by the newest day of export that lines above it say.

    Newer days of its rows or name count for more, other days above it for less. A day
    still to come is none; one that reads in two ways is told in a remark.
    """
    if result.kind not in _TABLES:
        return result
    order = result.date_order or context.date_order
    latest = context.today + timedelta(days=1)
    known: list[date] = []
    doubtful: list[str] = []
    for text in _said(document):
        days = days_named(text, order, context.today)
        if len(days) == 1 and days[0] is None:
            doubtful.append(text.strip(" :,.-"))
        elif len(days) == 1 and days[0] and days[0] <= latest:
            known.append(days[0])
    newest = max(known, default=None)
    if newest is None and doubtful:
        told = f"the line above the table says {doubtful[0]!r}, which reads in two ways"
        return result.model_copy(update={"remarks": (*result.remarks, told)})
    said = None if result.dated_from == "heading" else result.dated
    if newest is None or (said and said >= newest):
        return result
    return result.model_copy(update={"dated": newest, "dated_from": "heading"})


def _said(document: Document) -> Iterator[str]:
    """Yield what follows the words for an export or report, to the end of its part."""
    for rows in _tops(document):
        for row in rows:
            cells = [fold(cell.strip()) for cell in row.cells if cell.strip()]
            if len(cells) >= _FULL_ROW and not _is_above(cells):
                break
            if sum(map(len, cells)) > _LONGEST:
                continue
            for part in _parts(cells):
                match = _SAID.search(part)
                if match and not _OTHER.search(part):
                    yield part[match.end() :]


def _parts(cells: Sequence[str]) -> Iterator[str]:
    """Yield the parts of a row; a cell without words for a day belongs to the last."""
    part = ""
    for piece in (piece for cell in cells for piece in _PARTS.split(cell)):
        if part and (_SAID.search(piece) or _OTHER.search(piece)):
            yield part
            part = ""
        part = f"{part}, {piece.strip()}" if part else piece.strip()
    yield part


def _tops(document: Document) -> Iterator[Sequence[Row]]:
    """Yield the first rows of each table of the file."""
    if not is_workbook(document):
        yield first_rows(document)
        return
    try:
        sheets = peek_sheets(document).tables
    except UnreadableFileError:
        return
    for sheet in sheets:
        yield sheet.rows[:HEADER_WITHIN]


def _is_above(cells: Sequence[str]) -> bool:
    """Whether a row of several cells is a line above a table, and not its header.

    It says by its first words what it is, or labels that end in a colon have values.
    """
    labelled = all(cell.endswith(":") for cell in cells[::2]) and len(cells) % 2 == 0
    return labelled or _SAID.match(cells[0]) is not None
