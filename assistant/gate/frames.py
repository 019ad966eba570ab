"""Phrases of our own templates: they introduce what is checked, and say no more."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.gate.sentence import Sentence, Token
from assistant.gate.status import statuses_of
from assistant.gate.support import Ground


@dataclass(frozen=True, slots=True)
class _Frame:
    """A phrase, and the statuses of the evidence with which it would be untrue."""

    pattern: re.Pattern[str]
    unless: frozenset[str] = frozenset()


_DATE = (
    r"(?:the )?(?:\w+day,? )?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z][a-z]+"
    r"|[A-Z][a-z]+ \d{1,2}(?:st|nd|rd|th)?|\d{4}-\d\d-\d\d)(?:,? \d{4})?"
)
_FRAMES = (
    _Frame(re.compile(r"\AOverall(?: status| health)?(?=:| is\b)")),
    _Frame(re.compile(r"\AAhead by plan(?=:\s)"), frozenset({"met"})),
    _Frame(re.compile(rf"\b[Dd]ecided(?= (?:on|by) {_DATE}:\s)")),
    _Frame(re.compile(r"\bexposure(?= \d)")),
    _Frame(re.compile(rf"\bdue(?= (?:on )?{_DATE}\b)")),
    _Frame(re.compile(rf"\bsince(?= {_DATE}\b)")),
    _Frame(re.compile(r"\band [a-z\d-]+ more(?=[.;)])")),
    _Frame(re.compile(r"(?<=, )before(?= [A-Z][^(),;]*\))")),
    _Frame(re.compile(rf"\bthe tracker now says(?= {_DATE}\b)")),
    _Frame(
        re.compile(
            rf"\AThe records begin on {_DATE}: there is no earlier state to "
            r"compare with(?=\.\Z)"
        )
    ),
)


def framed(sentence: Sentence, known: Ground) -> frozenset[Token]:
    """Return the words that belong to a phrase of our templates."""
    said = statuses_of(known)
    spans = [
        match.span()
        for frame in _FRAMES
        if not frame.unless & said
        for match in frame.pattern.finditer(sentence.plain)
    ]
    return frozenset(
        token
        for token in sentence.tokens
        if any(start <= token.start < end for start, end in spans)
    )
