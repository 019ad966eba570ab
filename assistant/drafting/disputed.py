"""Work whose end people and the tracker see otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.domain.audience import Audience
from assistant.domain.evidence import Computed
from assistant.domain.facts import (
    Change,
    ChangeKind,
    Fact,
    Flag,
    FlagKind,
    FlagStatus,
    WorkItem,
)
from assistant.facts.flags.contradiction_done import WORDS_AND_STATUS

WHY = "the sources disagree on whether it is done"
_ENDS = frozenset({ChangeKind.DONE, ChangeKind.BLOCKED, ChangeKind.DEPENDENCY_LATE})


def disputed(flags: Iterable[Flag]) -> frozenset[str]:
    """Return the keys of tickets of which an open flag says so."""
    return frozenset(
        flag.subject
        for flag in flags
        if flag.kind is FlagKind.CONTRADICTION
        and flag.status is FlagStatus.OPEN
        and any(
            isinstance(item, Computed) and item.rule == WORDS_AND_STATUS
            for item in flag.evidence
        )
    )


def tells_end(fact: Fact, audience: Audience) -> bool:
    """Whether the fact would tell the work as open or done, and nothing against it.

    An audience that hears of contradictions is told the change beside the flag.
    """
    if isinstance(fact, WorkItem):
        return True
    hears = FlagKind.CONTRADICTION in audience.flags
    return isinstance(fact, Change) and fact.kind in _ENDS and not hears
