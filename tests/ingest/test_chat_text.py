"""Chats that programs export as text: WhatsApp, Telegram, Discord and their like."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.reading import ReadResult
from ingest.detect import reader_for
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers.chat_text import ChatTextReader
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2031, 11, 20))


def read(text: str, context: ReadContext = CONTEXT) -> ReadResult:
    return read_document(Document("w/kiln chat.txt", text.encode()), context)


def said(result: ReadResult) -> list[tuple[str | None, date | None, str]]:
    return [(one.speaker, one.dated, one.text) for one in result.passages]


@pytest.mark.parametrize(
    "form",
    [
        "[{day}, 09:05:12] {name}: {words}",
        "{day}, 09:05 - {name}: {words}",
        "[{day} 9:05\u202fAM] {name}: {words}",
        "[{day} 9:05 AM] {name}\n{words}\n",
        "{name}, [{day} 09:05]\n{words}\n",
        "[{day} 09:05] <{name}> {words}",
    ],
)
def test_a_message_has_who_wrote_it_and_its_day(form: str) -> None:
    turns = [("04/03/2031", "Ana Díaz", "It is hot."), ("13/03/2031", "Bo Li", "Good.")]
    text = "\n".join(form.format(day=d, name=n, words=w) for d, n, w in turns)
    result = read(text)
    assert result.kind == "chat_text"
    assert said(result) == [
        ("Ana Díaz", date(2031, 3, 4), "It is hot."),
        ("Bo Li", date(2031, 3, 13), "Good."),
    ]
    assert [person.name for person in result.people] == ["Ana Díaz", "Bo Li"]
    assert result.dated == date(2031, 3, 13)


def test_lines_below_belong_to_the_message_and_events_to_nobody() -> None:
    result = read(
        "04/03/2031, 09:00 - Messages are end-to-end encrypted.\n"
        "04/03/2031, 09:05 - Ana Díaz: Two things:\nthe kiln\n\nthe bricks\n"
        "04/03/2031, 09:06 - Bo Li joined\n"
        "14/03/2031, 09:07 - Bo Li: <Media omitted>\n"
    )
    assert [text for _, _, text in said(result)] == [
        "Two things:\nthe kiln\n\nthe bricks"
    ]
    assert result.remarks == ("1 message holds no words; left out",)


def test_the_order_of_day_and_month_is_that_in_which_time_goes_on() -> None:
    text = "[01/03/2031 09:00] <ana> One.\n[04/02/2031 09:00] <bo> Two.\n"
    assert [day for _, day, _ in said(read(text))] == [
        date(2031, 1, 3),
        date(2031, 4, 2),
    ]


def test_days_that_could_be_two_are_named_and_not_guessed() -> None:
    text = "[04/03/2031 09:00] <ana> One.\n[05/03/2031 09:00] <bo> Two.\n"
    result = read(text)
    assert [day for _, day, _ in said(result)] == [None, None]
    assert "the day of 2 messages is not known" in result.problems[0].what
    german = ReadContext(today=CONTEXT.today, date_order="dmy")
    assert said(read(text, german))[0][1] == date(2031, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "2031-03-04 09:00:01,120 - root - ERROR: kiln\n" * 3,
        "Kiln weekly\n\n04/03/2031, 10:00 - Ana: opens\nBo tells.\n",
        "[04/03/2031] Ana Díaz: hot\n[05/03/2031] Bo Li: good\n",
    ],
)
def test_what_does_not_open_its_lines_so_is_no_chat(text: str) -> None:
    assert reader_for(Document("w/notes.txt", text.encode())).kind != "chat_text"


@given(st.binary(max_size=300))
def test_whatever_bytes_follow_they_are_read_or_refused(data: bytes) -> None:
    start = b"[04/03/2031 09:00] <ana> One.\n"
    with suppress(UnreadableFileError):
        result = ChatTextReader().read(Document("w/x.txt", start + data), CONTEXT)
        assert result.passages[0].text.startswith("One.")
