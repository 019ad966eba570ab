"""Folders are followed: what is written, replaced, moved or deleted is read or said."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import SAMPLE, ontrack

PATIENCE = 60.0
JUNIT = (
    '<testsuite name="hull" tests="1" failures="0" timestamp="2031-03-03T10:00:00">'
    '<testcase classname="hull" name="floats" time="1"/></testsuite>'
)
WATCH = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from assistant.cli import main
sys.exit(main(sys.argv[1:]))
"""


class Watching:
    """A process that watches, and the rounds that it printed."""

    def __init__(self, project: Path, *paths: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", WATCH, "-C", project, "watch", *paths, "--json"],
            cwd=SAMPLE.parents[1],
            env=dict(os.environ),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._follow, daemon=True)
        self._reader.start()

    def _follow(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def until(self, holds: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """Wait for a round of which something holds; all of them are documents."""
        end = time.monotonic() + PATIENCE
        while True:
            line = self._lines.get(timeout=max(0.01, end - time.monotonic()))
            told: dict[str, Any] = json.loads(line)
            if holds(told):
                return told

    def end(self, sign: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """Interrupt it; its exit code and what it said on stderr."""
        self.process.send_signal(sign)
        assert self.process.stderr is not None
        said = self.process.stderr.read()
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        self.process.stderr.close()
        if self.process.stdout is not None:
            self.process.stdout.close()
        return code, said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    _note(folder / "monday.md", "2031-03-03", "The crane is here.")
    return folder


@pytest.fixture
def watching(empty: Path, folder: Path) -> Iterator[Watching]:
    started = Watching(empty, folder)
    try:
        yield started
    finally:
        if started.process.poll() is None:
            started.end(signal.SIGKILL)


def _note(path: Path, day: str, said: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"# Sync {day}\n\nPresent: Ida Holm\n\nIda: {said}\n")


def _outcome(told: dict[str, Any], path: str) -> str | None:
    return next((f["outcome"] for f in told["files"] if f["path"] == path), None)


def _sources(project: Path) -> set[str]:
    listed = ontrack("-C", project, "sources", "--json").json["sources"]
    return {source["path"] for source in listed}


def test_what_is_there_is_read_and_then_what_comes_in_new_folders(
    empty: Path, folder: Path, watching: Watching
) -> None:
    first = watching.until(lambda told: told["files"])
    assert _outcome(first, "in/monday.md") == "ingested"
    assert first["round"] == 1
    _note(folder / "later" / "week-2" / "tuesday.md", "2031-03-11", "It stands.")

    second = watching.until(lambda told: told["files"])

    assert [file["path"] for file in second["files"]] == ["in/later/week-2/tuesday.md"]
    # Another command works beside the one that watches.
    assert _sources(empty) == {"in/monday.md", "in/later/week-2/tuesday.md"}


def test_a_half_written_file_is_refused_and_read_when_it_is_whole(
    empty: Path, folder: Path, watching: Watching
) -> None:
    (folder / "tests.xml").write_text(JUNIT[:90])
    half = watching.until(lambda told: _outcome(told, "in/tests.xml"))
    (folder / "tests.xml").write_text(JUNIT)

    whole = watching.until(lambda told: _outcome(told, "in/tests.xml"))

    assert _outcome(half, "in/tests.xml") == "refused"
    assert _outcome(whole, "in/tests.xml") == "ingested"
    assert "in/tests.xml" in _sources(empty)


def test_a_file_that_an_editor_replaces_is_read_again_and_a_deleted_one_is_kept(
    empty: Path, folder: Path, watching: Watching
) -> None:
    watching.until(lambda told: _outcome(told, "in/monday.md") == "ingested")
    _note(folder / ".monday.md.tmp", "2031-03-03", "The crane is late.")
    (folder / ".monday.md.tmp").replace(folder / "monday.md")
    watching.until(lambda told: _outcome(told, "in/monday.md") == "ingested")
    found = ontrack("-C", empty, "search", "crane late", "--json").json
    assert "late" in json.dumps(found)

    (folder / "monday.md").unlink()

    told = watching.until(lambda told: told["gone"])
    assert told["gone"] == ["in/monday.md"]
    assert _sources(empty) == {"in/monday.md"}


def test_a_renamed_file_is_said_to_be_the_same(
    folder: Path, watching: Watching
) -> None:
    watching.until(lambda told: told["files"])
    (folder / "monday.md").rename(folder / "first.md")

    told = watching.until(lambda told: told["renamed"])

    assert told["renamed"] == [{"from": "in/monday.md", "to": "in/first.md"}]
    assert told["gone"] == []


def test_a_folder_that_disappears_is_waited_for_and_read_when_it_is_back(
    empty: Path, folder: Path, watching: Watching
) -> None:
    watching.until(lambda told: told["files"])
    away = folder.rename(folder.with_name("away"))
    assert watching.until(lambda told: told["lost"])["lost"] == [str(folder)]
    _note(away / "friday.md", "2031-03-07", "It is up.")

    away.rename(folder)

    told = watching.until(lambda told: _outcome(told, "in/friday.md"))
    assert told["returned"] == [str(folder)]
    assert _sources(empty) == {"in/monday.md", "in/friday.md"}


def test_ctrl_c_ends_with_130_and_a_sound_ledger(
    empty: Path, watching: Watching
) -> None:
    watching.until(lambda told: told["files"])

    code, said = watching.end()

    assert code == 130
    assert "Traceback" not in said
    assert said.strip().endswith("nothing is half-written.")
    assert ontrack("-C", empty, "doctor").code == 0


def test_a_path_that_is_not_there_is_refused(empty: Path, tmp_path: Path) -> None:
    ran = ontrack("-C", empty, "watch", tmp_path / "nowhere")
    assert ran.code == 2
    assert "nowhere" in ran.err
