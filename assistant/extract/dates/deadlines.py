"""Deadlines in prose, resolved against the day on which they were said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from assistant.domain.people import fold
from assistant.extract.dates.clauses import is_elsewhere
from assistant.extract.dates.clocks import clocks_in, with_clock, without_clocks
from assistant.extract.dates.periods import PERIOD_DAYS, PERIODS
from assistant.extract.dates.rules import (
    COUNT,
    ON_A_DAY,
    RULES,
    UNITS,
    DateOrder,
    Ground,
    Resolver,
    in_units,
)
from assistant.extract.dates.words import same_length_fold
from assistant.gate.needles import Needles

Anchors = Sequence[tuple[str, date]]


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline: the day, None where the words do not say one; and where they are."""

    day: date | None
    words: str
    span: tuple[int, int]


_BEFORE = re.compile(
    r"(?<![\w'’])(?:(?P<past>(?:since|from|last|until last|(?<!\bnot )after|as of"
    r"|starting|on or after|seit|every|each|depuis|not before|ago|vs\.?|instead of"
    r"|(?<!later )than|(?<!no )(?<!not )(?<!any )later than|was due(?: on)?|been in"
    r"|happened on|is on|are on"
    r"|(?<!go )(?<!stay )(?<!stick )with(?: +(?:the +)?\d{1,2}(?:st|nd|rd|th)?"
    r" +(?:to|till|until|-|\u2013))?) +(?:the +)?$)"
    r"|(?P<by>(?:on or before|on or by|by|before|prior to|ahead of|until|till"
    r"|due(?: on| by| date)?:?|(?:no|not|any) later than|not after"
    r"|(?:at the (?:very )?)?latest|deadline:?|bis(?: zum)?|vor(?: dem)?"
    r"|avant(?: le)?|pour(?: le)?|d'ici(?: a)?|antes del?"
    r"|para el|voor|entro|new date:?|fallig:?|echeance:?|promised for|eta:?) "
    r"*(?:the +|le +|el +|cob +|eod +|end of +|latest +|on +|midday +|noon +)?$))"
)
_BY_INSIDE = re.compile(
    r"^(?:by|before|eow|eod|cob|eom|end of|(?:the )?end of|this week)\b"
)
_STRICTLY = re.compile(r"(?:before|prior to|ahead of|voor|vor|avant|antes|prima)\b")
_ANCHOR = re.compile(
    r"\b(?:by|before|until|ahead of|in time for|prior to|vor(?: dem| der)?"
    r"|avant(?: le)?|due at) +(?:the +|our +|le +|la +)?(?:end of +(?:the +)?)?"
    r"(?P<name>[\w/&. -]{2,40})"
)
_TOLD_ASIDE = re.compile(
    r"\((?![^()]*\b(?:due|needed|required|wanted|expected|planned|scheduled|promised"
    r"|to be|target\w*|deadline)\b)[^()]*\b(?:\w{2,}ed|sent|wrote|written|said|told"
    r"|rang|met|came|got|was|were|had|did|held|gave|made|began)\b[^()]*$"
)
"""A bracket that tells what was: its day is past and sets nothing."""
_SMALL = {"the", "our", "a", "an", "of", "for", "and", "to", "is", "we", "on", "in"}


@dataclass(frozen=True, slots=True)
class _Hit:
    due: Due
    rank: int


def resolve_due(
    text: str,
    base: date,
    *,
    date_order: DateOrder | None,
    anchors: Anchors = (),
) -> Due | None:
    """Find the deadline that the words set.

    `base` is the day on which they were said; `anchors` are named milestones with
    their days. A date with `by` or `before` goes before one without; a date that tells
    history ("since", "last") is none. Where the words set a deadline that cannot be
    resolved, such as `9/12` without a date order, the day is None.
    """
    folded = same_length_fold(text)
    hits = sorted(
        _hits(text, folded, Ground(base, date_order), anchors),
        key=lambda hit: (hit.rank, hit.due.span[0]),
    )
    asked = _ASKED.search(folded)
    if asked:
        own = [hit for hit in hits if hit.due.span[1] <= asked.start()]
        hits = own or hits
    return hits[0].due if hits else None


def read_dates(
    text: str, base: date, *, date_order: DateOrder | None, future: bool = False
) -> Iterator[Due]:
    """Find every day and period that the words name, whether or not work is due then.

    Of a period, and of two days joined by `to` or `between`, the last day is given;
    with `future` a date without a year is never a past one. A day that cannot be
    resolved without a date order is None; one that no calendar has is no date.
    """
    folded = same_length_fold(text)
    found = list(_expressions(folded, Ground(base, date_order, future)))
    for one in _joined(sorted(found, key=lambda e: e.span), folded):
        if one.day is None and date_order:
            continue
        start, end = one.span
        yield Due(one.day, text[start:end].strip(), one.span)


@dataclass(frozen=True, slots=True)
class _Expression:
    day: date | None
    span: tuple[int, int]
    resolve: Resolver
    weak: bool = False


_KINDS = ((PERIOD_DAYS, False), (RULES, False), (PERIODS, True))
_EVERY_RULE = tuple((*rule, weak) for rules, weak in _KINDS for rule in rules)
"""The rules in the order in which they take words, and whether each needs a lead."""
_NEEDLES = Needles(pattern for pattern, _, _ in _EVERY_RULE)


def _expressions(folded: str, ground: Ground) -> Iterator[_Expression]:
    taken: list[tuple[int, int]] = []
    said, clocks = folded, clocks_in(folded)
    folded = without_clocks(folded, clocks)
    for number in _NEEDLES.worth_trying(folded):
        pattern, resolve, weak = _EVERY_RULE[number]
        for match in pattern.finditer(folded):
            start, end = match.span()
            if any(start < b and a < end for a, b in taken):
                continue
            if _BARE.fullmatch(match[0]) and _SCORE.search(folded[:start]):
                continue
            taken.append((start, end))
            span = with_clock((start, end), said, clocks)
            found = _Expression(resolve(match, ground), span, resolve, weak)
            yield _counted(found, folded, ground)


_FROM = re.compile(r"(?:from|on|starting|beginning) +$")
_COUNTED = re.compile(
    rf"(?<![\w.])(?:for +)?(?P<n>\d{{1,2}}|{COUNT}) +{UNITS},? +"
    r"(?P<how>from|starting(?: from| on)?|beginning(?: on)?) +(?:on +)?$"
)


def _counted(one: _Expression, folded: str, ground: Ground) -> _Expression:
    """`a week from Monday`, `3 days starting tomorrow`: counted from that day."""
    lead = folded[max(0, one.span[0] - 40) : one.span[0]]
    count = _COUNTED.search(lead) if one.day and _FROM.search(lead) else None
    if not count or not one.day:
        return one
    start = one.span[0] - len(lead) + count.start()
    day = in_units(count, replace(ground, base=one.day))
    if "from" not in count["how"]:
        day -= timedelta(days=1)
    return replace(one, day=day, span=(start, one.span[1]))


_ASKED = re.compile(r"\bwhether\b")
"""Behind it stands what is asked, which may have a day of its own."""
_BARE = re.compile(r"\d[\d/.-]*")
_SCORE = re.compile(
    r"\b(?:ratio|scor(?:e|es|ed)|rated?|graded?|versions?|pages?|target)"
    r"(?: (?:is|of|was|it|at|a))* $"
)
"""What makes numbers a ratio, a place or a version."""
_JOINT = re.compile(r" ?,? ?(?:to|until|till|through|-|\u2013|and) ?(?:on )?")
_BETWEEN = re.compile(r"\b(?:between|from) +(?:the +)?$")


def _joined(found: list[_Expression], folded: str) -> Iterator[_Expression]:
    """Make one of two neighbours that are a range: it ends on the second."""
    place = 0
    while place < len(found):
        one = found[place]
        place += 1
        if place < len(found):
            two = found[place]
            joint = folded[one.span[1] : two.span[0]]
            is_range = bool(_JOINT.fullmatch(joint)) and (
                joint.strip() != "and" or bool(_BETWEEN.search(folded[: one.span[0]]))
            )
            if is_range:
                place += 1
                span = (one.span[0], two.span[1])
                one = _Expression(two.day, span, two.resolve, two.weak)
        yield one


def _hits(text: str, folded: str, ground: Ground, anchors: Anchors) -> Iterator[_Hit]:
    taken: list[tuple[int, int]] = []
    for found in _expressions(folded, ground):
        start, end = found.span
        taken.append(found.span)
        before = _BEFORE.search(folded[:start])
        if before and before["past"]:
            continue
        if before is None and _TOLD_ASIDE.search(folded[:start]):
            continue
        if found.weak and not (before and not _STRICTLY.match(before["by"])):
            continue
        firm = bool(before) or bool(_BY_INSIDE.match(folded[start:end]))
        day = found.day
        if before and day and found.resolve in ON_A_DAY:
            day = _or_earlier(before["by"], day)
        if day is not None and day < ground.base and not firm:
            continue
        lead = before.start() if before else start
        if is_elsewhere(text[:lead], firm=firm):
            continue
        words = text[lead:end].strip()
        yield _Hit(Due(day, words, (lead, end)), 0 if firm else 1)
    yield from _anchored(text, folded, anchors, taken)


def _or_earlier(lead: str, day: date) -> date:
    """`before Friday` ends with the working day that goes before it."""
    if not _STRICTLY.match(lead):
        return day
    return day - timedelta(days=3 if day.weekday() == 0 else 1)


def _anchored(
    text: str, folded: str, anchors: Anchors, taken: list[tuple[int, int]]
) -> Iterator[_Hit]:
    for match in _ANCHOR.finditer(folded):
        if any(match.start() < b and a < match.end() for a, b in taken):
            continue
        day, end = _anchor_day(match, anchors)
        if end:
            words = text[match.start() : end]
            yield _Hit(Due(day, words, (match.start(), end)), 0)


def _anchor_day(match: re.Match[str], anchors: Anchors) -> tuple[date | None, int]:
    """Match the longest run of words that names exactly one milestone."""
    words = list(re.finditer(r"[\w/&.-]+", match["name"]))
    for length in range(min(4, len(words)), 0, -1):
        spoken = {w[0].strip(".") for w in words[:length]} - _SMALL
        if not spoken:
            continue
        days = {day for name, day in anchors if _names(spoken, name)}
        if len(days) == 1:
            return days.pop(), match.start("name") + words[length - 1].end()
    return None, 0


def _names(spoken: set[str], name: str) -> bool:
    """Tell whether the words name it: "sprint" alone is not yet "Sprint 14"."""
    words = re.findall(r"[\w/&.-]+", fold(name))
    numbers = {
        number
        for word, number in pairwise(words)
        if word in spoken and re.fullmatch(r"\d[\d.]*", number)
    }
    return spoken <= set(words) and numbers <= spoken


_FIRST = re.compile(
    r"\b(day[ -]first|dd/mm|tag/monat|jour/mois)|\b(month[ -]first|mm/dd)",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?<![\w/])(\d{1,2})/(\d{1,2})(?:/((?:20)?\d\d))?(?![\w/])")


def written_order(text: str, day: date) -> DateOrder | None:
    """Tell whether a text writes its numeric dates day first, by its own dates.

    `day` is the text's own date: `12/08` on a text of 12 August is day first.
    """
    said = _FIRST.search(text)
    if said:
        return "dmy" if said[1] else "mdy"
    for first, second, _year in _SLASHED.findall(text):
        one, two = int(first), int(second)
        if one > 12 >= two or (one, two) == (day.day, day.month) != (two, one):
            return "dmy"
        if two > 12 >= one or (two, one) == (day.day, day.month) != (one, two):
            return "mdy"
    return None
