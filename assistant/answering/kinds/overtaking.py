"""The newest of what is said of one matter: an older value is not told for it.

Of the sentences that give the day of one matter, or move it or call it off without a
day, the newest is told; an older one that gives another day is not. The same holds of
its amount, of who does it and of where it is. Where it is not sure that the newer words
are of the same matter, they are told beside the older ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.candidates.occasions import manner, matter_of, within
from assistant.answering.candidates.places import asks_where
from assistant.answering.candidates.valued import Said, values_of
from assistant.answering.unfit import is_of_other_kind
from assistant.domain.facts import Decision
from assistant.facts.sameness.stems import other_numbers, shared

W = Wanted
_EARLIER = re.compile(
    r"(?i)\b(?:first|originally|original|initial\w*|before|previous\w*|earlier|former\w*"
    r"|used to|once|in the past|ursprünglich|früher|vorher)\b"
)
_NOW = re.compile(
    r"(?i)\b(?:now|by now|tak(?:es?|en) over|took over|so far|meanwhile|down to|up to"
    r"|in total|jetzt|inzwischen)\b"
)
_OFFERED = matter_of(
    "booking bookings reservation reservations registration registrations sale sales"
    " application applications nomination nominations enrolment submission submissions"
    " ballot poll bids tender tickets entries"
)
"""What opens and closes beside a house: nobody calls that the opening."""
_BEGINS, _ENDS = "=begin", frozenset({"=end", "=close", "=deadline"})
_PHASES = _ENDS | {_BEGINS}


class _Sure(Enum):
    """How sure it is that newer words are of the matter of the older ones."""

    YES = "yes"
    LIKELY = "likely"
    NO = "no"


def newest_of(
    found: Sequence[Candidate], candidates: Iterable[Candidate], question: Question
) -> list[Candidate]:
    """Tell in the place of a value of the matter the newest one that is said of it.

    `found` are the sentences of the answer, `candidates` all that may answer. Nothing
    is changed where the question asks for what was before, or since when.
    """
    told = list(found)
    if not _asks_value(question) or not told:
        return told
    said = [s for one in candidates for s in values_of(one, question)]
    kept: list[Candidate] = []
    for one in told:
        for instead in _instead(one, said, question):
            if not any(same_sentence(instead, other) for other in kept):
                kept.append(instead)
    return kept


def _asks_value(question: Question) -> bool:
    valued = question.wanted in {W.DAY, W.MOVE, W.AMOUNT, W.PERSON, W.OWNER}
    valued = valued or asks_where(question.text)
    former = question.since or _EARLIER.search(question.text)
    return question.polar or (valued and not (former or question.days))


def _instead(
    one: Candidate, said: Sequence[Said], question: Question
) -> Sequence[Candidate]:
    """Return what is told for a sentence of the answer: itself, or newer ones."""
    mine = values_of(one, question)
    if not mine:
        return [one]
    asked = matter_of(question.bare)
    best = max(mine, key=lambda s: len(shared(asked, s.matter)))
    newer = [
        s
        for s in said
        if s.on > best.on
        and not s.one.computed
        and _is_newer(s, best, question)
        and not is_of_other_kind(s.one, question)
    ]
    if not newer:
        return [one]
    newest = max(newer, key=lambda s: (s.on, bool(s.values), s.one.words))
    if newest.values and newest.values == best.values:
        return [one]
    return _told_for(one, newest, _sure(newest, best, said, asked), question)


def _told_for(
    one: Candidate, newest: Said, sure: _Sure, question: Question
) -> Sequence[Candidate]:
    """Return a sentence and a newer one as they are told, or the newer one alone."""
    now = _NOW.search(said_in(newest.one.unit.text)) is not None
    if question.polar and question.people and not now:
        return [one]
    if sure is _Sure.NO and not now:
        return [one, newest.one]
    beside = one.computed or newest.shifted or question.days or question.people
    if beside or sure is not _Sure.YES:
        return [newest.one, one]
    return [newest.one]


def _is_newer(new: Said, old: Said, question: Question) -> bool:
    """Whether newer words speak of the matter of the older ones."""
    asked = matter_of(question.bare)
    known = old.matter | asked
    if (offered := known & _OFFERED) and not shared(offered, matter_of(_told(new.one))):
        return False
    own = new.matter - manner(new.matter)
    own -= _ENDS if known & _ENDS else frozenset({_BEGINS, "=deadline"})
    own -= shared(own, new.one.titles | old.one.titles)
    if not within(own, known):
        return False
    if not shared(new.matter, known) or not shared(asked, new.matter | old.matter):
        return False
    if (known & _ENDS) and not (new.matter & _ENDS) and _BEGINS not in known:
        return False
    if new.unit != old.unit:
        return False
    return not other_numbers(_told(new.one), _told(old.one))


def _sure(new: Said, old: Said, said: Iterable[Said], asked: frozenset[str]) -> _Sure:
    """Say how sure it is; who names no other thing is heard as of the one that is told.

    What stands in the titles above either is what all the project is about, and need
    not be named. Words for an occasion alone are likely of it, where none is told that
    could be meant too.
    """
    things = frozenset(s for s in asked & old.matter if not s.startswith("="))
    missing = things - shared(things, matter_of(_told(new.one)))
    if not missing:
        return _Sure.YES
    if manner(new.matter) - manner(old.matter | asked):
        return _Sure.NO
    if shared(missing, new.one.titles | old.one.titles) == missing:
        return _Sure.YES
    rest = old.matter - new.matter
    others = (
        other.matter - new.matter - manner(other.matter) - _PHASES
        for other in said
        if within(new.matter - _PHASES, other.matter)
    )
    if any(more and not shared(more, rest) for more in others):
        return _Sure.NO
    own = frozenset(s for s in new.matter & old.matter if not s.startswith("="))
    return _Sure.YES if own else _Sure.LIKELY


def _told(one: Candidate) -> str:
    return "\n".join(
        fact.what if isinstance(fact, Decision) else fact.title
        for fact in one.unit.facts
    )
