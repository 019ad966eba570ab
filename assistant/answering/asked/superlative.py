"""Questions for the record that comes first by its score, its age or its day.

`Which risk has the highest score?`, `what is the oldest open ticket`, `which task is
due next`: as with lists, every word must have its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.answering.asked.inventory import GLUE, Things, noun_in, plain_words
from assistant.answering.asked.question import Question


class By(StrEnum):
    """What the records are compared by."""

    SCORE = "score"
    AGE = "age"
    OVERDUE = "overdue"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Superlative:
    """Which records are compared, by what, and whether the last of them is meant.

    `many` says that more than one is asked for: the highest risks.
    """

    things: Things
    by: By
    last: bool = False
    many: bool = False


_SCORE = r"(?:score[ds]?|scoring|rat(?:ed|ing)|exposures?|ranked|ranking)"
_HIGH = r"(?:high(?:est)?|biggest|greatest|largest|top|worst|most)"
_LOW = r"(?:lowest|smallest|least)"
_FORMS: tuple[tuple[re.Pattern[str], By, bool], ...] = tuple(
    (re.compile(rf"\b(?:{form})\b"), by, last)
    for form, by, last in (
        (
            (
                r"(?:long(?:est)?|most|furthest|worst) overdue"
                r"|overdue (?:by )?(?:the )?"
                r"(?:longest|most)|(?:is|are) (?:the )?latest behind"
            ),
            By.OVERDUE,
            False,
        ),
        (
            (
                r"(?:comes? |falls? )?due (?:next|first|soonest|the soonest)"
                r"|next(?: one)? (?:to be )?due|soonest due|due date (?:is )?next"
                r"|(?:nearest|next|earliest) due (?:date|day)"
            ),
            By.DUE,
            False,
        ),
        (rf"{_HIGH} {_SCORE}|{_SCORE} (?:the )?highest|highest", By.SCORE, False),
        (rf"{_LOW} {_SCORE}|{_SCORE} (?:the )?lowest|lowest", By.SCORE, True),
        (
            (
                r"oldest|longest[ -](?:open|standing|running)"
                r"|open (?:for )?(?:the )?longest"
                r"|(?:raised|opened|created|logged) (?:the )?first"
            ),
            By.AGE,
            False,
        ),
        (
            (
                r"newest|youngest|most recent(?:ly (?:raised|opened|created|logged))?"
                r"|(?:raised|opened|created|logged) (?:the )?(?:last|most recently)"
                r"|latest (?=to be raised)"
            ),
            By.AGE,
            True,
        ),
    )
)
_SCORED = frozenset({Things.RISK, Things.ISSUE, Things.DEPENDENCY, Things.ASSUMPTION})
_DATED = frozenset({Things.TICKET, Things.BUG, Things.STORY, Things.EPIC, Things.TASK})
_OPEN = re.compile(r"\b(?:still |currently )?(?:open|unfinished|unresolved|active)\b")
_CLOSED = re.compile(r"\b(?:closed|done|finished|resolved|was|were|ever)\b")


def superlative_asked(question: Question) -> Superlative | None:
    """Return what is compared, None where the question asks for something else."""
    if question.ids or question.people or question.unknown or question.days:
        return None
    low = plain_words(question)
    if _CLOSED.search(low) or not re.match(
        r"(?:which|what|show|tell|name|list|the)\b", low
    ):
        return None
    named = noun_in(low)
    if named is None:
        return None
    things, rest = named
    for form, by, last in _FORMS:
        found = form.search(rest)
        if found is None:
            continue
        if not _may_be(things, by):
            return None
        rest = _OPEN.sub(" ", form.sub(" ", rest, count=1))
        left = set(re.findall(r"[^\W_]+", rest)) - GLUE - _BESIDE
        many = _MANY.search(low) is not None
        return None if left else Superlative(things, by, last, many)
    return None


_MANY = re.compile(r"\b(?:risks|issues|dependencies|assumptions)\b")
_BESIDE = frozenset(
    "score scores rating exposure date day one with by who has".split()  # noqa: SIM905
)


def _may_be(things: Things, by: By) -> bool:
    match by:
        case By.SCORE:
            return things in _SCORED
        case By.AGE:
            return things in _SCORED | _DATED | {Things.ACTION}
        case _:
            return things is not Things.DECISION
