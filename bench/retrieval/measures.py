"""Measures of one ranking against its gold turns; all between 0 and 1."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial

Measure = Callable[[Sequence[int], AbstractSet[int]], float]


def ndcg(depth: int, ranking: Sequence[int], gold: AbstractSet[int]) -> float:
    """Return nDCG with binary gains and a discount of log2(rank + 1)."""
    gains = [1 / math.log2(rank + 1) for rank in range(1, depth + 1)]
    got = sum(gain for gain, turn in zip(gains, ranking, strict=False) if turn in gold)
    return got / sum(gains[: len(gold)])


def recall(depth: int, ranking: Sequence[int], gold: AbstractSet[int]) -> float:
    """Return which part of all gold turns stands among the first."""
    return len(gold & set(ranking[:depth])) / len(gold)


def hit(depth: int, ranking: Sequence[int], gold: AbstractSet[int]) -> float:
    """Return 1 where a gold turn stands among the first."""
    return float(bool(gold & set(ranking[:depth])))


def reciprocal_rank(ranking: Sequence[int], gold: AbstractSet[int]) -> float:
    """Return 1 over the rank of the first gold turn; 0 where none was found."""
    ranks = (rank for rank, turn in enumerate(ranking, 1) if turn in gold)
    return 1 / next(ranks, math.inf)


OF_SEARCH: Mapping[str, Measure] = {
    "nDCG@10": partial(ndcg, 10),
    "recall@10": partial(recall, 10),
    "recall@20": partial(recall, 20),
    "MRR": reciprocal_rank,
}
OF_CITATION: Mapping[str, Measure] = {
    "hit@1": partial(hit, 1),
    "hit@5": partial(hit, 5),
    "MRR": reciprocal_rank,
}
