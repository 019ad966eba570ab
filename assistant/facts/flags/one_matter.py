"""One flag for what a tracker and a RAID log both tell of the same work."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.domain.facts import Flag, FlagKind
from assistant.domain.labels import join
from assistant.facts.sameness import same_subject

_TWICE = frozenset({FlagKind.MISSING_OWNER, FlagKind.OVERDUE_ACTION, FlagKind.STALE})
_SAME = 0.8


def merged(flags: Iterable[Flag]) -> list[Flag]:
    """Return the flags with each matter once: the first, with the others' evidence."""
    kept: list[Flag] = []
    for flag in flags:
        place = next((n for n, one in enumerate(kept) if _is_same(one, flag)), None)
        if place is None:
            kept.append(flag)
        else:
            kept[place] = _with(kept[place], flag)
    return kept


def _is_same(one: Flag, other: Flag) -> bool:
    return (
        one.kind is other.kind
        and one.kind in _TWICE
        and one.subject != other.subject
        and same_subject(one.title, other.title) >= _SAME
    )


def _with(one: Flag, other: Flag) -> Flag:
    evidence = dict.fromkeys((*one.evidence, *other.evidence))
    return one.model_copy(
        update={
            "evidence": tuple(evidence),
            "label": join(one.label, other.label),
            "severity": min(one.severity, other.severity, key=lambda each: each.rank),
        }
    )
