"""A sheet that is none of the tables a reader looks for is kept as text."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2031, 3, 4))
SAID = "The quarry has stopped its deliveries for good"
TABLES: dict[str, list[list[Any]]] = {
    "tickets_xlsx": [
        ["Key", "Title", "Status", "Assignee"],
        ["Q-1", "Cut the slabs", "Open", "Tove Lind"],
        ["Q-2", "Lay the slabs", "Done", "Omar Reyes"],
    ],
    "raid_xlsx": [
        ["ID", "Risk", "Likelihood", "Impact", "Owner"],
        ["R1", "Frost", 3, 4, "Tove Lind"],
    ],
    "budget_xlsx": [
        ["Line", "Budget", "Actual", "Forecast"],
        ["Stone", 100, 50, 120],
        ["Labour", 20, 1, 20],
    ],
    "capacity_xlsx": [
        ["Name", "Role", "2031-03-03", "2031-03-10"],
        ["Tove Lind", "Mason", "100%", "50%"],
        ["Omar Reyes", "Mason", "80%", "50%"],
    ],
    "absences_xlsx": [
        ["Person", "From", "To", "Type"],
        ["Tove Lind", "2031-03-18", "2031-03-22", "Vacation"],
    ],
}


def workbook(sheets: dict[str, list[list[Any]]]) -> Document:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return Document("in/terrace.xlsx", data.getvalue())


@pytest.mark.parametrize("kind", TABLES)
def test_given_a_sheet_of_prose_beside_a_table_then_its_words_can_be_found(
    kind: str,
) -> None:
    document = workbook({"Plan": TABLES[kind], "Talk": [["Talk"], [None], [SAID]]})
    result = read_document(document, CONTEXT)
    assert result.kind.value == kind
    found = [(one.locator, one.text) for one in result.passages if SAID in one.text]
    assert found == [("Talk!row 3", SAID)]


@pytest.mark.parametrize("kind", ["tickets_xlsx", "raid_xlsx"])
def test_given_a_line_above_the_table_then_its_words_can_be_found(kind: str) -> None:
    result = read_document(workbook({"Plan": [[SAID], *TABLES[kind]]}), CONTEXT)
    found = [(one.locator, one.text) for one in result.passages if SAID in one.text]
    assert found == [("Plan!row 1", SAID)]
