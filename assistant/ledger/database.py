"""Opening the SQLite file: pragmas, transactions, migrations, errors in plain words."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from assistant.errors import AssistantError
from assistant.ledger import tables
from assistant.ledger.copying import compact, copy_ledger
from assistant.ledger.errors import (
    DiskFullError,
    LedgerDamagedError,
    LedgerLockedError,
    LedgerReadOnlyError,
    LedgerTooNewError,
    NoLedgerFolderError,
)

SCHEMA = "0005"
BUSY_MS = 10_000
_WRITES = "ontrack_writes"

# Without a handler its tracebacks would go to stderr, such as that of a connection
# which Ctrl-C interrupts while it is closed.
logging.getLogger("sqlalchemy").addHandler(logging.NullHandler())


class Database:
    """One ledger file; `read` and `write` give connections in a transaction.

    A file or folder that cannot be written is read as it is.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_writable = not path.exists() or _may_write(path)
        self._engine = _engine(path, writable=self.is_writable)
        self._prepare_file()

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Yield a connection on one consistent state."""
        with self._plain_errors(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self, what: str, *, actor: str) -> Iterator[tuple[sa.Connection, int]]:
        """Yield a connection that alone may write, and the new revision's number.

        Everything is committed at the end, or nothing.
        """
        engine = self._engine.execution_options(**{_WRITES: True})
        with self._plain_errors(), engine.begin() as connection:
            row = tables.revision.insert().values(
                at=datetime.now(UTC).isoformat(timespec="microseconds"),
                actor=actor,
                what=what,
            )
            key = connection.execute(row).inserted_primary_key
            yield connection, int(key[0] if key else 0)

    def check(self) -> list[str]:
        """Return what SQLite's own check finds wrong; empty when all is well."""
        with self.read() as connection:
            rows = connection.exec_driver_sql("PRAGMA quick_check(20)").scalars()
            return [row for row in rows if row != "ok"]

    def copy(self, target: Path) -> None:
        """Write one consistent state to a new file; others read and write meanwhile."""
        with self._plain_errors():
            copy_ledger(self.path, target)

    def compact(self) -> None:
        """Write the file anew without what was taken out, and empty its log.

        Raises:
            LedgerLockedError: If others go on reading or writing for too long.
        """
        with self._plain_errors():
            compact(self.path, patience=BUSY_MS / 1_000)

    def full_text_fault(self) -> str | None:
        """Return what is wrong with the full-text index, or None; changes nothing."""
        command = "INSERT INTO text_fts(text_fts, rank) VALUES('integrity-check', 1)"
        engine = self._engine.execution_options(**{_WRITES: True})
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql(command)
                connection.rollback()
        except DBAPIError as error:
            if _is_malformed(error):
                return "it does not hold the words of the texts"
            raise _explain(self.path, error) from error
        return None

    def _prepare_file(self) -> None:
        with self._plain_errors():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if not self.path.exists():
                self._create()
            found = self._schema()
            if found == SCHEMA:
                return
            if found is not None and found > SCHEMA:
                raise LedgerTooNewError(self.path, found, SCHEMA)
            if not self.is_writable:
                raise LedgerReadOnlyError(self.path)
            if found is not None:
                self._back_up(found)
            _migrate(self._engine)

    def _create(self) -> None:
        """Put a whole ledger in place at once; one that another made first stays.

        So a file without content is never a ledger that is being made.
        """
        new = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        new.unlink(missing_ok=True)
        try:
            _migrate(_engine(new))
            _put(new, self.path)
        finally:
            new.unlink(missing_ok=True)

    def _schema(self) -> str | None:
        if self.path.stat().st_size == 0:
            raise LedgerDamagedError(self.path, "it is empty")
        with self._engine.connect() as connection:
            if not sa.inspect(connection).has_table("alembic_version"):
                return None
            found = connection.exec_driver_sql(
                "SELECT version_num FROM alembic_version"
            )
            return found.scalar()

    def _back_up(self, schema: str) -> None:
        """Keep a copy of the older ledger before it is changed."""
        target = self.path.with_suffix(f".{schema}.bak")
        if not target.exists():
            part = target.with_suffix(f".{os.getpid()}")
            part.unlink(missing_ok=True)
            copy_ledger(self.path, part)
            part.replace(target)

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, sqlite3.Error, PermissionError, OSError) as error:
            raise _explain(self.path, error) from error


def _put(new: Path, path: Path) -> None:
    """Give the file its name unless the name is taken."""
    try:
        os.link(new, path)
    except FileExistsError:
        return
    except OSError:
        # Some file systems have no second names for a file.
        if not path.exists():
            new.replace(path)


def _may_write(path: Path) -> bool:
    """Whether the file and its folder, which holds its log, can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _engine(path: Path, *, writable: bool = True) -> sa.Engine:
    url = f"sqlite:///{path}" if writable else _read_only(path)
    engine = sa.create_engine(url, poolclass=sa.pool.NullPool)
    sa.event.listen(engine, "connect", _prepare if writable else _prepare_reading)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _read_only(path: Path) -> str:
    """Return the address of a ledger that is only read.

    Where its folder cannot be written and it has no log, nothing can change it, and
    SQLite must be told so: else it would want to make a log.
    """
    log = path.with_name(f"{path.name}-wal")
    still = not os.access(path.parent, os.W_OK) and not log.exists()
    options = "mode=ro&immutable=1" if still else "mode=ro"
    return f"sqlite:///file:{quote(path.resolve().as_posix())}?{options}&uri=true"


def _migrate(engine: sa.Engine) -> None:
    from alembic import command  # noqa: PLC0415  only when the schema is older
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.execution_options(**{_WRITES: True}).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()


def _prepare_reading(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}").close()


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _is_malformed(error: DBAPIError) -> bool:
    return "malformed" in str(error.orig).lower()


def _explain(path: Path, error: Exception) -> AssistantError:
    if isinstance(error, FileExistsError | NotADirectoryError):
        return NoLedgerFolderError(path)
    text = str(getattr(error, "orig", None) or error).lower()
    if "locked" in text or "busy" in text:
        return LedgerLockedError(path)
    if "readonly" in text or "read-only" in text or "unable to open" in text:
        return LedgerReadOnlyError(path)
    if isinstance(error, PermissionError) or "permission" in text:
        return LedgerReadOnlyError(path)
    if "full" in text or "no space" in text:
        return DiskFullError(path)
    return LedgerDamagedError(path, text.splitlines()[0] if text else "no reason given")
