"""How many neighbours to ask a graph for, so that enough of them may be shown."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass, replace

from assistant.evidence.vectors import Vectors

_SPARE = 500
"""So many more are asked for: a graph search is the surer the wider it looks."""
_ALLOWANCE = 1.2
_MOST = 2_500
"""A graph is not asked for more: comparing with all is exact and as fast by then."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a store is asked: the nearest `wanted` of a vector, `among` some or all."""

    vector: Vectors
    wanted: int
    among: Collection[str] | None = None

    def of_at_most(self, count: int) -> Question:
        """Return the same, asked of a store that holds so many."""
        return replace(self, wanted=min(self.wanted, count))


def reach(count: int, limit: int, among: Collection[str] | None) -> int:
    """Return how many to ask for, or 0 when the graph had better not be asked."""
    if limit < 1 or (among is not None and not among):
        return 0
    share = 1.0 if among is None else len(among) / max(1, count)
    wanted = limit + _SPARE
    if share < 1:
        wanted = math.ceil(wanted / share * _ALLOWANCE)
    found = min(wanted, count)
    return found if found <= _MOST else 0
