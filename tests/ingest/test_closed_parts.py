"""What stands under a heading for some people only is told in confidence."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest

from assistant.domain.labels import Label
from assistant.domain.reading import ReadResult
from ingest.privacy.labels import passage_labels
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2031, 3, 10))
PRESENT = "# Weekly, 10 March 2031\n\nPresent: Ada Lund, Ben Osei\n\n"
REGISTER = (
    "| ID | Risk | Likelihood | Impact | Owner | Status |\n|---|---|---|---|---|---|\n"
    "| R-1 | The kiln cracks | 3 | 4 | Ada | open |\n"
)


def read(text: str) -> ReadResult:
    return read_document(Document("notes/weekly.md", text.encode()), CONTEXT)


def labels(result: ReadResult) -> dict[str, Label]:
    pairs = zip(result.passages, passage_labels(result, None), strict=True)
    return {piece.text: label for piece, label in pairs}


@pytest.mark.parametrize(
    "heading",
    [
        "Restricted part (Ada, Ben only)",
        "3. Restricted",
        "Restricted to the board",
        "For the steering committee only",
        "Steering group only",
        "Only for Ada and Ben",
        "Only for Kofi and Marit",
        "Rents (Ada and Ben only)",
        "Leads and HR only",
        "Closed session",
        "Private session: staff",
        "Not for the team",
        "Not for the wider team",
        "HR only",
        "For the two of us only",
    ],
)
def test_given_a_heading_for_some_people_then_all_below_it_is_closed(
    heading: str,
) -> None:
    text = (
        f"{PRESENT}## {heading}\n\nThe shop is sold.\n\n- The van, too.\n\n"
        "### And more\n\nThe kiln stays.\n\n## Glazes\n\nThe blue one is out.\n"
    )
    found = labels(read(text))
    closed = ("The shop is sold.", "- The van, too.", "The kiln stays.")
    assert {found[text] for text in closed} == {Label.RESTRICTED}
    assert found[f"## {heading}"] is Label.RESTRICTED
    assert found["The blue one is out."] is Label.INTERNAL


@pytest.mark.parametrize(
    "heading",
    [
        "Members only discount",
        "Read only access",
        "Read only",
        "Only for release 2",
        "Only for Android",
        "Only for Android and Linux",
        "Linux only",
        "US only",
        "Restricted parking on Monday",
        "Closed tickets",
        "Private notes of a visitor",
        "Not for release 2",
        "Board and lodging",
        "Only the board can sign",
        "Steering group",
    ],
)
def test_given_a_heading_that_names_a_thing_then_nothing_is_closed(
    heading: str,
) -> None:
    found = labels(read(f"{PRESENT}## {heading}\n\nThe glaze is out.\n"))
    assert set(found.values()) == {Label.INTERNAL}


def test_given_a_register_in_a_closed_part_then_its_entries_are_closed() -> None:
    text = f"{PRESENT}## Management only\n\n{REGISTER}\n## Open\n\nThe glaze is out.\n"
    (entry,) = read(text).records
    assert entry.closed is Label.RESTRICTED
    (entry,) = read(f"{PRESENT}## Risks\n\n{REGISTER}").records
    assert entry.closed is None


@pytest.mark.parametrize(
    "lead_in", ["**For HR only:**", "**Restricted (Ada, Ben only)**", "Board only:"]
)
def test_given_a_lead_in_for_some_then_its_paragraph_alone_is_closed(
    lead_in: str,
) -> None:
    text = (
        f"{PRESENT}We fire on Monday.\n\n{lead_in} the shop is sold.\n"
        "The deed is signed in May.\n\nThe glaze is out.\n"
    )
    found = labels(read(text))
    closed = [text for text, label in found.items() if label is Label.RESTRICTED]
    assert closed == [f"{lead_in} the shop is sold.", "The deed is signed in May."]


def test_given_a_bold_line_with_such_words_then_it_is_a_heading_like_any() -> None:
    text = f"{PRESENT}**For the leads only**\n\nThe shop is sold.\n"
    assert labels(read(text))["The shop is sold."] is Label.RESTRICTED


def test_given_a_word_file_with_such_a_part_then_it_is_closed_as_well() -> None:
    word = docx.Document()
    word.add_heading("Weekly, 10 March 2031", 1)
    word.add_heading("Restricted part (Ada, Ben only)", 2)
    word.add_paragraph("The shop is sold.")
    table = word.add_table(rows=2, cols=2)
    table.rows[1].cells[0].text = "The van goes"
    word.add_heading("Glazes", 2)
    word.add_paragraph("The blue one is out.")
    word.add_paragraph("HR only: the potter is on leave of his own.")
    file = io.BytesIO()
    word.save(file)
    document = Document("notes/weekly.docx", file.getvalue())
    found = labels(read_document(document, CONTEXT))
    assert found["The shop is sold."] is Label.RESTRICTED
    (row,) = [label for text, label in found.items() if "The van goes" in text]
    (note,) = [label for text, label in found.items() if "HR only" in text]
    assert (row, note) == (Label.RESTRICTED, Label.RESTRICTED)
    assert found["The blue one is out."] is Label.INTERNAL
