"""Sentences that tell what was asked for, as a figure: `the quote is 900 euros`."""

from __future__ import annotations

import re
from typing import NamedTuple

PRICES = frozenset(
    {
        *("quote", "quotes", "quotation", "quotations", "price", "prices", "offer"),
        *("offers", "estimate", "estimates", "cost", "costs", "fee", "rate", "tender"),
        *("bid", "rent"),
    }
)
MEASURES = frozenset(
    {
        *("number", "count", "size", "sizes", "weight", "rating", "width", "height"),
        *("length", "capacity", "measurements", "dimensions", "area", "power", "load"),
    }
)
_MONEY = (
    r"(?:[£$€¥] ?\d[\d.,]*|(?:EUR|USD|GBP|CHF) ?\d[\d.,]*"
    r"|\d[\d.,]* ?(?:k\b|thousand|million|[£$€]|EUR\b|USD\b|GBP\b|CHF\b|euros?\b"
    r"|pounds?\b|dollars?\b|francs?\b))"
)
_VALUE = re.compile(
    r"^(?:(?:and|so|ok|the|our|a|an|their) )*(?P<thing>[^,;:?]{3,70}?)"
    r"(?:: | (?:is|are|was|were|comes to|came to|came in at|comes in at)"
    r" (?:now |exactly |in total )*)"
    rf"(?:(?P<money>{_MONEY})|(?P<number>\d[\d.,]*))(?P<after>[^.]*)",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:is|are|was|were|will|would|should|could|can|may|might|must|if|not|no|never"
    r"|that|which|who|than|last|old|previous|first|thinks?|said|says|hopes?|expects?"
    r"|limit|budget|maximum|target)\b",
    re.IGNORECASE,
)
_OF_IT = re.compile(
    r"^\W*(?:per cent|%|too\b|more\b|less\b|over\b|under\b|higher|lower|short\b|above"
    r"|below|(?:working )?(?:days?|weeks?|months?|hours?)\b|or\b|to\b|[-–] ?\d)",
    re.IGNORECASE,
)
"""What makes a figure one of something else: a share, a difference, a delay."""


class Value(NamedTuple):
    """The thing whose figure is told, and whether that is money."""

    thing: str
    money: bool


def told_value(text: str) -> Value | None:
    """Return what has a figure by these words, None if they tell none."""
    found = _VALUE.match(text)
    if found is None or "?" in text or _NO_NAME.search(found["thing"]):
        return None
    if _OF_IT.match(found["after"]):
        return None
    money = found["money"] is not None
    kind = PRICES if money else MEASURES
    words = set(re.findall(r"[a-z]+", found["thing"].lower()))
    return Value(found["thing"], money) if words & kind else None
