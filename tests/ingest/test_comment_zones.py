"""When a comment was made: with the zone that is written, or the settings' own."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from assistant.domain.records import Comment, Ticket
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

TODAY = date(2031, 8, 20)
IN_LISBON = ReadContext(today=TODAY, timezone="Europe/Lisbon", date_order="dmy")
HARBOUR = {
    "jira.json": {
        "issues": [
            {
                "key": "QUAY-1",
                "fields": {
                    "summary": "Dredge the basin",
                    "status": {"name": "Open"},
                    "comment": {
                        "comments": [
                            {"body": "mud", "created": "2031-08-03T23:30:00.000+0530"}
                        ]
                    },
                },
            }
        ],
        "total": 1,
    },
    "github.json": [
        {
            "number": 4,
            "title": "Dredge the basin",
            "state": "open",
            "html_url": "https://github.com/harbour/quay/issues/4",
            "created_at": "2031-08-01T08:00:00Z",
            "comments": [{"body": "mud", "created_at": "2031-08-03T23:30:00+05:30"}],
        }
    ],
    "trello.json": {
        "name": "Harbour",
        "lists": [{"id": "l1", "name": "Doing", "closed": False}],
        "members": [],
        "cards": [{"id": "c1", "name": "Dredge", "idList": "l1", "idBoard": "b1"}],
        "actions": [
            {
                "id": "a1",
                "type": "commentCard",
                "date": "2031-08-03T23:30:00+05:30",
                "data": {"text": "mud", "card": {"id": "c1"}},
            }
        ],
    },
}


def _comments(name: str, data: bytes) -> list[Comment]:
    result = read_document(Document(name, data), IN_LISBON)
    records = [one for one in result.records if isinstance(one, Ticket)]
    return [comment for ticket in records for comment in ticket.comments]


def _jira(at: str) -> Comment:
    """Read a comment of a Jira CSV."""
    rows = [
        "Issue key,Issue id,Summary,Status,Created,Comment",
        f"QUAY-1,1,Dredge the basin,Open,01/08/2031 09:00,{at};ines;mud",
    ]
    [comment] = _comments("jira.csv", "\n".join(rows).encode())
    return comment


@pytest.mark.parametrize("name", HARBOUR)
def test_a_time_that_is_written_with_its_offset_keeps_it(name: str) -> None:
    [comment] = _comments(name, json.dumps(HARBOUR[name]).encode())
    india = timezone(timedelta(hours=5, minutes=30))
    assert comment.at == datetime(2031, 8, 3, 23, 30, tzinfo=india)
    assert comment.at.date() == date(2031, 8, 3)
    assert comment.zone_from == "written"
    shown = comment.model_dump(mode="json")["at"]
    assert shown == "2031-08-03T23:30:00+05:30"


@pytest.mark.parametrize(
    ("written", "offset"),
    [("13/08/2031 10:15", "+01:00"), ("13/12/2031 10:15", "+00:00")],
)
def test_a_time_without_zone_is_of_the_zone_of_the_settings(
    written: str, offset: str
) -> None:
    comment = _jira(written)
    assert comment.at is not None
    assert comment.at.isoformat().endswith(f"10:15:00{offset}")
    assert comment.zone_from == "settings"


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("2031-08-13T10:15:00.000-0300", -3),
        ("2031-08-13T10:15:00Z", 0),
        ("2031-08-13 10:15 UTC+2", 2),
    ],
)
def test_a_cell_that_names_its_zone_keeps_it(written: str, hours: int) -> None:
    comment = _jira(written)
    zone = timezone(timedelta(hours=hours))
    assert comment.at == datetime(2031, 8, 13, 10, 15, tzinfo=zone)
    assert comment.zone_from == "written"


def test_a_comment_of_an_older_ledger_has_an_offset_and_no_word_of_its_zone() -> None:
    kept = {"at": "2031-08-13T10:15:00", "author": "Ines", "text": "mud"}
    comment = Comment.model_validate(kept)
    assert comment.at == datetime(2031, 8, 13, 10, 15, tzinfo=UTC)
    assert comment.zone_from is None


def test_a_comment_read_before_its_zone_was_known_is_the_same_comment() -> None:
    older = Comment.model_validate({"at": "2031-08-13T10:15:00", "text": "mud"})
    summer = Comment.model_validate({"at": "2031-08-13T10:15:00+02:00", "text": "mud"})
    winter = Comment.model_validate({"at": "2031-08-13T09:15:00+01:00", "text": "mud"})
    later = Comment.model_validate({"at": "2031-08-13T11:15:00+02:00", "text": "mud"})
    assert summer.repeats(older)
    assert summer.repeats(winter)
    assert not later.repeats(older)
