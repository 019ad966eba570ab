"""Grids of people and days: who is away when, and nothing of why."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any

import pytest
from openpyxl import Workbook

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import LoggedAbsence
from assistant.errors import AssistantError
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2031, 3, 4))
MONDAY = date(2031, 3, 3)
DAYS = [MONDAY + timedelta(days=n) for n in range(12)]


def _sheet(name: str, rows: list[list[Any]]) -> Document:
    book = Workbook()
    [sheet] = book.worksheets
    for row in rows:
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return Document(f"in/{name}", data.getvalue())


def _spans(result: ReadResult) -> list[tuple[str, str, str]]:
    return [
        (one.person, one.start.isoformat(), one.end.isoformat())
        for one in result.records
        if isinstance(one, LoggedAbsence)
    ]


def _marked(**marks: str) -> list[str | None]:
    return [marks.get(f"d{day.day}") for day in DAYS]


def test_marked_days_are_one_absence_over_a_weekend_and_legends_settle_marks() -> None:
    rows: list[list[Any]] = [
        ["Leave planner (V = vacation, S = sick, T = training)"],
        ["Name", *DAYS],
        ["Tove Lind", *_marked(d6="V", d7="V", d10="V")],
        ["Omar Reyes", *_marked(d4="S", d5="T", d12="x")],
        ["Ida Holm", *_marked()],
    ]
    result = read_document(_sheet("team leave.xlsx", rows), CONTEXT)
    assert result.kind.value == "absences_xlsx"
    assert _spans(result) == [
        ("Tove Lind", "2031-03-06", "2031-03-10"),
        ("Omar Reyes", "2031-03-04", "2031-03-04"),
        ("Omar Reyes", "2031-03-12", "2031-03-12"),
    ]
    [problem] = result.problems
    assert (problem.where, problem.what[:7]) == ("Sheet!row 4", "1 cells")
    assert "V" not in {passage.text for passage in result.passages}


def test_numbers_of_days_are_of_the_month_that_the_file_is_named_for() -> None:
    text = "Mitarbeiter;1;2;3;4;5\nTove Lind;;U;U;;\nOmar Reyes;HO;;;0,5;8\n"
    result = read_document(Document("in/urlaub 2031-04.csv", text.encode()), CONTEXT)
    assert _spans(result) == [
        ("Tove Lind", "2031-04-02", "2031-04-03"),
        ("Omar Reyes", "2031-04-05", "2031-04-05"),
    ]
    assert ["part of a day" in one.what for one in result.problems] == [True]


def test_a_marked_week_is_its_working_days() -> None:
    rows = [["Team member", "W10", "W11", "W12"], ["Tove Lind", "X", "X", ""]]
    result = read_document(_sheet("vacation 2031.xlsx", rows), CONTEXT)
    assert _spans(result) == [("Tove Lind", "2031-03-03", "2031-03-14")]


@pytest.mark.parametrize(
    ("name", "rows", "said"),
    [
        (
            "days off.xlsx",
            [["Name", "2031-W10", "2031-W11", "2031-W12"], ["Tove Lind", 2, 0, 5]],
            "how many days people are off",
        ),
        (
            "export.xlsx",
            [["Work date", "Full name", "Hours"], [MONDAY, "Tove Lind", 7.5]],
            "hours that were worked",
        ),
    ],
)
def test_what_does_not_say_who_is_away_when_is_called_what_it_is(
    name: str, rows: list[list[Any]], said: str
) -> None:
    with pytest.raises(AssistantError) as refused:
        read_document(_sheet(name, rows), CONTEXT)
    assert said in refused.value.problem


def test_a_table_of_time_entries_is_called_what_it_is() -> None:
    text = "User,Start date,Duration\nTove Lind,2031-03-03,03:30:00\n"
    with pytest.raises(AssistantError) as refused:
        read_document(Document("in/entries.csv", text.encode()), CONTEXT)
    assert "hours that were worked" in refused.value.problem


def test_a_grid_that_nothing_calls_absences_is_none() -> None:
    rows: list[list[Any]] = [["Name", *DAYS], ["Tove Lind", *_marked(d6="V")]]
    found = read_document(_sheet("roster.xlsx", rows), CONTEXT)
    assert found.kind is DocumentKind.TABLE_XLSX
    assert not found.records
