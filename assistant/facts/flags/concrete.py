"""Whether a risk statement is of something that can be named and that matters."""

from __future__ import annotations

import re

from assistant.extract.people.departing import departs
from assistant.extract.risks.consequences import harmful_case
from assistant.extract.risks.cues import (
    ASKED_OUTSIDE,
    CONSTRAINT,
    LOSS,
    MAY_TURN,
    UNPROMISED,
)
from assistant.extract.risks.doubts import doubts
from assistant.extract.risks.losses import tells_loss
from assistant.extract.risks.possible_harm import MORE_TIME_NEEDED, possible_harm
from assistant.extract.risks.project_cases import project_case
from assistant.extract.risks.shortfalls import falls_short
from assistant.extract.risks.too_late import comes_too_late
from assistant.facts.sameness.stems import stems
from assistant.gate.amounts import amounts_in
from assistant.gate.days import days_in

_DANGER = re.compile(
    r"\b(?:risk(?:s|y)?|in danger|threat\w*|jeopard\w*"
    r"|worst case|no (?:fallback|rollback|float|slack|contingency)|danger (?:of|that)"
    r"|(?:real|serious|great) danger"
    r"|(?:have|get|be in|are in) (?:a |real |big |serious )*(?:problem|trouble))\b",
    re.IGNORECASE,
)
_UNPREPARED = re.compile(
    r"\bno (?:\w+ )?(?:plan|cover|replacement|stand-?in|back-?up)(?: b)?"
    r" (?:for|against|if|when|in case)\b",
    re.IGNORECASE,
)
"""What nobody is prepared for is named beside it, be it in one word."""
_IN_CASE = re.compile(r"\b(?:in case|lest|just to be safe)\b", re.IGNORECASE)
"""What is done so that a case does no harm."""


def is_concrete(text: str) -> bool:
    """Whether it says when or how much, or names a danger in enough words."""
    case = _IN_CASE.search(text)
    if case and LOSS.search(text, case.end()):
        return False
    cues = (LOSS, CONSTRAINT, MAY_TURN, UNPROMISED, ASKED_OUTSIDE)
    cased = harmful_case(text) or project_case(text)
    if cased or tells_loss(text) or any(cue.search(text) for cue in cues):
        return len(stems(text)) >= 3
    late = comes_too_late(text)
    if late or possible_harm(text) or doubts(text) or falls_short(text):
        known = late or MORE_TIME_NEEDED.search(text) or falls_short(text)
        return len(stems(text)) >= (0 if known else 2)
    dated = any(True for _ in days_in(text))
    if dated or any(amount.unit for amount in amounts_in(text)):
        return len(stems(text)) >= 2
    if _UNPREPARED.search(text) or departs(text):
        return len(stems(text)) >= 2
    return _DANGER.search(text) is not None and len(stems(text)) >= 4
