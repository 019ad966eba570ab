"""Milestones to come whose dates somebody puts in doubt."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.facts import MilestoneStatus
from assistant.drafting.held_doubts import doubt_id
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit
from assistant.drafting.words import count, day, listing, plain, sentence

_NAMED = 3
_LONGEST_QUOTE = 160


def hears(told: Told, stone: MilestoneStatus) -> bool:
    """Whether the reader may hear that the milestone is in doubt."""
    doubt = stone.doubt
    if doubt is None:
        return False
    return (
        doubt.label.rank <= told.audience.facts.rank or doubt_id(stone) in told.let_go
    )


def in_doubt(told: Told, stones: Sequence[MilestoneStatus]) -> list[Unit]:
    """Name them with their dates and, to those inside, with what was said."""
    found = [stone for stone in stones if hears(told, stone)]
    if not found:
        return []
    found.sort(key=lambda stone: (stone.forecast or told.as_of, stone.title))
    named = found[: _NAMED if told.is_short else len(found)]
    parts, values, relations = [], ["in doubt"], []
    for stone in named:
        due = day(stone.forecast or told.as_of, told.as_of)
        words = _words(told, stone)
        noted = f" (“{words}”)" if words else ""
        parts.append(f"{stone.title} on {due}{noted}")
        own = [value for value in (stone.title, due, words) if value]
        values += own
        relations.append(frozenset(own))
    if len(found) > len(named):
        more = count(len(found) - len(named), "more milestone", "more milestones")
        parts.append(more)
        values.append(more)
    text = sentence(f"In doubt: {listing(parts)}")
    return [Unit("milestones", text, tuple(found), tuple(values), tuple(relations))]


def _words(told: Told, stone: MilestoneStatus) -> str:
    """Return what was said, to a reader who is told of people."""
    said = plain(stone.doubt.quote).strip(" .!") if stone.doubt else ""
    return said if told.telling.people and len(said) <= _LONGEST_QUOTE else ""
