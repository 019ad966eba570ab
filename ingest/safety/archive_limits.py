"""How much archives and office files may hold, and what this process goes by."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """How much an archive may hold.

    `file_mb` is for the archive itself and each member, `unpacked_mb` for all members
    together; `ratio` is how many times its packed size a member may unpack to; `depth`
    is 1 if no archive in an archive is opened.
    """

    file_mb: int = 1000
    unpacked_mb: int = 500
    members: int = 20_000
    ratio: int = 200
    depth: int = 2


_DEFAULT: Final = ArchiveLimits()
IN_FORCE: Final = ContextVar("IN_FORCE", default=_DEFAULT)
"""The limits for office files, which are archives that readers open themselves."""
