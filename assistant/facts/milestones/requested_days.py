"""Which milestone an approved change request gives which day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from assistant.domain.people import fold
from assistant.extract.dates.words import MONTHS, WEEKDAYS
from assistant.facts.milestones.decided_days import GRACE_DAYS
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.clauses import day_of
from assistant.facts.sameness.stems import STOP_WORDS, stem_of, stems
from assistant.gate.days import DateOrder, days_in

_PART = re.compile(r"[,;:()|]+\s*|\s[–—-]\s|\b(?:so|that|and|which means)\b")
_NTH = re.compile(
    r"\b(?:the|our|its) (?:first|second|third|fourth|fifth|sixth)"
    r"(?= (?:one |of \w+ )?(?:is|are|was|were|will|comes?|being)\b)",
    re.IGNORECASE,
)
"""The first of several, and no day of the month: "the first is the dock"."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_OF_DATES = stems(
    f"date day new agreed approved takes place held hold set planned happens falls"
    f" happen {' '.join([*MONTHS, *WEEKDAYS])}"
)


class RequestedDay(NamedTuple):
    """Milestones, by title, and the day that a request gives them."""

    titles: frozenset[str]
    day: date


def requested_day(
    text: str,
    names: MilestoneNames,
    due: Mapping[str, date],
    said: date,
    order: DateOrder | None = None,
) -> RequestedDay | None:
    """Return the day of a clause that says it of a milestone, and hardly a word more.

    So does "approved: Dock opened on 3 May", not "paint for Dock opened by 3 May". One
    word of its title is enough where no other milestone ahead has it. `due` are the
    days of the milestones, by title.
    """
    for clause in _PART.split(_NTH.sub(" ", text)):
        day = day_of(clause, said, order) or _only_day(clause, said, order)
        if day is None:
            continue
        words = stems(clause) - _OF_DATES
        whole = names.named_in(clause)
        titles = {title for title in whole if len(words - stems(title)) <= 1}
        if not whole:
            titles = _literally(clause, due, said)
        if titles:
            return RequestedDay(frozenset(titles), day)
    return None


def _only_day(clause: str, said: date, order: DateOrder | None) -> date | None:
    """Return the one day of the calendar that a clause names."""
    days = list(days_in(clause, order))
    if len(days) != 1 or len(days[0].readings) != 1:
        return None
    [(year, month, number)] = days[0].resolved(said)
    return date(year, month, number) if year and number else None


def _literally(clause: str, due: Mapping[str, date], said: date) -> set[str]:
    """Return the title ahead that alone has all words of the clause.

    A word such as "opening" is a name here, though its stem is a common word.
    """
    found = _words(clause) - _OF_DATES
    ahead = {
        title
        for title, day in due.items()
        if (said - day).days <= GRACE_DAYS and found and found <= _words(title)
    }
    return ahead if len(ahead) == 1 else set()


def _words(text: str) -> set[str]:
    words = (word for word in _WORD.findall(fold(text)) if word not in STOP_WORDS)
    return {stem_of(word) for word in words}
