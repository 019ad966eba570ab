"""Date expressions: what each looks like and which day it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

from assistant.extract.date_words import COUNTS, MONTHS, ORDINALS, WEEKDAYS, either

DateOrder = Literal["dmy", "mdy"]
_DAY = either(WEEKDAYS)
_MONTH = either(MONTHS)
_ORDINAL = either(ORDINALS).replace("-", "[- ]")
_COUNT = either(COUNTS)
_TH = r"(?:st|nd|rd|th|\.)?"
_LEAD = rf"(?:(?:{_DAY})\.?,? +(?:the +)?)?"


@dataclass(frozen=True, slots=True)
class Ground:
    """What an expression is resolved against."""

    base: date
    order: DateOrder | None


Resolver = Callable[[re.Match[str], Ground], date | None]
Rule = tuple[re.Pattern[str], Resolver]


def friday_of(day: date, weeks: int = 0) -> date:
    """Return the Friday of the day's calendar week, or of a later one.

    A Saturday or Sunday looks to the week that follows.
    """
    if day.weekday() > 4:
        day += timedelta(days=2)
    return day - timedelta(days=day.weekday() - 4) + timedelta(weeks=weeks)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _nearest(month: int, number: int, ground: Ground) -> date | None:
    """The day in the year that brings it nearest, the future before the past."""
    days = [_day(ground.base.year + shift, month, number) for shift in (-1, 0, 1)]
    real = [day for day in days if day]
    ahead = timedelta(days=300)
    future = [d for d in real if timedelta(days=-60) <= d - ground.base <= ahead]
    return min(future or real, key=lambda d: abs(d - ground.base), default=None)


def _full(year: str | None, month: int, number: int, ground: Ground) -> date | None:
    if not year:
        return _nearest(month, number, ground)
    return _day(int(year) + (2000 if len(year) == 2 else 0), month, number)


def _number(words: str) -> int:
    return ORDINALS.get(words.replace(" ", "-")) or int(re.sub(r"\D", "", words))


def _iso(match: re.Match[str], _ground: Ground) -> date | None:
    return _day(int(match[1]), int(match[2]), int(match[3]))


def _named(match: re.Match[str], ground: Ground) -> date | None:
    """`14 August 2026` and `August 14th`, with and without year."""
    return _full(match["y"], MONTHS[match["m"]], _number(match["d"]), ground)


def _numeric(match: re.Match[str], ground: Ground) -> date | None:
    first, second = int(match[1]), int(match[2])
    order = ground.order
    if first > 12 or second > 12:
        order = "dmy" if first > 12 else "mdy"
    if order is None and first != second:
        return None
    day, month = (second, first) if order == "mdy" else (first, second)
    return _full(match[3], month, day, ground) if 1 <= month <= 12 else None


def _dotted(match: re.Match[str], ground: Ground) -> date | None:
    """`14.8.` and `14.08.2026`: dots are written day first everywhere."""
    day, month = int(match[1]), int(match[2])
    return _full(match[3], month, day, ground) if 1 <= month <= 12 else None


def _of_month(match: re.Match[str], ground: Ground) -> date | None:
    """`the 21st`: the next one on or after the base."""
    number = _number(match["d"])
    start = ground.base.replace(day=1)
    for months in range(3):
        month = start + relativedelta(months=months)
        day = _day(month.year, month.month, number)
        if day and day >= ground.base:
            return day
    return None


def _weekday(match: re.Match[str], ground: Ground) -> date:
    """The next such day on or after the base; `next` means the week after this one."""
    number = WEEKDAYS[match["w"]]
    around = f"{match['pre'] or ''} {match['post'] or ''}"
    monday = ground.base - timedelta(days=ground.base.weekday())
    if re.search(r"next|following|nachste|naechste|prochain|proxim|volgende", around):
        return monday + timedelta(days=7 + number)
    day = ground.base + timedelta(days=(number - ground.base.weekday()) % 7)
    later = re.search(r"week on|^ *week\b", around) or around.strip() == "week"
    return day + timedelta(days=7 if later else 0)


def _count(words: str) -> int:
    return int(words) if words.isdigit() else COUNTS[" ".join(words.split())]


def _in_units(match: re.Match[str], ground: Ground) -> date:
    """`in two weeks`, `within 3 working days`."""
    count, unit = _count(match["n"]), match["u"]
    if unit.startswith(("tag", "jour", "day")) and match["work"]:
        day = ground.base
        while count:
            day += timedelta(days=1)
            count -= day.weekday() < 5
        return day
    if unit.startswith(("month", "monat", "mois")):
        return ground.base + relativedelta(months=count)
    return ground.base + timedelta(days=count * (7 if unit[0] in "ws" else 1))


def _from_now(match: re.Match[str], ground: Ground) -> date:
    """`two weeks from now`, `three days from tomorrow`."""
    start = timedelta(days=1 if match["t"] or match["t2"] else 0)
    return _in_units(match, Ground(ground.base + start, ground.order))


def _nth_weekday(match: re.Match[str], ground: Ground) -> date | None:
    """`the first Friday of May`, `the last Monday of next month`."""
    first = _first_of_month(match, ground)
    if first is None:
        return None
    if match["nth"] == "last":
        end = first + relativedelta(day=31)
        return end - timedelta(days=(end.weekday() - WEEKDAYS[match["w"]]) % 7)
    ahead = (WEEKDAYS[match["w"]] - first.weekday()) % 7
    return first + timedelta(days=ahead + 7 * (ORDINALS[match["nth"]] - 1))


def _first_of_month(match: re.Match[str], ground: Ground) -> date | None:
    if match["m"]:
        return _full(match["y"], MONTHS[match["m"]], 1, ground)
    return ground.base.replace(day=1) + relativedelta(months=1)


def _of_next_month(match: re.Match[str], ground: Ground) -> date | None:
    """`the 20th of next month`, `the 3rd of this month`."""
    later = 0 if match["next"] == "this" else 1
    month = ground.base.replace(day=1) + relativedelta(months=later)
    return _day(month.year, month.month, _number(match["d"]))


def _end_of_month(match: re.Match[str], ground: Ground) -> date | None:
    """Early is the 10th, the middle the 15th, late and the end the last day."""
    part, name = match["part"], match["m"]
    months = 1 if match["next"] else 0
    month = ground.base.replace(day=1) + relativedelta(months=months)
    if name:
        start = _full(match["y"], MONTHS[name], 1, ground)
        if start is None:
            return None
        month = start
    if re.match(r"(?:early|start|begin|anfang)", part):
        return month.replace(day=10)
    if re.match(r"mi", part):
        return month.replace(day=15)
    return month + relativedelta(day=31)


def _quarter(match: re.Match[str], ground: Ground) -> date:
    """The last day of the quarter, of this year or of the next if it has passed."""
    month = 3 * int(match["q"])
    year = int(match["y"] or ground.base.year)
    day = date(year, month, 1) + relativedelta(day=31)
    return day if match["y"] or day >= ground.base else day + relativedelta(years=1)


def _week_of(match: re.Match[str], ground: Ground) -> date | None:
    start = _named(match, ground)
    return friday_of(start) if start else None


def _week_number(match: re.Match[str], ground: Ground) -> date | None:
    try:
        return date.fromisocalendar(ground.base.year, int(match["n"]), 5)
    except ValueError:
        return None


def _plus(days: int) -> Callable[[re.Match[str], Ground], date]:
    return lambda _match, ground: ground.base + timedelta(days=days)


def _week(weeks: int) -> Callable[[re.Match[str], Ground], date]:
    return lambda _match, ground: friday_of(ground.base, weeks)


def _year_end(_match: re.Match[str], ground: Ground) -> date:
    return date(ground.base.year, 12, 31)


def _rule(
    pattern: str, resolve: Callable[[re.Match[str], Ground], date | None]
) -> Rule:
    return re.compile(rf"(?<![\w/.-])(?:{pattern})(?![\w/]|-\w)"), resolve


_NUMBER = rf"(?P<d>\d{{1,2}}{_TH}|{_ORDINAL})"
_YEAR = r"(?:,? +(?P<y>20\d\d))?"
_UNITS = (
    r"(?P<work>(?:working|business|work) +)?"
    r"(?P<u>days?|weeks?|months?|wochen?|tagen?|monaten?|jours?|semaines?)"
)
_NEXT = r"(?:next|following|coming|nachste[nr]?|naechste[nr]?)"
_TODAY = (
    r"today|tonight|this (?:afternoon|evening)|heute|aujourd'hui|vandaag|hoy"
    r"|eod|cob|(?:by |at )?(?:end of (?:the |this )?(?:business )?day"
    r"|close of (?:business|play))"
)
_TOMORROW = (
    r"(?:(?:cob|eod|end of day|close of business|first thing) +)?"
    r"(?:tomorrow|tmrw|tmr|morgen|demain|manana|domani)"
)
_LED = "|".join(
    f"(?<={word} )"
    for word in ("by", "until", "till", "before", "due", "latest", "bis", "vor", "for")
)
_NOUN = (
    r" (?!(?:and|or|at|if|in|with|for|so|but|because|then|is|are|as|we|it|i|he|she|they"
    r"|the|to|by|on|of|after|before|from|until|morning|afternoon|evening|night|noon"
    r"|midday|lunch|lunchtime|latest|please|unless|provided|assuming|when|while|who"
    r"|eod|cob|end|week|night|early|late|und|mit|im|et|avec|y|con|en"
    r")\b)[a-z]{3,}\b"
)
"""A word after a weekday that makes the day its attribute: the Sunday timetable."""
ON_A_DAY = frozenset({_iso, _named, _numeric, _dotted, _of_month, _weekday})
"""The resolvers that name one day, so that "before" means an earlier one."""

RULES: tuple[Rule, ...] = (
    _rule(r"(20\d\d)[-/](\d\d?)[-/](\d\d?)", _iso),
    _rule(
        rf"(?:the )?(?:week|w/c|woche|semaine)(?: of| commencing| beginning| vom| du)?"
        rf"(?: the)? +{_NUMBER}(?: of)? +(?P<m>{_MONTH})\.?{_YEAR}",
        _week_of,
    ),
    _rule(rf"{_LEAD}(?:the +)?{_NUMBER}(?: of)? +(?P<m>{_MONTH})\b\.?{_YEAR}", _named),
    _rule(rf"{_LEAD}(?P<m>{_MONTH})(?:\.? +|-)(?:the +)?{_NUMBER}{_YEAR}", _named),
    _rule(rf"(?P<y>20\d\d)[-/](?P<m>{_MONTH})[-/](?P<d>\d{{1,2}})", _named),
    _rule(
        rf"(?:the )?(?P<nth>first|second|third|fourth|last) (?P<w>{_DAY}) (?:of|in) "
        rf"(?:(?P<m>{_MONTH})|(?P<next>next|the following) month){_YEAR}",
        _nth_weekday,
    ),
    _rule(
        rf"(?:the )?{_NUMBER} of (?P<next>next|the following|this)"
        rf" month",
        _of_next_month,
    ),
    _rule(rf"{_LEAD}(\d\d?)/(\d\d?)(?:/((?:20)?\d\d))?", _numeric),
    _rule(rf"{_LEAD}(\d\d?)\.(\d\d?)\.((?:20)?\d\d)?", _dotted),
    _rule(r"(?:the )?day after (?:tomorrow|tmrw)|ubermorgen|apres-demain", _plus(2)),
    _rule(
        rf"(?P<n>\d{{1,2}}|{_COUNT}) +{_UNITS} (?:from (?:now|today|(?P<t>tomorrow))"
        r"|after (?:today|(?P<t2>tomorrow)))",
        _from_now,
    ),
    _rule(_TOMORROW, _plus(1)),
    _rule(rf"(?:{_TODAY})(?! +(?:on |of )?(?:{_DAY}))", _plus(0)),
    _rule(rf"(?P<pre>{_NEXT} week )(?:on )?(?P<w>{_DAY})(?P<post>)", _weekday),
    _rule(rf"(?P<pre>)(?P<w>{_DAY})(?P<post> +(?:of +)?{_NEXT} week)", _weekday),
    _rule(
        rf"(?:(?:by |at )?(?:the )?end of (?:the )?{_NEXT} week"
        rf"|(?:some ?time |later )?{_NEXT} week(?! +(?:{_DAY}))"
        r"|(?:la )?semaine prochaine|volgende week|la (?:proxima semana))",
        _week(1),
    ),
    _rule(r"(?:the )?week after next|ubernachste woche", _week(2)),
    _rule(
        r"eow|(?:by |at )?(?:the )?end of (?:the |this )?week|(?:later )?this week"
        r"|(?:before|by) the weekend|diese woche|ende der woche|cette semaine"
        r"|fin de semaine|deze week|esta semana",
        _week(0),
    ),
    _rule(
        rf"(?:in|within|in den nachsten|dans|binnen) (?:the next )?"
        rf"(?P<n>\d{{1,2}}|{_COUNT}) +{_UNITS}(?:'? time)?",
        _in_units,
    ),
    _rule(
        r"(?:the )?(?P<part>early|mid|middle of|late|end of|start of|beginning of"
        r"|anfang|mitte|ende)[ -](?:in )?(?:the )?(?:this )?(?P<next>next )?"
        rf"(?:(?P<m>{_MONTH})|month){_YEAR}",
        _end_of_month,
    ),
    _rule(r"(?P<part>eom)(?P<next>)(?P<m>)(?P<y>)", _end_of_month),
    _rule(r"(?:the )?(?:end of )?q(?P<q>[1-4])(?: +(?P<y>20\d\d))?", _quarter),
    _rule(r"(?:week|kw|cw|wk) ?(?P<n>[1-5]\d)", _week_number),
    _rule(r"(?:the )?end of (?:the|this) year|eoy|jahresende", _year_end),
    _rule(
        rf"(?:(?:{_DAY})\.?,? +(?:the +)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?)",
        _of_month,
    ),
    _rule(
        rf"(?:(?P<pre>a week on |this |next |coming |following |on )|(?P<led>{_LED}))?"
        rf"(?P<w>{_DAY})\b(?P<post> +week(?!\w)| prochain| proximo)?"
        rf"(?(pre)|(?(led)|(?!{_NOUN})))",
        _weekday,
    ),
    _rule(
        rf"the +(?P<d>\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL})"
        r"(?=\W*$|[,;:.!?)]|[\s,]+(?:and|or|at|if|in|with|for|so|but|because|then|is"
        r"|as|we|it|i|assuming|provided|unless|latest)\b)",
        _of_month,
    ),
)
