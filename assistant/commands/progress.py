"""How far a command is, drawn on a terminal and nowhere else."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from assistant.commands.session import Session

Show = Callable[[int, int, str], None]
_BAR = 20
_BESIDE = 34
"""Columns of the bar, and of all that is drawn beside the name."""


@contextmanager
def progress_bar(session: Session) -> Iterator[Show]:
    """Yield what draws a bar with counts and the name of what is next on stderr.

    Nothing is drawn where stderr is no terminal, or a dumb one, or with --quiet. The
    line is blank again at the end, however that comes.
    """
    shown = (
        not session.quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    )
    width = 0

    def show(done: int, total: int, name: str) -> None:
        nonlocal width
        if not shown or not total:
            return
        columns = shutil.get_terminal_size().columns - 1
        text = _line(done, total, name, columns)[:columns]
        click.echo(f"\r{text:<{min(width, columns)}}", err=True, nl=False)
        width = len(text)

    try:
        yield show
    finally:
        if width:
            click.echo(f"\r{'':<{width}}\r", err=True, nl=False)


def _line(done: int, total: int, name: str, columns: int) -> str:
    """Return the bar, the counts, and as much of the name as there is room for."""
    filled = _BAR * done // total
    bar = "#" * filled + "." * (_BAR - filled)
    room = max(columns - _BESIDE, 0)
    cut = name if len(name) <= room else f"…{name[len(name) - room + 1 :]}"
    return f"[{bar}] {done}/{total}  {cut}".rstrip()
