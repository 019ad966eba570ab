"""Of which day, word or state a sentence speaks."""

from __future__ import annotations

import re
from datetime import date

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import DUTY
from assistant.answering.candidates.candidate import Candidate
from assistant.domain.facts import Change, ChangeKind, MilestoneStatus
from assistant.facts.sameness.stems import same_stem, stems
from assistant.gate.days import Day, days_in

W = Wanted
_DUTIES = stems("rota roster on-call standby")
_RANK = re.compile(
    r"\b(?:first|second|third|last|next|final)\b"
    r"(?! (?:of all|week|month|year|days?|time|\w+day)\b)"
)


def ranks_in(text: str) -> frozenset[str]:
    """Return the words by which one of many like things is meant."""
    return frozenset(_RANK.findall(text.casefold()))


def is_of_duty(one: Candidate) -> bool:
    """Whether a sentence stands in a plan of duties, or speaks of one."""
    return DUTY.search(one.words) is not None or bool(one.around & _DUTIES)


def of_newest(chosen: list[Candidate], today: date) -> list[Candidate]:
    """Leave out words of another day than the one a milestone of the answer has."""
    days = {
        (fact.forecast.year, fact.forecast.month, fact.forecast.day)
        for one in chosen
        for fact in one.unit.facts
        if isinstance(fact, MilestoneStatus) and fact.forecast
    }
    return [
        one
        for one in chosen
        if one.computed
        or not days
        or any(days & set(day.resolved(today)) for day in days_in(one.words))
    ]


def holds(stem: str, given: frozenset[str]) -> bool:
    """Whether a stem is given, but for a letter at its end or a slip of the pen."""
    return stem in given or any(
        other[:3] == stem[:3]
        and same_stem(stem, other)
        and (abs(len(other) - len(stem)) <= 1)
        for other in given
    )


def speaks_of(day: Day, one: Candidate, today: date) -> bool:
    """Whether the sentence names the day, or is of that day."""
    wanted = day.resolved(today)
    own = (one.day.year, one.day.month, one.day.day)
    if own in wanted:
        return True
    return any(set(other.resolved(today)) & set(wanted) for other in days_in(one.words))


def is_held(one: Candidate) -> bool:
    """Whether a record tells that something is blocked now."""
    return W.BLOCKER in one.gives and any(
        isinstance(fact, Change) and fact.kind is ChangeKind.BLOCKED
        for fact in one.unit.facts
    )
