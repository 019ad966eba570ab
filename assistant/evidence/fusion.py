"""Scores of one kind made comparable, added up, and shared with neighbours."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]


def aligned(keys: Sequence[str], scores: Mapping[str, float]) -> Scores:
    """Return one score for each key; what was not found has the lowest score.

    Where all were found nothing is filled in; where none was, all are 0.
    """
    lowest = min(scores.values(), default=0.0)
    return np.array([scores.get(key, lowest) for key in keys], dtype=np.float64)


def standardised(scores: Scores) -> Scores:
    """Return deviations from the mean in standard deviations; 0 where all agree."""
    spread = float(scores.std()) if scores.size else 0.0
    if spread < 1e-9:
        return np.zeros_like(scores)
    centred: Scores = (scores - scores.mean()) / spread
    return centred


def shared(
    scores: Scores, groups: Sequence[Hashable], share: float, reach: int
) -> Scores:
    """Add to each score a share of its neighbours' good scores in the same group.

    The share falls off evenly with distance, to nothing past `reach` places. Bad
    scores are not shared: a good passage is not worse for dull neighbours.
    """
    good = np.maximum(scores, 0.0)
    total = scores.copy()
    places = np.array(_numbered(groups))
    for distance in range(1, min(reach, len(scores) - 1) + 1):
        same = places[distance:] == places[:-distance]
        weight = share * (1 - (distance - 1) / reach)
        total[:-distance] += weight * np.where(same, good[distance:], 0.0)
        total[distance:] += weight * np.where(same, good[:-distance], 0.0)
    return total


def _numbered(groups: Sequence[Hashable]) -> list[int]:
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault(group, len(numbers)) for group in groups]
