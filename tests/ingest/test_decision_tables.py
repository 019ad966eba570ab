"""Which tables are logs of what was decided, by heading, page title and columns."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.records import LoggedDecision
from ingest.records.wiki_tables import table_records
from ingest.text.markdown_tables import MarkdownRow, MarkdownTable

DAY = "2031-03-03"
NEAR = date(2031, 11, 20)


def decided(header, cells, *headings, title=None):
    rows = (MarkdownRow(tuple(cells), 5, ""),)
    table = MarkdownTable(headings, tuple(header), 3, rows)
    found = table_records(table, None, NEAR, title)
    return [one.what for one in found if isinstance(one, LoggedDecision)]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        (("No", "Date", "What", "Who"), ("1", DAY, "Two boats", "Board")),
        (("When", "Who", "What"), (DAY, "Ana", "Two boats")),
        (("What", "Agreed by", "Date", "Status"), ("Two boats", "Ana", DAY, "Agreed")),
        (("Ref", "Item", "Owner", "Date"), ("1", "Two boats", "Ana", DAY)),
        (("Date", "Topic", "Outcome"), (DAY, "Boats", "We keep only two of them")),
        (("Datum", "Was", "Wer"), (DAY, "Zwei Boote", "Ana")),
    ],
)
def test_log_of_decisions_is_one_whatever_its_columns_are_called(header, cells):
    assert len(decided(header, cells, title="Space : Harbour Decision Log")) == 1


@pytest.mark.parametrize(
    "heading",
    ["Harbour decisions", "Decisions so far", "What we decided", "Log of decisions"],
)
def test_heading_over_the_table_says_that_it_lists_decisions(heading):
    found = decided(("Date", "What", "Who"), (DAY, "Two boats", "Ana"), heading)
    assert found == ["Two boats"]


def test_table_under_a_year_is_of_the_page_above_it():
    cells = (DAY, "Two boats", "Ana")
    assert decided(("Date", "What", "Who"), cells, "Decision log", "2031")


def test_topic_is_told_by_what_came_of_it():
    header, cells = ("Date", "Topic", "Outcome"), (DAY, "Boats", "We keep only two")
    assert decided(header, cells, "Decision log") == ["We keep only two"]


@pytest.mark.parametrize(
    ("header", "heading"),
    [
        (("Date", "What", "Who"), "Action log"),
        (("Date", "What", "Who"), "Open decisions"),
        (("Date", "What", "Who"), "Actions from decisions"),
        (("By when", "What", "Who"), "Decision log"),
        (("Date", "Action", "Who"), "Decision log"),
        (("Date", "What", "Who"), "Charter"),
    ],
)
def test_table_of_work_or_of_what_is_open_holds_no_decisions(header, heading):
    assert not decided(header, (DAY, "Paint the quay", "Ana"), heading)


def test_heading_between_the_title_and_the_table_counts_first():
    cells = (DAY, "Paint the quay", "Ana")
    assert not decided(
        ("Date", "What", "Who"), cells, "Actions", title="Harbour decision log"
    )
