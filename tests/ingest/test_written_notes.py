from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.labels import Label
from assistant.domain.reading import ReadResult, Role
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers.notes_markdown import MarkdownNotesReader
from ingest.readers.notes_text import TextNotesReader

CONTEXT = ReadContext(today=date(2031, 11, 20))


def read(text: str | bytes, path: str = "w1/notes/sync.md") -> ReadResult:
    data = text.encode() if isinstance(text, str) else text
    reader = TextNotesReader() if path.endswith(".txt") else MarkdownNotesReader()
    return reader.read(Document(path, data), CONTEXT)


def test_front_matter_gives_title_date_and_label_and_is_never_run() -> None:
    result = read(
        "---\ntitle: Board call\ndate: 2031-03-04\nclassification: Confidential\n"
        "x: !!python/object/apply:os.system ['true']\n---\nAna writes the plan."
    )
    assert (result.title, result.dated) == ("Board call", date(2031, 3, 4))
    assert (result.dated_from, result.label) == ("front matter", Label.RESTRICTED)
    assert [(p.locator, p.text) for p in result.passages] == [
        ("line 7", "Ana writes the plan.")
    ]


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("public", Label.CLIENT),
        ("Internal", Label.INTERNAL),
        ("secret", Label.RESTRICTED),
    ],
)
def test_label_words_of_front_matter(word: str, label: Label) -> None:
    assert read(f"---\nlabel: {word}\n---\nx").label is label


def test_markers_in_the_text_set_no_label() -> None:
    assert read("TLP:RED\n\n# Sync\n\nINTERNAL ONLY: margins").label is None


def test_title_is_the_first_heading_else_a_short_first_line() -> None:
    assert read("TLP:RED\n\n# The *big* sync\n\nx").title == "The big sync"
    assert read("team sync\n\nlong text", "a/sync.txt").title == "team sync"


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnreadableFileError):
        read(b"\x00\x01\x02\xff" * 40)


def test_wrong_encoding_is_read_with_a_problem() -> None:
    result = read("# Réunion\n\nAna appelle Zoé.".encode("cp1252"))
    assert result.passages[1].text == "Ana appelle Zoé."
    assert [problem.where for problem in result.problems] == ["line 1"]


def test_control_and_invisible_characters_are_gone() -> None:
    result = read("Ana\u202e pays\u200b the\x1b[31m bill.\r\nBo too.")
    assert [passage.text for passage in result.passages] == [
        "Ana pays the[31m bill.",
        "Bo too.",
    ]


def test_stand_up_notes_are_one_passage_a_statement() -> None:
    result = read(
        "standup thu 2031-03-06\n\nmo - parser merged\nme - docs\n\nAI mo - tests by fri\n"
        "blockers: none",
        "w1/notes/standup.txt",
    )
    assert [passage.locator for passage in result.passages] == [
        "line 1",
        "line 3",
        "line 4",
        "line 6",
        "line 7",
    ]
    assert all(passage.speaker is None for passage in result.passages)
    assert result.dated == date(2031, 3, 6)


def test_meeting_notes_make_passages_and_no_records() -> None:
    result = read("# Weekly\n\n| Topic | Date |\n|---|---|\n| G1 | 2031-05-01 |")
    assert result.records == ()
    assert result.passages[-1].role is Role.ROW


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for path in ("a/x.md", "a/x.txt"):
        with suppress(UnreadableFileError):
            assert read(data, path).kind
