"""Why a thing failed: a part of it was torn, and not that it failed."""

from __future__ import annotations

import re

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.facts.sameness.stems import shared, stems

_WHY = re.compile(
    r"(?i)\W*(?:and |so )?why (?:did|does|do|is|are|was|were|has|have)\b.*?"
    r"\b(?P<verb>leak|break|fail|stop|burst|crack|crash|jam|trip|fall|collapse|freeze"
    r"|overheat|flood|catch fire|burn|rust|rot|sink|snap|tear|split|go out|break down)"
    r"(?:s|ed|ing)?(?: down| again| over| off)?\W*$"
)
_WHY_LATE = re.compile(
    r"(?i)\W*(?:and |so )?why (?:is|are|was|were|has|have)\b.*?"
    r"\b(?:(?P<verb>late|delayed|behind)|been (?:delayed|late))\W*$"
)
_DAMAGE = re.compile(
    r"(?i)\b(?:torn|broken|cracked|worn(?: out)?|loose|burst|faulty|defective|damaged"
    r"|split|snapped|rusted?|rusty|rotten|corroded|blocked|clogged|frozen|burnt|burned"
    r"|bent|missing|overloaded|too (?:thin|weak|old|hot|cold|heavy|tight|short)"
    r"|badly (?:fitted|fixed|sealed)|not (?:tight|sealed|fixed))\b"
)
_NOT_THERE = re.compile(r"(?i)\b(?:missing|blocked)\b")
"""What is late is not there; that is no cause."""
_CAUSE = re.compile(r"(?i)\b(?:because|due to|owing to|caused?|reason)\b|, by ")


def tells_damage(one: Candidate, question: Question) -> bool:
    """Whether it tells damage to the thing that is asked why it failed."""
    broken, late = _WHY.match(question.text), _WHY_LATE.match(question.text)
    found = broken or late
    if question.wanted is not Wanted.REASON or found is None or one.computed:
        return False
    said = said_in(one.unit.text)
    said = said if broken else _NOT_THERE.sub(" ", said)
    thing = question.subject - stems(found["verb"] or "")
    about = one.about if broken else one.about | one.titles
    return (
        bool(thing)
        and shared(thing, about) == thing
        and _DAMAGE.search(said) is not None
    )


def only_repeats(one: Candidate, question: Question) -> bool:
    """Whether a record has no more than what it is asked the cause of."""
    found = _WHY.match(question.text)
    if question.wanted is not Wanted.REASON or found is None or not one.computed:
        return False
    [fact, *_] = one.unit.facts
    titled = shared(question.subject, stems(fact.title)) == question.subject
    return titled and _CAUSE.search(one.unit.text) is None
