"""Health by dimension: written rules with tolerances, one dimension a file."""

from __future__ import annotations

from collections.abc import Callable

from assistant.domain.evidence import Quote
from assistant.domain.facts import (
    ClaimedHealth,
    Colour,
    Dimension,
    DimensionHealth,
    Health,
    PreviousHealth,
)
from assistant.domain.records import SentUpdate
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.coverage import coverage
from assistant.facts.health.charter import stated
from assistant.facts.health.cost import cost
from assistant.facts.health.judgement import worst
from assistant.facts.health.quality import quality
from assistant.facts.health.resources import resources
from assistant.facts.health.schedule import schedule
from assistant.facts.health.scope import scope
from assistant.ledger.view import View

_DIMENSIONS: dict[Dimension, Callable[[View, HealthTolerances], DimensionHealth]] = {
    Dimension.SCHEDULE: schedule,
    Dimension.SCOPE: scope,
    Dimension.COST: cost,
    Dimension.QUALITY: quality,
    Dimension.RESOURCES: resources,
}


def dimensions(
    view: View, tolerances: HealthTolerances
) -> dict[Dimension, DimensionHealth]:
    """Judge every dimension; one without data is unknown.

    What the charter states of colours goes before the tolerances.
    """
    rules = stated(view, tolerances)
    return {
        name: _by_charter(judge(view, rules.tolerances), rules.words.get(name))
        for name, judge in _DIMENSIONS.items()
    }


def _by_charter(found: DimensionHealth, words: Quote | None) -> DimensionHealth:
    """Show the words that the limits come from."""
    if words is None:
        return found
    return found.model_copy(
        update={
            "rule": f"{found.rule}; the limits are the charter's",
            "evidence": tuple(dict.fromkeys((*found.evidence, words))),
        }
    )


def health(
    view: View, tolerances: HealthTolerances, claimed: ClaimedHealth | None = None
) -> Health:
    """Judge every dimension; overall is the worst known, unknown if schedule is.

    A dimension without data is unknown. The overall colour is never better than the
    one that a person claimed.
    """
    judged = dimensions(view, tolerances)
    overall = worst(found.colour for found in judged.values())
    if judged[Dimension.SCHEDULE].colour is Colour.UNKNOWN:
        overall = Colour.UNKNOWN
    elif claimed is not None:
        overall = worst((overall, claimed.colour))
    return Health(
        as_of=view.as_of,
        overall=overall,
        dimensions=judged,
        previous=_previous(view),
        claimed=claimed,
        coverage=coverage(view),
    )


def _previous(view: View) -> PreviousHealth | None:
    """Return the colour of the newest update that was sent before the day."""
    sent = [
        known.record
        for known in view.records(SentUpdate)
        if known.record.sent_on < view.as_of and known.record.health in set(Colour)
    ]
    if not sent:
        return None
    last = max(sent, key=lambda update: (update.sent_on, update.key))
    return PreviousHealth(as_of=last.sent_on, overall=Colour(last.health or "unknown"))
