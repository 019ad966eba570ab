"""What is over, so that a question about what is open or true now leaves it out."""

from __future__ import annotations

from collections.abc import Collection

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.domain.facts import Change, ChangeKind

K = ChangeKind
_BEGUN = frozenset(
    {
        K.RISK_OPENED,
        K.ISSUE_OPENED,
        K.RISK_SCORE_UP,
        K.RISK_SCORE_DOWN,
        K.BLOCKED,
        K.DEPENDENCY_LATE,
    }
)


def is_settled(one: Candidate, question: Question, over: Collection[str]) -> bool:
    """Whether, of what may go wrong, it tells how something began that is over.

    `over` are the keys, in lower case, of what is finished, given up or closed.
    """
    if question.wanted is not Wanted.RISK or question.ids or not one.computed:
        return False
    return any(
        isinstance(fact, Change)
        and fact.kind in _BEGUN
        and fact.subject.casefold() in over
        for fact in one.unit.facts
    )
