"""Registers of risks and issues within pages and minutes."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest

from assistant.domain.reading import ReadResult
from assistant.domain.records import RaidEntry
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2027, 3, 1))
RISKS: list[tuple[str, ...]] = [
    ("ID", "Risk", "Likelihood", "Impact", "Owner", "Status"),
    ("R-31", "Roof leaks", "High", "Low", "Ida Ruiz", "Open"),
    ("R-32", "Lift stops", "4", "5", "Ola Berg", "Closed"),
]
Rows = list[tuple[str, ...]]


def page(rows: Rows) -> bytes:
    body = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in rows
    )
    head = "<h1>Museum wing</h1><p>Date: 12 February 2027</p><h2>Open points</h2>"
    return f"<html><body>{head}<table>{body}</table></body></html>".encode()


def minutes(rows: Rows) -> bytes:
    word = docx.Document()
    word.add_heading("Minutes 12 February 2027", 1)
    table = word.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    data = io.BytesIO()
    word.save(data)
    return data.getvalue()


def notes(rows: Rows) -> bytes:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    rule = "|---" * len(rows[0]) + "|"
    above = ["# Weekly meeting 12 February 2027", "", "Attendees: Ida Ruiz", ""]
    prose = [f"We talked about room {number} at length." for number in range(20)]
    return "\n".join([*above, *prose, "", lines[0], rule, *lines[1:]]).encode()


FILES = {"page.html": page, "minutes.docx": minutes, "weekly notes.md": notes}


def read(name: str, rows: Rows) -> ReadResult:
    return read_document(Document(name, FILES[name](rows)), CONTEXT)


@pytest.mark.parametrize("name", FILES)
def test_a_register_within_a_page_gives_its_entries(name: str) -> None:
    result = read(name, RISKS)
    found = [record for record in result.records if isinstance(record, RaidEntry)]
    assert [(r.key, r.title, r.owner, r.exposure) for r in found] == [
        ("R-31", "Roof leaks", "Ida Ruiz", 8),
        ("R-32", "Lift stops", "Ola Berg", 20),
    ]
    assert {record.locator for record in found} <= {p.locator for p in result.passages}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "header",
    [
        ("Topic", "Risk", "Likelihood", "Impact", "Owner", "Status"),
        ("ID", "Said about it", "By", "When", "Owner", "Status"),
        ("ID", "Risk", "Discussed", "Who", "Note", "Next"),
    ],
)
def test_a_table_that_lacks_what_a_register_has_gives_none(
    name: str, header: tuple[str, ...]
) -> None:
    result = read(name, [header, *RISKS[1:]])
    if result.kind != "raid_markdown":
        assert not [r for r in result.records if isinstance(r, RaidEntry)]
