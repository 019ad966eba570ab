"""Points of a list whose label says what their day is the day of."""

from __future__ import annotations

import re

from assistant.domain.people import fold

_WORD = re.compile(r"[^\W\d_]+")
_POINT = re.compile(r"\s*[-*+•–]\s")
_MEETING_WORDS = (
    "date dated day when held meeting week datum tag wann am sitzung besprechung jour"
    " quand reunion seance fecha dia cuando data giorno quando dag wanneer vergadering"
    " time zeit created exported as of the de del der da van"
)
_OF_THE_MEETING = frozenset(_MEETING_WORDS.split())
"""Words of a label whose day is that of the paper itself."""


def is_of_a_matter(line: str, start: int) -> bool:
    """Whether a point of a list names what its day is of: `- Opening: 5 May`."""
    if not _POINT.match(line) or ":" not in line[:start]:
        return False
    return not _OF_THE_MEETING.issuperset(_WORD.findall(fold(line[:start])))
