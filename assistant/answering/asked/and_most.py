"""A question for records with one for who has most behind it."""

from __future__ import annotations

import re

_BEHIND = re.compile(
    r"(?i)^(?P<first>.+?)[,;?]? and (?:who|which person)"
    r"(?:['’]s| has| have| owns| holds| got)* (?:the )?most"
    r"(?: of (?:them|these|those))?\W*$"
)


def without_most(text: str) -> str | None:
    """Return the question before the one for who has most, None where none is."""
    found = _BEHIND.match(text)
    return found["first"] if found else None
