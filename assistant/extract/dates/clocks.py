"""Times of day beside a date: `Tuesday, 09:00` names a day and an hour, not the 9th."""

from __future__ import annotations

import re
from collections.abc import Sequence

Span = tuple[int, int]

_HALF = r"(?:[ap]\.? ?m\b\.?|o['’]clock\b|uhr\b|hrs?\b(?! of\b))"
_FROM = r"(?:\d{1,2}(?:[:.][0-5]\d)? ?(?:[ap]\.?m\.?)? ?(?:-|–|to|until|till) ?)?"
"""The first of two times, as in `14:30-16:00` and `9 to 11 am`."""
_AMOUNT = (
    r"(?! ?(?:%|€|\$|£|[kmc]?m\b|[mk]?g\b|k\b|eur|usd|gbp|chf|euros?\b|percent\b))"
)
_HOUR = r"(?:[01]?\d|2[0-4])"
_CLOCK = re.compile(
    r"(?<![\w.:/$€£-])"
    rf"(?:{_FROM}{_HOUR}(?::[0-5]\d){{1,2}}(?: ?(?:{_HALF}|h\b))?(?![:\w]|-\w)"
    rf"|{_FROM}{_HOUR}(?:\.[0-5]\d)? ?(?:{_HALF})(?!\w)"
    rf"|{_FROM}{_HOUR}(?:\.[0-5]\d ?h|h[0-5]\d)\b"
    # A month has no such number; `14.30` may still be an amount or a version.
    rf"|{_FROM}{_HOUR}\.(?:00|1[3-9]|[2-5]\d)(?!\.?\d|\w|-\w){_AMOUNT})"
    r"(?: ?(?:cest|cet|utc|gmt|bst|eet|est|edt|pst|pdt)\b)?"
)
_BARE_HOURS = re.compile(
    rf"[ ,]+(?:at |@ ?|from )?{_FROM}{_HOUR} ?h\b"
    r"(?! (?:of|work|more|each|later|per|long|downtime|session|slot|window)\b)"
)
"""`Friday 16h`; elsewhere `16h` is how long a thing takes."""
_JOINT = re.compile(r"[ ,]+(?:\(?(?:at|um|from|around|about|a|as|om) |@ ?)?")


def clocks_in(folded: str) -> tuple[Span, ...]:
    """Return where the text says a time of day."""
    if ":" not in folded and not any(map(str.isdigit, folded)):
        return ()
    return tuple(found.span() for found in _CLOCK.finditer(folded))


def without_clocks(folded: str, clocks: Sequence[Span]) -> str:
    """Blank the times out, so that no date is read of them; places stay."""
    for start, end in clocks:
        folded = f"{folded[:start]}{' ' * (end - start)}{folded[end:]}"
    return folded


def with_clock(day: Span, folded: str, clocks: Sequence[Span]) -> Span:
    """Lengthen a date by the time of day that stands behind it."""
    start, end = day
    for begins, ends in clocks:
        if begins > end and _JOINT.fullmatch(folded[end:begins]):
            return start, ends
    bare = _BARE_HOURS.match(folded, end)
    return (start, bare.end()) if bare else day
