"""What the vector index holds, in one small file that is replaced whole."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from pydantic import ValidationError

from assistant.domain.base import Frozen, digest
from assistant.evidence.checksums import Fingerprint

_FILE = "current.json"
_FLAT = "-flat-"


class IndexState(Frozen):
    """Which generation is current and how far it has come.

    `row` and `digest` are the ledger's last vector in it, `count` how many it holds;
    `clean` is off while it is written to; `checksums` are those of its files when it
    was last clean. `suspect` is on while it is opened, and stays on when it was found
    damaged or its opener died: such a one is replaced, and never opened again.
    """

    generation: str
    row: int
    digest: str
    count: int
    clean: bool
    checksums: Fingerprint
    suspect: bool = False

    def soiled(self, *, suspect: bool = False) -> IndexState:
        """Return the state of a generation that cannot be relied upon as it is."""
        return self.model_copy(update={"clean": False, "suspect": suspect})


def key(embedder: str, dimensions: int, host: str = "") -> str:
    """Return what a generation's name must begin with to be of use.

    `host` says where it is kept; empty for the folder of the state itself.
    """
    made_with = f"{embedder}\x1f{dimensions}\x1f{version('chromadb')}{host}"
    return f"gen-{digest(made_with)[:12]}"


def named(made_with: str, *, flat: bool) -> str:
    """Return the name of a new generation, which says how its vectors are kept."""
    return f"{made_with}{_FLAT if flat else '-'}{secrets.token_hex(4)}"


def is_flat(generation: str) -> bool:
    """Whether a generation is a plain file of vectors, and no graph of neighbours."""
    return _FLAT in generation


def read_state(folder: Path) -> IndexState | None:
    """Return the state, or None when there is none that can be read."""
    try:
        return IndexState.model_validate_json((folder / _FILE).read_bytes())
    except (OSError, ValidationError):
        return None


def has_state(folder: Path) -> bool:
    """Whether there is a state, be it one that can be read or not."""
    return (folder / _FILE).exists()


def write_state(folder: Path, state: IndexState) -> None:
    """Replace the state in one step that outlasts a crash."""
    draft = folder / f"{_FILE}.new"
    with draft.open("w", encoding="utf-8") as file:
        file.write(state.model_dump_json())
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / _FILE)
    _flush(folder)


def remove_state(folder: Path) -> None:
    """Forget the current generation."""
    (folder / _FILE).unlink(missing_ok=True)


def flush_files(generation: Path) -> None:
    """Have the system write a generation's files to the disk."""
    for path in sorted(generation.rglob("*")):
        if path.is_file():
            _flush(path)


def _flush(path: Path) -> None:
    # Some systems cannot open a folder, or flush a file that is open for reading.
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
