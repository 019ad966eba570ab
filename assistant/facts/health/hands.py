"""Hands that are missing, lent away or granted, as words count them."""

from __future__ import annotations

import re

from assistant.domain.people import fold
from assistant.facts.risks.shortages import trades_short

_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|half|\d{1,2})"
_TRADE = (
    r"(?:people|persons?|staff|colleagues?|hands|men|women|crew|users|ftes?|heads|temps"
    r"|volunteers?|contractors?|freelancers?|interns?|[a-z-]*(?:ists|icians?|neers?)"
    r"|testers?|developers?|trainers?|programmers?|analysts?|architects?|designers?"
    r"|consultants?|operators?|drivers?|fitters?|welders?|nurses?|teachers?|painters?"
    r"|builders?|carpenters?|plumbers?|surveyors?|managers?|specialists?|experts?)"
)
_WORDS = r"(?:(?!of\b|for\b|to\b|by\b|than\b)[\w-]+ ){0,2}?"
_MISSING = re.compile(
    rf"\b{_COUNT} {_WORDS}{_TRADE} (?:short|missing|too few|down)(?![-\w])"
    r"(?! (?:the|of|for)\b)"
    rf"|\b(?:short|down) (?:by )?{_COUNT} {_WORDS}{_TRADE}\b"
    rf"|\b{_COUNT} of (?:the |our |my |their )?(?:{_COUNT} )?{_WORDS}{_TRADE}"
    r" (?:are|were|is|was|have been|has been|will be|get)(?: \w+)?"
    r" (?:lent|loaned|pulled|withdrawn|borrowed|reassigned|called away|taken off|taken"
    r" away|sick|ill)\b"
    rf"|\b{_COUNT} {_WORDS}{_TRADE} (?:instead of|rather than|not) {_COUNT}\b(?! of)"
)
_NOT_SO = re.compile(
    r"\?\s*$|\b(?:not|never|no longer|if|unless|may|might|could|would|were we)\b"
    r"|n['’]t\b"
)
_COMES = (
    r"(?:from|joins?|comes?|starts?|helps?|to help|on loan|are (?:lent|added|assigned"
    r"|freed|granted|approved|hired)|is (?:lent|added|assigned|freed|granted|approved"
    r"|hired))"
)
_GIVES = (
    r"(?:gets?|hires?|lends?|adds?|brings? in|takes? on|sends?|provides?|frees?|grants?"
    r"|approves?|assigns?|releases?|we hire|recruits?|pays? for)"
)
_MORE = r"(?:more |extra |additional |further |new )?"
_GRANTED = re.compile(
    rf"\b{_COUNT} {_MORE}{_WORDS}{_TRADE} {_COMES}\b"
    rf"|\b{_GIVES} (?:us |in )?{_COUNT} {_MORE}{_WORDS}{_TRADE}\b"
    r"|\b(?:an?|one) (?:extra|additional|second|further|new|outside|external)"
    rf" {_WORDS}{_TRADE}\b|\b(?:takes? over (?:from|for)|stands? in for|covers? for"
    r"|replaces?|fills? in for)\b|\bis (?:the |his |her )?(?:deputy|back-?up|substitute"
    r"|stand-?in|successor)\b"
)
_REFUSED = re.compile(
    r"\b(?:no|not|never|nobody|without|stops?|refus\w+|if|unless|until|pending)\b|n['’]t\b"
)


def hands_missing(text: str) -> bool:
    """Whether a sentence says, as a fact, that people are missing or lent away."""
    folded = fold(text)
    found = _MISSING.search(folded)
    if found is None:
        return False
    clause = re.split(r"[,;:.] ", folded[: found.start()])[-1]
    return _NOT_SO.search(clause + folded[found.end() :]) is None


def hands_granted(text: str) -> bool:
    """Whether a decision gives people to the work, or somebody in another's place."""
    folded = fold(text)
    if trades_short(text) or _REFUSED.search(folded):
        return False
    return _GRANTED.search(folded) is not None
