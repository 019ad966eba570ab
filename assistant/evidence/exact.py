"""Comparing a query with every vector of the ledger: always right, never damaged."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.vectors import (
    PRECISION,
    Near,
    Row,
    VectorLedger,
    Vectors,
    ranked,
)

Places = NDArray[np.intp]
_PAGE = 4_096
_FEW = 0.15
"""Up to this share of the rows, copying them out costs less than comparing all."""
_PREPARED = 8


class ExactSearch:
    """Keeps the ledger's vectors in memory and compares with all, or with a subset.

    200,000 vectors of 256 dimensions take 205 MB, a second to read, and some 20 ms to
    compare; afterwards only what is new in the ledger is read.
    """

    def __init__(self, embedder_name: str, dimensions: int) -> None:
        self._embedder = embedder_name
        self._dimensions = dimensions
        self._prepared: list[tuple[frozenset[str], Places]] = []
        self._forget()

    @property
    def is_loaded(self) -> bool:
        """Whether the vectors have been read into memory."""
        return bool(self._digests)

    def query(
        self,
        ledger: VectorLedger,
        vector: Vectors,
        limit: int,
        among: Collection[str] | None = None,
    ) -> Near:
        """Return the nearest of all texts, or of those that are named.

        A frozenset is looked up once: pass the same object for every query of it.
        """
        self._refresh(ledger)
        places = None if among is None else self._places(among)
        scores, places = self._scores(vector, places)
        best = _best(scores, limit)
        named = best if places is None else places[best]
        return ranked(
            (self._digests[place], score)
            for place, score in zip(named.tolist(), scores[best].tolist(), strict=True)
        )[:limit]

    def count(self, ledger: VectorLedger) -> int:
        """Return how many vectors the ledger holds."""
        self._refresh(ledger)
        return len(self._digests)

    def _scores(
        self, vector: Vectors, places: Places | None
    ) -> tuple[Vectors, Places | None]:
        """Return similarities, and the row of each where it is not its own place."""
        rows = self._matrix[: len(self._digests)]
        if places is None:
            return _similarity(rows, vector), None
        if len(places) <= _FEW * len(rows):
            return _similarity(rows[places], vector), places
        return _similarity(rows, vector)[places], places

    def _places(self, among: Collection[str]) -> Places:
        for names, places in self._prepared:
            if names is among:
                return places
        numbers = self._numbers
        places = np.array(
            sorted(numbers[name] for name in among if name in numbers), dtype=np.intp
        )
        if isinstance(among, frozenset):
            self._prepared = [(among, places), *self._prepared][:_PREPARED]
        return places

    def _forget(self) -> None:
        self._row = 0
        self._digests: list[str] = []
        self._numbers: dict[str, int] = {}
        self._matrix: Vectors = np.zeros((0, self._dimensions), dtype=np.float32)
        self._prepared = []

    def _refresh(self, ledger: VectorLedger) -> None:
        """Read what is new, or all when the ledger lost the row that was last."""
        rows = iter(ledger.vectors(self._embedder, max(0, self._row - 1)))
        if self._digests:
            last = next(rows, None)
            if last is None or last[:2] != (self._row, self._digests[-1]):
                self._forget()
                rows = iter(ledger.vectors(self._embedder))
        while page := list(islice(rows, _PAGE)):
            self._take(page)

    def _take(self, page: list[Row]) -> None:
        start, end = len(self._digests), len(self._digests) + len(page)
        if end > len(self._matrix):
            grown = np.empty((max(end, start * 3 // 2), self._dimensions), np.float32)
            grown[:start] = self._matrix[:start]
            self._matrix = grown
        data = b"".join(row[2] for row in page)
        self._matrix[start:end] = np.frombuffer(data, "<f4").reshape(len(page), -1)
        self._digests += [row[1] for row in page]
        self._numbers |= {row[1]: start + at for at, row in enumerate(page)}
        self._row = page[-1][0]
        self._prepared = []


def _similarity(rows: Vectors, vector: Vectors) -> Vectors:
    """Return the dot product of each row and the vector.

    In one thread: where the cores are busy, the threads of a matrix product wait for
    one another ten times as long as they work.
    """
    found: Vectors = np.einsum("ij,j->i", rows, vector)
    return found


def _best(scores: Vectors, limit: int) -> Places:
    """Return the places of the highest scores, and of all that tie with the last."""
    if limit < 1:
        return np.zeros(0, dtype=np.intp)
    if limit >= len(scores):
        return np.arange(len(scores), dtype=np.intp)
    least = np.partition(scores, len(scores) - limit)[len(scores) - limit]
    return np.flatnonzero(scores >= least - 10.0**-PRECISION)
