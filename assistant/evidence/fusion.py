"""Scores of one kind made comparable, added up, and shared with neighbours."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Groups = NDArray[np.intp]
Marks = NDArray[np.bool_]


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
    """Return the mean of each score and its neighbours in the same run of a group.

    The weight falls off evenly with distance, to nothing past `reach` places; places
    past the end of a run count as 0. Takes as long for a wide reach as for a narrow
    one: the weights are those of two moving sums, one after the other.
    """
    if not scores.any():
        return np.zeros_like(scores)
    width = reach + 1
    breaks = np.cumsum(np.concatenate([[0], groups[1:] != groups[:-1]]))
    slots = np.arange(len(scores)) + reach * (breaks + 1)
    apart = np.zeros(int(slots[-1]) + width)
    apart[slots] = scores
    once = _moving_sum(apart, width)
    twice = _moving_sum(once[::-1], width)[::-1]
    mean: Scores = twice[slots] / width**2
    return mean


def beside(marks: Marks, groups: Groups, reach: int) -> Marks:
    """Return the places that are marked, and those up to `reach` places from one.

    Only within the same run of a group.
    """
    at = np.flatnonzero(marks)
    breaks = np.flatnonzero(groups[1:] != groups[:-1]) + 1
    run = np.searchsorted(breaks, at, side="right")
    first = np.maximum(np.append(0, breaks)[run], at - reach)
    end = np.minimum(np.append(breaks, len(marks))[run], at + reach + 1)
    opened = np.bincount(first, minlength=len(marks) + 1)
    closed = np.bincount(end, minlength=len(marks) + 1)
    found: Marks = np.cumsum(opened - closed)[:-1] > 0
    return found


def _moving_sum(scores: Scores, width: int) -> Scores:
    """Return the sum of each score and those before it, `width` in all."""
    total = np.cumsum(scores)
    total[width:] -= total[:-width].copy()
    return total
