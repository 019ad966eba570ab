"""What was decided, by whom, and when."""

from __future__ import annotations

from assistant.domain.facts import Change, ChangeKind
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit
from assistant.drafting.words import day, plain, sentence


def decisions(told: Told) -> list[Unit]:
    """Tell each decision of the period in the words that it was taken in."""
    return [_sentence(told, change) for change in told.of(ChangeKind.DECISION)]


def _sentence(told: Told, change: Change) -> Unit:
    when = day(change.on, told.as_of)
    what = plain(change.title)
    values = [when, what]
    head = f"Decided on {when}"
    if change.owner and told.telling.people:
        head += f" by {change.owner}"
        values.append(change.owner)
    return Unit("decisions", sentence(f"{head}: {what}"), (change,), tuple(values))
