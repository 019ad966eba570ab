"""Words that a milestone is moved or missed, and whether they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.extract.dates.words import same_length_fold, without_may
from assistant.facts.milestones.prose.adverbs import is_hedged, without_as_said
from assistant.facts.milestones.prose.met import UNSURE

_MISSED = re.compile(
    r"\b(?:missed|not met|verfehlt|manqu[eé])\b"
    r"|\b(?:does not|will not|cannot|can not|do not|did not|doesn't|won't|can't|didn't)"
    r" (?:\w+ )?(?:close|pass|hold|happen|make it|make the|get met|be met|complete)\b"
)
_NOT_SO_SOON = re.compile(
    r"\W*(?:yet\b|(?:[\w'’-]+ ){0,3}?(?:before|until|till|earlier than|sooner than)\b)"
)
"""What is not there yet, or not before a day, is no miss."""
_PAST = re.compile(
    r"\b(?:last|previous|former|earlier|other|another|old) (?:projects?|programmes?"
    r"|programs?|jobs?|years?|time)\b|\b(?:years?|months) ago\b|\bin the past\b"
    r"|\bback then\b"
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
    r"|(?<!\bas )(?:ask\w*|propos\w+|suggest\w*|request\w*|discuss\w*)"
    r"|fear\w*|afraid|worr(?:y|ied|ies)|rumou?r\w*|claim\w*|believ\w+|assum\w+|suppos\w+"
    r"|(?:worst|best)[ -]case|at worst|at best|in (?:the|that) (?:case|event)"
    r"|in case|otherwise|scenario|plan [b-z]|at risk|risk(?:s|ed|y)? (?:that|is|to)"
    r"|in danger"
    r"|without(?! (?:any )?(?:change|doubt|objection)\w*)|pencil+ed|tentative\w*)\b"
    r"|\bcan (?:be |only |still |also |just )*$"
)
_SUPPOSED_BEHIND = re.compile(
    r"\b(?:if|unless|provided|in case|as long as|depending on|subject to|assuming"
    r"|without(?! (?:any )?(?:change|doubt|objection|harm|comment|problem)\w*))\b"
)
_AS_NOUN = re.compile(
    r"\b(?:the|an?|our|its|any|no|this|that|each|every|further|second|another|possible)"
    r" $"
)
_HOLDS = re.compile(
    r"\b(?:agreed|approved|confirmed|decided|accepted|official|final)\b"
)
_SUPPOSED = re.compile(
    r"\b(?:if|unless|whether|in case|would|might|could|may|probably|likely|perhaps"
    r"|maybe|possibly|risks? (?:that|of|is)|wenn"
    r"|falls|si)\b"
)
_NEGATED = re.compile(r"\b(?:no|not|never|nobody|cannot|nicht|pas)\b|n['’]t\b")
_NOT_AND = re.compile(
    r"\b(?:(?:is|are|was|were|has|have|had|could) not|(?:is|are|was|were|has|have|had"
    r"|could)n['’]t)\b[^,;]*?(?:,| and| so)\W+(?:it |this |that |we )?(?:now |will )*$"
)
"""What was not done before it moved: "is not signed and moves to 3 May"."""
_CLAUSE_END = re.compile(r";|\bbut\b")
_TURNED_DOWN = re.compile(
    r"\b(?:(?:decided|voted|were|was|spoke) against|rejected|turned down|refused"
    r"|declined|dropped (?:it|that|this|the idea)|kept (?:the|its|our) (?:old )?dates?"
    r"|(?:was|were|is) (?:not|never) (?:agreed|accepted|approved)|abgelehnt"
    r"|(?:is|was) (?:now )?(?:off|cancelled|canceled|withdrawn|dropped|revoked|reversed"
    r"|off the table|undone|not needed|no option|no longer needed))\b"
)


def is_firm(text: str, verb: re.Match[str]) -> bool:
    """Whether the verb tells a move that holds; that a day was missed denies none."""
    before = without_as_said(text[: verb.start()])
    behind = text[verb.end() :]
    if _DOUBTED.search(before) or _TURNED_DOWN.search(text):
        return False
    rest = _CLAUSE_END.split(behind)[0]
    if _SUPPOSED_BEHIND.search(rest) or is_hedged(before, rest):
        return False
    if verb[0] == "move" and _AS_NOUN.search(before) and not _HOLDS.search(behind):
        return False
    missed = _MISSED.search(before)
    missed = missed or (None if verb[0].endswith("ed") else _NOT_AND.search(before))
    clause = _CLAUSE_END.split(before[missed.end() if missed else 0 :])[-1]
    return not _NEGATED.search(clause)


def is_turned_down(text: str, verb: re.Match[str]) -> bool:
    """Whether folded words reject the move that the verb tells, or make it depend."""
    behind = _CLAUSE_END.split(text[verb.end() :])[0]
    turned_down = _TURNED_DOWN.search(text) or _SUPPOSED_BEHIND.search(behind)
    return turned_down is not None


def is_supposed(text: str) -> bool:
    """Whether the sentence only supposes, proposes or wishes something."""
    folded = same_length_fold(without_may(text))
    return bool(_DOUBTED.search(folded) or _SUPPOSED.search(folded))


def is_past(text: str) -> bool:
    """Whether the sentence tells of another time or another project."""
    return _PAST.search(same_length_fold(text)) is not None


def is_doubtful(text: str) -> bool:
    """Whether the sentence asks, denies, wishes or supposes something."""
    folded = same_length_fold(without_may(text))
    return bool(UNSURE.search(folded) or _NEGATED.search(folded))


def misses_in(text: str) -> Iterator[re.Match[str]]:
    """Yield where the sentence, in small letters, says that something is missed."""
    for missed in _MISSED.finditer(text):
        if (
            "?" not in text
            and not _DENIED.search(text[: missed.start()])
            and not _SUPPOSED.search(text[: missed.start()])
            and not _NOT_SO_SOON.match(text, missed.end())
        ):
            yield missed
