"""Clauses that tell a state and its end: who is away, what is closed, until when."""

from __future__ import annotations

import re

_WHO = (
    r"(?:(?:I|we|he|she|they|it|who|which|that|this|you)\b"
    r"|(?:the |our |my |his |her |their )?(?:[\w'’-]+ ){0,2}?[\w'’-]+?)"
)
_BE = (
    r"(?:['’](?:s|m|re|ll be)|['’]?ll be|(?: |^)(?:is|are|am|was|were|will be|would be"
    r"|has been|have been|stays?|remains?|will (?:stay|remain)))"
)
_ABSENT = (
    r"(?:out|away|off|absent|abroad|sick|ill|unavailable|unreachable|offline|travelling"
    r"|traveling|on (?:[\w-]+ ){0,2}(?:leave|holidays?|vacation|pto|trip)"
    r"|not (?:here|in|available|around|reachable))(?! (?:by|for repairs?)\b)"
)
_WHEN = (
    r"(?= (?:(?:again|only|not|to (?:work|the office)) )*(?:on|in|from|at|next|after"
    r"|before|tomorrow|\d|the \d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)"
)
_RETURNS = rf" (?:returns?|comes? back|gets? back|will return){_WHEN}"
_END = r"(?:until|till|through|bis)"
_STOP = r"(?=[,;:.!?)–—]|\s-\s|\s(?:and|so|but|then|please)\b|\s*$)"
_LEAD = (
    r"(?:(?:(?<=[,;:(–—-] )|(?<=\()|(?<=[.!?] )|^)"
    r"(?:(?:as|because|since|while|for|and|but) )?"
    r"|\b(?:as|because|since|while|who|which) )"
)
STATE = re.compile(
    rf"{_LEAD}(?:who |which )?(?:{_WHO}(?=['’ ]))?"
    rf"(?:{_BE}(?! to\b)(?: [\w'’-]+){{1,8}}? {_END}\s"
    rf"|{_BE}(?: (?:still|also|then|now|only|just))* (?:{_ABSENT}\b|back{_WHEN})"
    rf"|{_RETURNS}\b)"
    rf"(?:[^,;:.!?()–—]|\.(?=\d))*?{_STOP}",
    re.IGNORECASE,
)
"""A clause on a state that lasts until a day; the day is nobody's deadline."""
_GAP = re.compile(r"[\s,;:(–—-]*\0[\s,;:.)–—-]*")
_FEWEST_WORDS = 2


def without_dates_of_states(text: str) -> str:
    """Blank the clauses on states, so that places stay where they were."""
    return STATE.sub(lambda clause: " " * len(clause[0]), text)


def without_states(text: str) -> str:
    """Take the clauses on states out, where enough is left to say what is done."""
    marked = STATE.sub("\0", text)
    if marked == text:
        return text
    left = _GAP.sub(lambda gap: _joint(marked, gap), marked).strip(" ,;:–—-")
    return left if len(left.split()) > _FEWEST_WORDS else text


def _joint(text: str, gap: re.Match[str]) -> str:
    at_an_edge = gap.start() == 0 or gap.end() == len(text)
    return "" if at_an_edge else ", " if "," in gap[0] else " "
