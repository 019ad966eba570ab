"""A record that was finished since: it answers before older words on its matter."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.kin import kin_of
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.domain.facts import Change
from assistant.facts.sameness.stems import shared, stems

_FEWEST = 2
_UNDONE = frozenset({"lack"})
"""What a finished record answers by itself: whether it is outstanding."""


def with_finished(
    found: Sequence[Candidate],
    candidates: Sequence[Candidate],
    question: Question,
    over: Collection[str],
) -> list[Candidate]:
    """Put the one record of the thing asked about, finished since, before older words.

    `over` are the keys, in lower case, of what is finished or closed. Where nothing
    else answers it must tell what is asked to have happened, too.
    """
    things = question.subject - question.kin.keys()
    if not question.polar or question.ids or question.people or len(things) < _FEWEST:
        return list(found)
    records = [one for one in candidates if _is_record(one, things, over)]
    if len({one.unit.facts[0].subject for one in records}) != 1:
        return list(found)
    [record, *_] = records
    told = [one for one in found if not one.computed or one.unit != record.unit]
    newest = max((one.day for one in found), default=None)
    if newest is None:
        happened = set(question.kin.values())
        tells = happened <= {*kin_of(record.words), *_UNDONE}
        return [record] if happened and tells else []
    if newest >= record.day or any(one.computed for one in found):
        return list(found)
    return [record, *told]


def _is_record(one: Candidate, things: frozenset[str], over: Collection[str]) -> bool:
    """Whether it tells how a finished record stands whose title has all the things."""
    [fact] = one.unit.facts[:1]
    return (
        one.computed
        and not isinstance(fact, Change)
        and not one.supposed
        and Wanted.STATE in one.gives
        and Wanted.RISK not in one.gives
        and fact.subject.casefold() in over
        and shared(things, stems(fact.title)) == things
    )
