"""Sequences too long for memory: their items wait on the disk, batch by batch."""

from __future__ import annotations

import os
import pickle
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import IO, TypeVar, overload

from assistant.domain.reading import Long

_BATCH = 2048
T = TypeVar("T")


class Spool(Long[T]):
    """A sequence that grows at its end and keeps its first `most` items in memory.

    What is beyond goes to a temporary file without a name, in batches that are read
    again whenever the sequence is walked through. A reader that gathers into one
    hands over `whole()`, which is a plain tuple for all but the largest files.
    Only this process can read it: what comes from another one is never a spool.
    """

    def __init__(self, items: Iterable[T] = (), *, most: int = _BATCH) -> None:
        self._most = most
        self._recent: list[T] = []
        self._places: list[tuple[int, int]] = []
        self._file: IO[bytes] | None = None
        self.extend(items)

    def append(self, item: T) -> None:
        """Add an item at the end."""
        self._recent.append(item)
        if len(self._recent) > self._most:
            self._write(self._recent[: self._most])
            del self._recent[: self._most]

    def extend(self, items: Iterable[T]) -> None:
        """Add items at the end."""
        for item in items:
            self.append(item)

    def whole(self) -> Sequence[T]:
        """Return the items: a tuple, or the spool itself if they are too many."""
        return self if self._places else tuple(self._recent)

    def mapped(self, change: Callable[[T], T]) -> Spool[T]:
        """Return a spool of what the function makes of each item."""
        return Spool(map(change, self), most=self._most)

    def __len__(self) -> int:
        return len(self._places) * self._most + len(self._recent)

    def __iter__(self) -> Iterator[T]:
        done = 0
        while done < len(self._places):
            yield from self._read(done)
            done += 1
        yield from self._recent

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            if step > 0:
                return list(islice(self, start, max(start, stop), step))
            return [self[place] for place in range(start, stop, step)]
        place = range(len(self))[index]
        batch, within = divmod(place, self._most)
        if batch == len(self._places):
            return self._recent[within]
        return self._read(batch)[within]

    def _write(self, items: Sequence[T]) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="ontrack-")  # noqa: SIM115
            weakref.finalize(self, self._file.close)
        data = pickle.dumps(items, pickle.HIGHEST_PROTOCOL)
        start = self._file.seek(0, os.SEEK_END)
        self._file.write(data)
        self._places.append((start, len(data)))

    def _read(self, batch: int) -> list[T]:
        file = self._file
        if file is None:
            return []
        start, size = self._places[batch]
        file.seek(start)
        # Written above by this process into a file that no other can open.
        found: list[T] = pickle.loads(file.read(size))  # noqa: S301
        return found
