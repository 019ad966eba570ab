from __future__ import annotations

import io
from contextlib import suppress
from datetime import date

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.reading import ReadResult
from assistant.domain.records import SentUpdate
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers.update_docx import DocxUpdateReader
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2031, 11, 20))


def update(colour: str = "AMBER") -> bytes:
    word = docx.Document()
    word.add_heading("Status, week 10", 0)
    word.add_paragraph("Friday 7 March 2031. From: Ana Díaz")
    table = word.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Overall", colour
    word.add_paragraph("The pump ships on 14 March.\nThe crane waits.")
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def read(data: bytes, folder: str = "published", kind: str | None = None) -> ReadResult:
    return read_document(Document(f"p/{folder}/w.docx", data), CONTEXT, kind)


def test_update_in_a_folder_of_sent_ones_is_a_record_with_its_places() -> None:
    result = read(update())
    [record] = result.records
    assert isinstance(record, SentUpdate)
    assert (result.kind, record.sent_on) == ("update_docx", date(2031, 3, 7))
    assert (record.health, record.health_quote) == ("amber", "Overall | AMBER")
    assert (record.locator, record.author) == ("table 1 row 1", "Ana Díaz")
    lines = record.body.split("\n")
    assert len(lines) == len(record.places)
    assert record.places[lines.index("The crane waits.")] == "paragraph 3"
    assert [one.text for one in result.passages][-1].startswith("The pump ships")


def test_other_folders_and_updates_without_a_colour_stay_notes() -> None:
    assert read(update(), folder="notes").kind == "notes_docx"
    assert read(update(colour="fine")).kind == "notes_docx"


def test_update_that_is_imported_by_kind_may_be_a_word_file() -> None:
    result = read(update(), folder="anywhere", kind="update_markdown")
    assert result.kind == "update_docx"
    assert len(result.records) == 1


@settings(max_examples=20, deadline=None)
@given(st.binary(max_size=40), st.integers(0, 40_000))
def test_damaged_files_are_refused_or_read(junk: bytes, place: int) -> None:
    good = update()
    document = Document(
        "p/published/w.docx", good[:place] + junk + good[place + len(junk) :]
    )
    DocxUpdateReader().accepts(document)
    with suppress(UnreadableFileError):
        DocxUpdateReader().read(document, CONTEXT)
