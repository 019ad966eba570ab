"""Which day of a sentence is whose: "B moves to 3 May, with A on 1 May"."""

from __future__ import annotations

import re
from datetime import date

from assistant.extract.dates import resolve_due
from assistant.facts.milestone_names import MilestoneNames
from assistant.gate.days import DateOrder

_CLAUSE = re.compile(r"[,;]\s|\b(?:and|with|but|while|und|mit|et|avec|y|con)\b")
_TWO_DAYS = 2


def own_day(
    title: str,
    text: str,
    names: MilestoneNames,
    said: date,
    order: DateOrder | None = None,
) -> date | None:
    """Return the day that a sentence of several days gives this milestone.

    That is the day of the clause that says most of its name; words that other
    milestones have too count less. None if the sentence gives one day, or the clause
    none.
    """
    clauses = _CLAUSE.split(text)
    days = [day_of(clause, said, order) for clause in clauses]
    if len({day for day in days if day}) < _TWO_DAYS:
        return None
    scored = [names.telling(title, clause) for clause in clauses]
    best = max(scored)
    if best == 0 or scored.count(best) > 1:
        return None
    return days[scored.index(best)]


def day_of(clause: str, said: date, order: DateOrder | None) -> date | None:
    """Return the day on which the clause says that something is due, if it does."""
    found = resolve_due(clause, said, date_order=order)
    return found.day if found else None
