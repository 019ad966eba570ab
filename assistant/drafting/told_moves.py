"""Warnings that only repeat what the sentence on a milestone tells: its new day."""

from __future__ import annotations

import re

from assistant.domain.evidence import Quote
from assistant.domain.facts import Flag, FlagKind, MilestoneState, MilestoneStatus
from assistant.extract.dates.words import same_length_fold
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.move_words import MOVED, is_firm
from assistant.facts.sameness.stems import stems
from assistant.gate.days import days_in

_MOST_MORE = 1
"""Words of content beside name, day and move: more may be another matter."""
_OF_DAYS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may"
    r"|june|july|august|september|october|november|december|today|yesterday|tomorrow"
    r"|morning|afternoon|night|days?|weeks?|dates?|due|plann?ed|later|late|miss(?:ed)?"
    r"|mov\w+|slip\w*|push\w*|shift\w*|postponed|delayed|rescheduled|instead|original"
    r"|originally|new|now)\b",
    re.IGNORECASE,
)


def tells_only_move(flag: Flag, stone: MilestoneStatus) -> bool:
    """Whether a risk that was said is nothing but that the milestone has its new day.

    What else it speaks of, and what it makes depend on something, stays a warning.
    """
    if flag.kind is not FlagKind.RISK_NOT_IN_RAID:
        return False
    if stone.state is not MilestoneState.MOVED or stone.forecast is None:
        return False
    text, folded = flag.title, same_length_fold(flag.title)
    verb = MOVED.search(folded)
    # What stands before the last comma is what was missed, and denies no move.
    clause = folded[folded.rfind(",", 0, verb.start()) + 1 :] if verb else ""
    own = MOVED.search(clause)
    if not own or not is_firm(clause, own):
        return False
    if not MilestoneNames([stone.title]).named_in(text):
        return False
    more = stems(_OF_DAYS.sub(" ", text)) - stems(stone.title)
    return len(more) <= _MOST_MORE and _gives(flag, stone)


def _gives(flag: Flag, stone: MilestoneStatus) -> bool:
    """Whether its words name the day that the milestone has now."""
    said = [q.dated or q.as_of for q in flag.evidence if isinstance(q, Quote)]
    new = stone.forecast
    return new is not None and any(
        (year, month, number) == (new.year, new.month, new.day)
        for when in said
        if when is not None
        for found in days_in(flag.title)
        for year, month, number in found.resolved(when)
    )
