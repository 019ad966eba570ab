"""Which piece of work on an object is asked for: to look at it, draft it, send it."""

from __future__ import annotations

import re

from assistant.domain.findings import ActionFinding, Strength
from assistant.domain.people import fold
from assistant.domain.sourced import Found

_CLASSES = {
    "examine": (
        r"(?:have|take) (?:a|another|one more) look|look (?:at|into|over|through)"
        r"|review|check|double[- ]check|read|proof-?read|inspect|study|examine"
        r"|go (?:through|over)|investigate|evaluate|assess|audit"
    ),
    "make": (
        r"draft|write|prepare|create|build|design|develop|compile|document|produce"
        r"|set up|make|rework|update|(?:first |final |new )?(?:draft|version)"
        r" (?:of|for)"
    ),
    "hand": (
        r"send|share|circulate|submit|forward|hand (?:over|in|out)|e?-?mail|pass"
        r"|deliver|distribute|publish|post|upload"
    ),
    "sign": r"approve|sign|accept|confirm|authori[sz]e|ratify|sign-?off|approval",
    "obtain": (
        r"ask|request|chase|get|obtain|collect|order|buy|purchase|remind|follow up"
        r"|book|reserve"
    ),
    "seek": r"find|look for|search|source|identify|scout",
    "extend": r"add|insert|include|append",
    "contact": (
        r"call|ring|phone|talk|speak|contact|meet|ask|chase|remind|e?-?mail|tell"
        r"|inform|confirm|follow up|who (?:will|can|could|should) (?:talk|speak|call)"
    ),
    "tell": r"tell|inform|notify|let [a-z]+ know",
    "present": r"present|demo|show|explain|teach|train|walk",
    "repair": r"fix|repair|correct|resolve|solve|debug",
    "test": (
        r"test|verify|measure|re-?run|try|rehearse|check|double[- ]check|investigate"
    ),
}
_STARTS = tuple(
    (name, re.compile(rf"(?:the |a |an )?(?:{words})\b"))
    for name, words in _CLASSES.items()
)
_TO_SOMEBODY = re.compile(
    r"^(?:[\w/-]+ ){1,5}to (?:the |our )?[A-Z][\w.]*(?: [A-Z]\w*)?$"
)
_ASKS = re.compile(r"find out\b|clarify\b|ask (?:if|whether|who|what|how)\b")
_CARRIES_OUT = re.compile(r"(?:have|get) .+ (?:done|finished|built|made|over with)\b")
_ASPECT = re.compile(
    r"\b(?:format|template|layout|structure|outline|wording|naming|style|price|cost"
    r"|budget|quote|estimate)\b"
)


def are_apart(one: str, other: str) -> bool:
    """Whether two short wordings ask for different work on what may be one object.

    Their verbs ask for different things (to find something out is not to have it
    done), or one is about a side of the object, such as
    its format or its price, that the other does not name.
    """
    mine, theirs = _asked(one), _asked(other)
    if mine and theirs and not mine & theirs:
        return True
    return _aspects(one) != _aspects(other) or _is_asked_and_done(one, other)


def is_wish_before(one: Found[ActionFinding], other: Found[ActionFinding]) -> bool:
    """Whether nobody took the one on, and the other is a promise of a later day."""
    return (
        one.finding.strength is not Strength.COMMITTED
        and one.finding.owner_text is None
        and other.finding.strength is Strength.COMMITTED
        and one.passage.dated < other.passage.dated
    )


def _asked(what: str) -> frozenset[str]:
    text = fold(what)
    found = frozenset(name for name, starts in _STARTS if starts.match(text))
    if not found and _TO_SOMEBODY.match(what):
        return frozenset({"hand", "tell"})
    return found


def _is_asked_and_done(one: str, other: str) -> bool:
    first, second = fold(one), fold(other)
    return any(
        _ASKS.match(asked) and _CARRIES_OUT.match(done)
        for asked, done in ((first, second), (second, first))
    )


def _aspects(what: str) -> frozenset[str]:
    return frozenset(_ASPECT.findall(fold(what)))
