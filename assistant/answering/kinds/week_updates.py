"""What the status update of one week said of a matter, in its own words.

The update is meant by its week's number, as its title has it or else as the updates
follow each other week by week, by its day, or as the last one.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.sentences import Reader
from assistant.domain.reading import UPDATE_KINDS
from assistant.domain.sourced import SourcedPassage
from assistant.facts.sameness.stems import shared, stems

MOST = 4
"""Sentences of an answer."""
_SAYS = (
    r"(?:say|said|says|report(?:ed|s)?|tell|told|claim(?:ed|s)?|state[ds]?|mention(?:ed|s)?"
    r"|wr(?:ite|ote|itten)|promise[ds]?|announce[ds]?)"
)
_NOUN = (
    r"(?:(?:status|weekly|board|steering|executive|progress|client) )*"
    r"(?:updates?|(?:status )?reports?|newsletter|status)"
)
_WHEN = (
    r"(?:week (?P<number>\d{1,2})|(?P<last>last week)|(?P<this>this week)"
    r"|(?P<newest>latest|last|newest|most recent))"
)
_ASKS = tuple(
    re.compile(rf"(?i)\W*(?:and |so )?what (?:did|does|do|was|is|has|have) {form}\W*$")
    for form in (
        (
            rf"(?:the |our )?{_WHEN}(?:['’]?s)? {_NOUN} {_SAYS} (?:to \w+ )?"
            r"(?:about|on|of|regarding|for) (?P<matter>.+?)"
        ),
        (
            rf"(?:the |our )?{_NOUN} (?:of|for|from|in) (?:the )?{_WHEN} {_SAYS}"
            r" (?:about|on|of|regarding|for) (?P<matter>.+?)"
        ),
        (
            rf"(?:we|you|i|they) {_SAYS} (?:(?:to )?(?:the )?\w+ )?"
            rf"(?:about|on|of|regarding) (?P<matter>.+?) in (?:the |our )?{_WHEN}"
            rf"(?:['’]?s)?(?: {_NOUN})?"
        ),
        (
            rf"(?:the |our )?(?P<dated>){_NOUN} (?:of|from|on|for) [^?]*?\d[^?]*?"
            rf" {_SAYS}"
            r" (?:about|on|of|regarding|for) (?P<matter>.+?)"
        ),
    )
)
_WEEK = re.compile(r"(?i)\bweek (?:no\.? ?|#)?(\d{1,2})\b")
_DAYS = 7


@dataclass(frozen=True, slots=True)
class _Update:
    """One update: its passages, the number of its week if it has one, and its day."""

    passages: Sequence[SourcedPassage]
    number: int | None
    dated: date


def update_told(question: Question, reader: Reader) -> list[Candidate] | None:
    """Return what the update says of the matter; None where no update is asked for."""
    asked = next((one for form in _ASKS if (one := form.match(question.text))), None)
    if asked is None:
        return None
    updates = _updates(reader)
    meant = _meant(asked.groupdict(), question, updates, reader.teller.as_of)
    matter = stems(asked["matter"])
    if meant is None or not matter:
        return []
    said = list(reader.sentences({one.id for one in meant.passages}))
    own = [one for one in said if shared(matter, one.about) == matter]
    own = own or [
        one
        for one in said
        if shared(matter, one.about)
        and shared(matter, one.about | stems(one.title)) == matter
    ]
    return own[:MOST]


def _updates(reader: Reader) -> list[_Update]:
    """Return the updates that were sent, the oldest first."""
    found: dict[str, list[SourcedPassage]] = {}
    for one in reader.passages:
        if one.kind in UPDATE_KINDS and not one.passage.quoted:
            found.setdefault(one.source, []).append(one)
    made = [
        _Update(own, _number(own), max(one.as_of for one in own))
        for own in found.values()
    ]
    return sorted(made, key=lambda one: one.dated)


def _number(own: Sequence[SourcedPassage]) -> int | None:
    titles = [own[0].title or "", *own[0].passage.headings, own[0].passage.text]
    numbers = [found[1] for title in titles[:4] if (found := _WEEK.search(title))]
    return int(numbers[0]) if numbers else None


def _meant(
    asked: Mapping[str, str | None],
    question: Question,
    updates: Sequence[_Update],
    today: date,
) -> _Update | None:
    if number := asked.get("number"):
        return _numbered(int(number), updates)
    if asked.get("newest"):
        return updates[-1] if updates else None
    if asked.get("last") or asked.get("this"):
        monday = today - timedelta(days=today.weekday())
        monday -= timedelta(days=_DAYS) if asked.get("last") else timedelta()
        days = [monday + timedelta(days=n) for n in range(_DAYS)]
    else:
        days = list(question.days_meant(today))
    found = [one for one in updates if one.dated in days]
    return found[-1] if found else None


def _numbered(number: int, updates: Sequence[_Update]) -> _Update | None:
    """Return the update of that week, by its title, else by its place week by week."""
    titled = [one for one in updates if one.number is not None]
    if titled:
        found = [one for one in titled if one.number == number]
        return found[-1] if found else None
    weeks = [one.dated for one in updates]
    steady = all(
        (after - before).days == _DAYS for before, after in itertools.pairwise(weeks)
    )
    return updates[number - 1] if steady and 0 < number <= len(updates) else None
