"""Tables of milestones that give the date now beside an agreed one."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.records import Milestone
from ingest.reader import Document, ReadContext, Reader
from ingest.readers.confluence_storage import ConfluenceStorageReader
from ingest.readers.plain_table import PlainCsvReader
from ingest.readers.wiki_markdown import WikiReader

CONTEXT = ReadContext(today=date(2031, 5, 20))
AGREED, NOW = date(2031, 4, 8), date(2031, 4, 22)


def stones(reader: Reader, path: str, text: str) -> list[Milestone]:
    result = reader.read(Document(path, text.encode()), CONTEXT)
    assert not result.problems
    return [part for part in result.records if isinstance(part, Milestone)]


def in_markdown(*rows: str) -> list[Milestone]:
    head, *below = [f"| {row} |" for row in rows]
    line = "|" + "---|" * (head.count("|") - 1)
    page = "\n".join(("# Hangar plan", "", head, line, *below))
    return stones(WikiReader(), "wiki/hangar.md", page)


@pytest.mark.parametrize(
    "names",
    [
        ("Baseline", "Forecast"),
        ("Baseline date", "Planned date"),
        ("Planned", "Current forecast"),
        ("Original date", "Due"),
        ("Date", "Revised date"),
        ("Ursprünglicher Termin", "Aktueller Termin"),
        ("Date initiale", "Date prévue"),
        ("Línea base", "Previsión"),
        ("Linha de base", "Previsão"),
        ("Pianificato", "Previsione"),
        ("Oorspronkelijk", "Verwacht"),
    ],
)
def test_given_an_agreed_and_a_newer_date_then_both_are_read(
    names: tuple[str, str],
) -> None:
    (first,) = in_markdown(
        f"Milestone | {' | '.join(names)}", f"Roof closed | {AGREED} | {NOW}"
    )
    (turned,) = in_markdown(
        f"Milestone | {' | '.join(names[::-1])}", f"Roof closed | {NOW} | {AGREED}"
    )
    for stone in (first, turned):
        assert (stone.baseline, stone.due) == (AGREED, NOW)


def test_given_a_page_in_the_storage_format_or_a_csv_then_both_are_read() -> None:
    cells = "".join(f"<td>{cell}</td>" for cell in ("Roof closed", AGREED, NOW))
    page = (
        "<h1>Hangar plan</h1><table><tbody><tr><th>Milestone</th><th>Baseline</th>"
        f"<th>Forecast</th></tr><tr>{cells}</tr></tbody></table>"
        '<ac:structured-macro ac:name="toc"/>'
    )
    table = f"Milestone,Baseline,Forecast\nRoof closed,{AGREED},{NOW}\n"
    for found in (
        stones(ConfluenceStorageReader(), "wiki/hangar.xml", page),
        stones(PlainCsvReader(), "hangar.csv", table),
    ):
        assert [(one.baseline, one.due) for one in found] == [(AGREED, NOW)]


def test_given_no_new_date_for_a_row_then_the_agreed_one_holds() -> None:
    first, second = in_markdown(
        "Milestone | Baseline | Forecast",
        f"Roof closed | {AGREED} | {NOW}",
        f"Doors hung | {AGREED} | on track",
    )
    assert (first.baseline, first.due) == (AGREED, NOW)
    assert (second.baseline, second.due) == (AGREED, AGREED)


@pytest.mark.parametrize(
    ("names", "row", "expected"),
    [
        ("Due | Expected benefit", f"{NOW} | 20 more berths", (None, NOW)),
        ("Current status | Due", f"step 2 of 3 | {NOW}", (None, NOW)),
        ("Planned | Actual", f"{AGREED} |", (None, AGREED)),
        ("Baseline", f"{AGREED}", (None, AGREED)),
    ],
)
def test_given_one_column_of_dates_then_there_is_no_other_baseline(
    names: str, row: str, expected: tuple[date | None, date]
) -> None:
    (stone,) = in_markdown(f"Milestone | {names}", f"Roof closed | {row}")
    assert (stone.baseline, stone.due) == expected
