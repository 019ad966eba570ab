"""Vectors as the ledger keeps them, and a plain search over all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Row = tuple[int, str, bytes]
Near = list[tuple[str, float]]
"""Text digests with cosine similarity, nearest first."""

PRECISION = 5
"""Digits of a similarity in which Chroma and the plain search agree."""


class VectorLedger(Protocol):
    """The part of the ledger that holds texts and vectors, keyed by text digest."""

    def texts_without_vector(self, embedder: str) -> Sequence[tuple[str, str]]:
        """Return digest and text of what this embedder has not embedded yet."""
        ...

    def save_vectors(self, embedder: str, rows: Sequence[tuple[str, bytes]]) -> None:
        """Keep vectors (float32, little endian); known digests are left alone."""
        ...

    def vectors(self, embedder: str, after: int = 0) -> Iterable[Row]:
        """Return row number, digest and vector in the order of row numbers."""
        ...

    def search_words(self, query: str, *, limit: int) -> Sequence[tuple[str, float]]:
        """Return digest and full-text score, higher better, best first."""
        ...


def pack(vector: Vectors) -> bytes:
    """Return the vector as the ledger keeps it."""
    return vector.astype("<f4").tobytes()


def unpack(data: bytes) -> Vectors:
    """Return the vector that the ledger kept."""
    return np.frombuffer(data, dtype="<f4").astype(np.float32)


class PlainSearch:
    """Compares a query with every vector of the ledger, kept in memory.

    Always right and never damaged; its cost grows with the ledger, above all that of
    reading the vectors (some 15 MB for 10,000).
    """

    def __init__(self, embedder_name: str, dimensions: int) -> None:
        self._embedder = embedder_name
        self._dimensions = dimensions
        self._forget()

    def query(
        self,
        ledger: VectorLedger,
        vector: Vectors,
        limit: int,
        among: Collection[str] | None = None,
    ) -> Near:
        """Return the nearest of all vectors, or of those that are named."""
        self._refresh(ledger)
        found = [
            (self._digests[place], score)
            for place, score in enumerate((self._matrix @ vector).tolist())
            if among is None or self._digests[place] in among
        ]
        return ranked(found)[:limit]

    def count(self, ledger: VectorLedger) -> int:
        """Return how many vectors the ledger holds."""
        self._refresh(ledger)
        return len(self._digests)

    def _forget(self) -> None:
        self._row = 0
        self._digests: list[str] = []
        self._matrix: Vectors = np.zeros((0, self._dimensions), dtype=np.float32)

    def _refresh(self, ledger: VectorLedger) -> None:
        """Read what is new, or all when the ledger lost the row that was last."""
        rows = list(ledger.vectors(self._embedder, max(0, self._row - 1)))
        if self._digests:
            if rows and rows[0][:2] == (self._row, self._digests[-1]):
                rows = rows[1:]
            else:
                self._forget()
                rows = list(ledger.vectors(self._embedder))
        if rows:
            new = np.stack([unpack(data) for _, _, data in rows])
            self._matrix = np.concatenate([self._matrix, new])
            self._digests += [digest for _, digest, _ in rows]
            self._row = rows[-1][0]


def ranked(found: Iterable[tuple[str, float]]) -> Near:
    """Round similarities and order by them, equal ones by digest."""
    rounded = [(digest, round(score, PRECISION)) for digest, score in found]
    return sorted(rounded, key=lambda pair: (-pair[1], pair[0]))
