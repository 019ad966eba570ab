"""What a draft leaves out although its reader would want to know."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date

from assistant.domain.drafts import Claim, Uncovered
from assistant.domain.facts import (
    ActionItem,
    ActionStatus,
    Change,
    ChangeKind,
    Exposure,
    Fact,
    Flag,
    Severity,
)
from assistant.drafting.sections.changed import gives_away
from assistant.drafting.sections.exposures import grave_exposures
from assistant.drafting.sections.next import asks, is_told_of_whom, past_due
from assistant.drafting.told import Told
from assistant.drafting.words import iso_day

_FOR_ALL = frozenset({ChangeKind.VANISHED})
"""What every reader must hear of: work that left the records without a word."""
_MOVES = frozenset({ChangeKind.DATE_SLIPPED, ChangeKind.DATE_PULLED_IN})
_PRONOUN = ": only a sentence that is not at hand says of what it speaks"
_GRAVEST = 25
"""The score of an issue whose impact is the highest."""


def uncovered(
    told: Told, mentioned: Collection[str], counted: Collection[str] = ()
) -> tuple[Uncovered, ...]:
    """Return the material facts that no claim tells, the gravest first.

    `counted` are those that a claim counts and does not name: a change of which the
    reader hears so is not grave.
    """
    missing = [
        _uncovered(told, fact, severity, only_counted=fact.id in counted)
        for fact, severity in material(told)
        if fact.id not in mentioned or fact.id in counted
    ]
    missing += _worst_late(told, mentioned, counted)
    return tuple(sorted(missing, key=lambda item: (item.severity.rank, item.fact)))


def moves_untold(told: Told, claims: Iterable[Claim]) -> frozenset[str]:
    """Return the moves of which no claim that carries them says the new day."""
    moves = {
        change.id: moved
        for change in told.changes
        if (moved := new_day(change)) is not None
    }
    said = {
        fact
        for claim in claims
        for fact in claim.facts
        if fact in moves and says_day(claim.text, moves[fact])
    }
    return frozenset(moves) - said


def new_day(fact: Fact) -> date | None:
    """Return the day to which something moved."""
    if not isinstance(fact, Change) or fact.kind not in _MOVES:
        return None
    return iso_day(fact.after)


def says_day(text: str, day: date) -> bool:
    """Whether a text gives the day, its month perhaps after another day's."""
    return re.search(rf"\b{day.day}\b[^.;]*\b{day:%B}\b", text) is not None


def _worst_late(
    told: Told, mentioned: Collection[str], counted: Collection[str]
) -> list[Uncovered]:
    """Return the worst of what is past its day where nothing tells it by name."""
    late = past_due(told) if told.telling.people else []
    if not late or (late[0].id in mentioned and late[0].id not in counted):
        return []
    heard = late[0].id in counted
    return [_uncovered(told, late[0], Severity.MEDIUM, only_counted=heard)]


def material(told: Told) -> list[tuple[Fact, Severity]]:
    """Return what the reader would want to know, with how much it weighs."""
    facts: dict[str, tuple[Fact, Severity]] = {}
    for change in told.changes:
        if change.kind in told.audience.material or change.kind in _FOR_ALL:
            away = gives_away(told, change)
            facts[change.id] = (change, Severity.MEDIUM if away else change.severity)
    for flag in told.heard_flags:
        facts[flag.id] = (flag, flag.severity)
    if "risks" in {rule.name for rule in told.audience.sections}:
        for entry in told.exposures:
            if entry.happened or entry in grave_exposures(told):
                grave = entry.happened and entry.score >= _GRAVEST
                facts[entry.id] = (entry, Severity.HIGH if grave else Severity.MEDIUM)
    for ask in asks(told):
        facts[ask.id] = (ask, Severity.MEDIUM)
    return list(facts.values())


def not_told(told: Told, fact: Fact, severity: Severity) -> Uncovered:
    """Return the fact as one that no sentence tells."""
    return _uncovered(told, fact, severity, only_counted=False)


def _uncovered(
    told: Told, fact: Fact, severity: Severity, *, only_counted: bool
) -> Uncovered:
    how = "it is counted and not named" if only_counted else "no sentence tells it"
    if isinstance(fact, ActionItem) and not is_told_of_whom(fact):
        how += _PRONOUN
    return Uncovered(
        fact=fact.id,
        subject=fact.subject,
        title=fact.title,
        counted=only_counted,
        severity=_weighed(fact, severity, only_counted=only_counted),
        why=f"{fact.title} ({_kind(fact)}) matters to the {told.audience.name} reader "
        f"and {how}.",
        evidence=fact.evidence,
    )


def _kind(fact: Fact) -> str:
    if isinstance(fact, Change | Flag):
        return fact.kind.replace("_", " ")
    if isinstance(fact, ActionItem):
        return "overdue action" if fact.status is ActionStatus.OVERDUE else "ask"
    if isinstance(fact, Exposure) and not fact.happened:
        return f"open exposure of {fact.levels or f'{fact.score:g}'}"
    return "open issue"


def _weighed(fact: Fact, severity: Severity, *, only_counted: bool) -> Severity:
    heard = only_counted and isinstance(fact, Change)
    return Severity.MEDIUM if heard and severity is Severity.HIGH else severity
