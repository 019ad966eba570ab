"""Progress is drawn with counts on a terminal, and nowhere else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.program import SAMPLE, ontrack

pty = pytest.importorskip("pty", reason="a terminal of POSIX")
RUN = "import sys; from assistant.cli import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    for day in (3, 4, 5):
        text = f"# Sync 2031-03-0{day}\n\nIda: All is well.\n"
        (folder / f"{day}.md").write_text(text)
    return folder


def _on_a_terminal(*arguments: object, **variables: str) -> str:
    """Run with a terminal for stderr; what was drawn there."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, *map(str, arguments)],
        cwd=SAMPLE.parents[1],
        env={**os.environ, "TERM": "xterm", **variables},
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    )
    os.close(theirs)
    drawn = b""
    while chunk := _read(ours):
        drawn += chunk
    os.close(ours)
    assert process.wait() == 0
    return drawn.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:
        # Linux says so when the other side is closed.
        return b""


def test_a_terminal_sees_a_bar_with_counts_and_then_a_clean_line(
    empty: Path, notes: Path
) -> None:
    drawn = _on_a_terminal("-C", empty, "ingest", notes, NO_COLOR="1")
    assert "[######..............] 1/3  notes/4.md" in drawn
    assert "[####################] 3/3" in drawn
    assert "\x1b[" not in drawn
    assert drawn.rstrip("\n").split("\r")[-2].strip() == ""


@pytest.mark.parametrize(
    ("options", "variables"), [(("-q",), {}), ((), {"TERM": "dumb"})]
)
def test_who_wants_quiet_or_has_a_dumb_terminal_sees_no_bar(
    empty: Path, notes: Path, options: tuple[str, ...], variables: dict[str, str]
) -> None:
    drawn = _on_a_terminal("-C", empty, *options, "ingest", notes, **variables)
    assert "/3" not in drawn


def test_a_pipe_sees_no_bar(empty: Path, notes: Path) -> None:
    assert ontrack("-C", empty, "ingest", notes).err == ""
