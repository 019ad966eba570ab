"""The day on which a project reaches its goal: its launch, release or handover."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import GOAL
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.domain.facts import MilestoneStatus
from assistant.gate.days import Day, days_in

MOST = 3
"""Sentences beside the milestone."""
_BETWEEN = re.compile(
    r"(?i)(?:[\W\d]|\b(?:date|day|is|was|are|will|be|on|for|at|to|from|by|stays?|stayed"
    r"|remains?|planned|scheduled|set|due|mov(?:es?|ed)|slip(?:s|ped)?|now|still|the"
    r"|of|until|confirmed|fixed|target|has|have|been|postponed|rescheduled|pushed"
    r"|put|pulled|brought|forward|back|delayed|shifted|deferred|earlier|later|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)*"
)
_KEPT = re.compile(
    r"(?i)\b(?:hold(?:s|ing)?|keep(?:s|ing)?|stays?|remains?|mov(?:es?|ed))\b"
)
_GOAL_TITLE = re.compile(
    rf"(?i)(?:[\w.,&-]+\s+){{0,4}}?(?:{GOAL.pattern})"
    r"(?: (?:of|for|to|in|at|day|date)\b.*)?\W*"
)
_BARE_DAY = re.compile(
    r"(?i)(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?)?(?:\d|(?:jan|feb"
    r"|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
_OF_WHAT = re.compile(
    r"(?i) (?:of|to|for|in|at|with) (?:[\w’'-]+ ){0,3}?[\w’'-]+(?= (?:is|are|was"
    r"|will|has|have|stays?|remains?|mov(?:es|ed)|slip(?:s|ped))\b)"
)
"""Of what the goal is, between it and its verb."""
_CONDITION = re.compile(
    r"(?i)\b(?:if|unless|otherwise|in case|falls|wenn|propos\w+|suggest\w*|might|could"
    r"|would|wants? to|asked)\b"
)
_FARTHEST = 60


def goal_of(candidates: Sequence[Candidate], today: date) -> tuple[Candidate, ...]:
    """Return what tells the day of the goal: its milestone, then the newest words.

    A milestone, or a ticket with a day, names the goal where its title is nothing but
    the goal of something. Words under a title that names the goal alone are of it too.
    """
    dated = [one for one in candidates if Wanted.DAY in one.gives]
    named = [one for one in dated if one.computed and _is_goal(one)]
    milestones = [one for one in named if _milestone(one)]
    named = milestones or named
    said = [one for one in dated if not one.computed and _is_told(one)]
    found = {
        day for one in said for day in _resolved(_days_of_goal(one.unit.text), today)
    }
    said += [
        one
        for one in dated
        if one not in said
        and not one.computed
        and _KEPT.search(one.unit.text)
        and found & _of_words(one, today)
    ]
    said.sort(key=lambda one: (_conditional(one), -one.day.toordinal(), one.words))
    chosen: list[Candidate] = []
    for one in _without_moved(said, today):
        if not any(same_sentence(one, other) for other in chosen):
            chosen.append(one)
    return (*sorted(named, key=_forecast)[-1:], *chosen[:MOST])


def _without_moved(said: Sequence[Candidate], today: date) -> list[Candidate]:
    """Leave out older words that give the day of the newest ones' goal another one.

    `said` are in the order of telling.
    """
    if not said or _conditional(said[0]):
        return list(said)
    first = said[0]
    days, goals = (
        _resolved(tuple(days_in(_quoted(first.unit.text))), today),
        _goals(first),
    )
    return [
        one
        for one in said
        if one.day == first.day
        or _conditional(one)
        or not days
        or not goals & _goals(one)
        or days & _of_words(one, today)
    ]


def _of_words(one: Candidate, today: date) -> set[object]:
    """Return the days that its quoted words name."""
    return _resolved(tuple(days_in(_quoted(one.unit.text))), today)


def _goals(one: Candidate) -> frozenset[str]:
    """Return the words by which it calls the goal, in lower case."""
    return frozenset(found.casefold() for found in GOAL.findall(_quoted(one.unit.text)))


def _is_goal(one: Candidate) -> bool:
    return _GOAL_TITLE.fullmatch(one.unit.facts[0].title) is not None


def _is_told(one: Candidate) -> bool:
    """Whether it gives the goal a day, or a title above it makes its day the goal's."""
    if _days_of_goal(one.unit.text):
        return True
    titled = one.title and _GOAL_TITLE.fullmatch(one.title)
    return bool(titled and _BARE_DAY.match(_quoted(one.unit.text).lstrip("“")))


def _conditional(one: Candidate) -> bool:
    return _CONDITION.search(one.unit.text) is not None


def _milestone(one: Candidate) -> bool:
    return isinstance(one.unit.facts[0], MilestoneStatus)


def _forecast(one: Candidate) -> date:
    fact = one.unit.facts[0]
    return (isinstance(fact, MilestoneStatus) and fact.forecast) or date.min


def _quoted(text: str) -> str:
    """Return what follows the head that says when it was said."""
    return text.partition(": ")[2] or text


def _days_of_goal(text: str) -> tuple[Day, ...]:
    """Return the days that a sentence gives to the goal."""
    said = _quoted(text)
    ends = [found.end() for found in GOAL.finditer(said)]
    ends += [found.end() for end in ends if (found := _OF_WHAT.match(said, end))]
    return tuple(
        day
        for day in days_in(said)
        if any(
            0 <= day.start - end <= _FARTHEST
            and _BETWEEN.fullmatch(said, end, day.start)
            for end in ends
        )
    )


def _resolved(days: tuple[Day, ...], today: date) -> set[object]:
    return {reading for day in days for reading in day.resolved(today)}
