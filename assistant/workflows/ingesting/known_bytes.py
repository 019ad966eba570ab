"""Bytes that were read before: found again without being read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from assistant.ledger.incoming import SourceVersion
from assistant.ledger.ledger import Ledger
from assistant.ledger.list_names import last_there, place_of
from ingest.isolation import Found
from ingest.reading import digest_of

ARCHIVE = "archive"
"""Where a version's report keeps the digest of the archive that it was read from."""


def archive_of(file: Found) -> str:
    """Return the digest of the archive that a file is in, empty if there is none."""
    if file.member is None:
        return ""
    try:
        status = file.absolute.stat()
    except OSError:
        return ""
    return _digest(file.absolute, status.st_size, status.st_mtime_ns) or ""


@lru_cache(maxsize=1)
def _digest(path: Path, _size: int, _changed_ns: int) -> str | None:
    """Read an archive once for all of its files, which come one after another."""
    return digest_of(path, path.name)


def read_before(ledger: Ledger, file: Found, archive: str) -> Sequence[SourceVersion]:
    """Return the versions that were read of a file's bytes at its path.

    Of a file in an `archive`, given by its digest, those that were read from it.
    """
    if file.member is not None:
        found = ledger.versions_under(file.path) if archive else ()
        return [one for one in found if one.report.get(ARCHIVE) == archive]
    digest = digest_of(file.absolute, file.path)
    return ledger.versions_at(file.path, digest) if digest else ()


def says_the_same(ledger: Ledger, known: SourceVersion) -> bool:
    """Whether these bytes are the last that lay at their path, on their own day.

    Bytes that say no day do not speak for a later one by being read again.
    """
    here = ledger.versions_under(known.path)
    if known.dated is not None:
        last = last_there(here, place_of(known), known.as_of) or known
        return known.dated == known.as_of and last.digest == known.digest
    last = max(here, key=lambda one: one.revision)
    return last.id == known.id and known.report.get("as_of_from") != "--as-of"
