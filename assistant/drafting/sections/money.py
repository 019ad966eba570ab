"""Spend and forecast beyond plan, where the headline speaks of something else."""

from __future__ import annotations

from assistant.domain.evidence import Computed
from assistant.domain.facts import Colour, Dimension
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit
from assistant.drafting.words import sentence, spoken

_GRAVE = frozenset({Colour.AMBER, Colour.RED})
_MOST = 2


def overspent(told: Told) -> list[Unit]:
    """Tell by how much spend is over, to a reader who hears amounts of money.

    The headline tells the first reason of the worst dimensions; that is not told twice.
    """
    cost = told.health.dimensions.get(Dimension.COST)
    if cost is None or cost.colour not in _GRAVE or not told.audience.tells_spend:
        return []
    reasons = [one for one in cost.reasons if one.text not in told.basis.unsaid]
    if cost.colour is told.health.overall and reasons[:1] == list(cost.decisive[:1]):
        reasons = reasons[1:]
    found = [one.text for one in reasons if one.has_amounts][:_MOST]
    if not found:
        return []
    words = [spoken(reason, told.as_of) for reason in found]
    rule = Computed(rule=cost.rule, inputs=tuple(found))
    text = f"Cost is {cost.colour}: {'; '.join(words)}"
    values = (cost.colour.value, *words)
    return [Unit("risks", sentence(text), (), values, computed=(rule, *cost.evidence))]
