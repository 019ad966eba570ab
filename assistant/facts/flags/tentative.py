"""Words by which a time is guessed, hoped for or made to hang on something else."""

from __future__ import annotations

import re
from collections.abc import Callable

_COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|a few|a couple of)"
)
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"
    r"|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth"
    r"|nineteenth|twentieth|twenty[- ](?:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth)|thirtieth|thirty[- ]first)"
)
ORDINAL_DAY = re.compile(
    rf"\bthe (?P<day>{_ORDINAL})(?= of\b|\W*$|[,;:.!?]| (?:can|could|is|was|will|would"
    r"|should|might|may|if|at|and|or|but|stands|stays|holds|works?)\b)",
    re.IGNORECASE,
)
"""A day of the month in words, as it is said aloud."""
_LENGTH = re.compile(
    rf"\b{_COUNT}(?: or {_COUNT})? (?:nights?|days?|weeks?|hours?|minutes?)\b"
    r"|\b(?:for|by|at|before) (?:the|this|next) weekend\b"
    r"|\b(?:ready|done|finished|there|out|live) (?:on|by) \d{1,2}\b(?! \w+s\b)",
    re.IGNORECASE,
)
_GUESSED = re.compile(
    r"\b(?:maybe|perhaps|possibly|hopefully|with (?:a bit of |some |any )?luck"
    r"|(?:i|we) (?:guess|hope|suppose)\b(?! so\b| to (?:see|hear|meet|welcome|talk)\b)"
    r"|(?:he|she|they|[A-Z]\w+) hopes? (?:to|for|that|it))\b",
    re.IGNORECASE,
)
"""Beside a time, this makes it a guess by itself."""
_SOFT = re.compile(
    r"\b(?:might|may (?:be|have|get|make)|probably|usually|normally"
    r"|(?:is|be|seems|sounds) (?:\w+ )?(?:feasible|possible)|could (?!not\b)\w+"
    r"|can (?:work|be (?:done|ready|finished))"
    r"|(?:i|we|he|she|they) (?:\w+ly )?(?:thinks?|believes?|reckons?|guess(?:es)?)"
    r"|(?:would|['’]d) (?:say|think|guess|expect)|ought to"
    r"|should (?!not\b|have (?:been|gone|\w+ed)\b)\w+)\b",
    re.IGNORECASE,
)
_HANGS = re.compile(
    r"\b(?:if|unless|provided|assuming|as long as|depend(?:s|ing|ent) on|subject to"
    r"|(?:i|we|he|she|they)(?:['’]ll| will) (?:have to )?see\b(?! to\b)|or so"
    r"|not sure|don['’]t know|do not know|(?:could|can|may|might) be (?:longer|later"
    r"|more)|not (?:been )?(?:measured|tested|tried|checked)|(?:i )?guess)\b",
    re.IGNORECASE,
)
"""Beside words that are soft, this makes a time uncertain."""
_STANDS = re.compile(
    r"\b(?:stays?|stands?|holds?|remains?|is (?:kept|safe|fine|possible|feasible))\b"
    r".{0,60}\b(?P<sign>provided(?: that)?|as long as|on condition that"
    r"|on the condition that|assuming|subject to|only if)\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"(?P<who>[^\W\d_]+) (?P<sign>thinks?|believes?|reckons?|guess(?:es)?|hopes?)\b"
    r".{0,80}\b(?:gone|ready|done|finished|fixed|solved|there|over|in place|live"
    r"|complete|enough)\b",
    re.IGNORECASE,
)
_LETS = re.compile(
    r"\b(?P<sign>if (?:the |our |my |his |her |their )?[\w'’ ]{2,30}? (?:lets?"
    r"|allows?|permits?|leaves?)"
    r" (?:me|us|him|her|them|it|that|this))\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:if|unless|in case)\b[^;]*\b(?:would(?! (?:say|think|hope|guess|expect))|had"
    r" (?:been|had|\w+ed)|were to)\b|\b(?:if|unless|in case)\b[^,;]*\bshould\b",
    re.IGNORECASE,
)
"""A case that is only thought of."""
_CLAUSE = re.compile(r"[,;]")
_PLANNED = re.compile(
    r"\b(?:will|can|could|would|should|before|by|until)\b|['’]ll\b", re.IGNORECASE
)
_ADVICE = re.compile(
    r"\b(?:(?:we|you|one) should|we could (?!prob|poss|perh|mayb)|let['’]s"
    r"|(?:could|can|would|will) (?:you|we)\b|please|what if|risk|worst case|otherwise"
    r"|(?:might|may|could) (?:slip|fail|be late|miss|lose|need|delay|break|cost"
    r"|not\b))",
    re.IGNORECASE,
)
"""What is proposed, asked for or feared is nobody's promise."""


def tells_time(text: str) -> bool:
    """Whether a sentence gives a day in words, a length of time or a bare day."""
    return bool(ORDINAL_DAY.search(text) or _LENGTH.search(text))


def tentative(text: str, after: str, is_timed: Callable[[str], bool]) -> str:
    """Return the words that make a statement of a time no promise, "" where none do.

    `after` is what is said next; a guess is of the time in its own clause.
    """
    if _ADVICE.search(text) or _UNREAL.search(text):
        return ""
    lets = _LETS.search(text)
    if lets and _PLANNED.search(text):
        return lets["sign"]
    if not is_timed(text):
        return ""
    stands = _STANDS.search(text)
    if stands:
        return stands["sign"]
    for clause in _CLAUSE.split(text):
        guessed = _GUESSED.search(clause)
        if guessed and is_timed(clause):
            return guessed[0]
    soft = _SOFT.search(text)
    hangs = _HANGS.search(text) or _HANGS.match(after.lstrip(" ,.;-"))
    return soft[0] if soft and hangs else ""


def opinion(text: str) -> re.Match[str] | None:
    """Return who thinks that a thing will be there, None where nobody does."""
    return _OPINION.search(text)
