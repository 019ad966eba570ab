"""A whole copy of a ledger that others read and write at the same time."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

_PAGES = 2_000
"""Pages that are copied in one step; others may write between two."""

_FOREIGN = "SELECT type FROM sqlite_master WHERE type IN ('trigger', 'view')"


def copy_ledger(path: Path, target: Path) -> None:
    """Write one consistent state of a ledger to a new file that needs no other.

    Raises:
        sqlite3.Error: If either file cannot be read or written.
    """
    uri = f"{path.resolve().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(uri, uri=True, timeout=10)) as old,
        closing(sqlite3.connect(target)) as copy,
    ):
        # One transaction of reading, so that writers cannot make it begin anew.
        old.execute("BEGIN")
        old.execute("SELECT count(*) FROM sqlite_master").fetchone()
        old.backup(copy, pages=_PAGES)
        old.rollback()
        copy.execute("PRAGMA journal_mode = DELETE")


def faults_of(path: Path) -> list[str]:
    """Return what SQLite's whole check finds wrong with a file; empty if nothing."""
    uri = f"{path.resolve().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            found = connection.execute("PRAGMA integrity_check(20)").fetchall()
            lost = connection.execute("PRAGMA foreign_key_check").fetchmany(20)
            foreign = connection.execute(_FOREIGN).fetchall()
    except sqlite3.Error as error:
        return [str(error)]
    wrong = [str(row[0]) for row in found if row[0] != "ok"]
    wrong += [f"it has a {row[0]}, which no ledger has" for row in foreign]
    return [*wrong, *(f"{row[0]}, row {row[1]}: names no {row[2]}" for row in lost)]


def settle(path: Path) -> None:
    """Take all into the one file, so that it can be moved without others."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def compact(path: Path, *, patience: float) -> None:
    """Write the file anew without what was deleted, and cut its log off.

    Raises:
        sqlite3.Error: If others read or write for longer than `patience` seconds.
    """
    until = time.monotonic() + patience
    with closing(sqlite3.connect(path, timeout=patience)) as connection:
        connection.execute("VACUUM")
        while True:
            command = "PRAGMA wal_checkpoint(TRUNCATE)"
            is_busy, *_ = connection.execute(command).fetchone()
            if not is_busy:
                return
            if time.monotonic() > until:
                raise sqlite3.OperationalError("database is locked")
            time.sleep(0.1)
