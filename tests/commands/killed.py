"""A command that is killed for good when it touches a file for the nth time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_RUNS = """
import os, signal, sys
from assistant.cli import main
watched, last, *arguments = sys.argv[1:]
met = 0
def hook(event, values):
    global met
    if event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link",
                 "open", "sqlite3.connect") and watched in os.fsdecode(
                     values[0] if isinstance(values[0], (str, bytes)) else b""):
        met += 1
        if met == int(last):
            os.kill(os.getpid(), signal.SIGKILL)
        os.environ["MET"] = str(met)
sys.addaudithook(hook)
code = main(arguments)
print("met", met)
sys.stdout.flush()
os._exit(code)
"""


def killed_at(last: int, watched: str, *arguments: object) -> tuple[int, int]:
    """Run a command until it touches the nth file whose path holds `watched`.

    Returns its exit code (minus 9 if it was killed) and how many it touched in all.
    """
    ran = subprocess.run(
        [sys.executable, "-c", _RUNS, watched, str(last), *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode == -signal.SIGKILL:
        return ran.returncode, last
    assert "met" in ran.stdout, ran.stderr
    return ran.returncode, int(ran.stdout.split()[-1])
