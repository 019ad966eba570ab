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
from assistant.facts.flags.contradiction_partial import DONE_IN_PART
from assistant.facts.flags.contradiction_undone import DONE_AND_UNDONE

WHY = "the sources disagree on whether it is done"
_ENDS = frozenset(
    {
        ChangeKind.DONE,
        ChangeKind.BLOCKED,
        ChangeKind.DEPENDENCY_LATE,
        ChangeKind.MILESTONE_MET,
    }
)
_RULES = frozenset({WORDS_AND_STATUS, DONE_AND_UNDONE, DONE_IN_PART})


def disputed(flags: Iterable[Flag]) -> frozenset[str]:
    """Return the keys of tickets and names of milestones of which an open flag says so.

    A milestone is one of them too where the flag is of work that it is made of.
    """
    return frozenset(name for flag in flags for name in _named(flag))


def gainsaid(change: Change, flags: Iterable[Flag]) -> Flag | None:
    """Return the flag by which the milestone's end is in dispute, if it is."""
    names = {change.subject, change.title}
    return next((flag for flag in flags if not names.isdisjoint(_named(flag))), None)


def _named(flag: Flag) -> frozenset[str]:
    """Return what an open flag on an end is about; nothing for other flags."""
    if flag.kind is not FlagKind.CONTRADICTION or flag.status is not FlagStatus.OPEN:
        return frozenset()
    inputs = {
        name
        for item in flag.evidence
        if isinstance(item, Computed) and item.rule in _RULES
        for name in item.inputs
    }
    return frozenset({flag.subject, *inputs} if inputs else ())


def tells_end(fact: Fact, audience: Audience) -> bool:
    """Whether the fact would tell the work as open or done, and nothing against it.

    An audience that hears of contradictions is told the change beside the flag.
    """
    if isinstance(fact, WorkItem):
        return True
    hears = FlagKind.CONTRADICTION in audience.flags
    return isinstance(fact, Change) and fact.kind in _ENDS and not hears
