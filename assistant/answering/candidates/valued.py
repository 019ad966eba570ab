"""The values that sentences give of their matter: days, amounts, people and places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.candidates.occasions import lead_of, matter_of
from assistant.answering.candidates.places import asks_where, place_in
from assistant.answering.candidates.unsure import is_unsure
from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem, MilestoneStatus
from assistant.domain.people import fold
from assistant.facts.sameness.stems import is_negated
from assistant.gate.amounts import amounts_in
from assistant.gate.days import Reading, days_in

W = Wanted

_OFF = re.compile(
    r"(?i)\b(?:cancel(?:l?ed|s)?|call(?:ed)? off|postponed?|put off|on hold"
    r"|indefinitely|suspended"
    r"|until further notice|no (?:new )?(?:date|day)|without a (?:new )?(?:date|day)"
    r"|dropped|scrapped|abandoned|abgesagt|verschoben)\b"
)
"""It will not be on its day, and no other is said."""
_UNDER = re.compile(r"^[^:“]{3,80}“[^”]*”: (?=“)")
"""The day and the heading before the words themselves; both may hold a day."""
_SHIFTED = re.compile(
    r"(?i)\b(?:slip(?:s|ped)|moved|moves|delayed|postponed|pushed|brought|pulled|later"
    r"|earlier|behind|late)\b"
)
_BY = re.compile(
    r"(?i)\b(?:by )?(?:an?|one|two|three|four|five|six|seven|eight|ten|\d+|several"
    r"|some|a few)\W(?:working |calendar )?(?:days?|weeks?|months?)\b"
    r"|\b(?:to|until|till) (?:next |the )?(?:\w+day|week|month|spring|summer|autumn"
    r"|winter)\b"
)
"""By how long, or to when, without a day of the month."""
_FORMER = re.compile(
    r"(?i)\b(?:from|instead of|rather than|was|were|originally|previously|formerly"
    r"|no longer|not|statt|vom)(?: (?:on|for|at|the|due|planned|set|be|by|in))*"
    r"(?: \w+day)?,?(?: the)?\W*$"
)
"""What stands before the day that was so once."""
_BOUND = re.compile(
    r"(?i)\b(?:not|n['’]t)\b.{0,40}\b(?:before|until|till)(?: \w+day)?\W*$"
)
_PRESENT = re.compile(r"(?i)\W*(?:is|are|does|do|will)\b")
"""Whether somebody does something, not whether they did it once."""
_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Herr|Frau)\.? )?\b[A-ZÄÖÜÅØ][\w-]*[^\W\d_]"
    r"(?: [A-ZÄÖÜÅØ][\w-]*[^\W\d_])*"
)
_DOES = matter_of("own run lead handle do make responsible charge care new deliver")
"""What is said of whoever does a thing, whoever that is."""
_IS_PUT = matter_of(
    "store keep locate hold sit stand lie put find situated placed moved"
)
_ENDING = re.compile(r"[,;.!?]|\b(?:because|since|instead|for now)\b")
_PAST = re.compile(r"(?i)\W*(?:when|what (?:day|date)) (?:did|was|were)\b")


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says of a matter: its values, none where it is off.

    `unit` is that of an amount, `shifted` says that it is moved without a new day.
    """

    one: Candidate
    on: date
    matter: frozenset[str]
    values: frozenset[object]
    shifted: bool = False
    unit: object = None


def values_of(one: Candidate, question: Question) -> list[Said]:
    """Return what a sentence says of the values of the kind that is asked for.

    Nothing of what is only promised, supposed, proposed or asked.
    """
    facts = one.unit.facts
    if any(isinstance(fact, ActionItem) for fact in facts) or one.supposed:
        return []
    if one.computed:
        return _of_milestone(one)
    text = said_in(one.unit.text).strip('“”"„«»')
    if is_unsure(text) or not one.gives:
        return []
    return _of_kind(one, text, question)


def _of_kind(one: Candidate, text: str, question: Question) -> list[Said]:
    names = _names(one)
    if question.wanted is W.AMOUNT:
        return _amounts(one, text, names)
    does = question.people and _PRESENT.match(question.text)
    if question.wanted in {W.PERSON, W.OWNER} or does:
        return _named(one, text, names)
    if asks_where(question.text):
        return _placed(one, text, names)
    bare = _UNDER.sub("", text).strip("“”")
    if _OFF.search(bare) and not any(days_in(bare)):
        return _undated(one, bare, names)
    return _days(one, text, names, question) or _undated(one, text, names)


def _of_milestone(one: Candidate) -> list[Said]:
    [fact] = one.unit.facts[:1]
    if not isinstance(fact, MilestoneStatus) or fact.forecast is None:
        return []
    quotes = [piece.dated for piece in fact.evidence if isinstance(piece, Quote)]
    on = max((day for day in quotes if day), default=one.day)
    value = (fact.forecast.month, fact.forecast.day)
    return [Said(one, on, matter_of(fact.title), frozenset({value}))]


def _days(
    one: Candidate, text: str, names: frozenset[str], question: Question
) -> list[Said]:
    found = [day for day in days_in(text) if not day.numeric]
    ends = [day.end for day in found]
    told: dict[frozenset[str], set[object]] = {}
    for day in found:
        before = text[: day.start]
        bound = _BOUND.search(before)
        if not bound and (_FORMER.search(before) or is_negated(_clause(before))):
            continue
        resolved = day.resolved(one.day)
        if _PAST.match(question.text) and _lies_ahead(resolved, one.day):
            continue
        values = {(month, number) for _, month, number in resolved}
        matter = lead_of(text, day.start, day.end, ends) - names
        told.setdefault(matter, set()).update(values)
    return [Said(one, one.day, m, frozenset(v)) for m, v in told.items() if m]


def _lies_ahead(readings: Iterable[Reading], said: date) -> bool:
    known = [date(y, m, d) for y, m, d in readings if y and m and d]
    return bool(known) and min(known) > said


def _clause(before: str) -> str:
    return re.split(r"[.;:,]", before)[-1]


def _undated(one: Candidate, text: str, names: frozenset[str]) -> list[Said]:
    """Return what is called off, or moved by a time, without a day."""
    if is_negated(_OFF.sub("", text)):
        return []
    shifted = _SHIFTED.search(text) and _BY.search(text)
    off = _OFF.search(text)
    found = _SHIFTED.search(text) if shifted else off
    if found is None:
        return []
    matter = lead_of(text, found.start(), found.end()) - names
    if not matter:
        return []
    return [Said(one, one.day, matter, frozenset(), shifted=bool(shifted))]


def _amounts(one: Candidate, text: str, names: frozenset[str]) -> list[Said]:
    days = tuple(days_in(text))
    told: dict[tuple[frozenset[str], object], set[object]] = {}
    for amount in amounts_in(text):
        if any(day.start <= amount.start < day.end for day in days):
            continue
        if _FORMER.search(text[: amount.start]) or amount.unit is None:
            continue
        matter = lead_of(text, amount.start, amount.end) - names
        told.setdefault((matter, amount.unit), set()).add((amount.unit, amount.values))
    return [
        Said(one, one.day, matter, frozenset(values), unit=unit)
        for (matter, unit), values in told.items()
        if matter
    ]


def _named(one: Candidate, text: str, names: frozenset[str]) -> list[Said]:
    """Return whom a sentence names for its matter, in its first clause."""
    clause = re.split(r"[;.!]\s|, ", text)[0]
    found = frozenset(map(fold, _NAME.findall(clause)))
    if not found or is_negated(clause):
        return []
    told = frozenset().union(*map(matter_of, _NAME.findall(clause)))
    matter = matter_of(clause) - names - told - _DOES
    return [Said(one, one.day, matter, frozenset(found))] if matter else []


def _placed(one: Candidate, text: str, names: frozenset[str]) -> list[Said]:
    """Return where a sentence says that its matter is."""
    found = place_in(text)
    if found is None or is_negated(text[: found.start()]):
        return []
    matter = lead_of(text, found.start(), len(text)) - names - _IS_PUT
    where = matter_of(_ENDING.split(text[found.start() :])[0])
    return [Said(one, one.day, matter, frozenset({where}))] if matter else []


def _names(one: Candidate) -> frozenset[str]:
    words = fold(" ".join(one.people)).split()
    return frozenset(words).union(*map(matter_of, words))
