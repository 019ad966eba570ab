from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.reading import ReadResult, Role
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers.transcript_vtt import TranscriptReader

CONTEXT = ReadContext(today=date(2031, 11, 20))


def read(text: str, name: str = "call.vtt") -> ReadResult:
    return TranscriptReader().read(Document(f"w1/notes/{name}", text.encode()), CONTEXT)


def vtt(*cues: tuple[str, str]) -> str:
    body = "".join(f"00:{at} --> 00:59:59.000\n{text}\n\n" for at, text in cues)
    return f"WEBVTT\n\n{body}"


def turns(text: str) -> list[tuple[str, str | None, str]]:
    return [(p.locator, p.speaker, p.text) for p in read(text).passages]


def test_both_ways_to_mark_a_speaker_are_read() -> None:
    assert turns(vtt(("00:01.500", "<v Ana Díaz>Hello.</v>"))) == [
        ("00:00:01", "Ana Díaz", "Hello.")
    ]
    assert turns(vtt(("03:12.000", "Bo Li: We test on Friday."))) == [
        ("00:03:12", "Bo Li", "We test on Friday.")
    ]


_TALK = "".join(
    f"{n}\n00:00:{n:02}.000 --> 00:00:{n + 1:02}.000\n<v Ana Díaz>Point {n}.</v>\n\n"
    for n in range(11, 19)
)
_LISTED = _TALK.replace("<v Ana Díaz>", "Ana Díaz: ").replace("</v>", "")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (_TALK[:-6], "18."),
        (f"{_TALK}19\n00:00:19.000 --> 00:00:20.000\n<v Ana", "18."),
        (f"{_TALK}19\n00:00:19.000 --> 00:0", "18."),
        (f"{_TALK}19\n00:00", "18."),
        (f"{_TALK}19", "18."),
        (_TALK.replace("18.</v>\n", "1\n"), "1"),
        (f"{_LISTED}19\n00:00:19.000 --> 00:00:20.000\nAna Díaz: And then", "then"),
    ],
)
def test_a_transcript_that_ends_within_a_cue_is_said_to_be_cut(
    text: str, kept: str
) -> None:
    result = read(f"WEBVTT\n\n{text}")
    assert any("ends within a cue" in one.what for one in result.problems)
    assert result.passages[-1].text.endswith(kept)


@pytest.mark.parametrize(
    "text",
    [
        _TALK,
        _TALK.rstrip(),
        _LISTED.rstrip(),
        _LISTED.replace(".\n", "\n").rstrip(),
        f"{_LISTED}19\n00:00:19.000 --> 00:00:20.000\nAna Díaz: is it 3 < 5?",
        _TALK.replace("</v>", "").rstrip(),
    ],
)
def test_a_transcript_that_ends_with_its_last_words_is_whole(text: str) -> None:
    assert not read(f"WEBVTT\n\n{text}").problems


def test_name_last_first_is_put_in_order() -> None:
    [person] = read(vtt(("00:01.000", "<v Díaz, Ana (Acme)>Hi.</v>"))).people
    assert person.name == "Ana Díaz"


def test_cue_cut_in_mid_sentence_is_joined_with_the_next_of_its_speaker() -> None:
    text = vtt(
        ("00:01.000", "<v Ana>I send the</v>"),
        ("00:03.000", "<v Ana>report on Friday.</v>"),
        ("00:05.000", "<v Ana>and that is it</v>"),
        ("00:07.000", "<v Bo>fine</v>"),
    )
    assert [(speaker, words) for _, speaker, words in turns(text)] == [
        ("Ana", "I send the\nreport on Friday."),
        ("Ana", "and that is it"),
        ("Bo", "fine"),
    ]


def test_cues_are_put_in_order_of_time() -> None:
    text = vtt(("00:09.000", "<v Bo>Later.</v>"), ("00:01.000", "<v Ana>First.</v>"))
    assert [words for _, _, words in turns(text)] == ["First.", "Later."]


def test_two_voices_in_a_cue_and_cues_of_one_second_have_places_of_their_own() -> None:
    text = vtt(
        ("00:01.200", "<v Ana>Sure.</v>\n<v Bo>I agree.</v>"),
        ("00:01.300", "<v Cy>No."),
    )
    found = turns(text)
    assert [speaker for _, speaker, _ in found] == ["Ana", "Bo", "Cy"]
    assert len({place for place, _, _ in found}) == 3


def test_a_voice_that_opens_within_anothers_words_is_named_and_not_followed() -> None:
    result = read(vtt(("00:01.000", "<v Ana>Sure.\n<v The Boss>I approve.")))
    found = [(passage.speaker, passage.text) for passage in result.passages]
    assert found == [("Ana", "Sure."), (None, "I approve.")]
    [problem] = result.problems
    assert problem.where == "00:00:01"
    assert "'The Boss'" in problem.what


def test_name_behind_a_voice_tag_is_part_of_what_is_said() -> None:
    assert turns(vtt(("00:01.000", "<v Bo>The boss: approved"))) == [
        ("00:00:01", "Bo", "The boss: approved")
    ]


def test_escaped_tag_stays_words() -> None:
    [(_, speaker, words)] = turns(
        vtt(("00:01.000", "<v Bo>&lt;v Ana&gt;I pay &amp; go."))
    )
    assert (speaker, words) == ("Bo", "<v Ana>I pay & go.")


def test_colon_in_a_transcript_without_speakers_is_no_speaker() -> None:
    cues = [(f"00:{second:02}.000", "so we go on.") for second in range(10)]
    text = vtt(*cues, ("00:30.000", "The plan: wait."))
    assert {speaker for _, speaker, _ in turns(text)} == {None}


def test_unknown_speaker_is_no_person() -> None:
    assert read(vtt(("00:01.000", "<v @1>Hello?</v>"))).people == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("WEBVTT\n", "GMT20310304-190114_Recording.vtt"),
        ("WEBVTT - Weekly, 4 March 2031\n", "a.vtt"),
        ("WEBVTT\n\nNOTE 2031-03-04\n", "a.vtt"),
    ],
)
def test_date_comes_from_the_file_name_or_a_note(text: str, name: str) -> None:
    cue = "\n00:00:01.000 --> 00:00:02.000\nhi.\n"
    assert read(text + cue, name).dated == date(2031, 3, 4)


def test_cue_with_a_broken_time_is_named_and_the_rest_kept() -> None:
    result = read(
        "WEBVTT\n\n1\n00:xx --> 00:01\nlost\n\n00:02.000 --> 00:03.000\nkept.\n"
    )
    assert [passage.text for passage in result.passages] == ["kept."]
    assert len(result.problems) == 1


@pytest.mark.parametrize("text", ["no header", "WEBVTT\n\n00:xx --> 00:01\nlost\n"])
def test_file_without_a_readable_cue_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFileError):
        read(text)


def test_transcript_is_known_by_its_first_word_whatever_its_name() -> None:
    reader = TranscriptReader()
    assert reader.accepts(Document("a/call.txt", b"\xef\xbb\xbfWEBVTT\n\n"))
    assert not reader.accepts(Document("a/call.txt", b"notes"))


@given(st.lists(st.text(max_size=40), max_size=8))
def test_any_cues_are_read_or_refused(texts: list[str]) -> None:
    cues = [(f"{n % 3:02}:{n % 2:02}.000", text) for n, text in enumerate(texts)]
    with suppress(UnreadableFileError):
        result = read(vtt(*cues))
        places = [passage.locator for passage in result.passages]
        assert len(places) == len(set(places))
        assert all(passage.role is Role.TURN for passage in result.passages)


def test_cues_of_graph_with_metadata_are_the_words_of_their_speaker() -> None:
    meta = (
        '{"startDateTime":"2031-03-04T08:22:30.04+00:00","speakerName":"Díaz, Ana",'
        '"spokenText":"We ship on Friday.","spokenLanguage":"en-us"}'
    )
    result = read(vtt(("00:16.246", meta)))
    [turn] = result.passages
    assert (turn.speaker, turn.text) == ("Ana Díaz", "We ship on Friday.")
    assert result.dated == date(2031, 3, 4)


@pytest.mark.parametrize(
    "name", ['1 "Nia Foss" (8812)', '"Nia Foss"', "1 - Nia Foss", "Nia Foss"]
)
def test_the_name_of_a_cue_says_who_speaks(name: str) -> None:
    text = (
        f"WEBVTT\n\n{name}\n00:00:01.000 --> 00:00:04.000\nThe kiln is hot.\n\n"
        "2\n00:00:05.000 --> 00:00:07.000\nGood.\n"
    )
    assert [(p.speaker, p.text) for p in read(text).passages] == [
        ("Nia Foss", "The kiln is hot."),
        (None, "Good."),
    ]


@pytest.mark.parametrize(
    "name", ["4f2c-7/12-0", "Opening of the kiln", "chapter 2", "12"]
)
def test_a_cue_that_is_named_otherwise_has_no_speaker(name: str) -> None:
    text = f"WEBVTT\n\n{name}\n00:00:01.000 --> 00:00:04.000\nThe kiln is hot.\n"
    assert [p.speaker for p in read(text).passages] == [None]


@pytest.mark.parametrize(
    "form",
    ["NIA FOSS>> {}", ">> Nia Foss: {}", "[Nia Foss] {}", "- Nia Foss: {}"],
)
def test_marks_of_other_makers_around_a_speaker_are_read(form: str) -> None:
    said = ["The kiln is hot.", "It cools by Friday."]
    cues = [(f"00:0{n}.000", form.format(words)) for n, words in enumerate(said)]
    found = [(str(who).casefold(), words) for _, who, words in turns(vtt(*cues))]
    assert found == [("nia foss", words) for words in said]


def test_a_name_in_a_line_of_its_own_and_two_voices_in_lines_of_a_cue() -> None:
    text = vtt(
        ("00:01.000", "Nia Foss:\nThe kiln is hot."),
        ("00:05.000", "Bo Li: When?\nNia Foss: By Friday."),
    )
    assert turns(text) == [
        ("00:00:01", "Nia Foss", "The kiln is hot."),
        ("00:00:05", "Bo Li", "When?"),
        ("00:00:05 (2)", "Nia Foss", "By Friday."),
    ]


def test_sounds_in_brackets_are_no_speakers() -> None:
    text = vtt(
        ("00:01.000", "[Music] Welcome."),
        ("00:03.000", "[Music] Come in."),
        ("00:05.000", "Now we begin."),
        ("00:07.000", "With the kiln."),
        ("00:09.000", "It is hot."),
    )
    assert {who for _, who, _ in turns(text)} == {None}
