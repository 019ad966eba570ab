"""Questions whether a gate or milestone of the plan is met, by a part of its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.facts.sameness.stems import stems

W = Wanted
MOST = 3
"""Sentences of an answer."""
_GATE = re.compile(
    r"(?i)\b(?:(?:quality |stage |project )?gates?|milestones?|checkpoints?"
    r"|meilenstein|[^\W\d_]{1,2}\d{1,2})\b"
)
_SHORT = re.compile(r"(?<!\w)[^\W\d_]{1,2}[-_ ]?\d{1,2}(?!\w)")
_MET = stems(
    "gate gates milestone milestones checkpoint quality stage meilenstein met meet "
    "state status stand progress pass passed passes reach reached clear cleared "
    "achieve achieved through open opened close closed done complete "
    "completed finish finished green sign signed off yet block blocks blocked blocking"
)


def gate_asked(question: Question, candidates: Iterable[Candidate]) -> Candidate | None:
    """Return the one milestone that a question calls a gate, by words of its title.

    None where the question names none so, or several could be meant.
    """
    asks = question.polar or question.wanted in {W.STATE, W.BLOCKER}
    if not asks or question.ids or not _GATE.search(question.text):
        return None
    named = stems(question.bare) - _MET
    found = {
        one.unit.facts[0].subject: one
        for one in candidates
        if one.computed and isinstance(one.unit.facts[0], MilestoneStatus)
        if (named and named <= stems(one.unit.facts[0].title) | one.short)
        or (not named and question.marks)
        if all(mark.search(one.words) for mark in question.marks)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def of_gate(question: Question, gate: Candidate) -> Question:
    """Return the question as one about the gate's matter, by the words of its title."""
    title = _SHORT.sub(" ", gate.unit.facts[0].title)
    subject = stems(title) - stems("gate gates milestone passed met reached")
    return replace(question, subject=subject, marks=()) if subject else question


def about_gate(
    question: Question, gate: Candidate, others: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """Answer from the plan first; nothing blocks what is met.

    `others` are what would be answered without it.
    """
    fact = gate.unit.facts[0]
    met = isinstance(fact, MilestoneStatus) and fact.state is MilestoneState.MET
    if question.wanted is W.BLOCKER:
        return (gate,) if met else tuple(others)
    said = [one for one in others if not one.computed and not same_sentence(one, gate)]
    return (gate, *(() if met else said))[:MOST]
