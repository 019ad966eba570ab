"""From single concerns to the colour of a dimension."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.domain.evidence import Evidence, Quote
from assistant.domain.facts import Colour, DimensionHealth, Reason
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
        return as_health(Colour.GREEN, [Reason(text=good, colour=Colour.GREEN)], rule)
    evidence = [item for concern in found for item in concern.evidence]
    return as_health(found[0].colour, _reasons(found), rule, tuple(evidence))


def _reasons(concerns: Iterable[Concern]) -> list[Reason]:
    """Return the reasons in their order; what is said twice is one reason."""
    found: dict[str, Reason] = {}
    for concern in concerns:
        same = found.get(concern.why)
        found[concern.why] = Reason(
            text=concern.why,
            colour=same.colour if same else concern.colour,
            evidence=(*(same.evidence if same else ()), *concern.evidence),
            is_confided=concern.is_confided or bool(same and same.is_confided),
            has_amounts=concern.has_amounts,
        )
    return list(found.values())


def as_health(
    colour: Colour,
    reasons: Sequence[Reason],
    rule: str,
    evidence: Sequence[Evidence] = (),
) -> DimensionHealth:
    """Return the health of a dimension whose colour is known."""
    told = [reason.text for reason in reasons[:_MOST_TOLD]]
    if len(reasons) > _MOST_TOLD:
        told.append(f"{len(reasons) - _MOST_TOLD} more")
    return DimensionHealth(
        colour=colour,
        why="; ".join(told),
        rule=rule,
        evidence=tuple(dict.fromkeys(evidence)),
        reasons=tuple(reasons),
    )


def unknown(why: str, rule: str) -> DimensionHealth:
    """Return the health of a dimension of which no source speaks."""
    return as_health(Colour.UNKNOWN, [Reason(text=why, colour=Colour.UNKNOWN)], rule)
