"""Sentences that give a thing of the kind that a question names: a company, a limit."""

from __future__ import annotations

import re

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.kinds_named import kind_asked
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.domain.people import fold

W = Wanted
_BOUND = re.compile(
    r"(?i)\b(?:over|above|below|under|beyond|up to|at (?:most|least)|(?:no )?(?:more"
    r"|less) than|exceed\w*|from|limit\w*|max\w*|threshold|ceiling)\W(?:\w+\W){0,3}?\d"
    r"|\d\S*(?: \S+){0,2} (?:or (?:more|less|over|under)|at most|maximum|limit)\b"
)
"""A number that bounds something."""
_HIRED = re.compile(
    r"\b(?:(?:booked|ordered|order|reserved|rented|hired|bought|placed|signed|agreed"
    r"|contract|deal|quotes?|offers?)\b(?: [\w-]+){0,8}? (?:with|from)"
    r"|\w{3,}(?:ed|t) by|hired|chose|picked|appointed|contracted) (?:the )?"
    r"(?P<name>[A-ZÄÖÜÅØ][\w-]*[a-zäöüß][\w-]*(?: (?:(?:&|and) )?[A-ZÄÖÜÅØ][\w-]+)*)"
)
_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june"
    r"|july|august|september|october|november|december"
)


def is_of_kind(one: Candidate, text: str, wanted: Wanted) -> bool:
    """Whether a sentence gives one of the kind, where the question names a kind."""
    kind = kind_asked(text, wanted)
    if not kind:
        return True
    said = said_in(one.unit.text)
    if wanted is W.AMOUNT:
        return _BOUND.search(said) is not None
    return not one.computed and (names_company(one, text) or kind <= one.about)


def names_company(one: Candidate, text: str) -> bool:
    """Whether a sentence names the firm with which something is done."""
    said, asked = said_in(one.unit.text), fold(text)
    people = {part for name in one.people for part in fold(name).split()}
    return any(
        fold(name) not in asked
        and not _DAY.match(fold(name))
        and not people & set(fold(name).split())
        for name in (found["name"] for found in _HIRED.finditer(said))
    )
