"""Words that a milestone is moved or missed, and whether they hold."""

from __future__ import annotations

import re

from assistant.extract.date_words import same_length_fold, without_may
from assistant.facts.milestone_met import UNSURE

_MISSED = re.compile(
    r"\b(?:missed|not met|verfehlt|manqu[eé])\b"
    r"|\b(?:does not|will not|cannot|can not|do not|did not|doesn't|won't|can't|didn't)"
    r" (?:\w+ )?(?:close|pass|hold|happen|make it|make the|get met|be met|complete)\b"
)
_DENIED = re.compile(r"\b(?:not|never|nearly|almost|without|n't)\b[\w' ]*$")
MOVED = re.compile(
    r"\b(?:mov(?:es?|ed|ing)|push(?:es|ed)|shift(?:s|ed)|slip(?:s|ped)"
    r"|(?<!to )slip(?= to)|postponed|delayed|rescheduled"
    r"|brought forward|pulled (?:forward|in)|re-?planned|new date"
    r"|verschoben|report[eé]e?|aplazad\w+|now (?:on|for|due)"
    r"|now plan(?:ned)?(?: (?:it|this|that))? (?:for|on)"
    r"|(?<!not )(?<!n['’]t )(?:held|happens?|takes? place) on\b"
    r"(?=.*\b(?:instead|now)\b))\b"
)
_DOUBTED = re.compile(
    r"\b(?:if|unless|once|would|might|could|may|should|must|want\w*|thought|think\w*|talk\w*"
    r"|wish\w*|hop(?:e|es|ed|ing)|consider\w*|option|wenn|falls|si"
    r"|(?<!\bas )(?:ask\w*|propos\w+|suggest\w*|request\w*|discuss\w*))\b"
)
_SUPPOSED = re.compile(
    r"\b(?:if|unless|whether|in case|would|might|could|may|risks? (?:that|of|is)|wenn"
    r"|falls|si)\b"
)
_NEGATED = re.compile(r"\b(?:no|not|never|nobody|cannot|nicht|pas)\b|n['’]t\b")
_CLAUSE_END = re.compile(r";|\bbut\b")
_TURNED_DOWN = re.compile(
    r"\b(?:(?:decided|voted|were|was|spoke) against|rejected|turned down|refused"
    r"|declined|dropped (?:it|that|this|the idea)|kept (?:the|its|our) (?:old )?dates?"
    r"|(?:was|were|is) (?:not|never) (?:agreed|accepted|approved)|abgelehnt)\b"
)


def is_firm(text: str, verb: re.Match[str]) -> bool:
    """Whether the verb tells a move that holds; that a day was missed denies none."""
    before = text[: verb.start()]
    if _DOUBTED.search(before) or _TURNED_DOWN.search(text):
        return False
    missed = _MISSED.search(before)
    clause = _CLAUSE_END.split(before[missed.end() if missed else 0 :])[-1]
    return not _NEGATED.search(clause)


def is_doubtful(text: str) -> bool:
    """Whether the sentence asks, denies, wishes or supposes something."""
    folded = same_length_fold(without_may(text))
    return bool(UNSURE.search(folded) or _NEGATED.search(folded))


def tells_miss(text: str) -> bool:
    """Whether the sentence, in small letters, says that something is missed."""
    missed = _MISSED.search(text)
    return (
        missed is not None
        and "?" not in text
        and not _DENIED.search(text[: missed.start()])
        and not _SUPPOSED.search(text[: missed.start()])
    )
