"""A reader that has seen enough, such as `head`, is no failure of the work."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path


def test_a_reader_that_stops_reading_ends_the_command_quietly(empty: Path) -> None:
    notes = empty / "d"
    notes.mkdir()
    for number in range(1, 200):
        (notes / f"2030-05-06-{number}.md").write_text(f"# {number}\n\nAll is well.\n")
    command = [sys.executable, "-m", "assistant", "-C", str(empty), "ingest", "-n"]

    with subprocess.Popen(
        [*command, str(notes)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()

    assert (process.returncode, said) == (128 + signal.SIGPIPE, b"")
