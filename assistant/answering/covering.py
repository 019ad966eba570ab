"""How much of what a question is about a sentence has, and how much else."""

from __future__ import annotations

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.speaking import holds
from assistant.facts.sameness.stems import Weigh, shared

_MARK = 1.5
"""What a mark weighs against the most telling word."""


class Covering:
    """Weighs the words of one question against those of sentences."""

    def __init__(self, question: Question, weigh: Weigh) -> None:
        """Weigh for a question; `weigh` says how telling a word is."""
        self._question = question
        self._weigh = weigh

    def covered(
        self, given: frozenset[str], kin: frozenset[str] = frozenset()
    ) -> float:
        """Return the weight of the subject that is given; marks are given already."""
        subject = self._question.subject
        weights = {stem: self._weigh(stem) for stem in subject}
        found = sum(
            w
            for stem, w in weights.items()
            if holds(stem, given) or self._question.kin.get(stem) in kin
        )
        marks = len(self._question.marks) * _MARK * max(weights.values())
        return (found + marks) / (sum(weights.values()) + marks)

    def focus(self, one: Candidate) -> float:
        """Return which part of the sentence is about the subject."""
        if not one.about:
            return 0.0
        wanted = self._question.subject | self._question.marked
        return len(shared(wanted, one.about)) / len(one.about)

    def weight_of_record(self, one: Candidate) -> float:
        """Return 1 for a record that is what is asked about, less for a mention."""
        question = self._question
        if question.whole or not (question.subject or question.marked):
            return 1.0
        return min(1.0, 2 * self.focus(one))
