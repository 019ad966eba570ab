"""Cost: only what sources say of money; without them it is unknown."""

from __future__ import annotations

import re

from assistant.domain.facts import DimensionHealth
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.health.judgement import judge, unknown
from assistant.facts.health.subjects import entries_about, statements_about
from assistant.ledger.view import View

_COST = re.compile(
    r"\b(?:budgets?|costs?|spend(?:ing)?|spent|overspen[dt]\w*|overruns?|funding|funds"
    r"|contingency|expens\w+|capex|opex|invoice[sd]? over|kosten|budgetiert"
    r"|couts?|costes?|presupuesto)\b"
)


def cost(view: View, tolerances: HealthTolerances) -> DimensionHealth:
    """Judge by open RAID entries and statements about money."""
    rule = (
        f"amber from exposure {tolerances.exposure_amber:g}, red from "
        f"{tolerances.exposure_red:g} of an open entry on cost, amber for a statement "
        "of the last 14 days that money is short; unknown without budget figures"
    )
    concerns = [
        *entries_about(view, _COST, tolerances),
        *statements_about(view, _COST, "money", fewest=1),
    ]
    if not concerns:
        return unknown("no budget figures are known", rule)
    return judge(concerns, rule, good="")
