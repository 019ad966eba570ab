"""Vectors as the ledger keeps them, and what the index needs of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Row = tuple[int, str, bytes]
Near = list[tuple[str, float]]
"""Text digests with cosine similarity, nearest first."""

PRECISION = 5
"""Digits of a similarity in which Chroma and the exact search agree."""


class VectorLedger(Protocol):
    """The part of the ledger that holds texts and vectors, keyed by text digest."""

    def texts_without_vector(
        self, embedder: str, limit: int | None = None, after: str = ""
    ) -> Sequence[tuple[str, str]]:
        """Return digest and text of what this embedder has not embedded yet.

        In a fixed order; of those after the text with the digest `after`, if given.
        """
        ...

    def vector_counts(self) -> tuple[int, Mapping[str, int]]:
        """Return how many texts there are, and how many each embedder has embedded."""
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


def ranked(found: Iterable[tuple[str, float]]) -> Near:
    """Round similarities and order by them, equal ones by digest."""
    rounded = [(digest, round(score, PRECISION)) for digest, score in found]
    return sorted(rounded, key=lambda pair: (-pair[1], pair[0]))
