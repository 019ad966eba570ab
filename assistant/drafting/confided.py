"""Reasons of a colour that rest on words which a reader must not hear."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.domain.base import stable_id
from assistant.domain.drafts import Withheld
from assistant.domain.evidence import Quote
from assistant.domain.facts import Colour, Dimension, Health, Reason
from assistant.domain.labels import Label
from assistant.drafting.private import private_matters
from assistant.drafting.reach import Reach
from assistant.drafting.words import listing

CLIENTS = (Dimension.SCHEDULE, Dimension.SCOPE, Dimension.QUALITY)
"""Dimensions that a client hears of by name; cost and resources are not theirs."""


def reason_id(dimension: Dimension, reason: Reason) -> str:
    """Return a stable id for a reason, by which a person may release it."""
    return stable_id("rsn", dimension, reason.text)


def unheard(reason: Reason, reach: Reach) -> str:
    """Return why a reader must not hear of what the reason rests on; empty if they may.

    What is nobody's business is not told as something without a name either, where
    nothing else shows it.
    """
    if reason.is_confided:
        return "it was told in confidence"
    quotes = [one.quote for one in reason.evidence if isinstance(one, Quote)]
    if not quotes or len(quotes) < len(reason.evidence):
        return ""
    spoken = [private_matters(quote, reach.persons) for quote in quotes]
    if not all(spoken):
        return ""
    matters = dict.fromkeys(matter for each in spoken for matter in each)
    return f"it speaks of {listing([*matters])}"


def hears_reason(reason: Reason, reach: Reach) -> bool:
    """Whether a reader may be told the reason where no release is asked for."""
    return reach.audience.facts is Label.RESTRICTED or not unheard(reason, reach)


def confided(health: Health, reach: Reach) -> Iterator[Withheld]:
    """Yield the reasons of every amber or red dimension that the draft may not tell."""
    audience = reach.audience
    for name, judged in health.dimensions.items():
        hears = audience.facts is not Label.CLIENT or name in CLIENTS
        if judged.colour not in {Colour.AMBER, Colour.RED} or not hears:
            continue
        quotes = tuple(
            one
            for one in judged.evidence
            if isinstance(one, Quote) and one.label is Label.RESTRICTED
        )
        for reason in judged.decisive:
            why = unheard(reason, reach)
            if why:
                yield Withheld(
                    fact=reason_id(name, reason),
                    subject=name.value,
                    label=Label.RESTRICTED,
                    why=f"{reason.text.rstrip('.')}: withheld from the "
                    f"{audience.name} draft as a reason of {name.value}, since {why}.",
                    evidence=quotes or reason.evidence,
                )
