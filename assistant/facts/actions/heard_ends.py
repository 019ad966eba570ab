"""What a learned reader hears later words say of an action that no rule closed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem, ActionStatus
from assistant.evidence.pair_model.reader import Remark, intents, of_action
from assistant.facts.actions.later_words import Later, LaterWords
from assistant.facts.actions.told_ends import is_held_open

_SURE = 0.85
_REPORTS = 0.3
"""Share from which a sentence by itself reports that something is done.

On eight histories both together closed 11 actions, and none that was open.
"""
_WAITED = timedelta(days=7)
"""After so long, what has no day may be done."""
_ROW = re.compile(r"\||\?[\s*_]*$|^[A-Z][A-Z0-9]+-\d+ ")
"""The row of a list, a question and the title of a ticket report nothing."""


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
        shares = of_action(item.owner or "", item.what, one.said)
        if shares["open"] >= _SURE:
            end, undone = None, one
        elif shares["done"] >= _SURE and _reports(one.said):
            end = end or one
    if end is not None:
        update = {"status": ActionStatus.DONE, "closed_by": (end.quote,)}
        return item.model_copy(update=update)
    if undone is None or item.due is None or undone.dated <= item.due:
        return item
    return item.model_copy(update={"undone": (undone.quote,)})


def _reports(said: Remark) -> bool:
    """Whether a sentence tells of what is over, and not of what is to come."""
    if _ROW.search(said.text) or is_held_open(said.text):
        return False
    before = said.before.partition(": ")[2] if said.answers else said.before
    return intents(said._replace(before=before))["done"] >= _REPORTS


def last_asked(item: ActionItem) -> date:
    """Return the last day on which it was asked for."""
    asked = (one for one in (*item.evidence, *item.mentions) if isinstance(one, Quote))
    return max((one.dated for one in asked if one.dated), default=item.raised)
