from __future__ import annotations

import zlib
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.reading import ReadResult, Role
from ingest.detect import reader_for
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers.notes_pdf import PdfNotesReader
from tests.ingest.pdfs import assembled, pdf

CONTEXT = ReadContext(today=date(2031, 11, 20))
LATE = (
    "The crane comes later than it was planned to come, as the port wrote\n"
    "to us in the week before."
)
TABLE = (
    ((0, "What"), (200, "Who"), (300, "Due")),
    ((0, "Order the pump and"), (200, "Bo Li"), (300, "14 March 2031")),
    ((0, "test it twice"),),
    ((0, "Call the port"), (200, "Ana Diaz"), (300, "20 March 2031")),
)


def read(data: bytes, name: str = "m.pdf") -> ReadResult:
    return PdfNotesReader().read(Document(f"w1/notes/{name}", data), CONTEXT)


def test_statements_are_placed_by_page_and_line() -> None:
    result = read(
        pdf(
            ["Board, minutes", "Tuesday 4 March 2031", "Present: Ana Diaz, Bo Li", "",
             "- We buy the pump."],
            ["", *LATE.split("\n")],
        )
    )  # fmt: skip
    assert [(p.locator, p.role, p.text) for p in result.passages] == [
        ("page 1 line 1", Role.HEADING, "Board, minutes"),
        ("page 1 line 2", Role.PARAGRAPH, "Tuesday 4 March 2031"),
        ("page 1 line 3", Role.PARAGRAPH, "Present: Ana Diaz, Bo Li"),
        ("page 1 line 5", Role.ITEM, "- We buy the pump."),
        (
            "page 2 lines 1-2",
            Role.PARAGRAPH,
            LATE,
        ),
    ]
    assert (result.title, result.dated) == ("Board, minutes", date(2031, 3, 4))
    assert [person.name for person in result.people] == ["Ana Diaz", "Bo Li"]


def test_table_rows_keep_their_columns_and_their_wrapped_cells() -> None:
    rows = read(pdf(["Actions", "", *TABLE, "", "That was all."])).passages
    assert [(p.locator, p.text) for p in rows if p.role is Role.ROW] == [
        ("page 1 line 3", "What | Who | Due"),
        (
            "page 1 lines 4-5",
            "Order the pump and test it twice | Bo Li | 14 March 2031",
        ),
        ("page 1 line 6", "Call the port | Ana Diaz | 20 March 2031"),
    ]
    assert rows[2].cells == (
        ("What", "Order the pump and test it twice"),
        ("Who", "Bo Li"),
        ("Due", "14 March 2031"),
    )
    assert rows[-1].text == "That was all."


def test_prose_in_two_columns_is_read_one_after_the_other() -> None:
    left = [f"Left line {n} tells of the pump and its seal" for n in range(9)]
    right = [f"Right line {n} tells of the crane at port" for n in range(9)]
    page = [((0, a), (270, b)) for a, b in zip(left, right, strict=True)]
    passages = read(pdf(page)).passages
    words = "\n".join(passage.text for passage in passages)
    assert words.split("\n") == [*left, *right]
    assert passages[-1].locator.endswith("column 2")


def test_page_numbers_and_running_titles_are_read_once() -> None:
    pages = [
        ["Acme, internal", f"Point {n} was told.", f"{n} / 4"] for n in range(1, 5)
    ]
    texts = [passage.text for passage in read(pdf(*pages)).passages]
    assert texts == ["Acme, internal", *(f"Point {n} was told." for n in range(1, 5))]


def test_page_without_text_is_named_with_what_to_do() -> None:
    result = read(pdf(["Ship it."], []))
    assert [passage.text for passage in result.passages] == ["Ship it."]
    [problem] = result.problems
    assert (problem.where, "OCR" in problem.fix) == ("page 2", True)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf(["Ship it."])[:200], "damaged"),
        (b"%PDF-1.7\n" + b"\0\1\2" * 99, "damaged"),
        (
            assembled([b"<</Type/Catalog/Pages 2 0 R>>",
                       b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
            "damaged",
        ),
        (
            pdf(
                ["Ship it."],
                extra=b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O(" + b"o" * 32
                + b")/U(" + b"u" * 32 + b")>>/ID[(a)(a)]",
            ),
            "password protected",
        ),
    ],
)  # fmt: skip
def test_bad_files_are_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFileError, match=reason) as caught:
        read(data)
    assert caught.value.fix


def test_stream_that_unpacks_too_far_is_refused() -> None:
    bomb = zlib.compress(zlib.compress(b" " * 60_000_000, 9), 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>",
        b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream"
        % (len(bomb), bomb),
    ]
    with pytest.raises(UnreadableFileError, match="unpacks to more"):
        read(assembled(objects))


def test_content_decides_not_the_name() -> None:
    assert reader_for(Document("minutes.txt", pdf(["Ship it."]))).kind == "notes_pdf"


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=80), st.integers(0, 700), st.integers(0, 30))
def test_whatever_bytes_come_it_is_read_or_refused(
    junk: bytes, place: int, cut: int
) -> None:
    good = pdf(["Board, minutes", *TABLE])
    with suppress(UnreadableFileError):
        places = [
            passage.locator
            for passage in read(good[:place] + junk + good[place + cut :]).passages
        ]
        assert len(set(places)) == len(places)
