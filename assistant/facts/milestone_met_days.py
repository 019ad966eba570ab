"""On which day words say that a milestone was met, or will be."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.extract.date_words import WEEKDAYS, either, same_length_fold
from assistant.gate.days import DateOrder, days_in

_ON = re.compile(
    r"(?:\bon|\bam|\ble|\bel|\bsince|\bseit|\bdepuis|^)\W*(?:the |[a-z]+day,? )?$"
)
_YESTERDAY = frozenset({"yesterday", "gestern", "hier", "ayer"})
_LATELY = re.compile(
    r"[^\w]*(?:since |seit )?(?:(?P<near>yesterday|today|gestern|heute|hier|ayer|hoy)"
    r"|(?:on |am |le |el )?"
    rf"(?P<last>last |letzten |this |diesen )?(?P<weekday>{either(WEEKDAYS)}))\b"
)
_LATER_ON = re.compile(
    r"\b(?:(?P<near>yesterday|today|gestern|heute)"
    rf"|(?:on|am) (?P<last>last |letzten )?(?P<weekday>{either(WEEKDAYS)}))\b"
)
_CLAUSE = re.compile(
    r"[,;.!?()]|\s[-–—]\s|\b(?:and|but|so|because|for|that|which|who|after|before|until)\b"
)


def is_ahead(text: str, said: date, order: DateOrder | None) -> bool:
    """Whether the text names a day that was still to come when it was said."""
    return any(
        y and number and date(y, month, number) > said
        for day in days_in(text, order)
        for y, month, number in day.resolved(said)[:1]
    )


def met_on(text: str, ends: int, said: date, order: DateOrder | None) -> date | None:
    """Return the day, past or of that day, that stands behind `ends` or leads."""
    folded = same_length_fold(text)
    for found in days_in(text, order):
        before = folded[ends if found.start >= ends else 0 : found.start]
        if not _ON.search(before) or len(found.readings) > 1 or found.part:
            continue
        year, month, number = found.resolved(said)[0]
        if year and number:
            day = date(year, month, number)
            if day <= said:
                return day
    return _met_lately(folded[ends:], said)


def _met_lately(behind: str, said: date) -> date | None:
    """Return the day that "yesterday" or "on Monday" behind the verb means."""
    near = _LATELY.match(behind) or _LATER_ON.search(_CLAUSE.split(behind)[0])
    if near is None:
        return None
    if near["near"]:
        return said - timedelta(days=near["near"] in _YESTERDAY)
    back = (said.weekday() - WEEKDAYS[near["weekday"]]) % 7
    return said - timedelta(days=back or (7 if near["last"] else 0))
