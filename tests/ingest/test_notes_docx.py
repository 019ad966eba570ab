from __future__ import annotations

import io
import zipfile
from datetime import date

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from assistant.domain.reading import ReadResult, Role
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers.notes_docx import DocxNotesReader

CONTEXT = ReadContext(today=date(2031, 11, 20))


def read(word: docx.document.Document) -> ReadResult:
    file = io.BytesIO()
    word.save(file)
    return read_bytes(file.getvalue())


def read_bytes(data: bytes) -> ReadResult:
    return DocxNotesReader().read(Document("w1/notes/m.docx", data), CONTEXT)


def minutes() -> docx.document.Document:
    word = docx.Document()
    word.add_heading("Board, minutes", 0)
    word.add_paragraph("Tuesday 4 March 2031, 10:00")
    word.add_paragraph("Present: Ana Díaz (chair), Bo Li")
    word.add_paragraph().add_run("Decisions").bold = True
    word.add_paragraph("We buy the pump.", style="List Bullet")
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(
        (*table.rows[0].cells, *table.rows[1].cells),
        ("What", "Who", "Order the pump", "Bo"),
        strict=True,
    ):
        cell.text = text
    word.add_paragraph("The end.")
    return word


def test_paragraphs_and_tables_keep_their_order_and_place() -> None:
    assert [(p.locator, p.role, p.text) for p in read(minutes()).passages] == [
        ("paragraph 1", Role.HEADING, "Board, minutes"),
        ("paragraph 2", Role.PARAGRAPH, "Tuesday 4 March 2031, 10:00"),
        ("paragraph 3", Role.PARAGRAPH, "Present: Ana Díaz (chair), Bo Li"),
        ("paragraph 4", Role.HEADING, "Decisions"),
        ("paragraph 5", Role.ITEM, "We buy the pump."),
        ("table 1 row 1", Role.ROW, "What | Who"),
        ("table 1 row 2", Role.ROW, "Order the pump | Bo"),
        ("paragraph 6", Role.PARAGRAPH, "The end."),
    ]


def test_minutes_have_title_date_people_headings_and_named_cells() -> None:
    result = read(minutes())
    assert (result.title, result.dated) == ("Board, minutes", date(2031, 3, 4))
    assert [person.name for person in result.people] == ["Ana Díaz", "Bo Li"]
    assert result.passages[4].headings == ("Board, minutes", "Decisions")
    assert result.passages[6].cells == (("What", "Order the pump"), ("Who", "Bo"))


def test_tracked_changes_read_as_accepted_and_that_is_named() -> None:
    word = docx.Document()
    body = word.element.body
    body.insert(
        0,
        parse_xml(
            f"<w:p {nsdecls('w')}><w:r><w:t xml:space='preserve'>Ship on </w:t></w:r>"
            "<w:del w:id='1' w:author='a'><w:r><w:delText>Monday</w:delText></w:r></w:del>"
            "<w:ins w:id='2' w:author='a'><w:r><w:t>Friday</w:t></w:r></w:ins></w:p>"
        ),
    )
    result = read(word)
    assert [passage.text for passage in result.passages] == ["Ship on Friday"]
    [problem] = result.problems
    assert "insertions were read (1), deletions left out (1)" in problem.what


def test_without_tracked_changes_there_is_no_problem() -> None:
    assert not read(minutes()).problems


def test_content_control_and_nested_table_are_read() -> None:
    word = docx.Document()
    word.element.body.insert(
        0,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>"
        ),
    )
    outer = word.add_table(rows=1, cols=1).rows[0].cells[0]
    outer.add_table(rows=1, cols=1).rows[0].cells[0].text = "inner words"
    assert [passage.text.strip() for passage in read(word).passages] == [
        "Boxed",
        "inner words",
    ]


@pytest.mark.parametrize(
    "data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", b"PK\x03\x04x"]
)
def test_old_or_broken_file_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(UnreadableFileError) as refusal:
        read_bytes(data)
    assert "save" in refusal.value.fix.casefold()


def test_zip_that_is_no_word_document_is_refused() -> None:

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(UnreadableFileError):
        read_bytes(file.getvalue())


def test_header_of_a_table_of_people_is_no_person() -> None:
    word = docx.Document()
    word.add_heading("Attendees", 1)
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(
        (*table.rows[0].cells, *table.rows[1].cells),
        ("Teammate", "Company", "Ana Díaz", "Acme"),
        strict=True,
    ):
        cell.text = text
    assert [person.name for person in read(word).people] == ["Ana Díaz"]


def test_a_sentence_in_bold_is_read_and_is_no_heading() -> None:
    word = docx.Document()
    word.add_paragraph().add_run("Agreed (Bo): the pump is hired.").bold = True
    word.add_paragraph("It comes on Monday.")
    said, rest = read(word).passages
    assert said.role is Role.PARAGRAPH
    assert rest.headings == ()
