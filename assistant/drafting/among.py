"""Whether a fact is one of many, without comparing it with each."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.domain.facts import Fact


class Among:
    """Facts, each found by its id; another fact of the same id is not among them."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._by_id: dict[str, list[Fact]] = {}
        for fact in facts:
            self._by_id.setdefault(fact.id, []).append(fact)

    def __contains__(self, fact: Fact) -> bool:
        return fact in self._by_id.get(fact.id, ())
