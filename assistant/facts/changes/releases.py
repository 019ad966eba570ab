"""Whether a ticket left its release, or the release only got another name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.domain.records import Ticket
from assistant.facts.changes.period import Pair

_PART = re.compile(r"\d+|\D+")


@dataclass(frozen=True, slots=True)
class Releases:
    """The releases that were only renamed between the two ends.

    `stages` are those that are milestones of the plan: what goes from one to another
    comes later, and stays in the scope.
    """

    renamed: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()

    def moved_out(self, before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
        """Return the releases that the ticket left without coming to an earlier one."""
        left = tuple(
            name for name in before if name not in after and name not in self.renamed
        )
        come = [name for name in after if name not in before]
        if left and come and all(_order(name) < _order(left[0]) for name in come):
            return ()
        if come and self.stages.issuperset(come):
            return ()
        return left


def releases_of(
    pairs: Iterable[Pair[Ticket]], stages: frozenset[str] = frozenset()
) -> Releases:
    """Find the releases that all their tickets left for the same other one."""
    followers: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    sizes: dict[str, int] = defaultdict(int)
    for pair in pairs:
        if pair.before is None or pair.after is None:
            continue
        new = pair.after.record.releases
        for name in pair.before.record.releases:
            followers[name].add(new)
            sizes[name] += 1
    return Releases(
        frozenset(
            name
            for name, after in followers.items()
            if sizes[name] > 1
            and len(after) == 1
            and name not in (one := next(iter(after)))
            and one
        ),
        stages,
    )


def _order(name: str) -> list[tuple[int, int, str]]:
    """Sort `1.9` before `1.10`, and numbers before words."""
    return [
        (0, int(part), "") if part.isdigit() else (1, 0, part.casefold())
        for part in _PART.findall(name)
    ]
