"""store.chroma_url from the command line: what needs the server, and what does not."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.commands.program import ontrack
from tests.evidence.chroma_server import free_port

PUBLIC = "http://8.8.8.8:8000"


@pytest.fixture
def down(empty: Path) -> str:
    """Point the project to a server that is not there; return its address."""
    url = f"http://127.0.0.1:{free_port()}"
    ran = ontrack("-C", empty, "config", "set", "store.chroma_url", url)
    assert ran.code == 0
    (empty / "notes").mkdir()
    (empty / "notes" / "standup.md").write_text(
        "# Standup 2026-08-14\n\nThe gateway vendor delays the login.\n",
        encoding="utf-8",
    )
    return url


def test_reading_and_searching_go_on_without_the_server(empty: Path, down: str) -> None:
    ran = ontrack("-C", empty, "ingest", empty / "notes")
    assert ran.code == 0
    found = ontrack("-C", empty, "search", "who delays the login", "--json")
    assert found.code == 0
    (result,) = found.json["results"]
    assert "login" in result["passages"][0]["evidence"]["quote"]


def test_reindexing_without_the_server_ends_with_5(empty: Path, down: str) -> None:
    ontrack("-C", empty, "ingest", empty / "notes")
    ran = ontrack("-C", empty, "reindex")
    assert ran.code == 5
    assert down in ran.err
    assert "searching still works" in ran.err


def test_doctor_says_that_the_server_does_not_answer(empty: Path, down: str) -> None:
    ontrack("-C", empty, "ingest", empty / "notes")
    ran = ontrack("-C", empty, "doctor", "--json")
    (index,) = [check for check in ran.json["checks"] if check["name"] == "index"]
    assert ran.code == 1
    assert not index["ok"]
    assert down in index["found"]


def test_a_public_server_is_refused_by_name_of_the_advisory(empty: Path) -> None:
    settings = empty / "ontrack.toml"
    settings.write_text(f'[store]\nchroma_url = "{PUBLIC}"\n', encoding="utf-8")
    ran = ontrack("-C", empty, "reindex")
    assert ran.code == 2
    assert "CVE-2026-45829" in ran.err


def test_given_a_server_name_that_is_not_known_then_it_is_not_set(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_where: object, **_how: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    before = (empty / "ontrack.toml").read_bytes()
    url = "http://chroma.example:8000"
    ran = ontrack("-C", empty, "config", "set", "store.chroma_url", url)
    assert ran.code == 2
    assert "chroma.example is not known" in ran.err
    assert "Fix:" in ran.err
    assert (empty / "ontrack.toml").read_bytes() == before
