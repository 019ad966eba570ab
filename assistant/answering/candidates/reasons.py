"""A reason that stands in a sentence or a line of its own, behind what it explains."""

from __future__ import annotations

import re

_NAME = r"(?:reasons?|rationale|explanation|grund|begründung)"
_LEAD = (
    rf"(?:(?:the|our|main|one) )*{_NAME}(?: (?:for|behind|why|being)?(?: ?\w+){{0,3}})?"
    r"[*_]*\s*[:–—]\s*"
    r"|why[*_]*\s*[:–—]\s*"
    rf"|(?:(?:the|our|main|one) )*{_NAME}(?: (?:for|behind) (?:this|that|it))?"
    r" (?:is|was|are|were|being) (?:simply |simple: |that )?"
    r"|(?:this|that|it)(?: is|['’]s| was) (?:\w+ly )?"
    r"(?:because|due to|owing to|so that)\s"
)
_FRAGMENT = r"(?:simply |only |just )?because (?![^.]*, )"
"""A cause without what it causes, which stands before it."""
_GIVES = re.compile(rf"(?i)[\s>*_•-]*(?:{_LEAD}|{_FRAGMENT})")
_WITHIN = re.compile(
    rf"(?i)(?<=[.!?;)])\s+[*_]*(?:(?:why|how come)\?\s|{_LEAD}|{_FRAGMENT})"
)
ASKS = re.compile(r"(?i)\W*(?:and )?(?:why|how come|what for|warum)(?: \w+)?\?\W*")
"""A question for the reason, which the next sentence gives."""


def gives_reason(sentence: str) -> bool:
    """Whether a sentence only says why the one before it is so."""
    return _GIVES.match(sentence) is not None


def without_lead(sentence: str) -> str:
    """Return a sentence without the words by which it gives a reason."""
    return _GIVES.sub("", sentence, count=1)


def explained(text: str) -> str | None:
    """Return what a text explains by a sentence of its own, None where by none."""
    found = _WITHIN.search(text)
    return text[: found.start()] if found else None
