"""Firms and things called by a name that is nobody's, in questions and in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.domain.people import fold
from assistant.facts.sameness.stems import shared, stems

_SHORTEST = 4
"""Letters of a word that names a firm."""
_NAME = re.compile(
    r"(?<=[^\W_] )(?:[A-ZÄÖÜ][\w-]*[a-zäöüß]\w*)(?: (?:&|and|und) [A-ZÄÖÜ]\w+)?"
)
_ASSIGNED = re.compile(r"^\W*[A-ZÄÖÜ][^:.]{1,30}:\s")
"""Whose an errand is, before it."""
_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june"
    r"|july|august|september|october|november|december"
)
_PLACED = re.compile(r"\b(in|at|from|for|of|to|near|with|by) ([A-ZÄÖÜÅØ][\w-]+)")
_AGREED = re.compile(
    r"\b(?i:(?P<what>contract|agreement|lease|licen[cs]e|subscription|insurance|policy"
    r"|warranty|guarantee|nda|tender|framework))\b(?: [a-z]+){0,2}?"
    r" (?i:with|from|by|for|of|at) (?i:the )?(?P<name>[A-ZÄÖÜÅØ][\w-]+)"
)
"""What is agreed with somebody, each time another thing."""
_PAID_TO = re.compile(
    r"\b(?i:pay|pays|paid|paying|owe[sd]?|fees?|charge[sd]?|invoice[sd]?|bill|billed)\b"
    r"(?:[^?.]*?\b(?:to|by|from|with))? (?:the )?(?P<name>[A-ZÄÖÜÅØ][\w-]*[a-z]\w*)"
    r"|\b(?:does|do|did|will) (?:the )?(?P<asking>[A-ZÄÖÜÅØ][\w-]*[a-z]\w*)"
    r" (?:charge|bill|invoice)\b"
)
"""Whom money goes to, or who asks for it."""
_LED = re.compile(r"\W*[A-ZÄÖÜ][\w-]*[^\W\d_]\w*\b")
_FIRM = re.compile(r"[A-ZÄÖÜ][\w-]*[a-zäöüß][\w-]* (?:(?:&|und|and) )?[A-ZÄÖÜ][\w-]+")
_LABEL = re.compile(r"\W*([^\W\d_][\w -]{2,30}):\s")
BEFORE = re.compile(r"\W*([^\W\d_][\w '’-]{1,40}):\s")
"""The matter before a line, such as `Gate post: she said yes`."""
_CLAUSE = re.compile(r"[,;]\s+")
_HEAD = re.compile(r"^[^:“]{3,80}: (?=[“\"„«])")


def is_of_another(told: str, question: Question) -> bool:
    """Whether what is asked of one name is said, in a clause of its own, of another.

    Each clause that has the question's other words leads with another name and does
    not have the one asked for.
    """
    asked = _names(question.bare)
    clauses = _CLAUSE.split(said_in(told))
    if not asked or len(clauses) == 1:
        return False
    words = stems(question.bare) - asked
    of_it = [one for one in clauses if shared(words, stems(one))]
    return (
        bool(of_it)
        and all(
            _LED.match(one) and not stems(one) & asked
            for one in of_it
            if one is not clauses[0]
        )
        and clauses[0] not in of_it
    )


def names_a_firm(told: str, question: Question) -> bool:
    """Whether a name of two words is told that the question does not have."""
    asked = fold(question.text)
    return any(fold(name) not in asked for name in _FIRM.findall(said_in(told)))


def names_anew(one: Candidate, question: Question) -> bool:
    """Whether a sentence, behind its first word, has a name that is not asked."""
    asked = fold(question.text)
    said = _ASSIGNED.sub("", said_in(one.unit.text))
    names = (fold(name) for name in _NAME.findall(said))
    return any(name not in asked and not _DAY.match(name) for name in names)


def is_elsewhere(one: Candidate, question: Question) -> bool:
    """Whether it tells of another place or firm, behind the same small word.

    `In Tromso` is said where `in Narvik` is asked, and Narvik is not named at all.
    """
    said = dict(_PLACED.findall(said_in(one.unit.text)))
    return any(
        name != said.get(small, name) and fold(name) not in one.words
        for small, name in _PLACED.findall(question.bare)
    )


def is_other_agreement(one: Candidate, question: Question) -> bool:
    """Whether it tells not of the contract asked for, with the firm that is named."""
    found = _AGREED.search(question.text)
    if found is None or one.computed:
        return False
    name = fold(found["name"])
    known = name in one.words or name in fold(one.title) or name in one.firm
    what = stems(found["what"])
    return not (known and shared(what, one.about | one.titles))


def is_of_other_party(one: Candidate, question: Question) -> bool:
    """Whether money is asked for that goes to a firm of which this says nothing.

    What is paid to one firm is no answer to what is paid to another.
    """
    found = _PAID_TO.search(question.bare)
    firm = fold(found["name"] or found["asking"]) if found else ""
    if not firm or _DAY.match(firm):
        return False
    name = stems(firm)
    known = one.about | one.titles | one.around | stems(one.title)
    return not (shared(name, known) == name or firm in one.words or firm in one.firm)


def is_label_of(told: str, question: Question) -> bool:
    """Whether it is a line such as `Chair: Ada Lund`, with a word of the question."""
    said = said_in(told)
    label = _LABEL.match(said)
    if label is not None and said[label.end() :].lstrip()[:1].isdigit():
        return False
    return label is not None and bool(shared(question.subject, stems(label[1])))


def of_firm(firm: str, words: Iterable[str]) -> frozenset[str]:
    """Return the stems that stand in the mail address of somebody's firm."""
    return frozenset(one for one in words if len(one) >= _SHORTEST and one in firm)


def said_in(told: str) -> str:
    """Return the words of a source without who said them and when."""
    return _HEAD.sub("", told)


def _names(text: str) -> frozenset[str]:
    return stems(" ".join(_NAME.findall(text)))
