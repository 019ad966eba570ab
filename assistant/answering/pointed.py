"""Sentences that give in so many words what a question asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.kin import kin_of
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.doing import doing_asked, names_doer
from assistant.answering.candidates.naming import said_in
from assistant.answering.unfit import tells_start
from assistant.domain.facts import Change, ChangeKind
from assistant.domain.people import fold
from assistant.facts.sameness.stems import stem_of

W = Wanted
_NEARLY_ALL = 0.9
_COSTS = re.compile(r"(?i)\b(?:costs?|prices?|priced|charges?|fees?|kosten|kostet)\b")
_MOST_OF = 0.6
_HOW_MANY = re.compile(r"(?i)\bhow many (?:of (?:the|our) )?([^\W\d_]{3,})")
_NUMBER = (
    r"\b(?:\d[\d.,]*|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|eighteen|(?:twen|thir|for|fif|six|seven|eigh|nine)"
    r"ty(?:-\w+)?|hundred|thousand)"
)


def _stem_form(word: str) -> str:
    """Return a form that finds a noun in the singular and in the plural."""
    return rf"{re.escape(stem_of(fold(word)))}\w*"


class Pointed:
    """Knows the sentences that answer one question in its own words."""

    def __init__(self, question: Question, share: Callable[[Candidate], float]) -> None:
        """Answer a question; `share` is how much of its subject a sentence has."""
        self._question = question
        self._share = share
        self._doing = doing_asked(question.text)

    def says(self, one: Candidate) -> bool:
        """Whether it says what is over, what it costs, who does it, when it starts."""
        question = self._question
        if question.wanted is W.AMOUNT and _COSTS.search(question.text):
            told = _COSTS.search(said_in(one.unit.text)) is not None
            return told and self._share(one) >= _NEARLY_ALL
        if question.wanted is W.AMOUNT and (many := _HOW_MANY.search(question.text)):
            noun = _stem_form(many[1])
            form = (
                rf"{_NUMBER}\s(?:[\w-]+\s){{0,2}}?{noun}"
                rf"|(?:^|[“:;.]\s?)(?:[^\W\d_]+\s)?{noun}:?(?:\s(?:now|at))?\s\d"
            )
            said = re.search(form, said_in(one.unit.text), re.IGNORECASE)
            return said is not None and self._share(one) >= _MOST_OF
        if question.compared is not None:
            return question.compared.said(one.unit.text)
        if question.wanted is W.PERSON and self._doing:
            return names_doer(one, self._doing, question.text)
        asks_start = question.wanted is W.DAY and "begin" in kin_of(question.text)
        return asks_start and tells_start(one)

    def doers(self, chosen: Sequence[Candidate]) -> Sequence[Candidate]:
        """Return what says in the question's own words who does something.

        A record that has since gone to somebody else is told before that.
        """
        question, doing = self._question, self._doing
        if question.wanted is not W.OWNER or not question.subject or doing is None:
            return ()
        handed = max(
            (
                one.day
                for one in chosen
                for fact in one.unit.facts
                if isinstance(fact, Change) and fact.kind is ChangeKind.REASSIGNED
            ),
            default=date.min,
        )
        return [
            one
            for one in chosen
            if not one.computed
            and one.day > handed
            and self._share(one) >= _NEARLY_ALL
            and names_doer(one, doing, question.text)
        ]
