"""Which sentences answer a question, and whether the sources answer it at all."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.answering.asks import Wanted
from assistant.answering.candidate import Candidate
from assistant.answering.question import Question
from assistant.domain.evidence import Quote
from assistant.facts.sameness import Weigh, covered, shared

W = Wanted
MOST = 5
"""Sentences of one answer."""
_LEAST_OWN = 0.45
_LEAST_WIDE = 0.75
_NEARLY_ALL = 0.9
_BEHIND = 0.3
"""How far behind the best sentence another one may lie."""
_SAME = 0.75
_FRESH = 0.15
_FRESH_DAYS = 28
_FITS = 0.35
_COMPUTED = 0.25
_SOFT = frozenset({W.STATE, W.REASON, W.ANYTHING})
"""What an answer may give in words of its own."""
_LISTS = frozenset({W.BLOCKER, W.RISK, W.CHANGE, W.ACTION, W.DECISION})
"""What may be asked of the whole project."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with how well it answers."""

    candidate: Candidate
    score: float


def choose(
    question: Question, candidates: Iterable[Candidate], weigh: Weigh, today: date
) -> tuple[Candidate, ...]:
    """Return the sentences that answer, computed ones first, then the newest.

    Nothing is returned where no sentence covers what the question is about and gives
    what it asks for: then the sources do not say.
    """
    fitting = [
        Scored(one, score)
        for one in candidates
        if (score := _score(question, one, weigh, today)) is not None
    ]
    fitting.sort(
        key=lambda s: (-s.score, -s.candidate.day.toordinal(), s.candidate.unit.text)
    )
    chosen: list[Candidate] = []
    for scored in fitting:
        if len(chosen) == MOST or scored.score < fitting[0].score - _BEHIND:
            break
        if not any(_same(scored.candidate, other) for other in chosen):
            chosen.append(scored.candidate)
    if question.whole:
        return tuple(chosen)
    return tuple(sorted(chosen, key=lambda c: (not c.computed, -c.day.toordinal())))


def _score(
    question: Question, one: Candidate, weigh: Weigh, today: date
) -> float | None:
    """Return how well the sentence answers, or None where it does not."""
    if not question.ids <= one.ids or not question.people <= one.people:
        return None
    wanted = question.wanted
    fits = wanted in one.gives or wanted is W.ANYTHING
    whole = question.whole and wanted in _LISTS
    subject = question.subject
    own = covered(subject, one.about, weigh) if subject else 1.0
    wide = covered(subject, one.about | one.around, weigh) if subject else 1.0
    if not subject and not question.ids and not question.people and not whole:
        return None
    if whole and fits and one.computed:
        wide = max(wide, _LEAST_WIDE)
    elif (
        own < _LEAST_OWN
        or wide < _LEAST_WIDE
        or (not fits and not (wanted in _SOFT and own >= _NEARLY_ALL))
    ):
        return None
    fresh = _FRESH * math.exp(-max(0, (today - one.day).days) / _FRESH_DAYS)
    score = 0.65 * own + 0.35 * wide + 0.2 * one.weight + fresh
    return score + (_FITS if fits else 0.0) + (_COMPUTED if one.computed else 0.0)


def _same(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences tell one thing: by fact, by quote, or by their words."""
    if {fact.id for fact in one.unit.facts} & {fact.id for fact in other.unit.facts}:
        return True
    mine = {(e.source, e.quote) for e in one.unit.evidence if isinstance(e, Quote)}
    theirs = {(e.source, e.quote) for e in other.unit.evidence if isinstance(e, Quote)}
    if mine and theirs and (mine <= theirs or theirs <= mine):
        return True
    small, large = sorted((one.about, other.about), key=len)
    return bool(small) and len(shared(small, large)) >= _SAME * len(large)
