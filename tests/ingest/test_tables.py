from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reader import Document, ReadContext
from ingest.reading import read_document
from ingest.tables.rows import SEPARATORS, read_rows, under_header


def cells(text: str) -> list[tuple[str, ...]]:
    return [row.cells for row in read_rows(text.encode(), "t.csv").rows]


@pytest.mark.parametrize("separator", SEPARATORS)
def test_separator_is_found_with_commas_in_the_text(separator: str) -> None:
    rows = [("a", "b", "c"), ("1", "x, y, z, and w", "3"), ("4", "5", "6")]
    text = "\n".join(
        separator.join(f'"{c}"' if "," in c else c for c in row) for row in rows
    )
    assert cells(text) == rows


def test_byte_order_mark_and_sep_line_are_no_cells() -> None:
    assert cells("\ufeffsep=;\na;b\n1;2\n") == [("a", "b"), ("1", "2")]


def test_a_never_closed_quote_costs_its_own_row_only() -> None:
    table = read_rows(b'a,b\n1,"lost,x\n2,y\n3,z\n', "t.csv")
    assert [row.cells for row in table.rows][2:] == [("2", "y"), ("3", "z")]
    [problem] = table.problems
    assert problem.where == "row 2"
    assert "never closed" in problem.what
    assert table.refused == 1


def test_rows_are_counted_as_records_not_lines() -> None:
    table = read_rows(b'a,b\n1,"two\nlines"\n2,x\n', "t.csv")
    assert [row.number for row in table.rows] == [1, 2, 3]


def test_header_below_a_title_is_found_and_odd_rows_are_named() -> None:
    raw = read_rows(b"My log,,\n,,\nid,name,x\n1,one\n2,two,x,extra\n", "t.csv")
    table = under_header(raw, lambda c: len({"id", "name"} & set(c)), least=2)
    assert table is not None
    assert table.header == ("id", "name", "x")
    assert [row.cells for row in table.rows] == [("1", "one", ""), ("2", "two", "x")]
    assert [problem.where for problem in table.problems] == ["row 4", "row 5"]


@given(
    st.lists(
        st.lists(st.text("abc,;\"\n |\t'", max_size=8), min_size=3, max_size=3),
        min_size=1,
        max_size=6,
    )
)
def test_what_csv_writes_is_read_back(rows: list[list[str]]) -> None:
    quoted = [",".join('"' + c.replace('"', '""') + '"' for c in row) for row in rows]
    text = "h1,h2,h3\n" * 20 + "\n".join(quoted) + "\n"
    assert cells(text)[20:] == [tuple(row) for row in rows]


@pytest.mark.parametrize(
    "cell", ["y" * 9_000_000, '"' + "y\n" * 4_500_000 + '"'], ids=["bare", "quoted"]
)
def test_a_row_with_a_cell_beyond_the_limit_is_refused_and_the_others_are_kept(
    cell: str,
) -> None:
    text = f"Id,What\n1,Oar\n2,{cell}\n3,Keel\n"
    table = read_rows(text.encode(), "boats.csv")
    assert [row.cells for row in table.rows] == [
        *(("Id", "What"), ("1", "Oar"), ()),
        ("3", "Keel"),
    ]
    [problem] = table.problems
    assert (problem.where, table.refused) == ("row 3", 1)
    assert "longer than 8 MB" in problem.what


def test_a_table_with_a_stray_nul_is_one_and_says_so() -> None:
    text = "Issue key,Summary,Status\nBT-1,Tar\0 the keel,Open\n"
    result = read_document(
        Document("in/jira.csv", text.encode()), ReadContext(today=date(2031, 3, 4))
    )
    assert [record.key for record in result.records] == ["BT-1"]
    assert "control characters were removed" in result.problems[-1].what
