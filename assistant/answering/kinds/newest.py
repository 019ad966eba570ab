"""The newest of what is told: what newer words take back is not told beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.candidates.unsure import is_unsure
from assistant.domain.facts import Decision
from assistant.facts.sameness.stems import shared
from assistant.gate.days import Reading, days_in

_EVEN = 0.05
"""How much less of the question a newer sentence may cover."""
_TAKES_BACK = re.compile(
    r"(?i)\b(?:not|never|cannot)\b(?=.*\b(?:after all|any ?more|any longer|before"
    r"|until|true|so|correct)\b)|\bno longer\b|\binstead\b|\bafter all\b"
    r"|\b(?:wrong|mistaken|retract\w*|withdr[ae]w\w*|taken back|took back|corrected"
    r"|supersed\w*|revok\w*|revers(?:ed|es))\b|\b(?:will|do|does|did|is|was|are) not\b"
    r"|\b(?:won|don|doesn|didn|isn|wasn|aren)['’]t\b"
    r"|\bwaits? (?:until|till)\b|\b(?:postpon|put off)\w*"
)


_AGREED = re.compile(
    r"(?i)\b(?:agreed|approved|accepted|rejected|refused|consented|declined)\b"
)


def without_older(
    found: Sequence[Candidate], share: Callable[[Candidate], float]
) -> list[Candidate]:
    """Leave out older words that say no more of the question than newer ones.

    `found` are in the order of telling, and only what stands before may take the place
    of what stands behind; `share` is how much of the question a sentence covers.
    """
    kept: list[Candidate] = []
    for one in found:
        beaten = any(
            other.day > one.day and share(other) >= share(one) - _EVEN for other in kept
        )
        if one.computed or not beaten:
            kept.append(one)
    return kept


def with_decision(
    chosen: list[Candidate], others: Iterable[Candidate]
) -> list[Candidate]:
    """Put the newest of other decisions that set the day behind the first sentence."""
    sets_day = {Wanted.DECISION, Wanted.DAY}
    found = [one for one in others if sets_day <= one.gives]
    if not chosen or not found or Wanted.DECISION in chosen[0].gives:
        return chosen
    newest = max(found, key=lambda one: one.day)
    rest = [one for one in chosen[1:] if not same_sentence(one, newest)]
    return [chosen[0], newest, *rest]


def ruling(
    candidates: Iterable[Candidate],
    first: Candidate | None,
    speaks: Callable[[Candidate], float | None],
) -> Candidate | None:
    """Return the newest decision or retraction that is younger than the first answer.

    `speaks` gives how much of the question a sentence covers, None where it is not
    about it. Nothing is younger than what a record tells of the day.
    """
    if first is not None and first.computed:
        return None
    found = [
        (share, one)
        for one in candidates
        if (first is None or one.day > first.day)
        and rules(one)
        and (share := speaks(one)) is not None
    ]
    order = sorted(found, key=lambda p: (round(p[0], 1), p[1].day, p[1].words))
    return order[-1][1] if order else None


def rules(one: Candidate) -> bool:
    """Whether it decides a matter, or takes back what was said of it."""
    if any(isinstance(fact, Decision) for fact in one.unit.facts):
        return True
    return not (one.computed or one.supposed) and bool(
        _TAKES_BACK.search(one.unit.text)
    )


def agrees(one: Candidate, question: Question) -> bool:
    """Whether it tells that somebody agreed, where it is asked whether they did."""
    asked = question.polar and question.wanted is Wanted.DECISION
    said = one.unit.text
    told = asked and Wanted.ANYTHING in one.gives and _AGREED.search(said)
    return bool(told) and not is_unsure(said)


def newest_day_first(
    found: Sequence[Candidate], question: Question
) -> tuple[Candidate, ...]:
    """Tell newer words that give another day of it before the record that is older.

    The record's day stands behind them: that is what it was before.
    """
    if question.wanted is not Wanted.DAY or not found or not found[0].computed:
        return tuple(found)
    [record, *others] = found
    newer = [
        one
        for one in others
        if not (one.computed or one.supposed)
        and one.day > record.day
        and shared(question.subject, one.about) == question.subject
        and _gives_other_day(one, record)
    ]
    if not newer:
        return tuple(found)
    first = max(newer, key=lambda one: (one.day, one.words))
    return (first, *(one for one in found if one is not first))


def _gives_other_day(one: Candidate, record: Candidate) -> bool:
    """Whether it names a day, and none of the record's."""
    told = _days(said_in(one.unit.text), one.day)
    return bool(told) and told.isdisjoint(_days(record.unit.text, record.day))


def _days(text: str, on: date) -> frozenset[Reading]:
    return frozenset(day for one in days_in(text) for day in one.resolved(on))
