"""Comparing a query with every vector of the ledger: always right, never damaged."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

import numpy as np

from assistant.evidence.comparing import Page, Places, best, nearest_in, similarity
from assistant.evidence.vectors import Near, Row, VectorLedger, Vectors, ranked

HELD = 200_000
"""Vectors that are kept in memory at most."""
_PAGE = 4_096
_FEW = 0.15
"""Up to this share of the rows, copying them out costs less than comparing all."""
_PREPARED = 8


class ExactSearch:
    """Keeps the ledger's vectors in memory and compares with all, or with a subset.

    200,000 vectors of 256 dimensions take 205 MB, a second to read, and some 20 ms to
    compare; afterwards only what is new in the ledger is read. More than `held` are
    read from the ledger by every query and never kept, at a second for 500,000.
    """

    def __init__(
        self, embedder_name: str, dimensions: int, *, held: int = HELD
    ) -> None:
        self._embedder = embedder_name
        self._dimensions = dimensions
        self._held = held
        self._prepared: list[tuple[frozenset[str], Places]] = []
        self._forget()

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
        if self._are_many(ledger):
            return nearest_in(self._pages(ledger), vector, limit, among)
        self._refresh(ledger)
        places = None if among is None else self._places(among)
        scores, places = self._scores(vector, places)
        top = best(scores, limit)
        named = top if places is None else places[top]
        return ranked(
            (self._digests[place], score)
            for place, score in zip(named.tolist(), scores[top].tolist(), strict=True)
        )[:limit]

    def _scores(
        self, vector: Vectors, places: Places | None
    ) -> tuple[Vectors, Places | None]:
        """Return similarities, and the row of each where it is not its own place."""
        rows = self._matrix[: len(self._digests)]
        if places is None:
            return similarity(rows, vector), None
        if len(places) <= _FEW * len(rows):
            return similarity(rows[places], vector), places
        return similarity(rows, vector)[places], places

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

    def _are_many(self, ledger: VectorLedger) -> bool:
        """Whether there are more than are held; counted until they are in memory."""
        if not self._digests:
            return ledger.vector_counts()[1].get(self._embedder, 0) > self._held
        return len(self._digests) > self._held

    def _pages(self, ledger: VectorLedger) -> Iterator[Page]:
        rows = iter(ledger.vectors(self._embedder))
        while page := list(islice(rows, _PAGE)):
            yield [name for _, name, _ in page], _matrix(page)

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
        self._matrix[start:end] = _matrix(page)
        self._digests += [row[1] for row in page]
        self._numbers |= {row[1]: start + at for at, row in enumerate(page)}
        self._row = page[-1][0]
        self._prepared = []


def _matrix(page: Sequence[Row]) -> Vectors:
    data = b"".join(row[2] for row in page)
    found: Vectors = np.frombuffer(data, "<f4").reshape(len(page), -1)
    return found
