"""What the titles of pages say: a meeting's notes, or which page it is."""

from __future__ import annotations

import re

from assistant.domain.people import fold

_MEETING_WORDS = (
    "notes minutes meeting standup stand-up sync weekly daily retro retrospective"
    " review kickoff kick-off workshop call agenda huddle session check-in debrief"
    " readout steering 1:1 besprechung protokoll reunion vergadering"
)
_MEETINGS = frozenset(_MEETING_WORDS.split())
_VERSION = re.compile(
    r"[\s,(–-]+(?:v(?:ersion)?\.?\s*)?\d+(?:[.-]\d+)+\)?$|[\s,(–-]+v\d+\)?$",
    re.IGNORECASE,
)


def is_meeting(title: str) -> bool:
    """Whether a page of this title is a meeting's notes."""
    return bool(title_words(title) & _MEETINGS)


def title_words(title: str) -> frozenset[str]:
    """Return the folded words of a title, `1:1` and `kick-off` each as one."""
    words = re.findall(r"[\w:-]+", fold(title))
    return frozenset(word.strip(":-") for word in words)


def page_stream(title: str | None) -> str | None:
    """Name the stream of a page by its title without a version; None without one."""
    bare = _VERSION.sub("", fold(title or ""))
    return f"page:{bare}" if bare else None
