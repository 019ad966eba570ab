"""Every date, weekday and time of day is in the evidence."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.domain.drafts import Verdict
from assistant.gate.days import (
    Day,
    RelativeDay,
    Weekday,
    same_day,
    weekday_of,
    within_part,
)
from assistant.gate.lexicon import GLUE
from assistant.gate.numbers import number_carried
from assistant.gate.sentence import Sentence
from assistant.gate.support import Fault, Ground, Support, ground

_NEAR = 10
"""Days around the update's date in which a weekday's name means that day."""
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_TOLD = re.compile(
    r"(?<!\w)(?:said|says|wrote|asked|told|decided|agreed|reported|raised|logged|noted|"
    r"records?|announced|recorded|according|since|as of)(?!\w)",
    re.IGNORECASE,
)
"""Words that tell when something was said, which is the day of the quote."""
_LEADING = re.compile(r"\d+(?=\s)")
_BESIDE = re.compile(r"[\s,(]{1,3}(?:the\s)?")


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find the dates, weekdays and times that neither evidence nor facts give."""
    known = ground(support)
    as_of = support.as_of
    faults = [
        Fault(day.words, f"the date {day.words!r} is in no evidence")
        for day in sentence.days
        if not date_carried(day, known, as_of)
        and not _is_a_share(day, sentence, known)
        and not _is_of_a_name(day, sentence, known, as_of)
    ]
    faults += [
        Fault(weekday.words, reason)
        for weekday in sentence.weekdays
        if (reason := _weekday_fault(weekday, sentence, known, as_of))
    ]
    faults += [
        Fault(clock.words, f"the time {clock.words!r} is in no evidence")
        for clock in sentence.clocks
        if (clock.hour, clock.minute) not in {(k.hour, k.minute) for k in known.clocks}
    ]
    faults += [
        Fault(
            relative.words,
            f"no evidence places this on {relative.words!r}",
            Verdict.NEEDS_REVIEW,
        )
        for relative in sentence.relative_days
        if not _relative_carried(relative, support)
    ]
    faults += [
        Fault(
            day.words,
            f"on {day.words!r} this was written, not done",
            Verdict.NEEDS_REVIEW,
        )
        for day in sentence.days
        if date_carried(day, known, as_of)
        and _is_only_of_a_quote(day, support)
        and not _TOLD.search(sentence.plain)
    ]
    return faults


def date_carried(claimed: Day, known: Ground, as_of: date) -> bool:
    """Whether a quote or value gives the date, in whatever form.

    A form that reads two ways, such as 03/04, carries only itself.
    """
    return any(_same(claimed, other, as_of) for other in known.days)


def _same(claimed: Day, other: Day, as_of: date) -> bool:
    if len(other.readings) > 1:
        return set(other.readings) == set(claimed.readings)
    [plain] = other.readings
    [resolved] = other.resolved(as_of)
    for reading in claimed.readings:
        if not same_day(reading, plain if reading[0] is None else resolved):
            continue
        if not claimed.part or claimed.part == other.part:
            return True
        if within_part(claimed.part, plain):
            return True
    return False


def _is_a_share(day: Day, sentence: Sentence, known: Ground) -> bool:
    """Whether 4/5 is four of five, with both numbers known."""
    if not day.numeric or day.words.count("/") != 1:
        return False
    inside = [a for a in sentence.amounts if day.start <= a.start < day.end]
    return len(inside) == 2 and all(
        number_carried(amount, sentence, known) for amount in inside
    )


def _is_of_a_name(day: Day, sentence: Sentence, known: Ground, as_of: date) -> bool:
    """Whether the number belongs to the word before it: `span 4 to 8 April`.

    The evidence then says `span 4`, and gives the other date of the two.
    """
    number = _LEADING.match(day.words)
    before = next((t for t in reversed(sentence.tokens) if t.end <= day.start), None)
    if number is None or before is None or before.folded in GLUE:
        return False
    others = [d for d in sentence.days if d.start == day.start and d != day]
    ends = all(date_carried(other, known, as_of) for other in others)
    may = day.words.endswith("may")
    name = sentence.plain[before.start : day.start + number.end()]
    return (may or bool(others)) and ends and known.says(name)


def _weekday_fault(
    weekday: Weekday, sentence: Sentence, known: Ground, as_of: date
) -> str | None:
    """A weekday beside a date must be that date's; alone, the evidence must name it."""
    for day in sentence.days:
        inner = min(weekday.end, day.end), max(weekday.start, day.start)
        between = sentence.plain[slice(*inner)]
        if _BESIDE.fullmatch(between) and len(day.readings) == 1:
            number = weekday_of(day.readings[0], as_of)
            if number is not None and number != weekday.number:
                return f"{day.words!r} is no {weekday.words}"
            if number is not None:
                return None
    if any(other.number == weekday.number for other in known.weekdays):
        return None
    if any(_falls_on(weekday.number, day, as_of) for day in known.days):
        return None
    return f"no evidence names a {weekday.words}"


def _falls_on(number: int, day: Day, as_of: date) -> bool:
    for year, month, number_of_day in day.resolved(as_of):
        if year is None or number_of_day is None:
            continue
        known = date(year, month, number_of_day)
        if known.weekday() == number and abs((known - as_of).days) <= _NEAR:
            return True
    return False


def _relative_carried(relative: RelativeDay, support: Support) -> bool:
    day = support.as_of + timedelta(days=relative.offset)
    return ground(support).says(relative.words) or any(
        (day.year, day.month, day.day) in other.resolved(support.as_of)
        for other in _told_days(support)
    )


def _is_only_of_a_quote(claimed: Day, support: Support) -> bool:
    """Whether nothing but the day of a quote itself gives the date."""
    return not any(
        _same(claimed, other, support.as_of) for other in _told_days(support)
    )


def _told_days(support: Support) -> list[Day]:
    """The days that a text tells; an ISO date alone is that of a quote."""
    related = frozenset().union(*support.relations)
    return [
        day
        for text in ground(support).texts
        if text.text in related or not _ISO.fullmatch(text.plain)
        for day in text.days
    ]
