"""Text of two or four bytes a character is read, and said to be what it is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.reading import read_document
from ingest.text.wide_text import as_utf8

CONTEXT = ReadContext(today=date(2027, 6, 1))
WIDE = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
FILES = {
    "call.md": "# Cider call, 2 May 2027\n\n- Imke Vos: weigh the Größe by 9 May 2027\n",
    "call.txt": "Cider call 2 May 2027\n\nACTIONS\n- Imke Vos to weigh the Größe\n",
    "t.csv": "Issue key;Summary;Status\nORC-1;Größe der Presse;In Progress\n",
    "r.csv": "ID\tType\tTitle\tOwner\tStatus\nR-1\tRisk\tFäulnis\tImke Vos\tOpen\n",
}


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("name", FILES)
def test_wide_text_gives_what_utf8_gives_and_a_remark(name: str, encoding: str) -> None:
    text = FILES[name]
    plain = read_document(Document(name, text.encode()), CONTEXT)
    wide = read_document(Document(name, text.encode(encoding)), CONTEXT)

    assert "UTF-" in wide.remarks[0]
    assert wide.model_copy(update={"remarks": wide.remarks[1:]}) == plain


@pytest.mark.parametrize("name", FILES)
def test_a_code_page_is_named_in_the_report(name: str) -> None:
    result = read_document(Document(name, FILES[name].encode("cp1252")), CONTEXT)
    assert any("cp1252" in problem.what for problem in result.problems)


def test_bytes_that_are_no_text_are_refused_still() -> None:
    with pytest.raises(UnreadableFileError):
        read_document(Document("call.md", bytes(range(256)) * 40), CONTEXT)


def test_xml_that_names_its_encoding_is_left_to_its_parser() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><testsuites/>'
    document = Document("r.xml", text.encode("utf-16"))
    assert as_utf8(document) == (document, None)


@given(st.binary(max_size=200))
def test_what_is_not_beyond_doubt_stays_as_it_is(data: bytes) -> None:
    document, told = as_utf8(Document("a.txt", data))
    assert told or document.data == data
