"""Rows that a column of their own table keeps from some readers."""

from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from assistant.domain.labels import Label, join
from assistant.domain.reading import ReadResult
from ingest.privacy.labels import passage_labels, record_label
from ingest.reader import Document, ReadContext
from ingest.reading import read_document
from ingest.tables.row_marks import RowMarks

_CONTEXT = ReadContext(today=date(2027, 3, 1))
_RAID = [
    ["ID", "Type", "Title", "Owner", "Status", "Impact", "Confidential?"],
    ["R-1", "Risk", "Malt prices rise", "Ada Noor", "Open", "3", "no"],
    ["R-2", "Risk", "The head brewer may leave", "Ada Noor", "Open", "4", "YES"],
    ["R-3", "Risk", "Kegs arrive late", "Kit Lowe", "Open", "2", ""],
]
_TASKS = [
    ["Task ID", "Title", "Status", "Owner", "Due", "Audience"],
    ["T-1", "Order hops", "Open", "Ada Noor", "2027-03-09", "client, exec"],
    ["T-2", "Sound out the buyer", "Open", "Kit Lowe", "2027-03-10", "Executives only"],
    ["T-3", "Clean the kettle", "Open", "Kit Lowe", "2027-03-11", "All"],
]


def _csv(rows: list[list[str]]) -> bytes:
    return "".join(",".join(f'"{c}"' for c in row) + "\n" for row in rows).encode()


def _xlsx(rows: list[list[str]]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def _markdown(rows: list[list[str]]) -> bytes:
    lines = [" | ".join(row) for row in rows]
    lines.insert(1, "|".join("---" for _ in rows[0]))
    return ("# RAID log\n\n" + "".join(f"| {line} |\n" for line in lines)).encode()


def _read(name: str, data: bytes) -> ReadResult:
    return read_document(Document(name, data), _CONTEXT)


def _closed(result: ReadResult, settled: Label | None) -> dict[str, Label]:
    """The label of each record as the ledger will have it, and of its words."""
    base = record_label(result, settled)
    records = {r.key: join(base, r.closed or base) for r in result.records}
    pairs = zip(result.passages, passage_labels(result, settled), strict=True)
    for piece, label in pairs:
        if piece.subject in records:
            assert label is join(records[piece.subject], label)
    return records


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("raid-log.csv", _csv(_RAID)),
        ("raid-log.xlsx", _xlsx(_RAID)),
        ("raid-log.md", _markdown(_RAID)),
    ],
    ids=["csv", "xlsx", "md"],
)
def test_a_raid_row_marked_confidential_is_restricted_in_a_file_for_the_client(
    name: str, data: bytes
) -> None:
    result = _read(name, data)
    assert _closed(result, Label.CLIENT) == {
        "R-1": Label.CLIENT,
        "R-2": Label.RESTRICTED,
        "R-3": Label.CLIENT,
    }
    assert "Confidential?" not in result.unmapped.get("column", ())


@pytest.mark.parametrize(
    ("name", "data"),
    [("tasks.csv", _csv(_TASKS)), ("tasks.xlsx", _xlsx(_TASKS))],
    ids=["csv", "xlsx"],
)
def test_a_task_for_an_audience_of_our_own_stays_internal(
    name: str, data: bytes
) -> None:
    assert _closed(_read(name, data), None) == {
        "T-1": Label.CLIENT,
        "T-2": Label.INTERNAL,
        "T-3": Label.CLIENT,
    }


def test_a_cell_never_opens_a_row_further_than_its_file() -> None:
    rows = [[*_RAID[0][:-1], "Visibility"], [*_RAID[1][:-1], "public"]]
    result = _read("raid-log.csv", _csv(rows))
    assert _closed(result, None) == {"R-1": Label.INTERNAL}
    assert _closed(result, Label.RESTRICTED) == {"R-1": Label.RESTRICTED}


def test_a_row_of_a_table_in_a_wiki_page_closes_its_words_and_its_milestone() -> None:
    page = (
        "# Brewery\n\n| Milestone | Date | Internal only |\n|---|---|---|\n"
        "| First brew | 2027-04-01 | |\n| Site sale | 2027-05-01 | x |\n"
    )
    result = _read("wiki/brewery.md", page.encode())
    assert _closed(result, Label.CLIENT) == {
        "First brew": Label.CLIENT,
        "Site sale": Label.INTERNAL,
    }
    pairs = zip(result.passages, passage_labels(result, Label.CLIENT), strict=True)
    rows = {p.cells[0][1]: label for p, label in pairs if p.cells}
    assert rows == {"First brew": Label.CLIENT, "Site sale": Label.INTERNAL}


def test_a_security_level_of_jira_keeps_the_ticket_and_its_words_inside() -> None:
    rows = [
        ["Issue key", "Summary", "Status", "Assignee", "Security Level", "Comment"],
        ["BRW-1", "Order hops", "Open", "Ada", "", "soon"],
        ["BRW-2", "Sell the site", "Open", "Ada", "Board members", "quietly"],
    ]
    result = _read("jira.csv", _csv(rows))
    assert _closed(result, Label.CLIENT) == {
        "BRW-1": Label.CLIENT,
        "BRW-2": Label.INTERNAL,
    }


@pytest.mark.parametrize(
    ("column", "cell", "label"),
    [
        ("Confidential (Y/N)", "Y", Label.RESTRICTED),
        ("Confidential", "internal", Label.INTERNAL),
        ("Vertraulich", "ja", Label.RESTRICTED),
        ("Internal only", "x", Label.INTERNAL),
        ("Not for client", "true", Label.INTERNAL),
        ("Hide from customer?", "yes", Label.INTERNAL),
        ("Client visible", "no", Label.INTERNAL),
        ("Share with client", "yes", Label.CLIENT),
        ("Visibility", "Internal", Label.INTERNAL),
        ("Visibility", "Not visible to client", Label.INTERNAL),
        ("Visibility", "Leads only", Label.INTERNAL),
        ("Classification", "TLP:RED", Label.RESTRICTED),
        ("Audience", "Client & internal", Label.CLIENT),
        ("Classification", "Internal / Confidential", Label.RESTRICTED),
        ("Custom field (Confidential)", "Yes", Label.RESTRICTED),
        ("Internal owner", "Yes", Label.CLIENT),
        ("Client", "Yes", Label.CLIENT),
        ("Confidentiality agreement", "Yes", Label.CLIENT),
    ],
)
def test_what_a_column_says_of_its_row(column: str, cell: str, label: Label) -> None:
    assert RowMarks(["Title", column], [["A", cell]]).of(["A", cell]) is label


def test_where_rows_are_ticked_as_shown_those_without_a_tick_are_not() -> None:
    rows = [["A", "x"], ["B", ""]]
    marks = RowMarks(["Title", "Client visible"], rows)
    assert [marks.of(row) for row in rows] == [Label.CLIENT, Label.INTERNAL]


def test_a_column_whose_values_say_nothing_is_named_and_closes_nothing() -> None:
    rows = [[*_RAID[0][:-1], "Sensitivity"], [*_RAID[1][:-1], "to frost"]]
    result = _read("raid-log.csv", _csv(rows))
    assert _closed(result, Label.CLIENT) == {"R-1": Label.CLIENT}
    assert "Sensitivity" in result.unmapped["column"]


def test_among_marks_that_are_plain_an_unclear_one_keeps_its_row_inside() -> None:
    rows = [["A", "no"], ["B", "yes"], ["C", "ask Kit first"]]
    marks = RowMarks(["Title", "Confidential"], rows)
    assert marks.of(rows[2]) is Label.INTERNAL
    assert marks.unclear == ["Confidential"]


@given(st.lists(st.tuples(st.text(), st.text()), max_size=6), st.sampled_from(Label))
def test_whatever_stands_in_the_cells_no_row_is_more_open_than_its_file(
    cells: list[tuple[str, str]], label: Label
) -> None:
    marks = RowMarks(["Visibility", "Client visible"], cells)
    for row in cells:
        assert join(label, marks.of(row)).rank >= label.rank
