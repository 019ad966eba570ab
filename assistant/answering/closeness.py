"""Whether words are close to a question that nothing answers surely.

They are where they hold what it is about, or most of its words: then it is not said
that the sources don't say.
"""

from __future__ import annotations

import re

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.occasions import matter_of
from assistant.answering.demands import deed_asked
from assistant.domain.people import fold
from assistant.facts.sameness.stems import Weigh, covered, shared, stems

_FEWEST = 2
_MOST_OF = 0.5
"""Share of a question's words, by weight, from which words are close to it.

On six histories as many questions without an answer have such words (6 of 44) from .4
to .6, and of those with one 99, 97 and 86 of 173.
"""
_ROOT = 6
"""Letters that a noun shares with its verb: the resubmission of what is resubmitted."""
_WHO = frozenset({Wanted.PERSON, Wanted.OWNER})
_WORD = re.compile(r"[^\W\d_]+")


def is_close(text: str, question: Question, weigh: Weigh) -> bool:
    """Whether words hold all that a question is about, or most of it by weight.

    An id or a numbered thing of the question is enough, and of who knows or does
    something the thing that it ends with.
    """
    if _holds_subject(text, question) or _holds_mark(text, question):
        return True
    asked, said = stems(question.bare), stems(text)
    if question.wanted in _WHO and not question.people:
        last = _WORD.findall(fold(question.bare))[-1:]
        return bool(last) and bool(shared(stems(last[0]), said))
    enough = len(shared(asked, said)) >= _FEWEST
    return enough and covered(asked, said, weigh) >= _MOST_OF


def _holds_mark(text: str, question: Question) -> bool:
    low = fold(text)
    if any(key in low for key in question.ids):
        return True
    return bool(question.marks) and all(mark.search(low) for mark in question.marks)


def _holds_subject(text: str, question: Question) -> bool:
    """Whether words name the people, ids and things that are asked about."""
    low, words = fold(text), frozenset(_WORD.findall(fold(text)))
    named = bool(question.people or question.ids or question.marks)
    things = question.subject - question.kin.keys()
    if named and question.wanted in _WHO:
        things -= stems(deed_asked(question.text) or "")
    if question.people and not (things or question.wanted in _WHO):
        return False
    things = things if things or named else question.subject
    if not (things or named):
        occasions = {one for one in matter_of(question.bare) if one.startswith("=")}
        return bool(occasions) and occasions <= matter_of(text)
    return (
        all(words & set(fold(name).split()) for name in question.people)
        and all(key in low for key in question.ids)
        and all(mark.search(low) for mark in question.marks)
        and all(_is_named(stem, words, stems(text)) for stem in things)
    )


def _is_named(stem: str, words: frozenset[str], said: frozenset[str]) -> bool:
    if shared(frozenset({stem}), said):
        return True
    root = stem[:_ROOT]
    return len(root) == _ROOT and any(word.startswith(root) for word in words)
