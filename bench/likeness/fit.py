"""A logistic regression on few measures, fitted by Newton's method."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.facts.sameness.same_matter import measures
from bench.likeness.pairs import Pair

Floats = NDArray[np.float64]
_ROUNDS = 50
_SMOOTHING = 1.0


def measured(pairs: Sequence[Pair]) -> tuple[Floats, Floats]:
    """Return the measures of each pair and 1 where it is of one matter."""
    rows = [measures(*sorted((pair.one, pair.other))) for pair in pairs]
    return np.array(rows), np.array([float(pair.same) for pair in pairs])


def fitted(rows: Floats, same: Floats) -> Floats:
    """Return a weight for each measure, then the bias."""
    means, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    inputs = np.c_[(rows - means) / spread, np.ones(len(rows))]
    smoothing = _SMOOTHING * np.eye(inputs.shape[1])
    smoothing[-1, -1] = 0
    weights = np.zeros(inputs.shape[1])
    for _ in range(_ROUNDS):
        said = chances(inputs, weights)
        slope = inputs.T @ (same - said) - smoothing @ weights
        bend = (inputs * (said * (1 - said))[:, None]).T @ inputs + smoothing
        weights += np.linalg.solve(bend, slope)
    scaled = weights[:-1] / spread
    return np.append(scaled, weights[-1] - scaled @ means)


def chances(inputs: Floats, weights: Floats) -> Floats:
    """Return the probability of each row, whose last input is 1."""
    found: Floats = 1 / (1 + np.exp(-inputs @ weights))
    return found
