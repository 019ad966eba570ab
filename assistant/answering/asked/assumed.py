"""What becomes of an assumption, in a question's words: `which turned out wrong`."""

from __future__ import annotations

import re
from enum import Enum, auto


class Became(Enum):
    """How an assumption stands; named as the states of records are."""

    OPEN = auto()
    BROKEN = auto()
    HELD = auto()


_SHOWN = r"(?:turn(?:ed)? out|proved|proven|shown)(?: to be)?"
_FORMS = tuple(
    (re.compile(rf"\b(?:{form})\b"), became)
    for form, became in (
        (
            (
                r"not (?:yet )?(?:been )?(?:validated|confirmed|checked|verified)"
                r"(?: yet)?"
                r"|unvalidated|unconfirmed|unchecked"
            ),
            Became.OPEN,
        ),
        (
            (
                rf"{_SHOWN} (?:wrong|false|untrue|invalid|incorrect)"
                r"|fail(?:ed)?|broken?|wrong|invalid(?:ated)?|false|untrue|disproved"
                r"|(?:do|did|does) not hold"
                r"(?: true| up)?|no longer (?:holds?|true|valid)"
            ),
            Became.BROKEN,
        ),
        (
            (
                rf"{_SHOWN} (?:right|true|correct)|confirmed|validated|verified|proven"
                r"|held(?: true| up)?"
            ),
            Became.HELD,
        ),
    )
)


def became(low: str) -> tuple[str, list[Became]]:
    """Return the text without the words for what became of them, and what that is."""
    found = []
    for form, one in _FORMS:
        if form.search(low):
            low = form.sub(" ", low, count=1)
            found.append(one)
    return low, found
