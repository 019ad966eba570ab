"""How the project stands, by its colour and the milestones that moved or were missed.

A client hears no reasons of a colour, so the milestones are what it rests on for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.domain.evidence import Computed
from assistant.domain.facts import MilestoneState, MilestoneStatus

MOST = 3
"""Milestones beside a colour."""


def with_milestones(
    found: Sequence[Candidate], computed: Iterable[Candidate], question: Question
) -> Sequence[Candidate]:
    """Tell beside the colour the milestones that moved later or were missed."""
    if question.wanted is not Wanted.HEALTH or len(found) != 1 or question.subject:
        return found
    [colour] = found
    told = colour.unit.evidence
    if not colour.computed or not all(isinstance(one, Computed) for one in told):
        return found
    late = [
        (stone.forecast or stone.baseline or date.max, one)
        for one in computed
        for stone in one.unit.facts
        if isinstance(stone, MilestoneStatus) and _is_late(stone)
    ]
    late.sort(key=lambda pair: (pair[0], pair[1].words))
    return [colour, *(one for _, one in late[:MOST])]


def _is_late(stone: MilestoneStatus) -> bool:
    if stone.state is MilestoneState.MET:
        return False
    if stone.state is MilestoneState.MISSED:
        return True
    now, before = stone.forecast, stone.baseline
    return now is not None and before is not None and now > before
