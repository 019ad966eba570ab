"""Logistic regression on hashed words, as numbers that numpy alone can read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from assistant.extract.tasks.learned import (
    BUCKETS,
    NEAR,
    PLACES,
    Floats,
    Said,
    buckets,
    speaking,
)

Labels = NDArray[np.int8]
_FOLDS = 6
_ROUNDS = 300
_COMMON = 5.0
"""The rarity of a word of everyday use, which is to count 1."""


def rows(texts: Sequence[str]) -> Any:
    """Return each text as a row of length 1."""
    found = [buckets(text) for text in texts]
    ends = np.cumsum([0, *map(len, found)])
    values = np.concatenate([np.full(len(f), len(f) ** -0.5) for f in found if f])
    columns = np.concatenate([np.array(f, dtype=np.int32) for f in found if f])
    return sp.csr_matrix((values, columns, ends), (len(texts), BUCKETS))


def rarity(found: Any, fewest: int) -> Floats:
    """Return how much each bucket counts in fitting; what fewer texts have, nothing.

    A rare word may then have a large weight for the same price; what reads the weights
    needs to know nothing of it.
    """
    have = np.asarray((found > 0).sum(axis=0)).ravel()
    weights = np.log((1 + found.shape[0]) / (1 + have)) / _COMMON
    return np.where(have < fewest, 0.0, weights)


def talk_rows(said: Sequence[Said], rare: Floats) -> Any:
    """Return each remark of one meeting: its words, its neighbours', place, speaker."""
    own, count = rows([one.words for one in said]) @ sp.diags(rare), len(said)
    before = sum(w * (_moved(count, -s) @ own) for s, w in enumerate(NEAR, 1))
    after = sum(w * (_moved(count, s) @ own) for s, w in enumerate(NEAR, 1))
    at = np.interp(np.arange(count) / count, PLACES, np.arange(len(PLACES)))
    places = np.maximum(0, 1 - np.abs(at[:, None] - np.arange(len(PLACES))))
    rest = sp.csr_matrix(np.hstack([places, speaking(said)]))
    return sp.hstack([own, before, after, rest]).tocsr()


def _moved(count: int, step: int) -> Any:
    return sp.eye(count, k=step, format="csr")


def fitted(features: Any, labels: Labels, strength: float) -> LogisticRegression:
    """Return the regression; less `strength` means smaller weights."""
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=_ROUNDS)
    return model.fit(features, labels)


def held_out(
    features: Any, labels: Labels, groups: Sequence[str], strength: float
) -> Floats:
    """Return the score of each row by a model that saw nothing of its group."""
    scores = np.zeros(len(labels))
    for seen, unseen in GroupKFold(_FOLDS).split(features, labels, groups):
        model = fitted(features[seen], labels[seen], strength)
        scores[unseen] = model.decision_function(features[unseen])
    return scores


def best(labels: Labels, scores: Floats, spare: float = 0.0) -> tuple[float, float]:
    """Return the F1 and the threshold, between two scores, that is to be taken.

    It is the lowest whose F1 is at most `spare` less than the highest: what other
    people say scores lower than what those say whom the model knows.
    """
    order = np.argsort(-scores)
    right = np.cumsum(labels[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + labels.sum())
    at = int(np.flatnonzero(f1 >= f1.max() - spare)[-1])
    following = scores[order[min(at + 1, len(order) - 1)]]
    return float(f1[at]), float((scores[order[at]] + following) / 2)


def small(weights: Floats) -> tuple[NDArray[np.int8], float]:
    """Return weights in 8 bits, with what they are to be multiplied by."""
    scale = float(np.abs(weights).max() / 127) or 1.0
    return np.round(weights / scale).astype(np.int8), scale
