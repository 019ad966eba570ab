from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.reading import ReadResult
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers.slack import SlackDayReader, SlackUsersReader
from ingest.reading import load, read_document

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


def test_joins_and_bots_and_files_without_words_are_left_out_and_counted() -> None:
    noise = [
        message("joined", subtype="channel_join", ts="1929000001.0"),
        message("failed", subtype="bot_message", ts="1929000002.0"),
        message("failed", bot_id="B1", ts="1929000003.0"),
        message("", ts="1929000004.0"),
    ]
    result = day([*noise, message("hi")])
    assert [passage.text for passage in result.passages] == ["hi"]
    [remark] = result.remarks
    assert remark == (
        "messages that are left out: 2 written by bots, 1 notices of the channel,"
        " such as joins, 1 without words, such as files"
    )


def test_a_day_of_people_alone_leaves_nothing_out() -> None:
    assert day([message("hi")]).problems == ()


def test_one_bad_message_is_named_and_the_rest_kept() -> None:
    result = day([None, message("hi"), message("no time", ts="soon")])
    assert [passage.locator for passage in result.passages] == ["/1/text"]
    assert [problem.where for problem in result.problems] == ["/0", "/2"]


def test_attachment_speaks_where_the_text_is_empty() -> None:
    [passage] = day([message("", attachments=[{"fallback": "Deploy at 5"}])]).passages
    assert passage.locator == "/0/attachments/0/fallback"


def test_half_characters_can_be_stored() -> None:
    data = json.dumps([message("ok \ud800")]).encode()
    result = read_document(Document("w1/general/x.json", data), CONTEXT)
    assert result.passages[0].text == "ok \ufffd"
    assert result.model_dump_json()


def test_users_of_the_whole_export_stand_in_the_folder_above(tmp_path: Path) -> None:
    folder = tmp_path / "export" / "general"
    folder.mkdir(parents=True)
    (folder / "x.json").write_text(json.dumps([message("hi")]))
    (tmp_path / "export" / "users.json").write_text(json.dumps(USERS))
    document = load(folder / "x.json", "export/general/x.json")
    [passage] = SlackDayReader().read(document, CONTEXT).passages
    assert passage.speaker == "Ana Díaz"


def test_users_outside_of_what_was_ingested_are_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "general"
    folder.mkdir()
    (folder / "x.json").write_text(json.dumps([message("hi")]))
    (tmp_path / "users.json").write_text(json.dumps(USERS))
    document = load(folder / "x.json", "general/x.json")
    assert document.neighbour("../users.json") is None
    [passage] = SlackDayReader().read(document, CONTEXT).passages
    assert passage.speaker == "U1"


@pytest.mark.parametrize("name", ["../link.json", "../../secret", "..", "../", "../.."])
def test_neighbour_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "root" / "export" / "general"
    folder.mkdir(parents=True)
    (tmp_path / "root" / "secret").write_text("[]")
    (folder / "x.json").write_text("[]")
    (folder.parent / "link.json").symlink_to(tmp_path / "root" / "secret")
    document = load(folder / "x.json", "root/export/general/x.json")
    assert document.neighbour(name) is None


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
