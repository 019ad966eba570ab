"""The newest of what is said of one matter: an older value is not told for it.

Of the sentences that give the day of one matter, or move it or call it off without a
day, the newest is told; an older one that gives another day is not. The same holds of
its amount, of who does it and of where it is. Where it is not sure that the newer words
are of the same matter, they are told beside the older ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.answering.alike import same_sentence
from assistant.answering.asks import Wanted
from assistant.answering.candidate import Candidate
from assistant.answering.naming import said_in
from assistant.answering.occasions import manner, matter_of, within
from assistant.answering.places import asks_where
from assistant.answering.question import Question
from assistant.answering.valued import Said, values_of
from assistant.domain.facts import Decision
from assistant.facts.sameness import other_numbers, shared

W = Wanted
_EARLIER = re.compile(
    r"(?i)\b(?:first|originally|original|initial\w*|before|previous\w*|earlier|former\w*"
    r"|used to|once|in the past|ursprünglich|früher|vorher)\b"
)
_NOW = re.compile(
    r"(?i)\b(?:now|by now|so far|meanwhile|down to|up to|in total|jetzt|inzwischen)\b"
)
_BEGINS, _ENDS = "=begin", frozenset({"=end", "=close", "=deadline"})


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
        if s.on > best.on and not s.one.computed and _is_newer(s, best, question)
    ]
    if not newer:
        return [one]
    newest = max(newer, key=lambda s: (s.on, bool(s.values), s.one.words))
    if newest.values and newest.values == best.values:
        return [one]
    sure = _is_sure(newest, best, said, asked)
    if not sure:
        now = _NOW.search(said_in(newest.one.unit.text)) is not None
        return [newest.one, one] if now else [one, newest.one]
    if one.computed or newest.shifted or question.days:
        return [newest.one, one]
    return [newest.one]


def _is_newer(new: Said, old: Said, question: Question) -> bool:
    """Whether newer words speak of the matter of the older ones."""
    asked = matter_of(question.bare)
    known = old.matter | asked
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


def _is_sure(new: Said, old: Said, said: Iterable[Said], asked: frozenset[str]) -> bool:
    """Whether newer words are surely of the same one: they name it, or none is like it.

    Words that leave out what the question names are of it where nothing else is told
    of that could be meant.
    """
    named = matter_of(_told(new.one)) | new.one.titles
    missing = (asked & old.matter) - shared(asked & old.matter, named)
    if not missing:
        return True
    if manner(new.matter) - manner(old.matter | asked):
        return False
    rest = old.matter - new.matter
    return not any(
        within(new.matter, other.matter)
        and (more := other.matter - new.matter - manner(other.matter))
        and not shared(more, rest)
        for other in said
    )


def _told(one: Candidate) -> str:
    return "\n".join(
        fact.what if isinstance(fact, Decision) else fact.title
        for fact in one.unit.facts
    )
