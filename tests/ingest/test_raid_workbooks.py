import io
import re
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import RaidEntry, RaidKind, RaidState
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.reading import read_document
from ingest.tables.raid_words import state_of

CONTEXT = ReadContext(today=date(2027, 3, 1))


def entries(result: ReadResult) -> list[RaidEntry]:
    return [record for record in result.records if isinstance(record, RaidEntry)]


def workbook(**sheets: list[list[object]]) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


def as_document(book: Workbook, name: str = "RAID log w3.xlsx") -> Document:
    buffer = io.BytesIO()
    book.save(buffer)
    return Document(name, buffer.getvalue())


def test_workbook_has_a_sheet_for_each_kind_and_a_header_below_a_title() -> None:
    book = workbook(
        Risks=[
            ["Risk register of Orion"],
            [],
            ["No", "Risk", "Probability", "Impact", "Due", "Status", "Owner"],
            [1, "Boat is late", 0.4, 4, date(2027, 4, 1), "Open", "A B"],
        ],
        Issues=[
            ["No", "Issue", "Impact", "Status", "Owner"],
            [1, "Hole", "High", "Open", "A B"],
        ],
        Lists=[["Open"], ["Closed"]],
    )
    result = read_document(as_document(book), CONTEXT)
    assert result.kind is DocumentKind.RAID_XLSX
    assert result.stream == "raid:raid-log"
    risk, issue = entries(result)
    assert (risk.key, risk.locator, risk.due) == (
        "R-1",
        "Risks!row 4",
        date(2027, 4, 1),
    )
    assert (risk.likelihood, risk.impact) == (3, 4)
    assert (issue.key, issue.kind) == ("I-1", RaidKind.ISSUE)
    assert not result.problems


def test_hidden_sheets_and_formulas_without_value_are_named() -> None:
    rows: list[list[object]] = [
        ["ID", "Risk", "Impact", "Score", "Status", "Owner"],
        ["R1", "x", 3, "=1+1", "Open", "A B"],
    ]
    book = workbook(Log=rows, Old=rows)
    book["Old"].sheet_state = "veryHidden"
    result = read_document(as_document(book), CONTEXT)
    assert [entry.key for entry in entries(result)] == ["R1"]
    assert [p.where for p in result.problems] == ["Log!row 2", ""]
    assert "no stored value" in result.problems[0].what
    assert "hidden" in result.problems[1].what


def test_a_cell_far_below_does_not_stop_the_reading() -> None:
    book = workbook(Log=[["ID", "Risk", "Impact"], ["R1", "x", 3]])
    book["Log"]["C1048576"] = 1
    result = read_document(as_document(book), CONTEXT)
    assert [entry.key for entry in entries(result)] == ["R1"]
    assert "read to row" in result.problems[0].what


@pytest.mark.parametrize(
    ("kind", "value"),
    [("n", "NaN"), ("n", "1,5"), ("s", "99"), ("s", "x"), ("b", "perhaps"), ("d", "?")],
)
def test_a_cell_whose_value_is_none_of_its_type_is_named_and_the_rest_kept(
    kind: str, value: str
) -> None:
    book = workbook(
        Log=[
            ["ID", "Risk", "Impact", "Status", "Owner"],
            ["R1", "Ice", 7777, "Open", "A B"],
            ["R2", "Fog", 3, "Open", "A B"],
        ]
    )
    good = as_document(book)
    bad = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(good.data)) as old,
        zipfile.ZipFile(bad, "w") as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            cell = f'<c r="C2" t="{kind}"><v>{value}</v></c>'.encode()
            new.writestr(
                name, re.sub(rb'<c r="C2"[^>]*><v>7777</v></c>', cell, content)
            )
    result = read_document(Document(good.path, bad.getvalue()), CONTEXT)
    assert [(e.key, e.title, e.impact) for e in entries(result)] == [
        ("R1", "Ice", None),
        ("R2", "Fog", 3),
    ]
    [problem] = result.problems
    assert problem.where == "Log!row 2"
    assert f"C2 holds {value!r}" in problem.what


def test_an_error_value_in_a_cell_is_named_and_is_no_text() -> None:
    book = workbook(
        Log=[["ID", "Risk", "Owner", "State"], ["R1", "Ice", "#REF!", "Open"]]
    )
    book["Log"]["C2"].data_type = "e"
    result = read_document(as_document(book), CONTEXT)
    assert [entry.owner for entry in entries(result)] == [None]
    assert ["#REF!" in problem.what for problem in result.problems] == [True]


def test_a_cut_workbook_is_called_damaged() -> None:
    whole = as_document(Workbook())
    cut = Document(whole.name, whole.data[: len(whole.data) // 2])
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_document(cut, CONTEXT)


def test_a_log_with_rare_names_of_columns_after_a_cover_sheet_is_read() -> None:
    book = Workbook()
    book.active.append(["Harbour office"])
    sheet = book.create_sheet("Register")
    sheet.append(["Register of concerns"])
    sheet.append(["No.", "Sort", "Concern", "Chance", "Consequence", "Who", "Position"])
    sheet.append(["H1", "Risk", "The crane is late", 2, 4, "Ada Berg", "Open"])
    result = read_document(as_document(book), CONTEXT)

    [entry] = result.records
    assert (entry.key, entry.title, entry.owner) == (
        "H1",
        "The crane is late",
        "Ada Berg",
    )
    assert (entry.likelihood, entry.impact, entry.state) == (2, 4, RaidState.OPEN)
    assert not result.problems


def test_a_workbook_without_a_log_is_refused_with_the_columns_of_its_tables() -> None:
    book = Workbook()
    book.active.append(["Harbour office"])
    book.create_sheet("Tides").append(["Moon", "Height", "Wharf"])
    with pytest.raises(UnreadableFileError, match="Moon, Height, Wharf"):
        read_document(as_document(book), CONTEXT)


def test_a_cell_that_is_only_filled_has_the_level_of_its_colour() -> None:
    book = workbook(
        Log=[
            ["ID", "Risk", "Likelihood", "Impact", "RAG", "Owner"],
            ["R1", "Mast cracks", 2, None, None, "Tove Lind"],
            ["R2", "Sail tears", 4, 4, None, "Tove Lind"],
            ["R3", "Rope frays", 1, 1, None, "Tove Lind"],
            ["R4", "Hull leaks", 1, 1, "Amber", None],
        ]
    )
    sheet = book["Log"]
    for cell, colour in (
        *(("E2", "FFC00000"), ("D2", "FF92D050"), ("E3", "FFFFC000")),
        *(("E4", "FFD9D9D9"), ("E5", "FFFF0000"), ("F5", "FFFF0000")),
    ):
        sheet[cell].fill = PatternFill("solid", fgColor=colour)
    found = entries(read_document(as_document(book), CONTEXT))
    assert [one.health for one in found] == ["red", "amber", None, "amber"]
    assert [one.impact for one in found] == [2, 4, 1, 1]
    assert [one.owner for one in found][-1] is None


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("Valid", RaidState.OPEN),
        ("Still true", RaidState.OPEN),
        ("Validated", RaidState.CLOSED),
        ("Invalid", RaidState.INVALID),
        ("Not valid", RaidState.INVALID),
        ("Not true", RaidState.INVALID),
    ],
)
def test_an_assumption_that_holds_is_still_one(status: str, state: RaidState) -> None:
    assert state_of(status, RaidKind.ASSUMPTION) is state
