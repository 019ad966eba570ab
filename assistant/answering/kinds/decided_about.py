"""The decisions about one matter, the newest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.kinds.lists import MOST, Item, Listing
from assistant.domain.facts import Decision, DecisionState
from assistant.facts.sameness.stems import shared

SEVERAL = 2
"""Decisions that are a list."""


def decided_about(
    question: Question, items: Iterable[Item], since: date | None, least: int
) -> Listing | None:
    """Return the decisions that name all that the question is about.

    None where there are fewer than `least`: then it may be said, or taken back, in
    words that no register has.
    """
    if not (question.subject or question.ids or question.marks):
        return None
    mine = [
        one
        for one in items
        if isinstance(one.of, Decision)
        and one.of.state is DecisionState.MADE
        and (since is None or one.told.day > since)
        and _is_by(one.of, question)
        and _is_about(one.told, question)
    ]
    if len(mine) < least:
        return None
    mine.sort(key=lambda one: (-one.told.day.toordinal(), one.told.unit.text))
    lines = tuple(one.told for one in mine[:MOST])
    return Listing(lines, len(mine) - len(lines), "ontrack decisions", each=True)


def _is_by(fact: Decision, question: Question) -> bool:
    by = fact.decided_by or ""
    return not question.people or any(name in by for name in question.people)


def _is_about(one: Candidate, question: Question) -> bool:
    named = one.about | one.around | one.titles | one.short
    return (
        shared(question.subject, named) == question.subject
        and question.ids <= one.ids
        and all(mark.search(one.words) for mark in question.marks)
    )
