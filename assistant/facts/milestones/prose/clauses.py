"""Which day of a sentence is whose: "B moves to 3 May, with A on 1 May"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date

from assistant.extract.dates.deadlines import resolve_due
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.subjects import could_be_subject
from assistant.gate.days import DateOrder, days_in

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
    in_turn = _in_turn(title, text, names, said, order)
    if in_turn:
        return in_turn
    clauses = _CLAUSE.split(text)
    days = [day_of(clause, said, order) for clause in clauses]
    if len({day for day in days if day}) < _TWO_DAYS:
        return None
    scored = [names.telling(title, clause) for clause in clauses]
    best = max(scored)
    if best == 0 or scored.count(best) > 1:
        return None
    return days[scored.index(best)]


def _in_turn(
    title: str, text: str, names: MilestoneNames, said: date, order: DateOrder | None
) -> date | None:
    """Return its day of "A and B move to 3 and 5 May": as many days, behind all."""
    days = [one for one in days_in(text, order) if len(one.readings) == 1]
    days.sort(key=lambda one: one.start)
    found = [one.resolved(said)[0] for one in days]
    whole = [date(y, m, d) for y, m, d in found if y and d]
    lead = text[: days[0].start] if days else ""
    named = names.named_in(text)
    if (
        len(named) < _TWO_DAYS
        or len(whole) != len(named)
        or len(set(whole)) < len(named)
    ):
        return None
    if names.named_in(lead) != named or title not in named:
        return None
    ends = [found.end() for found in re.finditer(r"\w+", lead)]
    first = {
        one: next(end for end in ends if one in names.named_in(lead[:end]))
        for one in named
    }
    return whole[sorted(named, key=lambda one: first[one]).index(title)]


def day_of(clause: str, said: date, order: DateOrder | None) -> date | None:
    """Return the day on which the clause says that something is due, if it does."""
    found = resolve_due(clause, said, date_order=order)
    return found.day if found else None


def dated_in(
    text: str,
    names: MilestoneNames,
    had: Mapping[str, Collection[date]],
    said: date,
    order: DateOrder | None,
) -> set[str]:
    """Return the titles of which the text has two words and a day they had."""
    named = {
        day.resolved(said)[0] for day in days_in(text, order) if len(day.readings) == 1
    }
    return {
        title
        for title in names.partly_in(text)
        if any((day.year, day.month, day.day) in named for day in had.get(title, ()))
        and could_be_subject(title, text)
    }
