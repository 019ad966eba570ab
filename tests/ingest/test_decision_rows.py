"""Decision logs as tables: pages, sheets and rows of RAID logs."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from assistant.domain.reading import ReadResult
from assistant.domain.records import LoggedDecision
from ingest.reader import Document, ReadContext
from ingest.reading import read_document
from ingest.tables.decisions import is_made

TODAY = date(2027, 6, 30)
Row = tuple[str, str, str, date | None]


def _read(name: str, data: bytes) -> ReadResult:
    return read_document(Document(name, data), ReadContext(today=TODAY))


def _decided(result: ReadResult) -> list[Row]:
    return [
        (one.locator, one.what, one.decided_by or "", one.decided_on)
        for one in result.records
        if isinstance(one, LoggedDecision)
    ]


def test_each_row_of_a_page_s_table_has_its_own_day_whatever_stands_first() -> None:
    page = (
        "# Decision log\n\n| No | Decision | Decided by | Date | Status |\n"
        "|--|--|--|--|--|\n"
        "| 1 | Dredge the east berth | Ola Berg | 2027-05-02 | Approved |\n"
        "| 2 | Keep the old crane | Tim Sato | 2027-05-14 | Agreed |\n"
        "| 3 | Sell the tug | Tim Sato | 2027-05-20 | Proposed |\n"
    )
    result = _read("wiki/decision-log.md", page.encode())
    assert _decided(result) == [
        ("line 5", "Dredge the east berth", "Ola Berg", date(2027, 5, 2)),
        ("line 6", "Keep the old crane", "Tim Sato", date(2027, 5, 14)),
    ]
    assert result.dated_from != "heading"
    [problem] = result.problems
    assert (problem.where, "'Proposed'" in problem.what) == ("line 7", True)


def test_a_row_of_a_property_dates_the_page() -> None:
    page = "# Berth plan\n\n| Date | 2027-05-09 |\n|--|--|\n| Owner | Ola Berg |\n"
    result = _read("wiki/plan.md", page.encode())
    assert (result.dated, result.dated_from) == (date(2027, 5, 9), "heading")


@pytest.mark.parametrize(
    "columns",
    [
        "ID,Decision,Decision maker,Decided on",
        "Decision ID,Decision,Approver,Made on",
        "#,Decision,Decided by,Day",
    ],
)
def test_a_sheet_s_decisions_have_decider_day_and_row(columns: str) -> None:
    rows = f"{columns}\n1,Dredge the east berth,Ola Berg,2027-05-02\n"
    result = _read("berths.csv", rows.encode())
    assert _decided(result) == [
        ("row 2", "Dredge the east berth", "Ola Berg", date(2027, 5, 2))
    ]


def _book(**sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


_HEADER: list[object] = ["No", "Decision", "Decided by", "Date", "Status"]
_LOG: list[list[object]] = [
    _HEADER,
    [1, "Dredge the east berth", "Ola Berg", date(2027, 5, 2), "Approved"],
    [2, "Sell the tug", "Tim Sato", date(2027, 5, 4), "Pending"],
]
_RISKS: list[list[object]] = [
    ["ID", "Risk", "Likelihood", "Impact", "Owner", "Status"],
    ["R1", "Silt comes back", "High", "High", "Ola Berg", "Open"],
]


def test_a_workbook_of_decisions_is_read_at_its_rows() -> None:
    result = _read("Decision log.xlsx", _book(Decisions=_LOG))
    assert result.kind == "table_xlsx"
    assert _decided(result) == [
        ("Decisions!row 2", "Dredge the east berth", "Ola Berg", date(2027, 5, 2))
    ]
    assert [problem.where for problem in result.problems] == ["Decisions!row 3"]


def test_a_sheet_of_decisions_beside_risks_is_read_too() -> None:
    result = _read("harbour.xlsx", _book(Risks=_RISKS, Decisions=_LOG))
    assert result.kind == "raid_xlsx"
    assert [record.type for record in result.records] == ["raid", "decision"]
    assert len(_decided(result)) == 1


def test_rows_of_decisions_in_a_log_of_several_types_are_decisions() -> None:
    rows = (
        "ID,Type,Description,Owner,Date,Status\n"
        "R1,Risk,Silt comes back,Ola Berg,2027-05-01,Open\n"
        "D1,Decision,Dredge the east berth,Tim Sato,2027-05-02,Approved\n"
        "D2,Decision,Sell the tug,Tim Sato,2027-05-03,Proposed\n"
        "M1,Milestone,Berth opens,Tim Sato,2027-06-03,Open\n"
    )
    result = _read("raid.csv", rows.encode())
    assert _decided(result) == [
        ("row 3", "Dredge the east berth", "Tim Sato", date(2027, 5, 2))
    ]
    said = [problem.what for problem in result.problems]
    assert any("'Proposed'" in what for what in said)
    assert any("'Milestone' are no RAID entries" in what for what in said)


def test_a_workbook_of_no_known_kind_is_kept_row_by_row() -> None:
    rota = [["Day", "Primary", "Backup"], ["2027-05-08", "Ada Noor", "Kit Lowe"]]
    result = _read("rota.xlsx", _book(Watch=[[*row] for row in rota]))
    [row] = [piece for piece in result.passages if piece.cells]
    assert (row.locator, row.headings) == ("Watch!row 2", ("Watch",))
    assert "no known kind" in result.remarks[0]


@pytest.mark.parametrize(
    ("status", "made"),
    [
        ("", True),
        ("Approved", True),
        ("Agreed, work pending", True),
        ("Final", True),
        ("Superseded", True),
        ("Closed", True),
        ("Proposed", False),
        ("Pending approval", False),
        ("Under review", False),
        ("To be decided", False),
        ("Not approved", False),
        ("TBD", False),
        ("Rejected", False),
        ("In Prüfung", False),
        ("En attente", False),
    ],
)
def test_a_status_tells_whether_a_decision_was_made(status: str, *, made: bool) -> None:
    assert is_made(status) is made
