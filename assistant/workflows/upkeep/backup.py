"""One file that holds a project, written while others read and write it."""

from __future__ import annotations

import json
import os
import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from assistant.errors import AssistantError, UsageError
from assistant.ledger.copying import faults_of
from assistant.ledger.ledger import Ledger
from assistant.settings import FILE_NAME
from assistant.workflows.upkeep.archive import (
    AUDIENCES,
    FORMAT,
    LEDGER,
    Manifest,
    open_backup,
    write_manifest,
    write_part,
)

_LIST = "backups.jsonl"
_LOGIN = re.compile(r"(?<=://)[^/\s\"'@]+@")


class BackupFailedError(AssistantError):
    """The backup could not be written."""

    def __init__(self, path: Path, reason: object) -> None:
        super().__init__(
            f"{path} could not be written: {reason}.",
            kept="the project and every backup that was there.",
            fix="Name a folder that exists, with space, that you may write to.",
        )


def back_up(
    ledger: Ledger, folder: Path, store: Path, target: Path, *, force: bool
) -> Manifest:
    """Write ledger, settings and audiences to one file, checked before it is named so.

    The vector store is made anew from the ledger, and is no part of it. `store` is
    where the project keeps its own files, `folder` the project's.

    Raises:
        UsageError: If the file is there already and `force` is not said.
        BackupFailedError: If it cannot be written.
    """
    if target.exists() and not force:
        raise _there(target)
    if target.is_dir():
        raise UsageError(f"{target} is a folder.", fix="Name a file for the backup.")
    try:
        with _workplace(target) as work:
            part = work / "backup"
            manifest = _write(ledger, folder, work, part)
            _put(part, target, force=force)
            _remember(store, target, manifest)
    except OSError as error:
        raise BackupFailedError(target, error.strerror or error) from error
    return manifest


def backups_of(store: Path) -> tuple[Path, ...]:
    """Return the backups that were written and are still where they were put."""
    try:
        lines = (store / _LIST).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ()
    paths = dict.fromkeys(Path(json.loads(line)["path"]) for line in lines)
    return tuple(path for path in paths if path.exists())


def _write(ledger: Ledger, folder: Path, work: Path, part: Path) -> Manifest:
    copy = work / LEDGER
    ledger.copy(copy)
    if wrong := faults_of(copy):
        raise AssistantError(
            f"The ledger is damaged: {wrong[0]}.",
            kept="the backups that were made before.",
            fix="Run `ontrack verify`; restore the newest backup that is whole.",
        )
    settings, without = _without_logins(folder / FILE_NAME, work)
    own = [(FILE_NAME, settings)]
    audiences = sorted((folder / AUDIENCES).glob("[!._]*.md"))
    own += [(f"{AUDIENCES}/{path.name}", path) for path in audiences]
    copied = Ledger(copy)
    view = copied.view()
    newest = copied.newest_day()
    with zipfile.ZipFile(part, "w") as archive:
        manifest = Manifest(
            format=FORMAT,
            program=version("ontrack"),
            project=folder.resolve().name,
            made_at=datetime.now(UTC).replace(microsecond=0),
            as_of=newest.isoformat() if newest else None,
            revision=view.revision,
            sources=len(view.sources),
            files=tuple(
                write_part(archive, name, path) for name, path in [(LEDGER, copy), *own]
            ),
            without=without,
        )
        write_manifest(archive, manifest)
    with open_backup(part) as written:
        written.check()
    return manifest


def _without_logins(settings: Path, work: Path) -> tuple[Path, tuple[str, ...]]:
    """Return the settings as they may leave: without a password in an address."""
    text = settings.read_text(encoding="utf-8")
    clean, count = _LOGIN.subn("", text)
    if not count:
        return settings, ()
    copy = work / FILE_NAME
    copy.write_text(clean, encoding="utf-8")
    return copy, (f"the login in {count} addresses of {FILE_NAME}",)


@contextmanager
def _workplace(target: Path) -> Iterator[Path]:
    """Give a folder beside the target, for this user only, that is gone after it."""
    prefix = f".{target.name}."
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=prefix) as name:
        yield Path(name)


def _put(part: Path, target: Path, *, force: bool) -> None:
    """Give the whole file its name in one step that outlasts a crash."""
    with part.open("rb") as file:
        os.fsync(file.fileno())
    if force:
        part.replace(target)
        return
    try:
        os.link(part, target)
    except FileExistsError as error:
        raise _there(target) from error
    except OSError:
        # Some file systems have no second names for a file.
        if target.exists():
            raise _there(target) from None
        part.replace(target)


def _remember(store: Path, target: Path, manifest: Manifest) -> None:
    """Note where it went, so that an erasure can name the backups that hold it yet."""
    entry = {"path": str(target.resolve()), "at": manifest.made_at.isoformat()}
    with (store / _LIST).open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry, ensure_ascii=False) + "\n")


def _there(target: Path) -> UsageError:
    return UsageError(
        f"{target} is there already.",
        fix="Name another file, or say --force to put the new backup in its place.",
    )
