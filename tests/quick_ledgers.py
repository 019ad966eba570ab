"""Ledgers of this process cost the tests less; what is in them is the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from assistant.ledger import database
from assistant.ledger.database import Database

made_by_migrations = Database._create


@contextmanager
def quick_ledgers() -> Iterator[None]:
    """Copy each new ledger from the first, and wait for no disk.

    Only a machine that loses power tells the difference. Processes that a test starts,
    and kills, make theirs step by step and do wait.
    """
    first: list[bytes] = []
    prepare = database._prepare

    def create(made: Database) -> None:
        if not first:
            made_by_migrations(made)
            first.append(made.path.read_bytes())
            return
        new = made.path.with_name(f".{made.path.name}.{os.getpid()}")
        new.write_bytes(first[0])
        database._put(new, made.path)
        new.unlink(missing_ok=True)

    def unhurried(connection: Any, record: Any) -> None:
        prepare(connection, record)
        connection.execute("PRAGMA synchronous = OFF").close()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Database, "_create", create)
        patched.setattr(database, "_prepare", unhurried)
        yield
