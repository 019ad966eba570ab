"""What tells of a deed only that it is planned: a plan's row, or by when it is due.

Whether something happened is not told by the day on which it was to happen.
"""

from __future__ import annotations

import re

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.deeds import deed_asked
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.kinds.happened import event_of, says_only_when, tells_only_plan
from assistant.domain.facts import ActionItem, Change, ChangeKind, Health
from assistant.facts.sameness.stems import shared

_ASKS = re.compile(r"(?i)\W*(?:(?:and|so|but) )?(?:did|has|have|had)\b")
_HANDED = re.compile(
    r"(?i)\b(?:re-?assign\w*|hand(?:ed|s)? over|owners?|owned|whose|went to|changed)\b"
)
_AHEAD = re.compile(
    r"(?i)^\W*(?:(?:for |in )?(?:the )?next (?:week|steps?|month|period|fortnight)"
    r"|coming (?:up|week)|up ?coming|outlook|looking ahead|what(?:['’]s| is) next"
    r"|planned(?: for .*)?)\b"
)
"""What stands under such a title is still to come."""
_COUNTS_OPEN = re.compile(
    r"(?i)\bhow many\b.*\b(?:is|are) (?:still |currently |now )?(?:open|left|there)\b"
)
"""Of how many there are now no plan or criterion tells."""


def is_only_due(one: Candidate, question: Question) -> bool:
    """Whether of what is asked to be done it says only by when: `poured by Monday`.

    A plan's row tells no more than that, and nor does another thing's milestone.
    """
    asks = _ASKS.match(question.text)
    if asks and not one.computed and _AHEAD.search(one.title):
        return True
    if _is_of_owner(one, question):
        return True
    deed = deed_asked(question)
    event = (deed.verb, deed.head, deed.things) if deed else event_of(question)
    if event is None:
        counts = _COUNTS_OPEN.search(question.text) is not None
        return counts and one.supposed and not one.computed
    if one.computed:
        return not question.ids and _is_of_other_thing(one, event[2])
    if (one.supposed and not one.ids) or _AHEAD.search(one.title):
        return True
    planned = deed is not None and tells_only_plan(said_in(one.unit.text), deed.verb)
    return planned or says_only_when(one, event)


def _is_of_owner(one: Candidate, question: Question) -> bool:
    """Whether it tells only that another has a thing, where its state is asked for."""
    gone = any(
        isinstance(fact, Change) and fact.kind is ChangeKind.REASSIGNED
        for fact in one.unit.facts
    )
    asks = question.polar and question.wanted is Wanted.STATE and not question.people
    return gone and asks and not _HANDED.search(question.text)


def _is_of_other_thing(one: Candidate, things: frozenset[str]) -> bool:
    """Whether a record or milestone shares only the deed with what is asked."""
    of_record = not any(isinstance(f, ActionItem | Health) for f in one.unit.facts)
    known = one.about | one.short | one.around
    return bool(things) and of_record and not shared(things, known)
