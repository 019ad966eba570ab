"""Chats and mails that a later export holds again count once, as they are now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import ontrack

MONDAY = 1788163200
"""2026-08-31 08:00 UTC."""
USERS = [{"id": "U7", "name": "imke", "real_name": "Imke Vos"}]


def said(text: str, second: int = 0, day: int = 0) -> dict[str, Any]:
    stamp = f"{MONDAY + day * 86400 + second}.000100"
    return {"type": "message", "user": "U7", "text": text, "ts": stamp}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "p"
    assert ontrack("init", folder, "--name", "Orchard").code == 0
    return folder


def _read(project: Path, name: str, files: dict[str, Any]) -> None:
    for path, content in files.items():
        file = project.parent / name / path
        file.parent.mkdir(parents=True, exist_ok=True)
        whole = content if isinstance(content, str) else json.dumps(content)
        file.write_text(whole)
    read = ontrack("-C", project, "ingest", project.parent / name)
    assert read.code == 0, read.err


def _found(project: Path, query: str) -> list[str]:
    found = ontrack("-C", project, "search", query, "--json").json
    hits = [hit["evidence"] for hit in found["results"][0]["passages"]]
    return [hit["quote"] for hit in hits if "cider" in hit["quote"]]


def test_a_later_slack_export_is_a_newer_version_of_the_channel_s_days(
    project: Path,
) -> None:
    first = [said("The cider press is delivered on Friday"), said("Who has keys?", 60)]
    _read(project, "slack 5 Sep", {"users.json": USERS, "yard/2026-08-31.json": first})
    edited = said("The cider press is delivered on Thursday")
    again = [edited, first[1], said("I have the cider keys", 120)]
    later = {"yard/2026-08-31.json": again, "users.json": USERS}
    later["yard/2026-09-01.json"] = [said("Rain stops the cider work", day=1)]
    _read(project, "slack 12 Sep", later)

    assert sorted(_found(project, "cider")) == [
        "I have the cider keys",
        "Rain stops the cider work",
        "The cider press is delivered on Thursday",
    ]


def test_two_channels_of_one_day_stay_two(project: Path) -> None:
    files = {
        "users.json": USERS,
        "yard/2026-08-31.json": [said("The cider press is delivered")],
        "shop/2026-08-31.json": [said("The cider labels are printed", 1)],
    }
    _read(project, "slack", files)

    assert len(_found(project, "cider")) == 2


def test_a_message_that_a_file_holds_twice_counts_as_it_was_last(
    project: Path,
) -> None:
    twice = [said("The cider is sour"), said("The cider is sweet")]
    _read(project, "slack", {"users.json": USERS, "yard/2026-08-31.json": twice})

    assert _found(project, "cider") == ["The cider is sweet"]


def test_a_mail_that_is_saved_twice_counts_once(project: Path) -> None:
    mail = (
        "From: Imke Vos <imke@orchard.example>\nTo: all@orchard.example\n"
        "Subject: press\nDate: Mon, 31 Aug 2026 10:00:00 +0200\n"
        "Message-ID: <77@orchard.example>\n{}\nThe cider press is delivered.\n"
    )
    _read(project, "mail", {"a.eml": mail.format(""), "b.eml": mail.format("X-A: 1\n")})

    assert _found(project, "cider delivered") == ["The cider press is delivered."]


def test_a_mailbox_that_is_exported_again_holds_its_mails_once(project: Path) -> None:
    mail = (
        "From imke@orchard.example Mon Aug {0} 10:00:00 2026\n"
        "From: Imke Vos <imke@orchard.example>\nSubject: press {0}\n"
        "Date: {0} Aug 2026 10:00:00 +0200\nMessage-ID: <{0}@orchard.example>\n\n"
        "The cider press number {0} is delivered.\n\n"
    )
    _read(project, "w1", {"orchard 2026-08-20.mbox": mail.format(20)})
    both = mail.format(20) + mail.format(27)
    _read(project, "w2", {"orchard 2026-08-27.mbox": both})

    assert len(_found(project, "cider delivered")) == 2


def test_a_teams_chat_that_is_exported_again_holds_its_messages_once(
    project: Path,
) -> None:
    def message(number: int, text: str) -> dict[str, Any]:
        return {
            "id": str(number),
            "chatId": "19:yard",
            "messageType": "message",
            "createdDateTime": f"2026-08-{number}T08:00:00.000Z",
            "from": {"user": {"id": "i", "displayName": "Imke Vos"}},
            "body": {"contentType": "text", "content": text},
        }

    one, two = message(20, "The cider is sour"), message(27, "The cider is sweet")
    _read(project, "w1", {"chat a.json": {"value": [one]}})
    _read(project, "w2", {"chat b.json": {"value": [two, one]}})

    assert len(_found(project, "cider")) == 2
