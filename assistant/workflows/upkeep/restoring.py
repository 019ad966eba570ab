"""Putting what was prepared in place: begun once, ended by whoever comes next."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from assistant.errors import AssistantError

PREPARED = "restoring"
"""The folder, in the store, whose being there says that a restore is to be ended."""
BEFORE = "before"
_LEDGER = "ledger.db"


class RestoreStoppedError(AssistantError):
    """What is to be put in place cannot be moved."""

    def __init__(self, prepared: Path, error: OSError) -> None:
        super().__init__(
            f"A restore could not be ended: {error}.",
            kept=f"all of it, old and new, in {prepared}.",
            fix="Free space or allow writing there; the next command goes on with it.",
        )


def finish_restore(folder: Path, store: Path) -> Path | None:
    """End a restore that was begun; return where the former project was put.

    Every step may be done again, so that it can be interrupted anywhere. None if
    there is none to end, or nothing was there before.

    Raises:
        RestoreStoppedError: If something cannot be moved.
    """
    prepared = store / PREPARED
    if not prepared.is_dir():
        return None
    try:
        with FileLock(store / "restore.lock"):
            return _put(prepared, folder, store) if prepared.is_dir() else None
    except OSError as error:
        raise RestoreStoppedError(prepared, error) from error


def _put(prepared: Path, folder: Path, store: Path) -> Path | None:
    # The settings first: a folder with them is a project, and ends the restore.
    own = [path for path in prepared.glob("*.toml") if path.is_file()]
    own += sorted((prepared / "audiences").glob("*.md"))
    for path in own:
        target = folder / path.relative_to(prepared)
        target.parent.mkdir(exist_ok=True)
        path.replace(target)
    if (prepared / _LEDGER).exists():
        # A log of the former ledger would be read as one of the new.
        for suffix in ("-wal", "-shm"):
            (store / f"{_LEDGER}{suffix}").unlink(missing_ok=True)
        (prepared / _LEDGER).replace(store / _LEDGER)
    _drop_index(store / "index")
    aside = _aside(prepared / BEFORE, store)
    shutil.rmtree(prepared)
    return aside


def _drop_index(index: Path) -> None:
    """Remove the vectors of the former ledger; they are made anew at the next use."""
    (index / "current.json").unlink(missing_ok=True)
    for path in index.glob("gen-*"):
        shutil.rmtree(path, ignore_errors=True)


def _aside(before: Path, store: Path) -> Path | None:
    if not before.is_dir():
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    aside = store / f"before-restore-{stamp}"
    before.rename(aside)
    return aside
