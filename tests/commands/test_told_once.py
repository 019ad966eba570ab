"""A message that two files hold is one: a mail in its mailbox, chats that overlap."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.commands.program import ontrack

MAIL = (
    "From: Tove Lind <tove@mill.example>\n"
    "To: omar@mill.example\n"
    "Subject: Stones\n"
    "Date: Tue, 4 Mar 2031 09:00:00 +0000\n"
    "Message-ID: <{ident}@mill.example>\n\n"
    "{body}\n"
)
PROMISE = "I will order the millstones by 20 March 2031."


def _project(tmp_path: Path) -> Path:
    project = tmp_path / "project"
    ontrack("init", project, "--name", "Mill")
    ontrack("-C", project, "ingest", tmp_path / "in")
    return project


def _mentions(project: Path) -> list[int]:
    """Count, for each action, how often it was said again."""
    listed = ontrack("-C", project, "actions", "--json").json["actions"]
    return [len(one["mentions"]) for one in listed]


def test_a_mail_that_is_also_in_a_mailbox_counts_once(tmp_path: Path) -> None:
    files = tmp_path / "in"
    files.mkdir()
    first = MAIL.format(ident="a", body=PROMISE)
    other = MAIL.format(ident="b", body="The wheel turns.")
    opening = "From tove@mill.example Tue Mar  4 09:00:00 2031\n"
    (files / "stones.eml").write_text(first)
    (files / "box.mbox").write_text(f"{opening}{first}\n{opening}{other}\n")
    project = _project(tmp_path)
    assert _mentions(project) == [0]
    found = ontrack("-C", project, "search", "wheel turns", "--json").json
    assert "The wheel turns." in json.dumps(found)


def _message(ts: int, text: str) -> dict[str, Any]:
    return {
        "type": "message",
        "user": "U1",
        "text": text,
        "ts": f"{ts}.000100",
        "user_profile": {"real_name": "Tove Lind"},
    }


def test_a_message_that_two_windows_of_a_chat_hold_counts_once(tmp_path: Path) -> None:
    channel = tmp_path / "in" / "milling"
    channel.mkdir(parents=True)
    start = 1930208400
    talk = [_message(start + n, f"Bag {n} is ground.") for n in range(4)]
    talk[2] = _message(start + 2, PROMISE)
    (channel / "first.json").write_text(json.dumps(talk[:3]))
    (channel / "second.json").write_text(json.dumps(talk[1:]))
    assert _mentions(_project(tmp_path)) == [0]


def test_the_same_words_twice_in_one_file_were_said_twice(tmp_path: Path) -> None:
    channel = tmp_path / "in" / "milling"
    channel.mkdir(parents=True)
    start = 1930208400
    (channel / "one.json").write_text(
        json.dumps([_message(start + n, PROMISE) for n in range(2)])
    )
    assert _mentions(_project(tmp_path)) == [1]
