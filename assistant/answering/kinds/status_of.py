"""How a thing stands: its record of now comes before what was once written of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from assistant.answering.asked.asks import STATUS, Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.domain.facts import ActionItem, Change
from assistant.facts.sameness.stems import shared, stems

W = Wanted
_RECORDS = 2
"""Records of one thing: its ticket and its milestone, or an entry of the log."""
_NEARLY = 0.1
"""How much less of a title the thing may be than of the title that it is most of."""


def with_status(
    found: Sequence[Candidate],
    candidates: Iterable[Candidate],
    question: Question,
    over: Collection[str],
) -> list[Candidate]:
    """Put the records that are called by the thing, open ones first, before words.

    `over` are the keys, in lower case, of what is finished or closed. Of words the
    newest are told, and none that are older than the record.
    """
    plain = STATUS.match(question.text) and question.wanted is W.STATE
    if not plain or question.ids or question.people or not question.subject:
        return list(found)
    records = [one for one in candidates if _is_called(one, question)]
    if not records:
        return list(found)
    records.sort(key=lambda one: _rank(one, question, over))
    least = _focus(records[0], question) - _NEARLY
    told = [one for one in records if _focus(one, question) >= least][:_RECORDS]
    said = [one for one in found if not one.computed]
    newest = max((one.day for one in said), default=None)
    words = [one for one in said if one.day == newest]
    kept: list[Candidate] = []
    for one in (*told, *words):
        if not any(same_sentence(one, other) for other in kept):
            kept.append(one)
    return kept


def _is_called(one: Candidate, question: Question) -> bool:
    """Whether it tells how a record stands whose title has all that is asked for."""
    [fact] = one.unit.facts[:1]
    return (
        one.computed
        and W.STATE in one.gives
        and not isinstance(fact, Change | ActionItem)
        and shared(question.subject, stems(fact.title)) == question.subject
        and all(mark.search(fact.title.casefold()) for mark in question.marks)
    )


def _rank(
    one: Candidate, question: Question, over: Collection[str]
) -> tuple[object, ...]:
    [fact] = one.unit.facts[:1]
    ended = fact.subject.casefold() in over
    return (ended, -_focus(one, question), W.BLOCKER not in one.gives, one.unit.text)


def _focus(one: Candidate, question: Question) -> float:
    """Return which part of its title the thing is."""
    title = stems(one.unit.facts[0].title)
    return len(shared(question.subject, title)) / max(len(title), 1)
