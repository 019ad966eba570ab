"""Days that somebody takes back: "no, not Friday", "I don't send it tomorrow"."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from assistant.extract.dates.deadlines import read_dates
from assistant.extract.dates.words import (
    MONTHS,
    ORDINALS,
    WEEKDAYS,
    either,
    same_length_fold,
)
from assistant.gate.days import DateOrder

_DAY = (
    rf"(?:(?:this |next |the )?(?:{either(WEEKDAYS)})\b|tomorrow|today|tonight"
    r"|(?:this|next) week|\d{1,2}[./]\d{1,2}\.?"
    rf"|(?:the )?\d{{1,2}}(?:(?:st|nd|rd|th|\.)?(?: of)? (?:{either(MONTHS)})"
    r"|st|nd|rd|th)\b"
    rf"|(?:the )?(?:{either(ORDINALS)})\b(?! \w))"
)
_NOT = re.compile(
    r"(?:^|[,;:(] ?|- )"
    r"(?:(?:no|sorry|but|and|so|then|well|certainly|definitely)[,.]? )*"
    rf"not (?:on |by |for |until |till )?(?P<day>{_DAY})(?=\W|$)"
)
_WILL_NOT = re.compile(
    r"\b(?:(?:(?:do|does|will|ca|can|could)(?:n['’]t| not|not)|won['’]t)\b"
    r"(?! (?:know|think|see|need|want|believe|care|mind|have to|forget|worry|be (?:in"
    r"|at|here|there|away|out|back|around))\b)"
    r"|(?:am|is|are|['’](?:m|s|re))(?:n['’]t| not) (?:going to|able to|ready|done"
    r"|finished)\b)"
    r" (?:[\w'’-]+ ){0,5}?(?:on |by |for )?"
    rf"(?P<day>(?<!before )(?<!until )(?<!till ){_DAY})(?=\W|$)"
)
_MEANT_OTHERWISE = re.compile(
    r"\?|\b(?:if|unless|whether|would|should|please|let['’]?s|why|who|nobody|only"
    r"|but also|you (?:do|don|can|will|should|need|have|may|must))\b"
)
_NOT_FIRM = re.compile(
    r"\?|\b(?:if|unless|maybe|perhaps|probably|hope\w*|might|may|should|could|would"
    r"|possibly|or|try|trying|was|were|not|want\w*|was)\b"
)


class TakenBack(NamedTuple):
    """The day that is off, and the one that is said instead, if any is."""

    off: date
    to: date | None


def taken_back(
    core: str, behind: str, said: date, order: DateOrder | None
) -> TakenBack | None:
    """Read which day to come a sentence takes back.

    A day that is said firmly beside it, or in the sentence behind it, is the new one.
    """
    folded = same_length_fold(core)
    found = _NOT.search(folded) or _WILL_NOT.search(folded)
    if found is None or _MEANT_OTHERWISE.search(folded):
        return None
    off = _day(core[found.start("day") : found.end("day")], said, order)
    if off is None:
        return None
    others = (core[found.end() :], core[: found.start()], behind)
    days = (_day(text, said, order) for text in others if _is_firm(text))
    to = next((day for day in days if day and day != off), None)
    return TakenBack(off, to)


def _is_firm(text: str) -> bool:
    return not _NOT_FIRM.search(same_length_fold(text))


def _day(text: str, said: date, order: DateOrder | None) -> date | None:
    """Return the only day to come that the words name."""
    days = {one.day for one in read_dates(text, said, date_order=order)}
    day = days.pop() if len(days) == 1 else None
    return day if day and day >= said else None
