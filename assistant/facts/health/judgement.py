"""From single concerns to the colour of a dimension."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.domain.evidence import Evidence, Quote
from assistant.domain.facts import Colour, DimensionHealth
from assistant.domain.labels import Label

_ORDER = (Colour.UNKNOWN, Colour.GREEN, Colour.AMBER, Colour.RED)
_MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing that keeps a dimension from green: amber or red, and why.

    `has_amounts` says that the reason names amounts of money.
    """

    colour: Colour
    why: str
    evidence: tuple[Evidence, ...] = ()
    has_amounts: bool = False

    @property
    def is_confided(self) -> bool:
        """Whether it rests on words that were told in confidence."""
        return any(
            isinstance(item, Quote) and item.label is Label.RESTRICTED
            for item in self.evidence
        )


def worst(colours: Iterable[Colour]) -> Colour:
    """Return the worst known colour, unknown if none is known."""
    return max(colours, key=_ORDER.index, default=Colour.UNKNOWN)


def judge(concerns: Iterable[Concern], rule: str, good: str) -> DimensionHealth:
    """Take the worst concern's colour; green with the reason `good` if there is none.

    The reasons of the worst colour come first; beyond four they are counted.
    """
    found = sorted(
        concerns, key=lambda concern: _ORDER.index(concern.colour), reverse=True
    )
    if not found:
        return DimensionHealth(colour=Colour.GREEN, why=good, rule=rule)
    told = [concern.why for concern in found[:_MOST_TOLD]]
    if len(found) > _MOST_TOLD:
        told.append(f"{len(found) - _MOST_TOLD} more")
    evidence = [item for concern in found for item in concern.evidence]
    return DimensionHealth(
        colour=found[0].colour,
        why="; ".join(told),
        rule=rule,
        evidence=tuple(dict.fromkeys(evidence)),
        confided=tuple(concern.why for concern in found if concern.is_confided),
        amounts=tuple(concern.why for concern in found if concern.has_amounts),
    )


def unknown(why: str, rule: str) -> DimensionHealth:
    """Return the health of a dimension of which no source speaks."""
    return DimensionHealth(colour=Colour.UNKNOWN, why=why, rule=rule)
