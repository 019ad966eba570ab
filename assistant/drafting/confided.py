"""Reasons of a colour that rest on words told in confidence."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.domain.audience import Audience
from assistant.domain.base import stable_id
from assistant.domain.drafts import Withheld
from assistant.domain.evidence import Quote
from assistant.domain.facts import Colour, Dimension, Health, Reason
from assistant.domain.labels import Label

CLIENTS = (Dimension.SCHEDULE, Dimension.SCOPE, Dimension.QUALITY)
"""Dimensions that a client hears of by name; cost and resources are not theirs."""


def reason_id(dimension: Dimension, reason: Reason) -> str:
    """Return a stable id for a reason, by which a person may release it."""
    return stable_id("rsn", dimension, reason.text)


def confided(health: Health, audience: Audience) -> Iterator[Withheld]:
    """Yield the reasons of every amber or red dimension that the draft may not tell."""
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
            if reason.is_confided:
                yield Withheld(
                    fact=reason_id(name, reason),
                    subject=name.value,
                    label=Label.RESTRICTED,
                    why=f"{reason.text.rstrip('.')}: withheld from the "
                    f"{audience.name} draft as a reason of {name.value}, since it was "
                    "told in confidence.",
                    evidence=quotes,
                )
