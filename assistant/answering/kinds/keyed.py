"""Questions about one ticket or entry by its key: its record answers them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.kinds.freed import asks_what_holds
from assistant.domain.facts import Change, ChangeKind

W = Wanted
K = ChangeKind
MOST = 4
"""Sentences of one answer."""
_WHEN = re.compile(
    r"(?i)^\W*(?:since )?(?:when|wann)\b|\b(?:what|which|on what) (?:date|day)\b"
)
_HAPPENINGS: tuple[tuple[re.Pattern[str], frozenset[ChangeKind]], ...] = (
    (
        re.compile(r"(?i)\bre-?open\w*"),
        frozenset({K.REOPENED}),
    ),
    (
        re.compile(r"(?i)\bun-?block\w*"),
        frozenset({K.UNBLOCKED}),
    ),
    (
        re.compile(r"(?i)\bblock(?:ed|ing|s)?\b|\bstuck\b|\bon hold\b"),
        frozenset({K.BLOCKED, K.DEPENDENCY_LATE}),
    ),
    (
        re.compile(
            r"(?i)\b(?:done|fix(?:ed)?|clos(?:ed?|ing)|finish(?:ed)?|resolved?|solved?"
            r"|complet(?:ed?|ion)|deliver(?:ed)?|ready|fertig|erledigt)\b"
        ),
        frozenset({K.DONE, K.RISK_CLOSED, K.ISSUE_CLOSED}),
    ),
    (
        re.compile(r"(?i)\b(?:start(?:ed)?|beg[iau]n|began|kicked off)\b"),
        frozenset({K.STARTED}),
    ),
    (
        re.compile(
            r"(?i)\b(?:mov(?:ed?|ing)|slip(?:ped)?|postponed?|pushed|delayed)\b"
        ),
        frozenset({K.DATE_SLIPPED, K.DATE_PULLED_IN}),
    ),
    (
        re.compile(
            r"(?i)\b(?:still in|part of|in|out of|inside|outside) (?:the )?"
            r"(?:scope|release|v?\d+(?:\.\d+)+)(?!\w)"
        ),
        frozenset({K.SCOPE_REMOVED, K.SCOPE_ADDED}),
    ),
    (
        re.compile(r"(?i)\b(?:reassigned|handed over|changed hands)\b"),
        frozenset({K.REASSIGNED}),
    ),
)
_UNSEEN = frozenset({K.REOPENED, K.UNBLOCKED, K.SCOPE_REMOVED})
"""What its status does not show, or no more."""


@dataclass(frozen=True, slots=True)
class Record:
    """One ticket or entry: how it stands, what happened to it, and whether it is held.

    `history` are its changes, each as it is told, the newest first; `touched` is the
    day of the newest change of its status or remark on it.
    """

    stands: Candidate
    history: tuple[tuple[Candidate, Change], ...] = ()
    held: bool = False
    touched: date = date.min


def about_one(
    question: Question, record: Record, others: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """Answer from the record first; `others` are what would be answered without it."""
    kinds = happening_in(question)
    happened = [told for told, change in record.history if change.kind in kinds]
    if kinds and _WHEN.search(question.text):
        begun = _begun(record, others) if kinds == {K.STARTED} else ()
        return tuple(happened[:MOST]) or (*begun, record.stands)
    holds = question.wanted is W.REASON and asks_what_holds(question)
    if (question.wanted is W.BLOCKER or holds) and not record.held:
        freed = [t for t, change in record.history if change.kind is K.UNBLOCKED]
        return _distinct([record.stands, *_since(record.touched, others), *freed[:1]])
    if question.polar and kinds:
        first = [*happened[:1], record.stands] if kinds & _UNSEEN else [record.stands]
        rest = happened[:1] if question.wanted is W.STATE else []
        return _distinct([*first, *_since(record.touched, others), *rest])
    if others or question.wanted not in {W.STATE, W.OWNER, W.BLOCKER}:
        return tuple(others)
    return (record.stands,) if len(question.subject) <= 1 else ()


def happening_in(question: Question) -> frozenset[ChangeKind]:
    """Return the kinds of change of which the question speaks."""
    return next(
        (kinds for form, kinds in _HAPPENINGS if form.search(question.text)),
        frozenset(),
    )


def _begun(record: Record, others: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return what tells the start of what no source shows before it was begun.

    What was blocked before anybody worked on it begins when it is blocked no more.
    """
    told = [
        one
        for one in others
        if any(isinstance(f, Change) and f.kind is K.STARTED for f in one.unit.facts)
    ]
    freed = [one for one, change in record.history if change.kind is K.UNBLOCKED]
    return tuple(told[:1] or freed[-1:])


def _since(day: date, others: Iterable[Candidate]) -> list[Candidate]:
    """Return the words that nothing in the record is newer than."""
    return [one for one in others if one.computed or one.day >= day]


def _distinct(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    chosen: list[Candidate] = []
    for one in found:
        same = any(_same(one, other) for other in chosen)
        if len(chosen) < MOST and not same:
            chosen.append(one)
    return tuple(chosen)


def _same(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences say the same; those of a record share its title."""
    if one.computed or other.computed:
        return one.unit.text == other.unit.text
    return same_sentence(one, other)
