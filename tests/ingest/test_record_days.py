"""A log is no older than what all of its tables say was done."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date

import pytest
from openpyxl import Workbook

from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2027, 3, 1))
Rows = list[list[object]]
RISKS: Rows = [
    ["ID", "Risk", "Likelihood", "Impact", "Owner", "Status", "Date raised"],
    ["R-1", "Kiln cracks", "High", "High", "Ana Li", "Open", date(2027, 1, 4)],
]


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def dated(data: bytes, name: str = "RAID.xlsx") -> date | None:
    return read_document(Document(name, data), CONTEXT).dated


def decided(day: object, status: str = "Approved") -> Rows:
    header: list[object] = ["No", "Date", "Decision", "Decided by", "Status"]
    return [header, ["D-1", day, "Fire at night", "Ana Li", status]]


def test_a_decision_on_another_sheet_is_known_on_its_day() -> None:
    sheets = {"Risks": RISKS, "Decisions": decided(date(2027, 2, 9))}
    assert dated(workbook(sheets)) == date(2027, 2, 9)


def test_a_day_that_is_ahead_dates_nothing() -> None:
    sheets = {"Risks": RISKS, "Decisions": decided(date(2027, 5, 9))}
    assert dated(workbook(sheets)) == date(2027, 1, 4)


@pytest.mark.parametrize("line", ["Status date: 9 February 2027", "Stand: 09.02.2027"])
def test_the_status_date_above_a_sheet_dates_the_workbook(line: str) -> None:
    assert dated(workbook({"Risks": [[line], [], *RISKS]})) == date(2027, 2, 9)


def test_a_decision_log_alone_is_of_its_newest_decision() -> None:
    text = "ID,Decision,Decision date,Decided by\nD-2,Buy clay,2027-02-14,Ana Li\n"
    assert dated(text.encode(), "decisions.csv") == date(2027, 2, 14)
