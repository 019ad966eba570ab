"""How firmly something is taken on: hedges, open owners, questions."""

from __future__ import annotations

import re

from assistant.domain.findings import Strength
from assistant.extract.dates.words import without_may

_UNOWNED = re.compile(
    r"\b(?:nobody|no one|no-one) (?:took|has taken|volunteered|put|picked|wants"
    r"|assigned)"
    r"|\bnobody assigned\b|\b(?:owner|name|assignee|volunteer)s? (?:to be|tbd|tba|tbc)"
    r"|\b(?:no|needs an|wants an|without an?|looking for an?) (?:owner|volunteer)\b"
    r"|\bto be assigned\b|\bunassigned\b|\bbelongs to (?:nobody|no one)"
    r"|\b(?:somebody|someone) (?:has to|needs to|must|should|could|ought)"
    r"|\bnoch offen\b|\bpersonne\b|\bwer macht\b",
    re.IGNORECASE,
)
_COLLECTIVE = re.compile(
    r"\b(?:we|they|somebody|someone|anybody|anyone|one|people) (?:also |still |really "
    r"|probably |likely |maybe |definitely )?(?:should|could|ought|might want|can also)"
    r"|\bshould (?:we|somebody|someone)\b|\b(?:let'?s|lets|let us)\b|\bmaybe (?:we"
    r"|some)"
    r"|\b(?:it )?(?:would|might|could|may) (?:also )?be (?:good|nice|great|useful"
    r"|helpful|"
    r"worth|a good)|\bhow about\b|\bwhat about\b|\b(?:i|we) (?:suggest|propose)\b"
    r"|\b(?:suggests?|proposes?|recommends?) (?:that |to |we )|\bneeds? (?:somebody"
    r"|someone)"
    r"|\bmight as well\b|\bwe sollten\b|\bman sollte\b|\bon devrait\b",
    re.IGNORECASE,
)
_PLANS = (
    r"(?:(?:(?:I|we|they|you)(?: \w+ly| still| also)? plan"
    r"|(?:he|she|(?-i:[A-Z]\w+)|team|group|vendor)(?: \w+ly| still| also)? plans)"
    r" to (?!the\b|an?\b|our\b|all\b|(?-i:[A-Z])))"
)
"""Somebody plans to: a plan without a subject is a thing and no intention."""
_HEDGE = re.compile(
    r"\b(?:might|(?-i:may)|could|perhaps|maybe|probably|possibly"
    r"|hopefully|ideally"
    r"|tentative(?:ly)?|likely|hop(?:e|es|ing) to|tr(?:y|ies|ying) to|will try|aims? to"
    r"|aiming|have a go|has a go|see (?:if|whether|what)|should be able|should finish"
    r"|should have|best effort|no promises?|not promis\w+|not (?:saying|certain|sure)"
    r"|if (?!any\b|you have|there are any)|assuming|unless|provided|in case"
    r"|depending|subject to|(?:get|gets|got) (?:a chance|time|around|back to it|to it)"
    r"|time (?:allows|permits|permitting)|permitting|at some point"
    rf"|{_PLANS}|would like to"
    r"|vielleicht|eventuell|versucht|wenn|falls|peut-etre|si possible|quizas|misschien"
    r"|could take|nice to have|has not settled|not settled)\b|\?\)",
    re.IGNORECASE,
)
CONTENT_IF = re.compile(
    r"\b(?:check|see|find out|ask|test|verify|confirm|decide|know|look|whether"
    r"|clarify|questions?|answers?|regarding"
    r"|investigate|tell \w+|understand)\b[^.;]{0,40}\b(?:if|what happens if)\b",
    re.IGNORECASE,
)
"""An "if" that belongs to the work and is no condition of it."""

_CONTENT_MODAL = re.compile(
    r"\b(?:what|who|which|whether|when|how|that) (?:\w+ ){0,3}(?:may|might|could"
    r"|can)\b",
    re.IGNORECASE,
)
_RELATIVE_MODAL = re.compile(
    r"\b(?:the|an?|our|my|your|his|her|their|its|all|any|those|these|each|every|no"
    r"|\w+['’]s) (?:[\w-]+ ){1,4}(?:that|which|who|whom|whose) (?:[\w-]+ ){0,3}?"
    r"(?:should|may|might|could|can|would|will|is|are|was|were|has|have|had|probably"
    r"|perhaps|maybe|possibly|likely|hopefully|ideally)\b"
    r"(?:(?! (?:if|unless|provided|assuming|depending|perhaps|maybe|probably|when)\b)"
    r"[^,;:.?!])*",
    re.IGNORECASE,
)
"""What hangs on a thing that is named: `the list that should have been there`."""
_QUESTION = re.compile(
    r"\b(?:can|could|would|will) (?:you|[A-Z]\w+|[a-z]{2,12})\b[^?]*\?"
    r"|\b(?:did|have) you\b[^?]*\?|\bany (?:news|update|luck)\b[^?]*\?",
)


def unowned(text: str) -> bool:
    """Whether the words say that nobody took it."""
    return bool(_UNOWNED.search(text))


def without_owner_wanted(text: str) -> str:
    """Return the text without the words that say that nobody took it."""
    return _UNOWNED.sub(" ", text)


def collective(text: str) -> bool:
    """Whether it is proposed to all and so to nobody."""
    return bool(_COLLECTIVE.search(text))


def hedged(text: str) -> bool:
    """Whether a condition or a doubt hangs on it."""
    said = CONTENT_IF.sub("", without_may(text))
    said = _RELATIVE_MODAL.sub("", said)
    return bool(_HEDGE.search(_CONTENT_MODAL.sub("", said)))


def asks(text: str) -> bool:
    """Whether it is a question to somebody."""
    return bool(_QUESTION.search(text))


def strength_of(text: str, *, owned: bool) -> Strength:
    """Grade the words of an action; `owned` says that it has an owner."""
    if unowned(text) and not owned:
        return Strength.SUGGESTED
    if text.rstrip(" *_)").endswith("?") or asks(text):
        return Strength.QUESTION if owned or asks(text) else Strength.SUGGESTED
    if collective(text) and not owned:
        return Strength.SUGGESTED
    if hedged(text):
        return Strength.TENTATIVE if owned else Strength.SUGGESTED
    return Strength.COMMITTED
