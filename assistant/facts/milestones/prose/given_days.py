"""Days to come that a sentence gives a milestone: "Go-live is on 3 May".

Nothing in it says that the day is another one than before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from assistant.extract.dates.words import same_length_fold
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.day_runs import (
    LEAST,
    MARK,
    DayRun,
    days_named,
    runs_in,
    titles_of,
)
from assistant.facts.milestones.prose.event_words import event_of
from assistant.facts.milestones.prose.parts import told_apart
from assistant.facts.milestones.prose.stated_days import DOUBT, FORMER, NOT
from assistant.gate.days import DateOrder, days_in

_GOING_LIVE = re.compile(r"\bgoing live\b", re.IGNORECASE)
_AND = re.compile(r"[,;]?\s+and\s+|[,;]\s+")
_ONCE = re.compile(
    r"\b(?:(?P<live>go(?:es)?[ -]?live)|(?P<launch>launch(?:es)?)|(?P<open>opening)"
    r"|(?P<cut>cut-?over)|(?P<switch>switch-?over))\b"
)
"""Events that a project mostly has one of."""
_GIVES = re.compile(
    r"\b(?:is|are|be|will|happens?|takes?|comes?|goes|go|falls?|on)\b|['’](?:s|ll)\b|:"
)
"""What makes more of a name and a day than a heading."""
_ROUGHLY = re.compile(
    rf"\b(?:by|until|till|before|from|than|into)\W+(?:the )?(?:\w+day,? )?{MARK}"
)
_OTHERS = re.compile(
    r"\b(?:its?|this|that|old|original|originally|previous|previously|formerly)\b"
)
"""Words of what may be another thing, or of a day that it had."""
_ELSEWHERE = re.compile(
    r"^\W*(?:in|at|for|with|under|as for|on) (?:[^,;:]*[^\W\d_][^,;:]*),\s",
    re.IGNORECASE,
)
"""What stands before a sentence may say where it holds: "in the other hall, ..."."""


def given_days(
    text: str,
    names: MilestoneNames,
    now: Mapping[str, date],
    said: date,
    order: DateOrder | None = None,
) -> dict[str, date]:
    """Return the days to come that the sentence gives milestones, by title.

    Nothing in it need say that they are other ones: "M2 is on 3 May". A day by which,
    or before which, something is to be is no such day.
    """
    if DOUBT.search(same_length_fold(text)) or _ELSEWHERE.search(text):
        return {}
    found: dict[str, set[date]] = {}
    for part in _parts(_GOING_LIVE.sub("go live   ", text), names):
        days = list(days_named(part, said, order))
        for run in runs_in(part, days) if any(one.day for one in days) else ():
            given = [one.day for inside in run.days for one in inside]
            day = given[0] if len(given) == 1 else None
            if day is None or day <= said:
                continue
            for title in tuple(titles_of(run, names, now)) or _by_event(run, now):
                if _gives(run.words, title):
                    found.setdefault(title, set()).add(day)
    return {title: both.pop() for title, both in found.items() if len(both) == 1}


def _parts(text: str, names: MilestoneNames) -> Iterator[str]:
    """Yield what is said of each milestone; a list of days is divided at "and"."""
    for part in told_apart(text, names):
        pieces = _AND.split(part)
        listed = all(len(list(days_in(piece))) == 1 for piece in pieces)
        yield from pieces if listed else (part,)


def _by_event(run: DayRun, now: Mapping[str, date]) -> tuple[str, ...]:
    """Return the only milestone that is a launch, where the words name no more."""
    event = _ONCE.search(run.words)
    words = set(re.findall(r"\w+", event[0])) if event else set()
    if event is None or not set(run.rest.split()) <= words:
        return ()
    means = [
        title
        for title in now
        if (own := _ONCE.search(same_length_fold(title)))
        and own.lastgroup == event.lastgroup
    ]
    return tuple(means) if len(means) == 1 else ()


def _gives(words: str, title: str) -> bool:
    """Whether the words say of their only day that it is that of the milestone."""
    if LEAST in words or _OTHERS.search(words) or _ROUGHLY.search(words):
        return False
    if NOT.search(words) or FORMER.search(words):
        return False
    event = event_of(title)
    does = event.base.search(words) is not None if event else False
    return does or _GIVES.search(words) is not None
