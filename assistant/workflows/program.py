"""Which program it is: what was worked out by another one counts no more."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from assistant.domain.base import stable_id

_ROOT = Path(__file__).parents[2]
_PARTS = ("assistant", "ingest", "prompts")
_COMPILED = "__pycache__"
_UNTOLD = ".part"


@cache
def program() -> str:
    """Return an id of the program's files, by their sizes and times of change."""
    return stable_id("prg", *sorted(line for part in _PARTS for line in _told(part)))


def _told(part: str) -> Iterator[str]:
    for folder, folders, names in os.walk(_ROOT / part):
        # Other processes write and rename compiled modules at any moment.
        folders[:] = [name for name in folders if name != _COMPILED]
        for name in names:
            if not name.endswith(_UNTOLD):
                path = Path(folder) / name
                stat = path.stat()
                yield f"{path} {stat.st_size} {stat.st_mtime_ns}"
