"""Newer words by which what was planned, or broken, has come about or is back.

`The scans have a backup next week` is no answer where a later note has `Backup of the
scans complete`; whether a lift works again is told by the newest words that it does, or
does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.candidates.unsure import is_unsure
from assistant.domain.facts import ActionItem
from assistant.facts.sameness.stems import is_negated, shared, stems

_AHEAD = re.compile(
    r"(?i)\b(?:next (?:week|month)|tomorrow|soon|will|shall|going to|planned|to come"
    r"|by (?:\d|(?:the )?end|next|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun"
    r"|jul|aug|sep|oct|nov|dec))|[’']ll\b"
)
_ENDED = re.compile(
    r"(?i)\b(?:complete|completed|done|finished|in place|ready|there now|made|set up)\b"
)
_RUNS = (
    r"(?:working|back|repaired|fixed|mended|running|available|restored|operational"
    r"|usable|online|up)"
)
_SO = r"(?: (?:now|again|finally|fully|already|all))*"
_UP = re.compile(
    rf"(?i)(?:\b(?:is|are|was|were|been)|['’](?:s|re)){_SO} {_RUNS}\b"
    r"(?! (?:late|out|over|behind|on|to|for|against)\b)"
    rf"|(?<!up )\b(?!up\b){_RUNS}{_SO}\W*$|\bworks{_SO}\W*$"
)
_DOWN = re.compile(
    r"(?i)\b(?:broken|out of (?:order|action|service)|down|stopped|defect\w*|faulty"
    rf"|dead|offline|failed|is out)\b|(?:\bnot|n['’]t|\bno longer)(?: \w+)? {_RUNS}\b"
)
_ASKS_IF_UP = re.compile(
    rf"(?i)\W*(?:is|are|does|do|has|have) (?:the |our )?(?P<thing>.+?)"
    rf" (?:now |already |been )?(?:{_RUNS}|work)\b(?: (?:again|yet|now|already))*\W*$"
)
_ASKS_IF_THERE = re.compile(
    r"(?i)\W*(?:is|are) there\b|\W*(?:do|does|have|has) (?:we|it|they|the|our)\b"
    r"|\W*(?:is|are) .*\b(?:done|finished|complete|completed|ready|in place|made)\W*$"
)
_CLAUSE = re.compile(r"[.;!?](?=\s|$)|,\s|\b(?:and|but|so|because)\b")
_HALF = 0.5


def with_come_about(
    found: Sequence[Candidate], said: Iterable[Candidate], question: Question
) -> list[Candidate]:
    """Put the newest words that it came about before, or in the place of, a plan.

    What is broken or works again is told by its newest words where nothing answers.
    """
    told = list(found)
    if not question.polar or question.days or question.ids or question.since:
        return told
    if not told:
        return _up_or_down(said, question)
    first = told[0]
    plan = not first.computed and _is_ahead(said_in(first.unit.text))
    if not plan or not _ASKS_IF_THERE.match(question.text):
        return told
    things = question.subject
    newer = [
        one
        for one in said
        if _is_plain(one) and one.day > first.day and _has_ended(one, things)
    ]
    if not newer:
        return told
    newest = max(newer, key=lambda one: (one.day, one.words))
    return [newest, *(one for one in told if one.day <= newest.day)]


def _up_or_down(said: Iterable[Candidate], question: Question) -> list[Candidate]:
    """Return the newest words that the thing works, or does not."""
    asked = _ASKS_IF_UP.match(question.text)
    things = stems(asked["thing"]) if asked else frozenset()
    if not things or question.people:
        return []
    known = [
        one
        for one in said
        if _is_plain(one)
        and all(mark.search(one.words) for mark in question.marks)
        and any(
            things == shared(things, stems(clause))
            and all(mark.search(clause.casefold()) for mark in question.marks)
            and (_UP.search(clause) or _DOWN.search(clause))
            and not _is_ahead(clause)
            for clause in _CLAUSE.split(said_in(one.unit.text))
        )
    ]
    return [max(known, key=lambda one: (one.day, one.words))] if known else []


def _is_plain(one: Candidate) -> bool:
    """Whether people say it of what is so."""
    said = said_in(one.unit.text)
    errand = any(isinstance(fact, ActionItem) for fact in one.unit.facts)
    held = one.computed or one.supposed or errand or not one.gives
    return not (held or is_unsure(said) or "?" in said)


def _has_ended(one: Candidate, things: frozenset[str]) -> bool:
    """Whether a clause with most of the things, the others beside it, says it is so."""
    wide = shared(things, one.about | one.titles | one.around)
    return wide == things and any(
        len(shared(things, stems(clause))) > _HALF * len(things)
        and _ENDED.search(clause)
        and not is_negated(clause)
        and not _is_ahead(clause)
        for clause in _CLAUSE.split(said_in(one.unit.text))
    )


def _is_ahead(said: str) -> bool:
    return _AHEAD.search(said) is not None
