"""The review in a browser: who is answered, and what they see."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest

from tests.commands.program import ontrack

DEADLINE_S = 60


class Served:
    """`ontrack serve` on a project, and the address that it told."""

    def __init__(self, project: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "assistant", "-C", str(project), "serve"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().removeprefix("Open ").strip()
        parts = urlsplit(self.address)
        self.host, self.first = parts.netloc, f"/?{parts.query}"

    def get(self, path: str, **headers: str) -> HTTPResponse:
        with closing(HTTPConnection(self.host, timeout=DEADLINE_S)) as connection:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            answer.read()
            return answer

    async def screen_holds(self, words: str, cookie: str) -> bool:
        """Whether the screen that comes over the socket shows the words in time."""
        seen = b""
        async with (
            aiohttp.ClientSession(headers={"Cookie": cookie}) as session,
            session.ws_connect(f"http://{self.host}/ws?width=100&height=30") as stream,
            asyncio.timeout(DEADLINE_S),
        ):
            async for message in stream:
                seen += message.data if isinstance(message.data, bytes) else b""
                if words in re.sub(
                    r"\x1b\[[\d;?]*\w", "", seen.decode("utf-8", "ignore")
                ):
                    return True
        return False

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=DEADLINE_S)
        return self.process.returncode


@pytest.fixture
def served(project: Path) -> Iterator[Served]:
    found = Served(project)
    yield found
    if found.process.poll() is None:
        found.process.kill()
        found.process.communicate()


def test_given_a_browser_when_it_opens_the_address_then_it_alone_sees_the_review(
    served: Served,
) -> None:
    assert served.host.startswith("127.0.0.1:")
    assert served.get("/").status == 403
    assert served.get("/static/js/textual.js").status == 403
    assert served.get(served.first, Host="rebound.example").status == 403
    assert served.get(served.first, Origin="http://evil.example").status == 403

    welcome = served.get(served.first)
    assert welcome.status == 303
    cookie = welcome.getheader("Set-Cookie", "")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    mine = cookie.split(";", maxsplit=1)[0]

    assert served.get(served.first).status == 403
    assert served.get("/ws").status == 403
    assert served.get("/ws", Cookie=mine, Origin="http://evil.example").status == 403
    page = served.get("/", Cookie=mine)
    assert page.status == 200
    assert page.getheader("Content-Security-Policy", "").startswith(
        "default-src 'none'"
    )
    assert asyncio.run(served.screen_holds("executive update", mine))
    assert served.end() == 128 + signal.SIGINT


def test_given_the_page_then_it_asks_no_other_server() -> None:
    page = (Path("tui") / "web" / "app_index.html").read_text()
    assert "//" not in page.replace("{{ app_websocket_url }}", "")


def test_given_a_taken_port_then_the_fix_is_said(project: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        answer = ontrack("-C", project, "serve", "--port", taken)
    assert answer.code == 1
    assert f"Port {taken}" in answer.err
    assert "--port" in answer.err
