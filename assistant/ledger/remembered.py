"""What was worked out from the ledger, in files beside it: disposable, never copied."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from assistant.domain.base import digest

_MOST = 96
"""Files that are kept; the oldest go first."""


class Shelf:
    """Texts by key in a folder; what cannot be read or written is not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        """Return what was put under the key, None if it is not there."""
        try:
            return self._file(key).read_bytes()
        except OSError:
            return None

    def put(self, key: str, text: bytes) -> None:
        """Keep a text whole or not at all, and let the oldest ones go."""
        part = self._folder / f"{uuid4().hex}.part"
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            part.write_bytes(text)
            part.replace(self._file(key))
            held = [(one.stat().st_mtime_ns, one.path) for one in self._entries()]
            for _, path in sorted(held)[:-_MOST]:
                _unlink(Path(path))
        except OSError:
            _unlink(part)

    def drop(self, key: str) -> None:
        """Take back what was put under the key."""
        _unlink(self._file(key))

    def clear(self) -> None:
        """Leave nothing of it."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _entries(self) -> list[os.DirEntry[str]]:
        with os.scandir(self._folder) as entries:
            return list(entries)

    def _file(self, key: str) -> Path:
        return self._folder / f"{digest(key)}.json"


def _unlink(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was worked out at one state of the ledger, the settings and the program.

    `state` names them; `newest` returns the state of now.
    """

    shelf: Shelf
    state: str
    newest: Callable[[], str]

    def get(self, name: str) -> bytes | None:
        """Return what was worked out under the name at this very state."""
        return self.shelf.get(self._key(name))

    def put(self, name: str, text: bytes) -> None:
        """Keep it, unless the ledger has changed meanwhile.

        An erasure empties the shelf after its change, so that none of its words come
        back by somebody who read them before.
        """
        self.shelf.put(self._key(name), text)
        if self.newest() != self.state:
            self.shelf.drop(self._key(name))

    def drop(self, name: str) -> None:
        """Take back what cannot be read."""
        self.shelf.drop(self._key(name))

    def _key(self, name: str) -> str:
        return f"{self.state}\x1f{name}"
