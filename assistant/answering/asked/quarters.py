"""Quarters and halves of a year, by whichever name: `Q3`, `the third quarter`."""

from __future__ import annotations

import re

_ORDINALS = {"1": "first|1st", "2": "second|2nd", "3": "third|3rd", "4": "fourth|4th"}
_UNITS = {"q": "quarter", "h": "half"}
_QUARTER = re.compile(
    r"(?i)\b(?:(?P<one>first|1st)|(?P<two>second|2nd)|(?P<three>third|3rd)"
    r"|(?P<four>fourth|last|4th)) quarter\b(?! (?:of (?:an|the) hour|final|mile))"
)
_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4"}
_SHORT = re.compile(r"([qh])([1-4])")


def with_short_quarters(text: str) -> str:
    """Return a question in which each quarter of a year is called `Q3`."""
    return _QUARTER.sub(lambda found: f"Q{_NUMBERS[found.lastgroup or 'one']}", text)


def form_of(mark: str) -> str:
    """Return the form in which a mark, in lower case, stands in an answer."""
    found = _SHORT.fullmatch(mark)
    if found is None:
        return rf"\b{re.escape(mark)}\b"
    unit, number = _UNITS[found[1]], found[2]
    return rf"\b(?:{mark}|(?:{_ORDINALS[number]}) {unit}|{unit} {number})\b"
