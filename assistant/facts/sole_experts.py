"""Words that say that one person alone knows, has or can do something."""

from __future__ import annotations

import re

from assistant.extract.roles import ROLE

_KNOWS = r"(?:has|have|can|knows?|understands?|holds?|did|does|is able)"
ALONE = re.compile(
    rf"\bonly (?:one|a single) (?:person|colleague|{ROLE})(?: (?:here|left|on site"
    rf"|(?:in|on) the \w+))? (?:who |that )?{_KNOWS}\b"
    rf"|\bonly \w+ {_KNOWS}\b"
    r"|\bthe only (?:one|person|engineer|developer|\w+)\b.{0,40}\b(?:who|with|that"
    r"|has|can|knows?)\b|\b(?:is|am|are|be|(?-i:[A-Z])\w+) alone (?:on|with)\b"
    r"(?! (?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day))"
    r"|\bsingle point of failure\b|\bbus factor\b"
    r"|\b(?:i|we) have one \w+, and it was\b",
    re.IGNORECASE,
)
SAID_ALONE = re.compile(
    r"\b(?:nobody|no ?one) else (?:has|have|can|could|knows?|understands?|does|did|on"
    r"|in|here|but|is able)\b|\b(?:all|only|just|mostly|everything(?: is|['’]s)?) in"
    r" (?:my|his|her|their) heads?\b|\b(?:know|knowledge|passwords?|keys?) (?:\w+ )?"
    r"(?:lives?|sits?|is) (?:only )?with (?:me|him|her) (?:alone|only)\b",
    re.IGNORECASE,
)
_IF = re.compile(r"^\W*(?:if|unless|suppose|imagine)\b", re.IGNORECASE)


def is_alone(text: str) -> bool:
    """Whether a statement of risk speaks of one person alone."""
    return ALONE.search(text) is not None


def is_said_alone(text: str) -> bool:
    """Whether words in passing say so, which suppose nothing."""
    return SAID_ALONE.search(text) is not None and _IF.search(text) is None


def alone_words(text: str) -> tuple[str, ...]:
    """Return the words themselves that say so."""
    found = (pattern.search(text) for pattern in (ALONE, SAID_ALONE))
    return tuple(one[0] for one in found if one)
