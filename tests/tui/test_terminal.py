"""The screen in a real terminal: signals, crashes, what is imported when."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUN = """
import sys
from tests.review.desks import desk
from tui.app import ReviewApp
at = desk()
{before}
app = ReviewApp(at)
app.run()
sys.exit(app.return_code or 0)
"""
ENTERED, LEFT, MOUSE_OFF = b"\x1b[?1049h", b"\x1b[?1049l", b"\x1b[?1000l"
SECONDS = 30


class Terminal:
    """A child process that believes in its terminal."""

    def __init__(self, before: str = "") -> None:
        self.leader, follower = pty.openpty()
        self.child = subprocess.Popen(
            [sys.executable, "-c", RUN.format(before=before)],
            cwd=ROOT,
            stdin=follower,
            stdout=follower,
            stderr=follower,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color"},
        )
        os.close(follower)
        self.seen = b""

    def read_until(self, words: bytes) -> None:
        end = time.monotonic() + SECONDS
        while words not in self.seen and time.monotonic() < end:
            self._read()
        assert words in self.seen

    def press(self, keys: str) -> None:
        os.write(self.leader, keys.encode())

    def exit_code(self) -> int:
        end = time.monotonic() + SECONDS
        while self.child.poll() is None and time.monotonic() < end:
            self._read()
        self._read()
        os.close(self.leader)
        return self.child.wait(timeout=1)

    def _read(self) -> None:
        ready, _, _ = select.select([self.leader], [], [], 0.2)
        if ready:
            try:
                self.seen += os.read(self.leader, 65536)
            except OSError:
                time.sleep(0.05)  # the child has closed its side


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_restores_the_terminal_and_tells_its_number(
    number: signal.Signals,
) -> None:
    terminal = Terminal()
    terminal.read_until(b"Quay gate")
    terminal.child.send_signal(number)
    assert terminal.exit_code() == 128 + number
    after = terminal.seen.split(ENTERED)[-1]
    assert LEFT in after
    assert MOUSE_OFF in after


def test_leaving_with_a_key_ends_with_0_and_restores_the_terminal() -> None:
    terminal = Terminal()
    terminal.read_until(b"Quay gate")
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert LEFT in terminal.seen


def test_a_crash_restores_the_terminal_and_ends_with_1() -> None:
    terminal = Terminal("at.undo = lambda: 1 / 0")
    terminal.read_until(b"Quay gate")
    terminal.press("u")
    assert terminal.exit_code() == 1
    assert LEFT in terminal.seen


def test_the_editor_has_the_terminal_to_itself_and_gives_it_back() -> None:
    terminal = Terminal(
        "import os; os.environ['VISUAL'] = "
        "'sh -c \"echo IN THE EDITOR; test -t 1 && sed -i s/firmware/software/ $0\"'"
    )
    terminal.read_until(b"Quay gate")
    terminal.press("E")
    terminal.read_until(b"IN THE EDITOR")
    assert LEFT in terminal.seen
    terminal.read_until(b"2 reworded")
    terminal.press("\r")
    terminal.read_until(b"decisions kept")
    terminal.press("q")
    assert terminal.exit_code() == 0


def test_the_package_imports_no_textual_and_the_app_no_editor() -> None:
    code = (
        "import sys, tui; assert 'textual' not in sys.modules; import tui.app; "
        "assert 'tui.widgets.editor' not in sys.modules; "
        "assert 'textual.widgets._text_area' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_the_review_loads_nothing_that_reads_prose_or_writes_drafts_and_files() -> None:
    late = ("sqlalchemy", "reportlab", "docx", "assistant.drafting.compose")
    code = (
        "import sys; from tests.review.desks import desk; from tui.app import ReviewApp;"
        f" ReviewApp(desk()); late = [m for m in {late} if m in sys.modules];"
        " assert not late, late"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
