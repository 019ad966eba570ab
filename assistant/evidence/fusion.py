"""Scores of one kind made comparable, added up, and shared with neighbours."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Groups = NDArray[np.intp]


def standardised(scores: Scores) -> Scores:
    """Return deviations from the mean in standard deviations; 0 where all agree."""
    spread = float(scores.std()) if scores.size else 0.0
    if spread < 1e-9:
        return np.zeros_like(scores)
    centred: Scores = (scores - scores.mean()) / spread
    return centred


def shared(scores: Scores, groups: Groups, share: float, reach: int) -> Scores:
    """Add to each score a share of its neighbours' good scores in the same group.

    The share falls off evenly with distance, to nothing past `reach` places. Bad
    scores are not shared: a good passage is not worse for dull neighbours.
    """
    good = np.maximum(scores, 0.0)
    total = scores.copy()
    for distance in range(1, min(reach, len(scores) - 1) + 1):
        same = groups[distance:] == groups[:-distance]
        weight = share * (1 - (distance - 1) / reach)
        total[:-distance] += weight * np.where(same, good[distance:], 0.0)
        total[distance:] += weight * np.where(same, good[:-distance], 0.0)
    return total


def averaged(scores: Scores, groups: Groups, reach: int) -> Scores:
    """Return the mean of each score and its neighbours in the same group.

    The weight falls off evenly with distance, to nothing past `reach` places; places
    past the end of a group count as 0.
    """
    total = scores.copy()
    for distance in range(1, min(reach, len(scores) - 1) + 1):
        same = groups[distance:] == groups[:-distance]
        weight = 1 - distance / (reach + 1)
        total[:-distance] += weight * np.where(same, scores[distance:], 0.0)
        total[distance:] += weight * np.where(same, scores[:-distance], 0.0)
    mean: Scores = total / (reach + 1)
    return mean
