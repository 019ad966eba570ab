"""Checksums of the files of an embedded store: whether each byte is as written."""

from __future__ import annotations

from pathlib import Path

import xxhash

Fingerprint = dict[str, tuple[int, int]]
"""Size and checksum of each file, by its path within the store."""

_METADATA = "index_metadata.pickle"
_CHUNK = 1 << 20
_UNREADABLE = (-1, 0)
_Status = tuple[int, int, int, int]


class Checksums:
    """Reads a file again only after it was touched, or when that is asked for.

    Read at 5 GB/s, which is less than opening the store costs. Any bit that turned is
    noticed, also where size and times stayed as they were.
    """

    def __init__(self) -> None:
        self._known: dict[Path, tuple[_Status, tuple[int, int]]] = {}

    def of(
        self,
        generation: Path,
        *,
        anew: bool = False,
        expected: Fingerprint | None = None,
    ) -> Fingerprint:
        """Return what Chroma would trust of a store; none when it is gone.

        It writes a graph without metadata anew whenever it opens the store.

        Args:
            generation: The store's folder.
            anew: Read every file, also those whose times have not changed.
            expected: Read only files of the size they have here: a torn one can
                claim to be terabytes long.
        """
        known = {} if anew else self._known
        self._known = {}
        found: Fingerprint = {}
        for path in sorted(generation.rglob("*")):
            if path.parent != generation and not (path.parent / _METADATA).exists():
                continue
            name = path.relative_to(generation).as_posix()
            try:
                if not path.is_file():
                    continue
                size = path.stat().st_size
                if expected is not None and expected.get(name, _UNREADABLE)[0] != size:
                    found[name] = (size, 0)
                else:
                    found[name] = self._one(path, known)
            except OSError:
                # A disk that cannot read a file has damaged it.
                found[name] = _UNREADABLE
        return found

    def _one(
        self, path: Path, known: dict[Path, tuple[_Status, tuple[int, int]]]
    ) -> tuple[int, int]:
        status = path.stat()
        touched = (
            status.st_size,
            status.st_mtime_ns,
            status.st_ctime_ns,
            status.st_ino,
        )
        if path not in known or known[path][0] != touched:
            known = {path: (touched, (status.st_size, _checksum(path)))}
        self._known[path] = known[path]
        return known[path][1]


def _checksum(path: Path) -> int:
    total = xxhash.xxh3_64()
    room = memoryview(bytearray(_CHUNK))
    with path.open("rb", buffering=0) as file:
        while read := file.readinto(room):
            total.update(room[:read])
    return total.intdigest()
