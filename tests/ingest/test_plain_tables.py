"""Tables of no known kind are kept as text, a damaged one is refused."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.reading import DocumentKind, ReadResult, Role
from assistant.domain.records import Milestone
from assistant.errors import AssistantError
from ingest.reader import Document, ReadContext
from ingest.reading import read_document


def _read(name: str, data: bytes) -> ReadResult:
    return read_document(Document(name, data), ReadContext(today=date(2027, 3, 1)))


def test_a_rota_is_kept_row_by_row_with_the_names_of_its_columns() -> None:
    result = _read(
        "watch-rota.csv",
        b"Bell watch of the tower\nDay,Primary,Backup\n2027-03-08,Ada Noor,Kit Lowe\n"
        b"2027-03-09,Kit Lowe,\n",
    )
    rows = [piece for piece in result.passages if piece.role is Role.ROW]
    assert result.kind is DocumentKind.TABLE_CSV
    assert [(row.locator, row.cells) for row in rows] == [
        (
            "row 3",
            (("Day", "2027-03-08"), ("Primary", "Ada Noor"), ("Backup", "Kit Lowe")),
        ),
        ("row 4", (("Day", "2027-03-09"), ("Primary", "Kit Lowe"))),
    ]
    assert "no known kind" in result.remarks[0]


def test_a_sheet_of_milestones_gives_milestones_and_those_that_were_met() -> None:
    result = _read(
        "gates.csv",
        b"Milestone,Due,Status\nBell cast,2027-02-01,Done\nBell hung,2027-05-01,Open\n",
    )
    found = [r for r in result.records if isinstance(r, Milestone)]
    assert [(r.title, r.locator, r.is_met) for r in found] == [
        ("Bell cast", "row 2", True),
        ("Bell hung", "row 3", False),
    ]


def test_a_binary_file_with_the_name_of_a_table_is_refused() -> None:
    with pytest.raises(AssistantError):
        _read("torn.csv", bytes(range(256)) * 20)


@pytest.mark.parametrize(
    ("header", "lacking"),
    [
        ("Issue key,Summary,Due date,Updated", "the status (Status)"),
        ("Summary,Status", "the key (Key)"),
        ("Status,Assignee,Due date", "the key or title (Key, Summary)"),
        ("Ticket ID,Task,Owner,Created,Where it is", "the status (Status)"),
    ],
)
def test_a_table_like_one_of_tickets_names_the_column_it_lacks(
    header: str, lacking: str
) -> None:
    cells = ",".join("abcde"[: header.count(",") + 1])
    result = _read("bells.csv", f"{header}\n{cells}\n".encode())
    [problem] = result.problems
    assert f"without a column for {lacking}" in problem.what
    assert ("not understood: 'Where it is'" in problem.what) == ("Where" in header)
    assert result.kind is DocumentKind.TABLE_CSV
    assert len(result.passages) == 1


@pytest.mark.parametrize(
    "header",
    ["Name,Email,Role", "ID,Name,Type", "Week,Primary,Backup", "Name,Status"],
)
def test_a_table_of_something_else_lacks_nothing(header: str) -> None:
    cells = ",".join("abcde"[: header.count(",") + 1])
    assert not _read("bells.csv", f"{header}\n{cells}\n".encode()).problems


@pytest.mark.parametrize(
    ("header", "lacks"),
    [
        ("Action,Comment", ("owner", "due date")),
        ("Action,Owner,Comment", ("due date",)),
        ("Action,Due,Comment", ("owner",)),
        ("To do,Who,Due date", ()),
        ("Size,Colour,Comment", ()),
    ],
)
def test_a_table_of_actions_names_the_columns_that_it_lacks(
    header: str, lacks: tuple[str, ...]
) -> None:
    cells = ",".join(["Order the signs"] * len(header.split(",")))
    result = _read("list.csv", f"{header}\n{cells}\n".encode())
    named = [one for one in result.remarks if one.startswith("no column")]
    assert len(named) == len(lacks)
    for words, lack in zip(named, lacks, strict=True):
        assert f"for the {lack}" in words
