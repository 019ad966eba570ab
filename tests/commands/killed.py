"""A command that is killed for good when it touches a file for the nth time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from multiprocessing.context import ForkServerContext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

_EVENTS = frozenset(
    {
        "os.rename",
        "os.remove",
        "os.mkdir",
        "os.rmdir",
        "os.link",
        "open",
        "sqlite3.connect",
    }
)
_IMPORTED = (
    "assistant.cli",
    "assistant.commands.backup",
    "assistant.commands.erase",
    "assistant.commands.ingest",
    "assistant.workflows.derive",
    "chromadb",
)


def forks() -> ForkServerContext:
    """Return what starts processes that have the program imported already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_IMPORTED))
    return context


def killed_at(last: int, watched: str, *arguments: object) -> tuple[int, int]:
    """Run a command until it touches the nth file whose path holds `watched`.

    Returns its exit code (minus 9 if it was killed) and how many it touched in all.
    """
    with TemporaryDirectory() as folder:
        told = Path(folder) / "told"
        words = tuple(map(str, arguments))
        process = forks().Process(target=_run, args=(last, watched, words, str(told)))
        process.start()
        process.join()
        code = process.exitcode
        process.close()
        if code == -signal.SIGKILL:
            return code, last
        said = told.read_text(encoding="utf-8")
    assert "met" in said, said
    assert code is not None
    return code, int(said.split()[-1])


def redirect(told: str) -> None:
    """Let both streams of this process go to a file, not to where the test's own go."""
    os.dup2(os.open(told, os.O_WRONLY | os.O_CREAT), 1)
    os.dup2(1, 2)


def _run(last: int, watched: str, arguments: tuple[str, ...], told: str) -> None:
    redirect(told)
    from assistant.cli import main  # noqa: PLC0415  in the new process only

    met = 0

    def hook(event: str, values: tuple[Any, ...]) -> None:
        nonlocal met
        if event not in _EVENTS or not isinstance(values[0], str | bytes):
            return
        if watched in os.fsdecode(values[0]):
            met += 1
            if met == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    code = main(list(arguments))
    print("met", met, flush=True)  # noqa: T201  the last word on its stdout
    os._exit(code)
