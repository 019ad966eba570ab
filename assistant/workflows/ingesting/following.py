"""Which files of followed paths are new and whole, renamed or gone; none is opened."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.errors import UsageError
from ingest.reading import gather

STILL_S = 1.0
"""Seconds without a change after which a file counts as written."""
PATIENCE_S = 5.0
"""Seconds that written files wait for others, so that one round reads all of them."""
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".opdownload", "~")
"""How programs end the name of a file that they have not finished, or its backup."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells one content of a file from another without reading it."""

    name: str
    size: int
    changed_ns: int
    inode: int

    def is_same_file(self, other: Stamp) -> bool:
        """Whether both are one file, whatever its name."""
        return (self.size, self.changed_ns, self.inode) == (
            other.size,
            other.changed_ns,
            other.inode,
        )


@dataclass(frozen=True, slots=True)
class Turn:
    """What is due now: files to be read, and what became of others.

    `names` are those of `files` in reports; `renamed` are pairs of former and present
    names, `unfinished` those that wait for their final name; each is told once.
    """

    files: tuple[Path, ...] = ()
    names: frozenset[str] = frozenset()
    renamed: tuple[tuple[str, str], ...] = ()
    gone: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any((self.files, self.gone, self.lost, self.returned, self.unfinished))


@dataclass
class Follower:
    """Compares what is at the paths with what was read, each time that it looks.

    A file is due once it stood still for `still_s` seconds. What is due is due again
    until `done` says that it was read.
    """

    roots: Sequence[Path]
    still_s: float = STILL_S
    clock: Callable[[], float] = time.monotonic
    is_waiting: bool = False
    _read: dict[Path, Stamp] = field(default_factory=dict)
    _last: dict[Path, Stamp] = field(default_factory=dict)
    _since: dict[Path, float] = field(default_factory=dict)
    _lost: set[Path] = field(default_factory=set)
    _told: set[str] = field(default_factory=set)

    def present(self) -> tuple[Path, ...]:
        """Return the paths that are there now."""
        return tuple(root for root in self.roots if root.exists())

    def look(self) -> Turn:
        """Return what is due; empty while anything that matters is being written."""
        now = self.clock()
        try:
            found = dict(self._files())
        except OSError:
            # A folder that changes while it is listed is listed again.
            self.is_waiting = True
            return Turn()
        self._note(found, now)
        whole = {path: stamp for path, stamp in found.items() if _is_whole(path)}
        changed = [path for path in whole if self._read.get(path) != whole[path]]
        absent = [path for path in self._read if path not in whole]
        due = [path for path in (*changed, *absent) if self._is_still(path, now)]
        self.is_waiting = len(due) < len(changed) + len(absent)
        if self.is_waiting and not self._is_overdue(due, now):
            return Turn()
        files = tuple(path for path in due if path in whole)
        return self._turn(files, [path for path in due if path not in whole], found)

    def done(self, turn: Turn) -> None:
        """Take what was due as read in the state in which it was seen."""
        for path in turn.files:
            self._read[path] = self._last[path]
        names = {*turn.gone, *(former for former, _ in turn.renamed)}
        for path in [p for p, stamp in self._read.items() if stamp.name in names]:
            if path not in self._last:
                del self._read[path]
        self._told.update(turn.unfinished)
        self._lost = {root for root in self.roots if not root.exists()}

    def _files(self) -> Iterator[tuple[Path, Stamp]]:
        for root in self.roots:
            try:
                gathered = gather(root)
            except UsageError:
                continue
            for name, path in gathered.files:
                status = path.lstat()
                yield (
                    path,
                    Stamp(name, status.st_size, status.st_mtime_ns, status.st_ino),
                )

    def _note(self, found: dict[Path, Stamp], now: float) -> None:
        """Remember since when each path has been as it is."""
        for path in found.keys() | self._last.keys():
            if found.get(path) != self._last.get(path):
                self._since[path] = now
        self._last = found

    def _is_still(self, path: Path, now: float) -> bool:
        return now - self._since.get(path, now) >= self.still_s

    def _is_overdue(self, due: Iterable[Path], now: float) -> bool:
        longest = max((now - self._since[path] for path in due), default=0.0)
        return longest >= self.still_s + PATIENCE_S

    def _turn(
        self, files: tuple[Path, ...], absent: list[Path], found: dict[Path, Stamp]
    ) -> Turn:
        fresh = [found[path] for path in files if path not in self._read]
        renamed: list[tuple[str, str]] = []
        gone: list[str] = []
        for former in (self._read[path] for path in absent):
            now = next((new for new in fresh if new.is_same_file(former)), None)
            if now:
                renamed.append((former.name, now.name))
            else:
                gone.append(former.name)
        lost = {root for root in self.roots if not root.exists()}
        waits = [s.name for path, s in found.items() if not _is_whole(path)]
        return Turn(
            files,
            frozenset(found[path].name for path in files),
            tuple(renamed),
            tuple(sorted(gone)),
            tuple(str(root) for root in self.roots if root in lost - self._lost),
            tuple(str(root) for root in self.roots if root in self._lost - lost),
            tuple(sorted(set(waits) - self._told)),
        )


def identities(paths: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Return which file or folder stands at each of the paths that are there."""
    found: dict[Path, tuple[int, int]] = {}
    for path in paths:
        try:
            status = os.stat(path)  # noqa: PTH116  one call for links and folders
        except OSError:
            continue
        found[path] = (status.st_dev, status.st_ino)
    return found


def _is_whole(path: Path) -> bool:
    """Whether the name is no passing one of a file that is still being written."""
    return not path.name.casefold().endswith(_UNFINISHED)
