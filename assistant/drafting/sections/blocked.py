"""What is blocked, why, and who has it."""

from __future__ import annotations

from assistant.domain.evidence import Quote
from assistant.domain.facts import Change
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit
from assistant.drafting.words import day, plain, sentence

_LONGEST_REASON = 160


def blocked(told: Told) -> list[Unit]:
    """Tell one sentence for each blocked item, with its reason in a source's words."""
    return [_sentence(told, change) for change in told.blocked]


def _sentence(told: Told, change: Change) -> Unit:
    name = told.telling.item(change)
    since = day(change.on, told.as_of)
    state = "late" if change.kind == "dependency_late" else "blocked"
    text = (
        f"{name} is {state} since {since}"
        if state == "late"
        else (f"{name} has been blocked since {since}")
    )
    values = [name, since, state]
    if change.owner and told.telling.people:
        text += f"; {change.owner} has it"
        values.append(change.owner)
    reason = _reason(change)
    if reason and told.audience.quotes is not None:
        text += f": “{reason}”"
        values.append(reason)
    return Unit("blocked", sentence(text), (change,), tuple(values))


def _reason(change: Change) -> str:
    """Return the words that say why: the first quote that is not the title."""
    for piece in change.evidence:
        if isinstance(piece, Quote) and plain(piece.quote) != plain(change.title):
            words = plain(piece.quote)
            return words if len(words) <= _LONGEST_REASON else ""
    return ""
