from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.errors import AssistantError
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2031, 11, 20))
USERS = [{"id": "U1", "real_name": "Ana Díaz", "profile": {}}]
CHANNELS = [
    {
        "id": "C1",
        "name": "launch",
        "created": 1930000000,
        "creator": "U1",
        "is_archived": False,
        "members": ["U1"],
        "topic": {"value": "Go-live is 12 June", "creator": "U1", "last_set": 1.93e9},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    },
    {
        "id": "C2",
        "name": "old",
        "created": 1920000000,
        "is_archived": True,
        "topic": {"value": "Over", "creator": "U1", "last_set": 1.92e9},
    },
]
LOG = [{"service_id": "1", "service_type": "CI", "change_type": "added", "date": "1"}]


def read(name: str, content: Any) -> ReadResult:
    def neighbour(file: str) -> bytes | None:
        return json.dumps(USERS).encode() if file == "users.json" else None

    data = json.dumps(content).encode()
    return read_document(Document(f"export/{name}", data, neighbour), CONTEXT)


def test_a_channel_in_use_says_what_it_is_about_and_since_when() -> None:
    result = read("channels.json", CHANNELS)

    assert result.kind is DocumentKind.SLACK_CHANNELS
    assert result.title == "#launch, #old"
    [topic] = result.passages
    assert (topic.text, topic.locator) == ("Go-live is 12 June", "/0/topic/value")
    assert (topic.speaker, topic.headings) == ("Ana Díaz", ("#launch",))
    assert topic.dated == date(2031, 2, 27)


def test_channels_that_are_archived_are_left_out_and_counted() -> None:
    [remark] = read("channels.json", CHANNELS).remarks
    assert remark == "1 channel is archived; topic and purpose are left out"
    assert read("channels.json", CHANNELS[:1]).remarks == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("integration_logs.json", LOG),
        ("dms.json", []),
        ("groups.json", []),
        ("canvases.json", []),
        ("mpims.json", [{"id": "G1", "created": 1930000000, "members": []}]),
    ],
)
def test_lists_of_an_export_that_hold_no_words_are_read_without_a_problem(
    name: str, content: Any
) -> None:
    result = read(name, content)

    assert (result.passages, result.problems) == ((), ())


@pytest.mark.parametrize("content", [{"a": 1}, [{"colour": "red"}]])
def test_a_file_of_such_a_name_with_other_content_stays_unknown(content: Any) -> None:
    with pytest.raises(AssistantError):
        read("lists.json", content)


def test_entries_that_are_no_channels_are_passed_over() -> None:
    odd = [{**CHANNELS[0], "topic": "words", "name": 7}, 3, None]

    assert read("channels.json", odd).passages == ()
