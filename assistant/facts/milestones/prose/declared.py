"""That "the milestone" is met, without its name: "Ida considers the milestone met"."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.extract.dates.words import WEEKDAYS, either, same_length_fold
from assistant.facts.milestones.prose.met import PRETENDED, UNSURE, is_ordered
from assistant.facts.milestones.prose.said import Outcome

_STATE = (
    r"(?:met|reached|hit|achieved|passed|made|done|complete[d]?|closed|fulfilled"
    r"|accomplished)"
)
_HOLDS = (
    r"(?:consider|regard|count|see|view|take|treat|call|declare|deem|rate|judge|mark"
    r"|record"
    r"|tick|log|report)(?:s|ed|d|ing|ged)?"
)
_MILESTONE = r"(?:the|our|this|that) (?:milestone|gate)"
_IS = re.compile(
    rf"\b(?:(?:the |our |this )?(?:milestone|gate) (?:is |was |has been |counts? as )?"
    rf"(?:now |thus |therefore |hereby )?{_STATE}"
    rf"|(?P<held>{_HOLDS} (?P<what>{_MILESTONE}|it|this|that) (?:as |to be |off as )?"
    rf"(?:now )?(?:fully )?{_STATE}))\b"
    rf"(?! (?:by (?:then|next|the end|{either(WEEKDAYS)})|up|for)\b)"
)
_DENIED = re.compile(
    r"(?:\b(?:not|never|nobody|cannot|no one|nor|neither|refus\w+ to|without)\b"
    r"|n['’]t\b)"
    r"(?: [\w'’-]+){0,3} ?$"
)
_OPEN = re.compile(
    r"\b(?:no|nearly|almost|half|partly|will|shall|going to|to|want\w*|wish\w*|ask\w*"
    r"|wait\w*|which)\b|['’]ll\b"
)


@lru_cache(maxsize=16_384)
def declared(text: str) -> tuple[Outcome, int, bool] | None:
    """Return that "the milestone" is met, or is not, where the words end that say so.

    The last value says that they only say "it": "she considers it met".
    """
    folded = same_length_fold(text)
    if UNSURE.search(folded) or PRETENDED.search(folded) or is_ordered(folded):
        return None
    said = _IS.search(folded)
    if said is None:
        return None
    clause = re.split(
        r"[,;:.]\s|\s[-–—]\s|\b(?:and|but|so|that)\b", folded[: said.start()]
    )
    before = clause[-1]
    it = said["held"] is not None and not re.search(r"milestone|gate", said[0])
    if _DENIED.search(before):
        return Outcome.DENIED, said.end(), it
    return None if _OPEN.search(before) else (Outcome.MET, said.end(), it)
