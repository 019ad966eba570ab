"""Milestones of which a part is met, with the words that say when the rest comes."""

from __future__ import annotations

from assistant.domain.facts import MilestoneState
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit
from assistant.drafting.words import day, plain, sentence

IN_PART = "met in part"
_TO_COME = frozenset({MilestoneState.AHEAD, MilestoneState.MOVED})


def in_part(told: Told) -> list[Unit]:
    """Tell readers who are told of people what is met of them, as it was said."""
    units = []
    for stone in told.milestones if told.telling.people else ():
        said = stone.reached
        if said is None or stone.state not in _TO_COME:
            continue
        words = plain(said.quote).strip(" .!")
        values = [stone.title, IN_PART, words]
        text = f"{stone.title} is {IN_PART}: “{words}”"
        if said.dated:
            values.append(day(said.dated, told.as_of))
            text += f" was said on {values[-1]}"
        units.append(Unit("milestones", sentence(text), (stone,), tuple(values)))
    return units
