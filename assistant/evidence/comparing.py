"""Comparing a query with vectors page by page, so that they are never all in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.vectors import PRECISION, Near, Vectors, ranked

Places = NDArray[np.intp]
Page = tuple[Sequence[str], Vectors]
"""Text digests, and one row of length 1 for each."""


def similarity(rows: Vectors, vector: Vectors) -> Vectors:
    """Return the dot product of each row and the vector.

    In one thread: where the cores are busy, the threads of a matrix product wait for
    one another ten times as long as they work.
    """
    found: Vectors = np.einsum("ij,j->i", rows, vector)
    return found


def best(scores: Vectors, limit: int) -> Places:
    """Return the places of the highest scores, and of all that tie with the last."""
    if limit < 1:
        return np.zeros(0, dtype=np.intp)
    if limit >= len(scores):
        return np.arange(len(scores), dtype=np.intp)
    least = np.partition(scores, len(scores) - limit)[len(scores) - limit]
    return np.flatnonzero(scores >= least - 10.0**-PRECISION)


def nearest_in(
    pages: Iterable[Page],
    vector: Vectors,
    limit: int,
    among: Collection[str] | None = None,
) -> Near:
    """Return the nearest of all rows, or of those that are named, nearest first.

    The same as a comparison of all of them at once.
    """
    if limit < 1 or (among is not None and not among):
        return []
    names: list[str] = []
    scores = np.zeros(0, dtype=np.float32)
    least = -np.inf
    for page, rows in pages:
        own = similarity(rows, vector)
        near = [
            place
            for place in np.flatnonzero(own >= least).tolist()
            if among is None or page[place] in among
        ]
        names += [page[place] for place in near]
        scores = np.concatenate([scores, own[near]])
        if len(scores) > limit:
            kept = best(scores, limit)
            names = [names[place] for place in kept.tolist()]
            scores = scores[kept]
            last = np.partition(scores, len(scores) - limit)[len(scores) - limit]
            least = float(last) - 10.0**-PRECISION
    return ranked(zip(names, scores.tolist(), strict=True))[:limit]
