"""What mail asks for beside the actions is listed by itself, and is no action."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack

MAIL = """From: Ida Roos <ida@lock.example>
To: Wim Terpstra <wim@lock.example>
Subject: The eel ladder
Date: Mon, 7 Apr 2031 09:00:00 +0000
Content-Type: text/plain; charset=utf-8

Hi Wim,

The eel ladder was lowered into the basin on Friday.
I will send you the tide tables by 11 April 2031.
Please do not hesitate to call me with any questions.

Ida
"""


@pytest.fixture
def project(empty: Path) -> Path:
    """A project of one mail: a promise with its day, and a courtesy."""
    mail = empty / "ladder.eml"
    mail.write_text(MAIL)
    assert ontrack("-C", empty, "ingest", mail).code == 0
    return empty


def test_a_courtesy_is_a_request_and_no_action(project: Path) -> None:
    [request] = ontrack("-C", project, "requests", "--json").json["requests"]
    assert request["what"] == "Please do not hesitate to call me with any questions."
    assert request["engine"] == "learned"
    assert request["on"] == "2031-04-07"
    [action] = ontrack("-C", project, "actions", "--json").json["actions"]
    assert "tide tables" in action["what"]
    assert action["engine"] == "rules"


def test_requests_are_listed_with_their_day_and_counted(project: Path) -> None:
    ran = ontrack("-C", project, "requests")
    assert ran.out.startswith("2031-04-07")
    assert "Please do not hesitate to call me" in ran.out
    assert "1 requests and promises" in ran.err
