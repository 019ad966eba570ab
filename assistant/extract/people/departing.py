"""Sentences by which somebody leaves a house for good."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.extract.dates.words import without_may
from assistant.extract.people.roles import ROLE
from assistant.gate.days import days_in

_NO_NAME = (
    r"(?:the|this|that|these|those|a|an|every|each|if|when|while|after|before|until"
    r"|once"
    r"|since|because|and|but|or|so|as|it|we|you|who|which|then|train|bus|ferry|flight"
    r"|ship|boat|plane|lorry|truck|van|coach|tram|delivery|group|team|tour|everybody"
    r"|everyone|somebody|someone|nobody|on|in|at|by|from|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
_NAME = rf"(?:(?!{_NO_NAME}\b)(?-i:[A-ZÀ-Þ][\w'’-]+)(?: (?-i:[A-ZÀ-Þ][\w'’-]+)){{0,2}})"
_FROM = (
    r"(?: (?:from|of|at|in) (?:the |our |their )?[\w'’&-]+"
    r"(?: (?-i:[A-ZÀ-Þ])[\w'’-]+)?)?"
)
_WHOSE = (
    r"(?:(?:the|our|his|her|their|my|its|one of (?:the|our|his|her|their)|a|an|another"
    r"|both|two|three|(?-i:[A-ZÀ-Þ])[\w-]+['’]s?)(?: of (?:the|our|his|her|their))? )"
)
_SOMEBODY = (
    rf"(?P<who>(?:I|he|she)\b|{_NAME}{_FROM}"
    rf"|{_WHOSE}(?:(?!of\b|for\b|to\b)[\w-]+ ){{0,3}}?"
    rf"(?:{ROLE}s?|lead|colleagues?|developers|deputy|head){_FROM})"
)
_OF = (
    r"(?:us|the (?:team|company|firm|project|business|agency|council|office)"
    r"|(?:(?:his|her|their|my|this|our|its) )?(?:jobs?|posts?|roles?|employer|position)"
    rf"|(?!{_NO_NAME}\b)(?-i:[A-ZÀ-Þ][\w&'’-]+)(?: (?-i:[A-ZÀ-Þ&][\w&'’-]*))*)"
)
_WHEN = (
    r"(?: (?:for good|on|at|in|by|from|next|this|after|before|soon|early|mid|late|with"
    r" effect|the week)\b)"
)
_LEAVES = re.compile(
    rf"(?:^|[\s(“\"])(?<!\bif )(?<!\bwhen ){_SOMEBODY}"
    r"(?: \([^)]*\))?"
    r"(?:(?:(?: (?:also|now|probably|really|definitely|apparently|both|all|already))*"
    r"(?: is| are| am| will be|['’]s|['’]m|['’]re|['’]ll be)(?: \w+ly| also| now)?"
    rf" (?:leaving(?: {_OF}(?=\W*$|[.,;]|{_WHEN}|\b and\b| to\b)|(?P<day>{_WHEN})"
    r"|(?P<bare>\W*$|(?=[.,;])))"
    r"|quitting\b|resigning\b|retiring(?P<thing> \w+)?|moving on\b"
    r"|(?:going|moving|off) to (?:a (?:competitor|rival)|another (?:firm|company"
    r"|employer|job)|a new job)\b))"
    rf"|(?: \w+ly| also| now)?(?: will)? (?:leaves?|quits?)"
    rf"(?: {_OF}(?=\W*$|[.,;]|{_WHEN}|\b and\b| to\b)|(?P<on>{_WHEN}))"
    r"|(?: \w+ly| also)?(?: will)? retires?(?= (?:on|at|in|next|this|soon)\b|\W*$)"
    r"|(?:(?: has|['’]s| have|['’]ve| had)(?: just| now| already)?)? (?:found|accepted"
    r"|taken|took|got|signed for) (?:a|another) (?:new )?(?:job|post|position)\b"
    r"|(?: has|['’]s| have|['’]ve)? (?:taken|took|accepted) (?:a|an) (?:job |better )?"
    r"offer (?:from|elsewhere|at)\b)",
    re.IGNORECASE,
)
_LOOSELY = re.compile(r" (?:in|at|by|on|with|from|to)\b", re.IGNORECASE)
"""What follows may be a day, or in what state somebody is left."""
_BRIEF = re.compile(
    r"\b(?:leav(?:e|es|ing))\b[^.;]*?\b(?:early|today|tonight|tomorrow|now"
    r"|for (?!good\b)|at (?:\d|noon|lunch|once)|until|back (?:on|in|by)"
    r"|on (?:\w+ )?(?:leave|holidays?"
    r"|vacation|a )|by (?:train|car|bus|plane|bike)|after (?:lunch|the (?:meeting"
    r"|call|demo|talk|show))|open|in (?:\d+|five|ten|a few|an?) (?:minutes?|hours?)"
    r"|(?:in|this) the (?:morning|afternoon|evening)|this (?:morning|afternoon|evening)"
    r"|before (?:lunch|noon|the (?:end|meeting|call|demo)))\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:not|never|nobody|no one|if|unless|when|may|might|could|would|should"
    r"|rumou?rs?|until|before|after|whether)\b(?:(?!\b(?:but|however)\b)[^;])*$"
    r"|n['’]t\b[^;]*$",
    re.IGNORECASE,
)

_PERIOD = re.compile(
    r"\b(?:for good|(?:end|middle|beginning|start) of|next (?:month|year|quarter|week)"
    r"|this (?:month|year|summer|autumn|winter|spring)|in (?:january|february|march"
    r"|april|may|june|july|august|september|october|november|december|spring|summer"
    r"|autumn"
    r"|winter|the (?:new year|spring|summer|autumn|winter|\w+ quarter))|soon"
    r"|(?:by|at|before) (?:christmas|easter|year[- ]end))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 14)
def departs(text: str) -> bool:
    """Whether it says that a person leaves for good, as it is and not as a case.

    "Ana leaves at five", "the ferry leaves on Monday" and "he leaves for Rome" are of
    other things; a bare day makes it a departure only of a person or a role.
    """
    if text.rstrip(" *_").endswith("?"):
        return False
    return any(_is_departure(text, found) for found in _LEAVES.finditer(text))


def _is_departure(text: str, found: re.Match[str]) -> bool:
    if _NOT_SO.search(text[: found.start("who")]) or found["thing"]:
        return False
    clause = text[found.start() :]
    if _BRIEF.search(clause):
        return False
    is_loose = _LOOSELY.match(text[found.end() :])
    if found["on"] or found["day"] or is_loose:
        return _has_day(clause)
    return True


def _has_day(clause: str) -> bool:
    """Whether a month or a day of a month is named: a mere weekday is of a trip."""
    days: Iterable[object] = days_in(without_may(clause))
    return any(True for _ in days) or _PERIOD.search(clause) is not None
