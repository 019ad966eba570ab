from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date

import docx
import pytest

from assistant.domain.reading import ReadResult
from assistant.domain.records import Milestone
from ingest.reader import Document, ReadContext
from ingest.readers.notes_docx import DocxNotesReader
from ingest.readers.notes_html import HtmlNotesReader
from ingest.readers.notes_markdown import MarkdownNotesReader

CONTEXT = ReadContext(today=date(2031, 3, 4))
Row = Sequence[str]


def in_markdown(rows: Sequence[Row], heading: str) -> ReadResult:
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    rule = f"|{' --- |' * len(rows[0])}"
    above = f"# Tide: charter\n\n{heading and f'## {heading}'}\n\nPeople: Ana Díaz\n"
    text = "\n".join([above, head, rule, *body, "", "The end."])
    return MarkdownNotesReader().read(Document("w1/t.md", text.encode()), CONTEXT)


def in_word(rows: Sequence[Row], heading: str) -> ReadResult:
    word = docx.Document()
    word.add_heading("Tide: charter", 1)
    if heading:
        word.add_heading(heading, 2)
    table = word.add_table(rows=len(rows), cols=len(rows[0]))
    for line, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(line.cells, row, strict=True):
            cell.text = text
    file = io.BytesIO()
    word.save(file)
    return DocxNotesReader().read(Document("w1/t.docx", file.getvalue()), CONTEXT)


def in_html(rows: Sequence[Row], heading: str) -> ReadResult:
    lines = "".join(
        f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in row)}</tr>"
        for tag, row in zip(["th", *["td"] * len(rows)], rows, strict=False)
    )
    page = f"<h1>Tide: charter</h1><h2>{heading}</h2><table>{lines}</table>"
    return HtmlNotesReader().read(Document("w1/t.html", page.encode()), CONTEXT)


READERS = pytest.mark.parametrize("write", [in_markdown, in_word, in_html])
Write = Callable[[Sequence[Row], str], ReadResult]


def milestones(result: ReadResult) -> list[tuple[str, date | None]]:
    return [
        (part.title, part.due) for part in result.records if isinstance(part, Milestone)
    ]


@READERS
@pytest.mark.parametrize("heading", ["", "What we promise", "Timeline"])
@pytest.mark.parametrize(
    "header",
    [
        ("Milestone", "Date", "Owner"),
        ("Milestone", "Due", "Owner"),
        ("Milestone", "Target date", "Lead"),
        ("Milestone name", "Planned", "Responsible"),
        ("Gate", "Planned finish", "Owner"),
        ("Meilenstein", "Termin", "Verantwortlich"),
    ],
)
def test_given_columns_of_milestone_and_day_then_they_are_milestones_anywhere(
    write: Write, heading: str, header: Row
) -> None:
    rows = [
        header,
        ("M1 Pump in", "2031-03-18", "Ana Díaz"),
        ("M2 Gate open", "2 April 2031", "Bo Li"),
    ]

    assert milestones(write(rows, heading)) == [
        ("M1 Pump in", date(2031, 3, 18)),
        ("M2 Gate open", date(2031, 4, 2)),
    ]


@READERS
def test_given_a_number_and_a_name_of_a_milestone_then_the_name_is_its_title(
    write: Write,
) -> None:
    rows = [("Milestone ID", "Name", "Due"), ("M1", "Pump in", "2031-03-18")]

    assert milestones(write(rows, "")) == [("Pump in", date(2031, 3, 18))]


@READERS
@pytest.mark.parametrize(
    "rows",
    [
        [("Action", "Milestone", "Due"), ("Order the pump", "M1", "2031-03-18")],
        [("Ticket", "Milestone", "Due date"), ("TD-4", "M1", "2031-03-18")],
        [("Topic", "Date", "Owner"), ("Pump", "2031-03-18", "Ana Díaz")],
        [("Deliverable", "Due", "Owner"), ("Report", "2031-03-18", "Bo Li")],
        [("Milestone", "Budget", "Owner"), ("Pump in", "4,000", "Bo Li")],
        [("Milestone", "Amount", "Invoice date"), ("Pump in", "40", "2031-03-18")],
        [("Milestone owner", "Holiday", "Date"), ("Bo Li", "Easter", "2031-04-13")],
        [("Milestone", "Target", "Share"), ("Pump in", "80 %", "20 %")],
    ],
)
def test_given_a_table_of_something_else_then_there_is_no_milestone(
    write: Write, rows: Sequence[Row]
) -> None:
    assert not any(due for _, due in milestones(write(rows, "")))


def test_given_a_table_in_word_then_a_milestone_says_its_row() -> None:
    rows = [("Milestone", "Date"), ("Pump in", "2031-03-18"), ("Open", "2031-03-40")]
    result = in_word(rows, "")

    assert [part.locator for part in result.records] == [
        "table 1 row 2",
        "table 1 row 3",
    ]
    assert [problem.where for problem in result.problems] == ["table 1 row 3"]


@READERS
@pytest.mark.parametrize("name", ["What", "Title", "Description"])
def test_given_a_column_of_ids_then_the_one_beside_it_names_the_milestones(write, name):
    rows = [
        ("Milestone", name, "Date", "Owner"),
        ("M1", "Lock gate opened", "2031-04-07", "Ana Díaz"),
        ("M2", "First boat through", "2031-05-05", "Ana Díaz"),
    ]
    found = [one for one in write(rows, "").records if isinstance(one, Milestone)]
    assert [(one.number, one.title) for one in found] == [
        ("M1", "Lock gate opened"),
        ("M2", "First boat through"),
    ]


@READERS
def test_given_names_and_what_they_need_then_the_names_stay(write):
    rows = [
        ("Milestone", "What", "Date"),
        ("Lock gate", "It opens and shuts ten times", "2031-04-07"),
        ("First boat", "It comes through", "2031-05-05"),
    ]
    found = [one for one in write(rows, "").records if isinstance(one, Milestone)]
    assert [(one.title, one.criterion) for one in found] == [
        ("Lock gate", "It opens and shuts ten times"),
        ("First boat", "It comes through"),
    ]
