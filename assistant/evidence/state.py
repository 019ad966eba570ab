"""What the vector index holds, in one small file that is replaced whole."""

from __future__ import annotations

import os
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from pydantic import ValidationError

from assistant.domain.base import Frozen, digest

_FILE = "current.json"
_DATABASE = "chroma.sqlite3"
_SQLITE = b"SQLite format 3\0"
_METADATA = "index_metadata.pickle"

Fingerprint = dict[str, tuple[int, int]]


class IndexState(Frozen):
    """Which generation is current and how far it has come.

    `row` and `digest` are the ledger's last vector in it, `count` how many it holds;
    `clean` is off while it is written to; `files` are its files' sizes
    and times (ns) when it was last clean.
    """

    generation: str
    row: int
    digest: str
    count: int
    clean: bool
    files: Fingerprint


def key(embedder: str, dimensions: int, host: str = "") -> str:
    """Return what a generation's name must begin with to be of use.

    `host` says where it is kept; empty for the folder of the state itself.
    """
    made_with = f"{embedder}\x1f{dimensions}\x1f{version('chromadb')}{host}"
    return f"gen-{digest(made_with)[:12]}"


def read_state(folder: Path) -> IndexState | None:
    """Return the state, or None when there is none that can be read."""
    try:
        return IndexState.model_validate_json((folder / _FILE).read_bytes())
    except (OSError, ValidationError):
        return None


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


def fingerprint(generation: Path) -> Fingerprint:
    """Return size and time of every file that Chroma would trust; none when gone.

    It writes a graph without metadata anew whenever it opens the store, and touches
    its database, of which size and first bytes have to do.
    """
    found: Fingerprint = {}
    for path in sorted(generation.rglob("*")):
        name = path.relative_to(generation).as_posix()
        if path.name == _DATABASE:
            with path.open("rb") as file:
                found[name] = (path.stat().st_size, file.read(16) == _SQLITE)
        elif path.is_file() and (path.parent / _METADATA).exists():
            found[name] = (path.stat().st_size, path.stat().st_mtime_ns)
    return found


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
