"""Tickets and log entries of which a client is told nothing, whatever happens to them.

What is kept back as next work must not come back as blocked, moved, closed or done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from assistant.domain.base import stable_id
from assistant.domain.facts import Fact
from assistant.drafting.unsettled import NOT_APPROVED, unapproved
from assistant.facts.factbase import FactBase


@dataclass(frozen=True, slots=True)
class Held:
    """Why a thing is kept back: of what one of its facts speaks, and other reasons."""

    matters: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


NOTHING = Held()


def held_things(
    base: FactBase,
    matters: Callable[[Fact], Iterable[str]],
    milestones: Iterable[str],
    released: frozenset[str],
) -> dict[str, Held]:
    """Return what keeps each ticket and log entry from a client, by its key.

    `matters` is of what a fact speaks that the client must not hear. A milestone of a
    plan is told, and so is a thing of which a person released a fact.
    """
    found: dict[str, list[str]] = {}
    let_go = set(milestones)
    for fact in _of_things(base):
        found.setdefault(fact.subject, []).extend(matters(fact))
        if not released.isdisjoint((fact.id, *_ids(fact.subject))):
            let_go.add(fact.subject)
    added = unapproved(base.flags) | base.dropped
    return {
        key: Held(
            matters=tuple(dict.fromkeys(spoken)),
            reasons=(NOT_APPROVED,) if key in added else (),
        )
        for key, spoken in found.items()
        if key not in let_go and (spoken or key in added)
    }


def _of_things(base: FactBase) -> Iterator[Fact]:
    yield from base.work
    yield from base.exposures
    yield from base.changes
    yield from base.blocked


def _ids(key: str) -> tuple[str, str]:
    """Return the ids that a thing has as work ahead and as an open entry.

    It may be neither any more, and was released as one of them.
    """
    return stable_id("wrk", key), stable_id("exp", key)
