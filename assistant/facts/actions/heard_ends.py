"""What a learned reader hears later words say of an action that no rule closed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem, ActionStatus
from assistant.evidence.pair_model.reader import Remark, intents, of_action
from assistant.facts.actions.later_words import Later, LaterWords
from assistant.facts.actions.told_ends import is_held_open

_SURE = 0.75
_LIKELY = 0.65
_ALIKE = 0.3
"""Weight of an action's telling words, from which a sentence is much like it."""
_OPEN = 0.95
_OF_IT = 0.35
"""The same, from which a sentence may have the very action as undone."""
_MAY_REPORT = 0.25
_REPORTS = 0.5
"""Share from which a sentence by itself reports that something is done.

What surely ends a like action may report it; what likely ends one must.
"""
_WAITED = timedelta(days=7)
"""After so long, what has no day may be done."""
_ROW = re.compile(r"\||\?[\s*_]*$|^[A-Z][A-Z0-9]+-\d+ |\bbut\b", re.IGNORECASE)
"""A row, a question, the title of a ticket and what has a `but` report nothing."""


_BEGUN = re.compile(
    r"\b(?:started|begun|began|halfway|half of|nearly|almost|so far)\b", re.IGNORECASE
)
_DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")
_BEGINS = re.compile(r"(?:start|begin|kick)\b", re.IGNORECASE)
_MANY = 2


def with_heard_ends(
    items: Iterable[ActionItem], later: LaterWords, as_of: date
) -> tuple[ActionItem, ...]:
    """Return the actions, those done of which later words surely report the end.

    Only what is past its day, or was asked for long ago without one, is asked about.
    Who speaks of it as undone later has not got it.
    """
    return tuple(
        _heard(item, later) if _may_be_over(item, as_of) else item for item in items
    )


def _may_be_over(item: ActionItem, as_of: date) -> bool:
    if item.status is ActionStatus.OPEN and item.due is None:
        return as_of - item.raised > _WAITED
    return item.status is ActionStatus.OVERDUE


def _heard(item: ActionItem, later: LaterWords) -> ActionItem:
    end: Later | None = None
    undone: Later | None = None
    for one in later.of(item, last_asked(item)):
        shares = _shares(item, one.said)
        if shares["open"] >= _OPEN and one.share >= _OF_IT:
            end, undone = None, one
        elif _ends(one, shares["done"]) and not _is_begun(item, one):
            end = end or one
    if end is not None:
        update = {"status": ActionStatus.DONE, "closed_by": (end.quote,)}
        return item.model_copy(update=update)
    if undone is None or item.due is None or undone.dated <= item.due:
        return item
    return item.model_copy(update={"undone": (undone.quote,)})


def _shares(item: ActionItem, said: Remark) -> Mapping[str, float]:
    """Return what a sentence says of it, where it stands and by itself, on average.

    What stands before a sentence may sway the reader by its names alone.
    """
    placed, alone = (
        of_action(item.owner or "", item.what, one)
        for one in (said, said._replace(before="", answers=False))
    )
    return {says: (placed[says] + alone[says]) / 2 for says in placed}


def _ends(one: Later, done: float) -> bool:
    """Whether a sentence tells that an action is over, and not that it is to come."""
    said = one.said
    if done < _LIKELY or _ROW.search(said.text) or is_held_open(said.text):
        return False
    before = said.before.partition(": ")[2] if said.answers else said.before
    reported = intents(said._replace(before=before))["done"]
    is_sure = done >= _SURE and one.share >= _ALIKE and one.common >= _MANY
    return reported >= (_MAY_REPORT if is_sure else _REPORTS)


def _is_begun(item: ActionItem, one: Later) -> bool:
    """Whether a sentence has the work as begun, or its end as still to come."""
    begun = _BEGUN.search(one.said.text) and not _BEGINS.match(item.what)
    days = _DAY.findall(one.said.text)
    return bool(begun) or any(day > one.dated.isoformat() for day in days)


def last_asked(item: ActionItem) -> date:
    """Return the last day on which it was asked for."""
    asked = (one for one in (*item.evidence, *item.mentions) if isinstance(one, Quote))
    return max((one.dated for one in asked if one.dated), default=item.raised)
