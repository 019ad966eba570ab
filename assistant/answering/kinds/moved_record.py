"""The day of a milestone whose ticket of the same name was moved since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.domain.facts import Change, ChangeKind, MilestoneState, MilestoneStatus
from assistant.facts.sameness.stems import stems

_MOVES = frozenset({ChangeKind.DATE_SLIPPED, ChangeKind.DATE_PULLED_IN})


def with_moved_record(
    found: Sequence[Candidate], computed: Iterable[Candidate], question: Question
) -> list[Candidate]:
    """Put the newest move of a record of a milestone's name before the milestone.

    Words that are older than the move are left out: their day is the former one.
    """
    told = list(found)
    if question.wanted is not Wanted.DAY or question.days or question.since:
        return told
    stones = [name for one in told if (name := _stone(one))]
    moves = [
        one
        for one in computed
        for fact in one.unit.facts
        if isinstance(fact, Change)
        and fact.kind in _MOVES
        and fact.after
        and stems(fact.title) in stones
    ]
    if not moves:
        return told
    newest = max(moves, key=lambda one: (one.day, one.words))
    rest = [one for one in told if one.computed or one.day >= newest.day]
    return [newest, *(one for one in rest if one.unit.text != newest.unit.text)]


def _stone(one: Candidate) -> frozenset[str]:
    """Return the stems of the title of a milestone that was not reached."""
    for fact in one.unit.facts if one.computed else ():
        if isinstance(fact, MilestoneStatus) and fact.state is not MilestoneState.MET:
            return stems(fact.title)
    return frozenset()
