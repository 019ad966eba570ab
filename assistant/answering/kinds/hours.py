"""At what time of its day something begins, where its day alone would be told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.domain.facts import MilestoneStatus
from assistant.gate.days import days_in

_BEGINS = r"(?:start(?:s|ed|ing)?|begin(?:s|ning)?|open(?:s|ing)?|kick-?off)"
_ENDS = r"(?:end(?:s|ed|ing)?|finish(?:es|ed|ing)?|clos(?:es?|ed|ing))"
_HOUR = (
    r"(?:\d\d?[:.]\d\d|\d\d?(?:[:.]\d\d)? ?(?:[ap]m\b|o['’]clock)|noon|midday|midnight)"
)
_ASKS = re.compile(
    rf"(?i)\W*(?:and |so )?(?:when|what time|at what time) (?:do|does|did|will|is) .+ "
    rf"(?:(?P<begins>{_BEGINS})|{_ENDS})\W*$"
)


def with_hour(
    found: Sequence[Candidate],
    spoken: Callable[[], Iterable[Candidate]],
    question: Question,
) -> list[Candidate]:
    """Put before a milestone's day the newest words that give the hour on that day.

    `spoken` gives the sentences near by: the day tells that they are of it.
    """
    told = list(found)
    asked = _ASKS.match(question.text) if question.wanted is Wanted.DAY else None
    days = {
        (fact.forecast.month, fact.forecast.day)
        for one in told[:1]
        for fact in one.unit.facts
        if isinstance(fact, MilestoneStatus) and fact.forecast
    }
    if asked is None or not days:
        return told
    deed = _BEGINS if asked["begins"] else _ENDS
    form = re.compile(
        rf"(?i)\b{deed}\b(?: (?:time|at|is|from|of|will be|stays))*:? {_HOUR}"
        rf"|\b{_HOUR} {deed}\b"
    )
    said = [
        one
        for one in spoken()
        if not (one.computed or one.supposed)
        and one.gives
        and form.search(words := one.unit.facts[0].title)
        and days
        & {(m, d) for day in days_in(words) for _, m, d in day.resolved(one.day)}
    ]
    newest = max(said, key=lambda one: (one.day, one.words), default=None)
    return [newest, *told] if newest else told
