"""Decisions that stand in tables of minutes."""

from datetime import date

import pytest

from assistant.domain.reading import DocumentKind, Role
from tests.extract.documents import decisions, passage

DAY = date(2026, 3, 4)


def row(cells, *over, **fields):
    text = " | ".join(value for _, value in cells)
    return [passage(text, Role.ROW, headings=over, cells=tuple(cells), **fields)]


@pytest.mark.parametrize(
    ("cells", "over"),
    [
        ([("No", "1"), ("Decision", "We keep the old kiln")], "Minutes"),
        ([("What was decided", "We keep the old kiln"), ("Status", "")], "Weekly"),
        ([("Item", "We keep the old kiln"), ("Who", "Nora")], "Decisions"),
        ([("Beschluss", "We keep the old kiln"), ("Wer", "Nora")], "Protokoll"),
        ([("Status", "Approved"), ("Decision", "We keep the old kiln")], "AOB"),
    ],
)
def test_a_row_with_a_column_for_decisions_is_one(cells, over):
    [found] = decisions(row(cells, over))
    assert found.what == "We keep the old kiln"


def test_its_decider_and_day_are_those_of_the_row():
    cells = [
        ("Decision", "We keep the old kiln"),
        ("Decided by", "Nora Vance"),
        ("Date", "2 March 2026"),
    ]
    [found] = decisions(row(cells, "Minutes", dated=DAY))
    assert (found.decided_by, found.decided_on) == ("Nora Vance", date(2026, 3, 2))


@pytest.mark.parametrize(
    ("cells", "over"),
    [
        ([("Decision", "none"), ("By", "")], "Minutes"),
        ([("Decision", "Which kiln do we keep?"), ("By", "Nora")], "Minutes"),
        ([("Decision", "Keep the old kiln"), ("Status", "Proposed")], "Minutes"),
        ([("Decision", "Still open"), ("By", "Nora")], "Minutes"),
        ([("Topic", "The old kiln"), ("Who", "Nora")], "Agenda"),
        ([("Topic", "The old kiln"), ("Who", "Nora")], "Open decisions"),
        ([("What", "Fix the kiln"), ("Who", "Nora"), ("Due", "Fri")], "Decisions"),
    ],
)
def test_a_row_that_says_nothing_made_is_none(cells, over):
    assert decisions(row(cells, over)) == []


def test_a_page_s_table_is_left_to_the_log():
    cells = [("Decision", "We keep the old kiln"), ("By", "Nora")]
    page = row(cells, "Decision log", kind=DocumentKind.WIKI_MARKDOWN)
    assert decisions(page) == []
