"""Transcripts as subtitles, as Otter's text and as Teams' Word file; Zoom's chat."""

from __future__ import annotations

import io
from contextlib import suppress
from datetime import date

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.reading import Passage, ReadResult, Role
from ingest.detect import reader_for
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers.transcript_otter import OtterReader
from ingest.readers.transcript_srt import SubtitleReader
from ingest.readers.transcript_teams import TeamsTranscriptReader
from ingest.readers.zoom_chat import ZoomChatReader
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2031, 11, 20))
SRT = (
    "\ufeff1\r\n00:00:01,760 --> 00:00:03,240\r\nDíaz, Ana: We move the\r\n\r\n"
    "2\r\n00:00:04,000 --> 00:00:05,000\r\nDíaz, Ana: pump to Friday.\r\n\r\n"
    "3\r\n01:02:07,000 --> 01:02:08,000\r\n<i>Bo Li: Fine.</i>\r\n\r\nGood.\r\n"
)
OTTER = (
    "Pump weekly\nThu, Mar 6, 2031 10:00AM\n\n"
    "Ana Díaz  0:12  \nWe move the pump.\nTo Friday.\n\n"
    "Unknown Speaker  53:27  \nFine.\n\n"
    "Bo Li  1:02:07  \nI tell the port.\n\nAnd the crane.\n\n"
    "Transcribed by https://otter.ai\n"
)
CHAT = (
    "00:03:14\tAna Díaz:\tHi all\r\n"
    "00:03:14\tBo Li:\tThe seal failed.\r\nWe order another.\r\n"
    '00:04:00\tAna Díaz:\tReacted to "The seal failed." with 👍\r\n'
    '00:05:00\tAna Díaz:\tReplying to "The seal failed."\r\n\r\nWhen will it come?\r\n'
)


def read(data: str | bytes, name: str) -> ReadResult:
    data = data.encode() if isinstance(data, str) else data
    return read_document(Document(f"w1/notes/{name}", data), CONTEXT)


def said(passages: tuple[Passage, ...]) -> list[tuple[str, str | None, str]]:
    return [(one.locator, one.speaker, one.text) for one in passages]


def teams(*paragraphs: str) -> bytes:
    word = docx.Document()
    for text in paragraphs:
        word.add_paragraph(text)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def test_subtitles_are_read_with_speakers_and_times() -> None:
    result = read(SRT, "pump-2031-03-06.srt")
    assert (result.kind, result.dated) == ("transcript_srt", date(2031, 3, 6))
    assert said(result.passages) == [
        ("00:00:01", "Ana Díaz", "We move the\npump to Friday."),
        ("01:02:07", "Bo Li", "Fine.\nGood."),
    ]
    assert [person.name for person in result.people] == ["Ana Díaz", "Bo Li"]


def test_subtitles_without_numbers_are_read_as_well() -> None:
    text = "0:00:01.000,0:00:03.000\nHello.\n\n0:00:04.000,0:00:05.500\nGo on.\n"
    assert said(read(text, "captions.sbv").passages) == [
        ("00:00:01", None, "Hello."),
        ("00:00:04", None, "Go on."),
    ]


def test_impossible_times_of_a_cue_are_named_and_its_words_kept() -> None:
    bad = SRT.replace("01:02:07,000 --> 01:02:08,000", "01:99:07 --> 01:02:08,000")
    result = read(bad, "a.srt")
    assert [problem.where for problem in result.problems] == ["line 10"]
    assert any("Fine." in passage.text for passage in result.passages)


def test_otter_turns_paragraphs_and_first_lines_are_kept() -> None:
    result = read(OTTER, "weekly.txt")
    assert (result.kind, result.title) == ("transcript_otter", "Pump weekly")
    assert result.dated == date(2031, 3, 6)
    assert said(result.passages) == [
        ("line 1", None, "Pump weekly"),
        ("line 2", None, "Thu, Mar 6, 2031 10:00AM"),
        ("00:00:12", "Ana Díaz", "We move the pump.\nTo Friday."),
        ("00:53:27", "Unknown Speaker", "Fine."),
        ("01:02:07", "Bo Li", "I tell the port."),
        ("01:02:07 (2)", "Bo Li", "And the crane."),
    ]
    assert [person.name for person in result.people] == ["Ana Díaz", "Bo Li"]


def test_agenda_with_clock_times_is_no_transcript() -> None:
    agenda = "Kick-off 9:00\nwith all\n\nStand-up 9:30\nwith the crew\n"
    assert read(agenda, "agenda.txt").kind == "notes_text"


@pytest.mark.parametrize("apart", [True, False])
def test_teams_word_transcript_is_read_as_turns(apart: bool) -> None:
    turns = [
        "Ana Díaz   0:03\nWe move the pump.",
        "Bo Li   0:03\nFine.",
        "Ana Díaz   1:02:07\nThe action is on me.",
    ]
    if apart:
        turns = [line for turn in turns for line in turn.split("\n")]
    data = teams(
        "Pump weekly-20310306_133555-Meeting Transcript",
        "6 March 2031, 01:35pm",
        "27m 42s",
        "Ana Díaz started transcription",
        *turns,
        "Ana Díaz stopped transcription",
    )
    result = read(data, "t.docx")
    assert (result.kind, result.title) == ("transcript_teams", "Pump weekly")
    assert result.dated == date(2031, 3, 6)
    assert said(result.passages) == [
        ("00:00:03", "Ana Díaz", "We move the pump."),
        ("00:00:03 (2)", "Bo Li", "Fine."),
        ("01:02:07", "Ana Díaz", "The action is on me."),
    ]


def test_other_word_files_stay_notes() -> None:
    data = teams("Minutes", "Ana: we move the pump at 10:30", "Bo: fine")
    assert reader_for(Document("m.docx", data)).kind == "notes_docx"
    with pytest.raises(UnreadableFileError, match="no transcript"):
        TeamsTranscriptReader().read(Document("m.docx", data), CONTEXT)


def test_chat_messages_keep_their_lines_and_lose_reactions_and_quotes() -> None:
    result = read(CHAT, "GMT20310306-133555_RecordingnewChat.txt")
    assert (result.kind, result.dated) == ("zoom_chat", date(2031, 3, 6))
    assert said(result.passages) == [
        ("00:03:14", "Ana Díaz", "Hi all"),
        ("00:03:14 (2)", "Bo Li", "The seal failed.\nWe order another."),
        ("00:05:00", "Ana Díaz", "When will it come?"),
    ]
    assert {passage.role for passage in result.passages} == {Role.MESSAGE}


@pytest.mark.parametrize(
    "line",
    [
        "12:19:40\t From  Ana Díaz : Hi all",
        "12:19:40 From Ana Díaz to Everyone:\n\tHi all",
        "2031-03-06 12:19:40 From Ana Díaz to Everyone:\n\tHi all",
        "12:19:40\tAna Díaz: Hi all",
    ],
)
def test_chats_of_every_age_are_read(line: str) -> None:
    result = read(f"{line}\n", "chat.txt")
    assert result.kind == "zoom_chat"
    assert said(result.passages) == [("12:19:40", "Ana Díaz", "Hi all")]


def test_private_messages_are_counted_and_not_read() -> None:
    text = f"{CHAT}00:06:00 From Bo Li to Ana Díaz(Direct Message):\nthey cheat\n"
    result = read(text, "chat.txt")
    assert not any("cheat" in passage.text for passage in result.passages)
    assert [problem.what for problem in result.problems] == [
        "1 private messages were not read"
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([SubtitleReader(), OtterReader(), ZoomChatReader()]),
    st.sampled_from([SRT, OTTER, CHAT]),
    st.binary(max_size=60) | st.text("0123456789:,.-> \t\nAna{}", max_size=60),
    st.integers(0, 300),
)
def test_whatever_bytes_come_they_are_read_or_refused(
    reader: SubtitleReader | OtterReader | ZoomChatReader,
    good: str,
    junk: bytes | str,
    place: int,
) -> None:
    part = junk.encode() if isinstance(junk, str) else junk
    data = good.encode()[:place] + part + good.encode()[place:]
    document = Document("a.txt", data)
    reader.accepts(document)
    with suppress(UnreadableFileError):
        places = [one.locator for one in reader.read(document, CONTEXT).passages]
        assert len(set(places)) == len(places)


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=40), st.integers(0, 40_000))
def test_damaged_word_transcripts_are_refused_or_read(junk: bytes, place: int) -> None:
    good = teams("Ana   0:03\nHi.", "Bo   0:04\nHi.")
    document = Document("a.docx", good[:place] + junk + good[place + len(junk) :])
    TeamsTranscriptReader().accepts(document)
    with suppress(UnreadableFileError):
        TeamsTranscriptReader().read(document, CONTEXT)


@pytest.mark.parametrize(
    "form",
    [
        "{name} ({time}):\n{words}\n",
        "{name}: ({time})\n{words}\n",
        "{time} - {name}\n{words}\n",
        "[00:{time}] {name}: {words}\n",
        "[00:{time} - 00:59:59] {name}: {words}\n",
        "00:{time} {name}: {words}\n",
    ],
)
def test_turns_of_other_makers_are_read_with_speaker_and_time(form: str) -> None:
    turns = [("00:00", "Ana Díaz", "We move the pump."), ("01:12", "Bo Li", "Fine.")]
    text = "\n".join(form.format(time=t, name=n, words=w) for t, n, w in turns)
    result = read(text, "pump.txt")
    assert result.kind == "transcript_otter"
    assert said(result.passages) == [(f"00:{t}", n, w) for t, n, w in turns]


@pytest.mark.parametrize(
    "text",
    [
        "(10:00) Welcome: Ana opens\n(10:30) Budget: Bo tells\n",
        "09:00 - Welcome\nAna opens.\n09:30 - Budget\nBo tells.\n",
        "10:00 Ana: opens\n10:30 Bo: tells\n",
    ],
)
def test_an_agenda_is_no_transcript(text: str) -> None:
    assert read(text, "agenda.txt").kind == "notes_text"


def test_turns_that_name_nobody_are_counted_where_others_name_somebody() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:03,000\nBo Li: Fine.\n\n"
        "2\n00:00:04,000 --> 00:00:05,000\nIt is hot.\n\n"
        "3\n00:00:06,000 --> 00:00:07,000\nBo Li: Good.\n"
    )
    [remark] = read(text, "kiln.srt").remarks
    assert remark.startswith("1 of 3 turns name no speaker")
    assert not read(text.replace("Bo Li: ", ""), "kiln.srt").remarks
