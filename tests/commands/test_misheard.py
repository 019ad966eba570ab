"""Recordings that misspell the project's names, from the file to the action."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import ontrack

BOARD = """Key,Summary,Issue Type,Status,Assignee,Created
KELP-7,Move the tide model to Skerryview,Story,To Do,Ines Okafor,2031-05-01
"""
TALK = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ines Okafor>so the buoys came back and i looked at every one of them

00:00:04.000 --> 00:00:08.000
<v Joachim Brandl>i will copy the charts to skery view by friday and ask innes about

00:00:08.000 --> 00:00:10.000
<v Ines Okafor>mhm

00:00:10.000 --> 00:00:12.000
<v Joachim Brandl>kelp seven
"""


@pytest.fixture
def project(empty: Path) -> Path:
    """A project with a recording, before its board is read."""
    talk = empty / "2031-05-06-talk.vtt"
    talk.write_text(TALK)
    assert ontrack("-C", empty, "ingest", talk).code == 0
    return empty


def actions(project: Path) -> Any:
    return ontrack("-C", project, "actions", "--json").json["actions"]


def test_given_the_projects_names_then_a_recording_is_read_with_them(
    project: Path,
) -> None:
    board = project / "board.csv"
    board.write_text(BOARD)
    assert ontrack("-C", project, "ingest", board).code == 0

    [action] = actions(project)

    assert action["what"].startswith("Copy the charts to Skerryview")
    assert action["what"].endswith("ask Ines about KELP-7")
    assert action["subject"] == "KELP-7"
    assert action["evidence"][0]["quote"] == (
        "i will copy the charts to skery view by friday and ask innes about\nkelp seven"
    )


def test_given_names_in_the_settings_then_a_recording_is_read_with_them(
    project: Path,
) -> None:
    settings = project / "ontrack.toml"
    before = actions(project)[0]["what"]
    text = settings.read_text()
    line = next(one for one in text.splitlines() if "glossary = []" in one)
    settings.write_text(text.replace(line, 'glossary = ["Skerryview"]'))
    assert "skery view" in before
    assert "Skerryview" in actions(project)[0]["what"]


def test_given_nothing_new_then_nothing_is_read_again(project: Path) -> None:
    actions(project)
    checks = ontrack("-C", project, "doctor", "--json").json["checks"]
    assert "up to date" in {one["found"] for one in checks}
