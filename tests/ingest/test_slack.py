from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.reading import ReadResult
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers.slack import SlackDayReader, SlackUsersReader

CONTEXT = ReadContext(today=date(2031, 11, 20))
LATE = "1930000000.000100"  # 2031-02-27 23:06:40 UTC
USERS = [
    {
        "id": "U1",
        "name": "ana.d",
        "real_name": "Ana Díaz",
        "tz": "Asia/Tokyo",
        "profile": {
            "display_name": "Ana",
            "email": "ana@x.example",
            "title": "QA lead",
        },
    },
    {"id": "U2", "name": "bot", "is_bot": True, "profile": {"real_name": "Build"}},
]


def day(messages: Any, users: Any = USERS, name: str = "chat.json") -> ReadResult:
    def neighbour(file: str) -> bytes | None:
        found = file == "users.json" and users is not None
        return json.dumps(users).encode() if found else None

    document = Document(f"w1/general/{name}", json.dumps(messages).encode(), neighbour)
    return SlackDayReader().read(document, CONTEXT)


def message(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "message", "user": "U1", "text": text, "ts": LATE} | more


def test_message_has_pointer_name_thread_and_its_writer_s_day() -> None:
    [passage] = day([message("see <@U9> &amp; co ", thread_ts="1.1")]).passages
    assert (passage.locator, passage.text) == ("/0/text", "see <@U9> &amp; co ")
    assert (passage.speaker, passage.thread) == ("Ana Díaz", "1.1")
    assert passage.dated == date(2031, 2, 28)


def test_without_users_the_id_speaks_and_the_day_is_that_of_utc() -> None:
    result = day([message("hi")], users=None)
    assert result.passages[0].speaker == "U1"
    assert result.passages[0].dated == date(2031, 2, 27)
    assert (result.dated, result.dated_from) == (date(2031, 2, 27), "newest timestamp")


def test_file_name_dates_the_file() -> None:
    result = day([message("hi")], name="2031-02-26.json")
    assert (result.dated, result.dated_from) == (date(2031, 2, 26), "file name")


def test_joins_and_bots_say_nothing() -> None:
    noise = [
        message("joined", subtype="channel_join"),
        message("failed", subtype="bot_message"),
        message("failed", bot_id="B1"),
    ]
    result = day(noise)
    assert (result.passages, result.problems) == ((), ())


def test_one_bad_message_is_named_and_the_rest_kept() -> None:
    result = day([None, message("hi"), message("no time", ts="soon")])
    assert [passage.locator for passage in result.passages] == ["/1/text"]
    assert [problem.where for problem in result.problems] == ["/0", "/2"]


def test_attachment_speaks_where_the_text_is_empty() -> None:
    [passage] = day([message("", attachments=[{"fallback": "Deploy at 5"}])]).passages
    assert passage.locator == "/0/attachments/0/fallback"


def test_half_characters_can_be_stored() -> None:
    [passage] = day([message("ok \ud800")]).passages
    assert passage.text.encode() == "ok \ufffd".encode()


def test_users_are_people_under_each_handle() -> None:
    document = Document("w1/chat/users.json", json.dumps(USERS).encode())
    assert SlackUsersReader().accepts(document)
    people = SlackUsersReader().read(document, CONTEXT).people
    assert [(person.name, person.handle) for person in people] == [
        ("Ana Díaz", "U1"),
        ("Ana Díaz", "ana.d"),
        ("Ana Díaz", "Ana"),
    ]
    assert (people[0].email, people[0].role) == ("ana@x.example", "QA lead")


@pytest.mark.parametrize("data", [b"{", b'{"a": 1}', b"[" * 100_000, b""])
def test_file_that_is_no_list_is_refused(data: bytes) -> None:
    for reader in (SlackDayReader(), SlackUsersReader()):
        with pytest.raises(UnreadableFileError):
            reader.read(Document("w1/chat/x.json", data), CONTEXT)


def test_day_and_users_are_told_apart() -> None:
    chat = Document("c/1.json", json.dumps([message("hi")]).encode())
    users = Document("c/u.json", json.dumps(USERS).encode())
    assert SlackDayReader().accepts(chat)
    assert not SlackDayReader().accepts(users)
    assert not SlackUsersReader().accepts(chat)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["ts", "text", "user", "attachments", "profile", "id", "tz"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(st.lists(_JSON, max_size=4), st.lists(_JSON, max_size=3))
def test_any_json_is_read_with_problems_at_most(messages: Any, users: Any) -> None:
    day(messages, users)
    document = Document("c/users.json", json.dumps(users).encode())
    SlackUsersReader().read(document, CONTEXT)
