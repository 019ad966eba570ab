"""Vectors in a plain file, compared one by one: for more than a graph is worth.

A graph of a million vectors takes 2 GB of memory and an hour to grow. Read in pages
from the system's cache the same vectors take 0.2 s a query and 4 MB.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.comparing import Page, nearest_in
from assistant.evidence.state import is_flat
from assistant.evidence.store import BATCH, StoreError, VectorStore, open_folder
from assistant.evidence.vectors import Near, Vectors

_VECTORS, _NAMES = "vectors.f32", "names.txt"
_NAME = 64
"""Bytes of a text's digest."""
_PAGE = 4_096


def open_generation(path: Path) -> VectorStore:
    """Open a generation as its name says that it is kept, or make it.

    Raises:
        StoreError: If it cannot be opened.
    """
    return FlatStore(path) if is_flat(path.name) else open_folder(path)


class FlatStore:
    """One generation as two files: a row of numbers and a name for each text.

    Whoever adds to it holds the index's lock. Every method raises StoreError when the
    files cannot be read or written, or do not belong together.
    """

    batch = BATCH

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Do nothing: files are open only while they are read or written."""

    def add(self, ids: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Add vectors at the end; those with known ids are there twice then."""
        names = "".join(ids).encode("ascii")
        if len(names) != _NAME * len(ids):
            raise StoreError("a name is no digest")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with (self._folder / _NAMES).open("ab") as file:
                file.write(names)
            with (self._folder / _VECTORS).open("ab") as file:
                file.write(vectors.astype("<f4").tobytes())
        except OSError as error:
            raise StoreError(str(error)) from error

    def count(self) -> int:
        """Return how many vectors it holds."""
        try:
            return (self._folder / _NAMES).stat().st_size // _NAME
        except OSError as error:
            raise StoreError(str(error)) from error

    def query(
        self, vector: Vectors, limit: int, among: Collection[str] | None = None
    ) -> Near:
        """Return ids with cosine similarity, nearest first; exact."""
        try:
            return nearest_in(self._pages(len(vector)), vector, limit, among)
        except (OSError, ValueError) as error:
            raise StoreError(str(error)) from error

    def _pages(self, dimensions: int) -> Iterator[Page]:
        with (
            (self._folder / _NAMES).open("rb") as names,
            (self._folder / _VECTORS).open("rb", buffering=0) as vectors,
        ):
            rows = np.empty((_PAGE, dimensions), dtype="<f4")
            room = rows.data.cast("B")
            while page := names.read(_PAGE * _NAME):
                count = len(page) // _NAME
                wanted = count * dimensions * rows.itemsize
                if vectors.readinto(room[:wanted]) != wanted:
                    raise StoreError("it has names without vectors")
                yield _Names(page), rows[:count]


class _Names(Sequence[str]):
    """The names of a page; few of them are ever looked at."""

    def __init__(self, page: bytes) -> None:
        self._page = page

    def __len__(self) -> int:
        return len(self._page) // _NAME

    def __getitem__(self, place: int) -> str:  # type: ignore[override]
        return self._page[place * _NAME : (place + 1) * _NAME].decode("ascii")
