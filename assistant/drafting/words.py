"""Dates, counts and lists as people write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import numpy as np

_SMALL = (
    "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
)
_WEEK = 5
_BULLET = re.compile(r"^(?:[-*•]|\d+[.)])\s+(?:\[[ xX]\]\s+)?")
_MARKS = re.compile(r"\*\*|__|`")


def day(when: date, as_of: date) -> str:
    """Return `4 September`, with the year where it is not the reader's."""
    text = f"{when.day} {when:%B}"
    return text if when.year == as_of.year else f"{text} {when.year}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return `one ticket`, `six tickets`, `14 tickets`."""
    return f"{number_word(number)} {one if number == 1 else many or one + 's'}"


def number_word(number: int) -> str:
    """Return the number in words up to twelve, as figures above."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def listing(parts: Sequence[str]) -> str:
    """Join with commas and `and`; with semicolons where parts hold commas."""
    *most, last = parts or [""]
    if not most:
        return last
    if any("," in part for part in parts):
        return f"{'; '.join(most)}; and {last}"
    return f"{', '.join(most)} and {last}"


def sentence(text: str) -> str:
    """Begin with a capital and end with a full stop."""
    text = text.strip()
    if not text:
        return text
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?" else f"{text}."


def working_days(start: date, end: date) -> int:
    """Return the working days (Monday to Friday) from one day to the other."""
    return int(np.busday_count(start, end))


def duration(days: int) -> str:
    """Return a number of working days as `two days`, `a week`, `three weeks`."""
    days = abs(days)
    weeks, rest = divmod(days, _WEEK)
    if rest == 0 and weeks:
        return "a week" if weeks == 1 else f"{number_word(weeks)} weeks"
    return count(days, "working day")


def plain(text: str) -> str:
    """Return words of a source without Markdown marks, checkbox or bullet."""
    text = _BULLET.sub("", " ".join(text.split()))
    return _MARKS.sub("", text).strip()
