"""Newer words that put a place in the stead of one, and do not say of what.

`We decided to host in Dublin instead` has no object: it is of what was said to be in
another place before. It is told before the older words, which stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.candidates.places import asks_where
from assistant.answering.candidates.unsure import is_unsure
from assistant.domain.facts import ActionItem
from assistant.facts.sameness.stems import stem_of

_TURNS = re.compile(
    r"(?i)\b(?:instead|after all|in the end|no longer|(?:not|n['’]t) [^.;]*any ?more"
    r"|change[sd]? (?:our|their|my) minds?|took back|withdr[ae]w\w*|revers(?:ed|es)"
    r"|overturn\w*|went back on|dropped the idea)\b"
)
_SITS = (
    r"(?:host(?:ed|ing)?|hous(?:e|ed|ing)|keep|kept|stor(?:e|ed|ing)|locat(?:e|ed)"
    r"|bas(?:e|ed)|put|plac(?:e|ed)|park(?:ed)?|hold|held|set up|buil[dt]|stay"
    r"|install(?:ed)?|moved?)"
)
_ELLIPSIS = re.compile(
    r"(?i)^(?:(?:after all|in the end|then|now|so|instead),? )?"
    r"(?:(?:we|they|it|the (?:board|team|committee|group)|[A-Z]\w+)"
    r" (?:have |has |now |then )?(?:decided|agreed|chose|want|is going|are going)"
    r" (?:on|to)|(?:we|they|it|this)(?:['’]ll| will| are| is| have| has|['’]re|['’]s)?"
    r"(?: going to| now| be| been)*|decided to|agreed to|decision: (?:to )?)"
    rf" (?:be )?(?P<verb>{_SITS}) (?:(?:it|them|everything|that|this|all) )?"
    r"(?:in|at|to|with|near) (?-i:[A-ZÀ-Þ])[\w'’-]+"
)
"""A clause with a verb of place, and no thing that is there."""
_NAMED = re.compile(r"\b(?:in|at|to|with|near) ([A-ZÀ-Þ][\w'’-]+)")
_HOSTED = frozenset(
    map(
        stem_of,
        (
            "data",
            "centre",
            "server",
            "cloud",
            "hosting",
            "host",
            "database",
            "system",
            "website",
            "site",
            "app",
            "platform",
            "backup",
            "application",
        ),
    )
)
"""What is hosted."""


def with_other_place(
    found: Sequence[Candidate], candidates: Iterable[Candidate], question: Question
) -> list[Candidate]:
    """Put newer words that name another place before the older ones."""
    told = list(found)
    if not told or not asks_where(question.text) or question.days:
        return told
    old = max(told, key=lambda one: one.day)
    candidates = list(candidates)
    newer = [
        one for one in candidates if one.day > old.day and _names_other(one, old, told)
    ]
    if not newer:
        return told
    of_it = [one for one in newer if _is_of(one, question)]
    new = max(of_it or newer, key=lambda one: (one.day, one.words))
    if not (of_it or _is_sole(old, candidates, new)):
        return told
    return [new, *(one for one in told if not same_sentence(one, new))]


def _names_other(one: Candidate, old: Candidate, told: Sequence[Candidate]) -> bool:
    if one.computed or one.supposed or one in told:
        return False
    if any(isinstance(fact, ActionItem) for fact in one.unit.facts):
        return False
    said = _told(one)
    named, before = _places(said), _places(_told(old))
    return (
        _TURNS.search(said) is not None
        and _ELLIPSIS.match(said) is not None
        and not is_unsure(said)
        and bool(named)
        and bool(before)
        and not named <= before
    )


def _is_of(new: Candidate, question: Question) -> bool:
    """Whether the verb is one that is said of what is asked about."""
    found = _ELLIPSIS.match(_told(new))
    verb = stem_of(found["verb"].casefold()) if found else ""
    asked = question.subject
    return verb in asked or (verb == stem_of("host") and bool(asked & _HOSTED))


def _is_sole(old: Candidate, candidates: Iterable[Candidate], new: Candidate) -> bool:
    """Whether nothing but the thing of the older words was said to be in a place."""
    return not any(
        one.day < new.day
        and not one.computed
        and not same_sentence(one, old)
        and _places(_told(one))
        for one in candidates
    )


def _places(text: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in _NAMED.findall(text))


def _told(one: Candidate) -> str:
    return said_in(one.unit.text).strip('“”"„«» ')
