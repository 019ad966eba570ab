"""Cost: only what sources say of money; without them it is unknown."""

from __future__ import annotations

import re

from assistant.domain.facts import Colour, DimensionHealth
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.health.judgement import Concern, judge, unknown
from assistant.facts.health.subjects import entries_about, statements_about
from assistant.facts.money import newest_figures
from assistant.ledger.view import View

_COST = re.compile(
    r"\b(?:budgets?|costs?|spend(?:ing)?|spent|overspen[dt]\w*|overruns?|funding|funds"
    r"|contingency|penalt\w+|liquidated damages|vertragsstrafen?"
    r"|expens\w+|capex|opex|kosten|couts?|costes?|presupuesto)\b"
)


def cost(view: View, tolerances: HealthTolerances) -> DimensionHealth:
    """Judge by spend against budget, and by entries and statements about money.

    The reason names no amount: figures are cited, so that their own label guards them.
    """
    rule = (
        "amber if the newest figures put spend or forecast above the budget; amber "
        f"from exposure {tolerances.exposure_amber:g}, red from "
        f"{tolerances.exposure_red:g} of an open entry on cost; amber for a statement "
        "of the last 14 days that money is short; unknown without figures"
    )
    figures = newest_figures(view)
    concerns = [*entries_about(view, _COST, tolerances)]
    if figures is not None and figures.spend > figures.limit:
        why = f"the figures of {figures.passage.dated} put spend above the budget"
        concerns.append(Concern(Colour.AMBER, why, (figures.quote,)))
    else:
        concerns += statements_about(view, _COST, "money", fewest=1)
    if figures is None and not concerns:
        return unknown("no budget figures are known", rule)
    day = figures.passage.dated if figures else view.as_of
    good = f"the figures of {day} keep spend within the budget"
    found = judge(concerns, rule, good)
    if not concerns and figures is not None:
        return found.model_copy(update={"evidence": (figures.quote,)})
    return found
