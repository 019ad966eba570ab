from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.reading import ReadResult
from ingest.detect import reader_for
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers.teams_chat import TeamsChatReader

CONTEXT = ReadContext(today=date(2031, 11, 20))


def message(content: str = "<p>Hi all</p>", **fields: Any) -> dict[str, Any]:
    return {
        "id": "1",
        "messageType": "message",
        "createdDateTime": "2031-03-04T23:30:00.832Z",
        "deletedDateTime": None,
        "from": {"user": {"id": "u-1", "displayName": "Díaz, Ana"}},
        "body": {"contentType": "html", "content": content},
        "mentions": [],
        "attachments": [],
        **fields,
    }


def read(*messages: object, **page: object) -> ReadResult:
    data = json.dumps({"value": list(messages), **page}).encode()
    return TeamsChatReader().read(Document("w1/chat/room.json", data), CONTEXT)


def words(*messages: object) -> list[str]:
    return [passage.text for passage in read(*messages).passages]


def test_message_has_its_writer_day_thread_and_place() -> None:
    mention = {"id": 0, "mentioned": {"user": {"displayName": "Bo Li"}}}
    content = (
        '<div>Ah, <at id="0">Bo</at>, the build slips to <b>12/06</b>.'
        '<emoji alt="👍"></emoji></div><attachment id="9"></attachment>'
    )
    reference = {"id": "9", "contentType": "messageReference", "content": "{}"}
    result = read(message(content, mentions=[mention], attachments=[reference]))
    [passage] = result.passages
    assert passage.text == "Ah, Bo, the build slips to 12/06.👍"
    assert (passage.speaker, passage.dated) == ("Ana Díaz", date(2031, 3, 4))
    assert (passage.locator, passage.thread) == ("/value/0/body/content", "9")
    assert [person.name for person in result.people] == ["Ana Díaz", "Bo Li"]
    assert (result.dated, result.dated_from) == (date(2031, 3, 4), "newest timestamp")


def test_events_bots_deleted_and_empty_messages_hold_no_words() -> None:
    assert not words(
        message(messageType="systemEventMessage", createdDateTime="rubbish"),
        message("", deletedDateTime="2031-03-05T00:00:00Z"),
        message("<img src='x' alt='a picture of a pump'>"),
        message() | {"from": {"application": {"displayName": "Build bot"}}},
    )


def test_messages_of_which_nothing_is_kept_are_counted() -> None:
    gone = message("", deletedDateTime="2031-03-05T10:00:00Z")
    event = message(messageType="systemEventMessage")
    [remark] = read(message(), gone, event).remarks
    assert remark == (
        "2 of 3 messages hold no words of a person; left out, 1 of them deleted"
    )
    assert read(message()).remarks == ()


def test_oldest_message_comes_first() -> None:
    newer = message("<p>Second</p>", createdDateTime="2031-03-05T08:00:00Z")
    assert words(newer, message("<p>First</p>")) == ["First", "Second"]


def test_quoted_message_counts_once() -> None:
    quote = "<blockquote><p>{}</p></blockquote><p>Fine.</p>"
    first = message("<p>We ship on Friday.</p>")
    again = message(quote.format("We ship on Friday."))
    other = message(quote.format("Told elsewhere."))
    assert words(first, again) == ["We ship on Friday.", "Fine."]
    passages = read(other).passages
    assert [(p.text, p.quoted) for p in passages] == [
        ("Fine.", False),
        ("Told elsewhere.", True),
    ]


def test_replies_of_a_channel_and_lists_of_pages_are_read() -> None:
    pages = [{"value": [message("<p>A</p>", replies=[message("<p>B</p>")])]}]
    document = Document("a.json", json.dumps(pages).encode())
    result = TeamsChatReader().read(document, CONTEXT)
    assert [(p.locator, p.text) for p in result.passages] == [
        ("/0/value/0/body/content", "A"),
        ("/0/value/0/replies/0/body/content", "B"),
    ]


def test_time_that_is_none_is_named_and_the_message_kept() -> None:
    result = read(message(createdDateTime="2031-03-1706:47:05.123Z"), message())
    assert [p.dated for p in result.passages] == [date(2031, 3, 4), None]
    [problem] = result.problems
    assert problem.where == "/value/0/createdDateTime"


def test_page_that_says_there_are_more_looks_cut() -> None:
    assert read(message()).looks_cut is None
    assert read(message(), **{"@odata.nextLink": "https://x"}).looks_cut


def test_format_is_known_by_its_content() -> None:
    data = json.dumps({"value": [message()]}).encode()
    assert reader_for(Document("export.txt", data)).kind == "teams_chat"
    with pytest.raises(UnreadableFileError, match="no messages"):
        TeamsChatReader().read(Document("a.json", b'{"value": [1]}'), CONTEXT)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda part: (
        st.lists(part, max_size=3)
        | st.dictionaries(
            st.sampled_from(["user", "displayName", "content", "mentioned", "id"]), part
        )
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(message())), JUNK), st.binary(max_size=9))
def test_whatever_comes_it_is_read_or_refused(
    junk: dict[str, Any], noise: bytes
) -> None:
    data = json.dumps([message(**junk), message()]).encode()
    for bad in (data, data[: len(data) - len(noise)] + noise):
        with suppress(UnreadableFileError):
            TeamsChatReader().read(Document("a.json", bad), CONTEXT)
