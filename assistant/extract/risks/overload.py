"""Sentences by which people have more work than they can carry, or are taken off it."""

from __future__ import annotations

import re

_PERSON = (
    r"(?:i|he|she|they|we|(?-i:[A-ZÀ-Þ][\w’-]+)(?: (?-i:[A-ZÀ-Þ][\w’-]+))?"
    r"|(?:the|our|my|his|her) (?:team|lead|crew|people|guys|rota|shift|squad))"
)
_BE = (
    r"(?:['’](?:s|m|re|ve been|s been)| is| am| are| was| were| has been| have been"
    r"| may be| might be| will be| gets?| got)"
)
_SO = (
    r"(?: (?:now|already|still|all|completely|totally|simply|really|also|again|\w+ly))*"
)
_OVERLOADED = re.compile(
    rf"\b{_PERSON}{_BE}{_SO} (?:over(?:loaded|worked|booked|stretched|whelmed)"
    r"|exhausted|burn(?:ed|t|ing)[ -]out|swamped|at (?:his|her|their|my|our) limits?"
    r"|stretched (?:too )?thin|over capacity"
    r"|working (?:every|all|through the) (?:weekends?|nights?|evenings?))\b"
    r"|\bworking (?:the |on |at )?(?:weekends|nights|sundays|saturdays) (?:since|again"
    r"|for (?:weeks|months|the last))\b"
    r"|\btoo much on (?:my|his|her|their|one) (?:plate|desk|table|list)\b"
    r"|\bmore than (?:one|a single) person can\b"
    r"|\bsomething (?:must|has to|needs to|will have to) (?:go|give)\b"
    r"|\bnobody can do all (?:of )?(?:this|that|these)\b",
    re.IGNORECASE,
)
_SHORT = re.compile(
    rf"\b{_PERSON}{_BE}{_SO} (?:one|two|three|four|\d) (?:people |person |hands? )?"
    r"short(?=\W*$|[,.;]| (?:on|for|in|this|next|that)\b)",
    re.IGNORECASE,
)
_TAKEN_OFF = re.compile(
    r"\b(?P<who>(?-i:[A-ZÀ-Þ][\w’-]+)|he|she|they)(?:['’]s|['’]re| is| are| was| were"
    r"| has been| have been| gets?| got)(?: [\w-]+){0,3}?"
    r" (?:(?:taken|pulled|called|moved|sent|lent)(?: away| off| over)?"
    r" (?:to|by|for)|at|on|busy with) another (?:customer|client|project|job|site)\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\?\W*$|\b(?:if|unless|would|not|never|nobody is|no longer|last (?:year|project)"
    r"|used to)\b|n['’]t\b",
    re.IGNORECASE,
)


def is_overload(text: str) -> bool:
    """Whether people are said to carry too much, to be too few, or to be taken away."""
    found = next(
        (
            one
            for cue in (_OVERLOADED, _SHORT, _TAKEN_OFF)
            if (one := cue.search(text)) is not None
        ),
        None,
    )
    return found is not None and not _UNREAL.search(text[: found.end() + 1])
