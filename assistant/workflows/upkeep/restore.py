"""A project out of its backup: all of it or nothing, and never over another unasked."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from assistant.errors import AssistantError, UsageError
from assistant.ledger.copying import copy_ledger, faults_of, settle
from assistant.ledger.errors import LedgerTooNewError
from assistant.ledger.ledger import Ledger
from assistant.settings import FILE_NAME, load_settings
from assistant.workflows.upkeep.archive import (
    AUDIENCES,
    LEDGER,
    Backup,
    BackupRefusedError,
    Manifest,
    open_backup,
)
from assistant.workflows.upkeep.restoring import BEFORE, PREPARED, finish_restore

_PART = ".restoring-"
_SPARE = 50_000_000
"""Bytes that stay free on the disk."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place; `before` is where the former project is, if any.

    `unerased` are sources that were erased since the backup, and are there again.
    """

    folder: Path
    manifest: Manifest
    before: Path | None
    unerased: tuple[str, ...] = ()


def restore(path: Path, folder: Path, store: Path, *, force: bool) -> Restored:
    """Put a backup in place of a project, or where none is.

    Everything is unpacked, checked and migrated beside the project first. One rename
    decides: before it nothing has happened, after it any next command ends the rest.

    Raises:
        UsageError: If a project is there and `force` is not said.
        BackupRefusedError: If the file is no backup that can be trusted.
        AssistantError: If there is no space, or the folder cannot be written.
    """
    ended = finish_restore(folder, store)
    kept = [p for p in (store / LEDGER, folder / FILE_NAME) if p.exists()]
    if kept and not force:
        raise UsageError(
            f"{kept[0]} is there already."
            + (" An interrupted restore was ended." if ended else ""),
            fix="Name an empty folder with -C, or say --force: what is there is then "
            "kept aside.",
        )
    with open_backup(path) as backup, _errors(folder):
        store.mkdir(parents=True, exist_ok=True)
        with FileLock(store / "restore.lock"), _workplace(store) as work:
            restored = _prepare(path, backup, work, store)
            unerased = _unerased(store / LEDGER, restored)
            _keep_former(work / BEFORE, folder, store)
            _sync(work)
            work.rename(store / PREPARED)
            _flush(store)
    before = finish_restore(folder, store)
    return Restored(folder, backup.manifest, before, unerased)


def _prepare(path: Path, backup: Backup, work: Path, store: Path) -> Ledger:
    """Unpack the backup, check what is in it, and bring its ledger up to date."""
    if backup.size + _SPARE > shutil.disk_usage(store).free:
        raise BackupRefusedError(path, "the disk has no space for what is in it")
    backup.unpack(work)
    try:
        load_settings(work / FILE_NAME)
    except AssistantError as error:
        why = error.problem.replace(f"{work}{os.sep}", "").rstrip(".")
        raise BackupRefusedError(path, f"its settings: {why}") from error
    ledger = work / LEDGER
    if wrong := faults_of(ledger):
        raise BackupRefusedError(path, f"its ledger is damaged: {wrong[0]}")
    try:
        restored = Ledger(ledger)
        restored.erasures.paths()
    except LedgerTooNewError:
        raise
    except AssistantError as error:
        raise BackupRefusedError(path, "its ledger cannot be read") from error
    settle(ledger)
    for extra in work.glob("ledger.*"):
        if extra != ledger:
            extra.unlink()
    return restored


def _unerased(former: Path, restored: Ledger) -> tuple[str, ...]:
    """Return the paths of sources that were erased, and that the backup has."""
    try:
        erased = Ledger(former).erasures.all() if former.exists() else ()
    except AssistantError:
        return ()
    return tuple(
        one.path for one in erased if any(map(restored.versions_with, one.digests))
    )


def _keep_former(before: Path, folder: Path, store: Path) -> None:
    """Copy what the restore takes the place of."""
    if (store / LEDGER).exists():
        before.mkdir(exist_ok=True)
        try:
            copy_ledger(store / LEDGER, before / LEDGER)
        except sqlite3.Error:
            _copy_bytes(before, store)
    if (folder / FILE_NAME).exists():
        before.mkdir(exist_ok=True)
        shutil.copyfile(folder / FILE_NAME, before / FILE_NAME)
    if (folder / AUDIENCES).is_dir():
        before.mkdir(exist_ok=True)
        shutil.copytree(folder / AUDIENCES, before / AUDIENCES)


def _copy_bytes(before: Path, store: Path) -> None:
    """Keep a damaged ledger as it is, with its log."""
    for path in store.glob(f"{LEDGER}*"):
        shutil.copyfile(path, before / path.name)


@contextmanager
def _workplace(store: Path) -> Iterator[Path]:
    """Give a new folder in the store; those of dead processes are removed."""
    for old in store.glob(f"{_PART}*"):
        shutil.rmtree(old, ignore_errors=True)
    work = store / f"{_PART}{os.getpid()}"
    work.mkdir(mode=0o700)
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


@contextmanager
def _errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise AssistantError(
            f"{folder} cannot be written: {error.strerror or error}.",
            kept="everything as it was before.",
            fix="Free space, or name a folder with -C that you may write to.",
        ) from error


def _sync(folder: Path) -> None:
    for path in folder.rglob("*"):
        _flush(path)
    _flush(folder)


def _flush(path: Path) -> None:
    # Some systems cannot open a folder, or flush a file that is open for reading.
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
