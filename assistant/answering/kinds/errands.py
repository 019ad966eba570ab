"""Errands that are done: who ordered a thing has not made it complete.

`Ordered the change parts: done` tells that the order was placed. Whether the parts are
complete, ready or finished is another matter, and is not answered by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.kin import kin_of
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.domain.facts import ActionItem
from assistant.domain.people import fold
from assistant.facts.sameness.stems import stem_of, stems

_WHOLE = re.compile(
    r"(?i)\W*(?:and |so |but )?(?:is|are|was|were|will)\b.+?\b(?:be )?"
    r"(?:completed?|finished|done|ready|all (?:there|here))\b"
)
"""A question whether a thing is whole or made."""
_WHICH_DID = re.compile(
    r"(?i)\W*(?:and |so )?which\b.+ did (?:[\w.'’-]+ ){1,3}?(?P<verb>[a-z]+)\W*$"
)
_ERRAND = re.compile(
    r"(?i)^\W*(?:(?:action|todo|ai)\W+)?(?:[^\W\d_][\w.'’-]*[ :,]+){0,4}?"
    r"(?:to |has |have |had |will |was |were |been |is |are )*(?P<verb>orders?|ordered"
    r"|buys?|bought|purchased?|book(?:s|ed)?|reserve[sd]?|request(?:s|ed)?|ask(?:s|ed)?"
    r"|call(?:s|ed)?|ring(?:s)?|rang|phone[sd]?|chase[sd]?|e?-?mail(?:s|ed)?"
    r"|sen(?:ds?|t)|return(?:s|ed)?|search(?:es|ed)?|discuss(?:es|ed)?"
    r"|announce[sd]?|mention(?:s|ed)?|pa(?:ys?|id)|invoice[sd]?|quote[sd]?"
    r"|estimate[sd]?|count(?:s|ed)?|check(?:s|ed)?|review(?:s|ed)?|inspect(?:s|ed)?"
    r"|photograph(?:s|ed)?|measure[sd]?|plan(?:s|ned)?|schedule[sd]?|remind(?:s|ed)?"
    r"|clarif(?:y|ies|ied)|compare[sd]?|cho(?:ose|oses|se)|select(?:s|ed)?"
    r"|collect(?:s|ed)?|fetch(?:es|ed)?|propose[sd]?|approve[sd]?|sign(?:s|ed)?)\b"
)
"""What is done with or about a thing, and does not make it."""
_TAIL = re.compile(
    r"(?i)(?:[:;,(\[|—–-]\s*|\bis (?:now )?|\bwas )(?:all )?(?:done|finished"
    r"|completed?|closed|ready)\b[^;.]{0,40}\W*$"
)
_WORD = re.compile(r"[^\W\d_]+")


def without_errands(
    candidates: Iterable[Candidate], question: Question
) -> list[Candidate]:
    """Leave out done errands where it is asked whether a thing is complete.

    Where it is asked which thing somebody chose, what is still to be done is no answer.
    """
    candidates = list(candidates)
    asked = stems(question.text)
    if which := _WHICH_DID.match(question.text):
        return [one for one in candidates if not _is_to_do(one, which["verb"])]
    if _WHOLE.match(question.text) is None:
        return candidates
    return [one for one in candidates if not _is_errand(one, asked)]


def _is_to_do(one: Candidate, verb: str) -> bool:
    """Whether it gives work, and not by the verb that is asked for."""
    [fact, *_] = one.unit.facts
    told = fact.what if isinstance(fact, ActionItem) else said_in(one.unit.text)
    if not isinstance(fact, ActionItem) and Wanted.ACTION not in one.gives:
        return False
    kin, stem = kin_of(verb), stem_of(fold(verb))
    return not any(
        kin & kin_of(word) or stem == stem_of(fold(word))
        for word in _WORD.findall(told)
    )


def _is_errand(one: Candidate, asked: frozenset[str]) -> bool:
    [fact, *_] = one.unit.facts
    if isinstance(fact, ActionItem):
        told = fact.what
    elif one.computed:
        told = fact.title
    else:
        told = said_in(one.unit.text).strip('“”"„«» ')
        if not _TAIL.search(told):
            return False
    found = _ERRAND.match(told)
    if found is None or stems(found["verb"]) & asked:
        return False
    lead = _WORD.findall(told[: found.start("verb")])
    return _is_lead(lead)


def _is_lead(words: list[str]) -> bool:
    """Whether before the verb stand only names, and no thing that it is said of."""
    small = {"to", "has", "have", "had", "will", "and", "been", "action", "todo", "ai"}
    return all(word[:1].isupper() or word.casefold() in small for word in words)
