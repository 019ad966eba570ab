"""What changed since the last update, in numbers: the headline's second half."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from assistant.domain.facts import Change, ChangeKind, Fact, Severity
from assistant.domain.labels import Label
from assistant.drafting.counts import counted_apart, is_told_before
from assistant.drafting.disputed import disputed, gainsaid
from assistant.drafting.sections.milestones import brought_forward
from assistant.drafting.sections.quiet import has_baseline
from assistant.drafting.told import ENDS, Brevity, Told
from assistant.drafting.unit import is_of
from assistant.drafting.words import (
    count,
    day,
    duration,
    listing,
    sentence,
    working_days,
)

_SINCE = "Since"
_AT_LEAST = "at least "
_COUNTED = (
    (ChangeKind.MILESTONE_MISSED, "milestone missed", "milestones missed"),
    (ChangeKind.DATE_SLIPPED, "date slipped", "dates slipped"),
    (ChangeKind.BLOCKED, "item blocked", "items blocked"),
    (ChangeKind.MILESTONE_MET, "milestone met", "milestones met"),
    (ChangeKind.DONE, "item finished", "items finished"),
    (ChangeKind.ISSUE_OPENED, "new issue", "new issues"),
    (ChangeKind.RISK_OPENED, "new risk", "new risks"),
    (ChangeKind.SCOPE_ADDED, "scope addition", "scope additions"),
    (ChangeKind.DECISION, "decision", "decisions"),
)
_LIGHTER = (
    (ChangeKind.UNBLOCKED, "item no longer blocked", "items no longer blocked"),
    (ChangeKind.DATE_PULLED_IN, "date moved earlier", "dates moved earlier"),
    (ChangeKind.SCOPE_REMOVED, "item out of scope", "items out of scope"),
    (ChangeKind.REOPENED, "item open again", "items open again"),
    (
        ChangeKind.RISK_CLOSED,
        "risk or dependency closed",
        "risks or dependencies closed",
    ),
    (ChangeKind.ISSUE_CLOSED, "issue closed", "issues closed"),
)
"""Counted where nothing weightier changed."""
_TOLD_BY: Mapping[ChangeKind, str] = {
    ChangeKind.DECISION: "decisions",
    ChangeKind.DONE: "done",
    ChangeKind.BLOCKED: "blocked",
    ChangeKind.UNBLOCKED: "blocked",
}
"""The section that tells changes of a kind, where it is a single one."""
_OPENED = frozenset({ChangeKind.ISSUE_OPENED, ChangeKind.RISK_OPENED})
_ANY = tuple(kind for kind in (*_COUNTED, *_LIGHTER) if kind[0] not in _OPENED)
"""Counted where none stands for itself: what was opened may be closed again."""
_WEIGHTIEST = {Brevity.SHORT: 5, Brevity.TERSE: 4}
"""Kinds that a short headline still counts."""


def changed_in_numbers(told: Told) -> tuple[str, Sequence[Fact], list[str]]:
    """Return the sentence, the facts that it counts, and its values."""
    parts: list[str] = []
    facts: list[Fact] = []
    weightiest = _WEIGHTIEST.get(told.brevity, len(_COUNTED))
    counted = _COUNTED[:weightiest] if told.is_short else _COUNTED
    for kind, one, many in counted:
        if not _is_counted(told, kind) or _is_told(told, kind):
            continue
        least = _AT_LEAST if told.partly(kind) else ""
        for group in counted_apart(told, kind, _standing(told, kind), one, many):
            number = count(group.number, group.one, group.many)
            parts.append(f"{least}{number}{_which(told, group.changes)}")
            facts += group.changes
    forward = brought_forward(told)
    if forward:
        one, many = "milestone brought forward", "milestones brought forward"
        parts.append(count(len(forward), one, many))
        facts += forward
    since = f"{_SINCE} {day(told.since, told.as_of)}" if told.since else "So far"
    if not parts:
        return _unnamed(told, since)
    return f"{since}: {listing(parts)}.", facts, [since, *parts]


def _is_counted(told: Told, kind: ChangeKind) -> bool:
    """Whether the reader hears of it, and a section tells what a number counts."""
    own = _TOLD_BY.get(kind)
    sections = {rule.name for rule in told.audience.sections}
    return kind in told.audience.material and (own is None or own in sections)


def _is_told(told: Told, kind: ChangeKind) -> bool:
    """Whether a client has read it already: the headline names the dates that moved."""
    return kind is ChangeKind.DATE_SLIPPED and told.audience.facts is Label.CLIENT


def _which(told: Told, changes: Sequence[Change]) -> str:
    """Name the only date that slipped, where it is a grave one, and by how much."""
    [first, *others] = changes
    grave = first.severity is Severity.HIGH and first.kind is ChangeKind.DATE_SLIPPED
    by_plan = any(is_of(first, stone) for stone in told.milestones)
    if others or not grave or by_plan or told.is_short:
        return ""
    days = [date.fromisoformat(text) for text in (first.before, first.after) if text]
    length = f", {duration(working_days(*days))} later" if len(days) > 1 else ""
    return f" ({told.telling.item(first)}{length})"


def _unnamed(told: Told, since: str) -> tuple[str, Sequence[Fact], list[str]]:
    """Count other changes; where there are none and none is withheld, say so."""
    others = [
        change
        for change in told.of(*told.audience.material)
        if _is_counted(told, change.kind)
        and gainsaid(change, told.flags) is None
        and not is_told_before(told, change)
    ]
    if others:
        kinds = Counter(change.kind for change in others)
        parts = [
            (_AT_LEAST if told.partly(k) else "") + count(kinds[k], *name)
            for k, *name in _ANY
            if kinds[k]
        ]
        unnamed = len(others) - sum(kinds[kind] for kind, *_name in _ANY)
        if unnamed:
            more = "other change" if parts else "change"
            parts.append(count(unnamed, more))
        return f"{since}: {listing(parts)}.", others, [since, *parts]
    if told.basis.held_back or told.basis.is_cut or told.changes or _began(told):
        return "", (), []
    if told.basis.since and not has_baseline(told):
        first = "there is no earlier state to compare with"
        return sentence(first), (), [first]
    return f"{since} no change to report.", (), [since, "no change to report"]


def _began(told: Told) -> bool:
    """Whether anything was blocked, or said to be, within the period."""
    since = told.since
    return bool(told.said_blocked or told.basis.said_blocked) or any(
        since is None or change.on > since for change in told.blocked
    )


def _standing(told: Told, kind: ChangeKind) -> tuple[Change, ...]:
    """Return the changes of a kind that count by themselves.

    An issue or risk that is closed is no new one, what is in dispute is not met.
    """
    in_dispute = disputed(told.flags)
    leading = tuple(
        change
        for change in told.of(kind)
        if change.stands_alone and in_dispute.isdisjoint({change.subject, change.title})
    )
    if kind not in _OPENED:
        return leading
    ended = {change.subject for change in told.of(*ENDS)}
    return tuple(change for change in leading if change.subject not in ended)
