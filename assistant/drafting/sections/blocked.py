"""What is blocked or late, why, and who has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain.evidence import Quote
from assistant.domain.facts import Change, ChangeKind, Flag
from assistant.drafting.disputed import gainsaid
from assistant.drafting.sections.in_dispute import in_dispute
from assistant.drafting.sections.quiet import nothing_blocked
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit
from assistant.drafting.words import (
    AMONG,
    day,
    first_sentences,
    listing,
    plain,
    sentence,
)
from assistant.facts.sameness.stems import same_work

_LONGEST_REASON = 110
_FREED = "no longer blocked"


def blocked(told: Told) -> list[Unit]:
    """Tell a sentence for each blocked item, with its reason in a source's words.

    For readers who are not shown ticket keys, one sentence tells all that is blocked
    and one all that is late. What was blocked and is no longer comes last.
    """
    freed = told.of(ChangeKind.UNBLOCKED)
    return [*_stopped(told), *([_freed(told, freed)] if freed else [])]


def _stopped(told: Told) -> list[Unit]:
    if not told.blocked:
        return nothing_blocked(told)
    doubts = {
        change.id: flag
        for change in told.blocked
        if _is_late(change) and (flag := gainsaid(change, told.flags))
    }
    contested = [
        _contested(told, change, doubts[change.id])
        for change in told.blocked
        if change.id in doubts
    ]
    plain_ones = [change for change in told.blocked if change.id not in doubts]
    return [*_agreed(told, plain_ones), *contested]


def _agreed(told: Told, changes: Sequence[Change]) -> list[Unit]:
    if told.telling.keys:
        return [_detailed(told, change) for change in changes]
    held = [change for change in changes if not _is_late(change)]
    late = [change for change in changes if _is_late(change)]
    twins = [change for change in late if _is_held(change, held)]
    alone = [change for change in late if change not in twins]
    units = [_listed(told, group) for group in (held, alone) if group]
    if twins:
        units[0] = replace(units[0], facts=(*units[0].facts, *twins))
    return units


def _freed(told: Told, changes: Sequence[Change]) -> Unit:
    names = [told.telling.item(change) for change in changes]
    text = f"{_FREED}: {listing(names)}"
    return Unit("blocked", sentence(text), tuple(changes), (*names, _FREED))


def _is_late(change: Change) -> bool:
    return change.kind is ChangeKind.DEPENDENCY_LATE


def _is_held(late: Change, held: Sequence[Change]) -> bool:
    """Whether a ticket of the same work is told as blocked."""
    return any(same_work(late.title, change.title) for change in held)


def _listed(told: Told, group: list[Change]) -> Unit:
    state = "late" if _is_late(group[0]) else "blocked"
    parts: list[str] = []
    values: list[str] = [state]
    relations = []
    for change in group:
        name, since = told.telling.item(change), _since(told, change)
        notes = [f"since {since}"]
        used = [name, since]
        if change.owner and told.telling.people:
            notes.append(change.owner)
            used.append(change.owner)
        parts.append(f"{name} ({', '.join(notes)})")
        values += used
        relations.append(frozenset(used))
    also = AMONG if told.basis.hidden_blocked else ""
    values += [also] if also else []
    text = f"{state}{also}: {listing(parts)}"
    return Unit(
        "blocked", sentence(text), tuple(group), tuple(values), tuple(relations)
    )


def _detailed(told: Told, change: Change) -> Unit:
    name = told.telling.item(change)
    since = _since(told, change)
    state = "late" if _is_late(change) else "blocked"
    text = f"{name} has been {state} since {since}"
    values = [name, since, state]
    if change.owner and told.telling.people:
        text += f"; {change.owner} has it"
        values.append(change.owner)
    reason = _reason(change)
    if reason and told.audience.quotes is not None:
        text += f": “{reason}”"
        values.append(reason)
    return Unit("blocked", sentence(text), (change,), tuple(values))


def _contested(told: Told, change: Change, flag: Flag) -> Unit:
    """Tell what the log has as late with the words by which it is there."""
    name, since = told.telling.item(change), _since(told, change)
    text = f"{name} is late by the log since {since}"
    return in_dispute(told, "blocked", (text, (name, since, "late")), change, flag)


def _since(told: Told, change: Change) -> str:
    """Return the day, and that it may have begun before where no source dates it."""
    since = day(change.on, told.as_of)
    return f"{since} or before" if change.at_latest else since


def _reason(change: Change) -> str:
    """Return the words that say why: the first quote that is not the title."""
    for piece in change.evidence:
        if isinstance(piece, Quote) and plain(piece.quote) != plain(change.title):
            words = first_sentences(plain(piece.quote), _LONGEST_REASON)
            return words if len(words) <= _LONGEST_REASON else ""
    return ""
