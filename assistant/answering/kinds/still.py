"""Questions whether something is so still, read as questions for what is so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.asked.question import POLAR, opens
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.gate.days import DateOrder, days_in

_OVER = re.compile(r"(?i)\W*(?:(?:and|so|but) )?(?:did|was|were|has|have|had)\b")
_STILL = re.compile(r"(?i)\b(?:still|really|definitely|indeed|always)\b")
_STILL_SO = (
    (
        re.compile(
            r"(?i)\W*((?:is|are) .+?) still (?:at |about )?[€$£]?\d[\d.,]*"
            r"(?:k|m| \w+){0,2}\W*$"
        ),
        r"How much \1?",
    ),
    (
        re.compile(
            r"(?i)\W*((?:is|are|does|do) (?!there).+?) still ((?:\w+ ){0,2})"
            r"(?:in|on|at|under|near|inside|behind) (?!\w+ing\b|time\b|progress\b"
            r"|work\b|risk\b|track\b|hold\b|sale\b|order\b|leave\b|doubt\b|scope\b"
            r"|force\b|charge\b|place\b|plan\b).+"
        ),
        r"Where \1 \2?",
    ),
    (
        re.compile(
            r"\W*(?:[Ii]s|[Aa]re) (?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w'’ -]+? still"
            r" ((?:the|our|in charge|responsible)\b.+)"
        ),
        r"Who is \1",
    ),
    (
        re.compile(
            r"\W*(?:[Dd]oes|[Dd]o) (?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w'’-]+"
            r"(?: [A-Z][\w-]+)? still (\w+) (.+)"
        ),
        r"Who \1s \2",
    ),
)
"""Questions whether something is so still, and what they ask for."""
_BEFORE_DAY = re.compile(
    r"(?i)(?:\b(?:(?:due|set|planned|scheduled|fixed|confirmed|meant|supposed to be) )?"
    r"(?:on|for|at|by|in|to)(?: the)?)?(?: (?:mon|tues|wednes|thurs|fri|satur|sun)day,?"
    r"(?: the)?)?\W*$"
)


def asked_plainly(text: str, order: DateOrder | None = None) -> str | None:
    """Return a question whether something is so still as one for what is so.

    `Is the launch still on 2 November?` asks when the launch is, `Is the fair still
    in the park?` where, `Does Ada still run the fair?` who. None where it asks for
    something else.
    """
    if not (found := POLAR.match(text)) or _OVER.match(text):
        return None
    days = tuple(days_in(text, order))
    if len(days) == 1 and not opens(text, days[0]):
        [day] = days
        before = _BEFORE_DAY.sub(" ", text[found.start() : day.start])
        rest = f"{before} {text[day.end :]}"
        return f"When {_STILL.sub(' ', rest).strip()}"
    for form, asks in _STILL_SO:
        if not days and (so := form.match(text)):
            return so.expand(asks)
    return None


def asks_still(text: str) -> bool:
    """Whether a question knows that something was so."""
    return _STILL.search(text) is not None


def with_said(found: Sequence[Candidate], said: Sequence[Candidate]) -> list[Candidate]:
    """Tell the first of the words on the day that was asked for behind what is so."""
    others = (one for one in said if not any(same_sentence(one, o) for o in found))
    return [*found, *list(others)[:1]]
