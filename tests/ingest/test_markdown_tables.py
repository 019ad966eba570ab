from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text.markdown_tables import markdown_tables, plain


def test_rows_have_line_numbers_headings_and_as_many_cells_as_the_header() -> None:
    text = (
        "# Log\n\n## Open\n\n| ID | Risk |\n|---|---|\n| R1 | a \\| b<br>c |\n| R2 |\n"
    )
    [table] = markdown_tables(text)
    assert table.headings == ("Log", "Open")
    assert table.header == ("ID", "Risk")
    assert [(row.line, row.cells) for row in table.rows] == [
        (7, ("R1", "a | b\nc")),
        (8, ("R2", "")),
    ]


def test_heading_of_the_same_level_takes_the_place_of_the_last_one() -> None:
    text = "# A\n\n| x |\n|---|\n| 1 |\n\n# B\n\n| y |\n|---|\n| 2 |\n"
    assert [table.headings for table in markdown_tables(text)] == [("A",), ("B",)]


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("**G1** Freeze", "G1 Freeze"),
        ("`PEN-1`", "PEN-1"),
        ("[Plan](https://x.example)", "Plan"),
        ("~~old~~ new", "old new"),
        ("snake_case_id", "snake_case_id"),
        ("a<br>b", "a\nb"),
    ],
)
def test_plain_drops_markup_and_keeps_words(marked: str, words: str) -> None:
    assert plain(marked) == words


@given(st.text())
def test_any_text_can_be_searched_for_tables(text: str) -> None:
    for table in markdown_tables(text):
        assert all(len(row.cells) == len(table.header) for row in table.rows)


@pytest.mark.parametrize("mark", ["*a", "`", "[", "_a ", "<", "![["])
def test_hostile_markup_takes_no_time(mark: str) -> None:
    start = time.process_time()
    plain(mark * 50_000)
    plain((mark * 2_000)[:2_000])
    assert time.process_time() - start < 1
