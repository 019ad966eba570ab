"""Date expressions: what each looks like and which day it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

from assistant.extract.dates.followers import ALONE, NO_COUNT, NOUN
from assistant.extract.dates.words import (
    COUNTS,
    MONTHS,
    ORDINALS,
    SPOKEN,
    WEEKDAYS,
    either,
)

DateOrder = Literal["dmy", "mdy"]
WEEKDAY = either(WEEKDAYS)
MONTH = either(MONTHS)
_ORDINAL = either(ORDINALS).replace("-", "[- ]")
COUNT = either(COUNTS)
_SPOKEN_YEAR = either(SPOKEN).replace("-", "[- ]")
_SPOKEN = r"(?:twenty|thirty)[- ](?:one|two|three|four|five|six|seven|eight|nine)"
_TH = r"(?:st|nd|rd|th|\.)?"
_LEAD = rf"(?:(?:{WEEKDAY})\.?,? +(?:the +)?)?"
_SINCE = r"(?:\d\d?\. ?[/–-] ?)?"
"""The first of two days, as in `17./18.10.`: the second is the last."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What an expression is resolved against.

    With `future` a day without a year is never a past one.
    """

    base: date
    order: DateOrder | None
    future: bool = False


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
    shifts = range(-1, 9)  # 29 February can be eight years away
    real = [d for s in shifts if (d := _day(ground.base.year + s, month, number))]
    first, last = (0, 366 * 8) if ground.future else (-60, 300)
    for day in real:
        if first <= (day - ground.base).days <= last:
            return day
    return min(real, key=lambda d: abs(d - ground.base), default=None)


def full_date(year: str | None, month: int, number: int, ground: Ground) -> date | None:
    """Make a day of its parts; without a year it is the nearest one."""
    if not year:
        return _nearest(month, number, ground)
    if not year.isdigit():
        return _day(
            2000
            + SPOKEN[re.sub(r"two thousand (?:and )?", "", year).replace(" ", "-")],
            month,
            number,
        )
    return _day(int(year) + (2000 if len(year) == 2 else 0), month, number)


def read_number(words: str) -> int:
    """Read a day of the month: `21st`, `twenty-first`."""
    spoken = words.replace(" ", "-")
    return ORDINALS.get(spoken) or SPOKEN.get(spoken) or int(re.sub(r"\D", "", words))


def _iso(match: re.Match[str], _ground: Ground) -> date | None:
    return _day(int(match[1]), int(match[2]), int(match[3]))


def _named(match: re.Match[str], ground: Ground) -> date | None:
    """`14 August 2026` and `August 14th`, with and without year."""
    return full_date(match["y"], MONTHS[match["m"]], read_number(match["d"]), ground)


def _numeric(match: re.Match[str], ground: Ground) -> date | None:
    first, second = int(match[1]), int(match[2])
    order = ground.order
    if first > 12 or second > 12:
        order = "dmy" if first > 12 else "mdy"
    if order is None and first != second:
        return None
    day, month = (second, first) if order == "mdy" else (first, second)
    return full_date(match[3], month, day, ground) if 1 <= month <= 12 else None


def _dotted(match: re.Match[str], ground: Ground) -> date | None:
    """`14.8.` and `14.08.2026`: dots are written day first everywhere."""
    day, month = int(match[1]), int(match[2])
    return full_date(match[3], month, day, ground) if 1 <= month <= 12 else None


def of_month(match: re.Match[str], ground: Ground) -> date | None:
    """`the 21st`: the next one on or after the base."""
    number = read_number(match["d"])
    start = ground.base.replace(day=1)
    for months in range(3):
        month = start + relativedelta(months=months)
        day = _day(month.year, month.month, number)
        if day and day >= ground.base:
            return day
    return None


def _day_on_weekday(match: re.Match[str], ground: Ground) -> date | None:
    """`Friday the ninth`: a ninth that is a Friday, ahead if near, else the next."""
    number, weekday = read_number(match["d"]), WEEKDAYS[match["w"]]
    start = ground.base.replace(day=1)
    months = (start + relativedelta(months=step) for step in range(-1, 4))
    days = [
        day
        for month in months
        if (day := _day(month.year, month.month, number))
        and day.weekday() == weekday
        and (day >= ground.base or not ground.future)
    ]
    near = ground.base + timedelta(weeks=5)
    ahead = [day for day in days if ground.base <= day <= near]
    nearest = min(ahead or days, key=lambda day: abs(day - ground.base), default=None)
    return nearest or of_month(match, ground)


def _weekday(match: re.Match[str], ground: Ground) -> date:
    """The next such day after the base; `next` means the week after this one.

    Who means the day of speaking says today, or `this Monday`.
    """
    number = WEEKDAYS[match["w"]]
    around = f"{match['pre'] or ''} {match['post'] or ''}"
    monday = ground.base - timedelta(days=ground.base.weekday())
    if re.search(r"next|following|nachste|naechste|prochain|proxim|volgende", around):
        return monday + timedelta(days=7 + number)
    ahead = (number - ground.base.weekday()) % 7
    if not ahead and not re.search(r"\bthis\b", around):
        ahead = 7
    day = ground.base + timedelta(days=ahead)
    later = re.search(r"week on|^ *week\b", around) or around.strip() == "week"
    return day + timedelta(days=7 if later else 0)


def read_count(words: str) -> int:
    """Read a small count: `3`, `a couple of`."""
    return int(words) if words.isdigit() else COUNTS[" ".join(words.split())]


def in_units(match: re.Match[str], ground: Ground) -> date:
    """`in two weeks`, `within 3 working days`."""
    count, unit = read_count(match["n"]), match["u"]
    if unit.startswith(("tag", "jour", "day")) and match["work"]:
        day = ground.base
        while count:
            day += timedelta(days=1)
            count -= day.weekday() < 5
        return day
    if unit.startswith(("month", "monat", "mois")):
        return ground.base + relativedelta(months=count)
    if unit.startswith("fortnight"):
        return ground.base + timedelta(weeks=2 * count)
    return ground.base + timedelta(days=count * (7 if unit[0] in "ws" else 1))


def _from_now(match: re.Match[str], ground: Ground) -> date:
    """`two weeks from now`, `three days from tomorrow`."""
    start = timedelta(days=1 if match["t"] or match["t2"] else -1 if match["z"] else 0)
    return in_units(match, Ground(ground.base + start, ground.order))


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
        return full_date(match["y"], MONTHS[match["m"]], 1, ground)
    later = 0 if match["next"] in {"this", "the"} else 1
    return ground.base.replace(day=1) + relativedelta(months=later)


def _of_next_month(match: re.Match[str], ground: Ground) -> date | None:
    """`the 20th of next month`, `the 3rd of this month`."""
    later = 0 if match["next"] == "this" else 1
    month = ground.base.replace(day=1) + relativedelta(months=later)
    return _day(month.year, month.month, read_number(match["d"]))


def _end_of_month(match: re.Match[str], ground: Ground) -> date | None:
    """Early and the middle are the 15th, late and the end the last day."""
    part, name = match["part"], match["m"]
    months = 1 if match["next"] else 0
    month = ground.base.replace(day=1) + relativedelta(months=months)
    if name:
        start = full_date(match["y"], MONTHS[name], 1, ground)
        if start is None:
            return None
        month = start
    if re.match(r"(?:early|start|begin|anfang|mi)", part):
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


def rule(pattern: str, resolve: Callable[[re.Match[str], Ground], date | None]) -> Rule:
    """Compile what an expression looks like, beside how it is resolved."""
    return re.compile(rf"(?<![\w/.$-])(?:{pattern})(?![\w/]|-\w)"), resolve


NUMBER = rf"(?P<d>\d{{1,2}}{_TH}|{_ORDINAL})"
YEAR = rf"(?:,? +(?P<y>20\d\d|two thousand (?:and )?(?:{_SPOKEN_YEAR})))?"
UNITS = (
    r"(?P<work>(?:working|business|work) +)?"
    r"(?P<u>days?|weeks?|fortnights?|months?|wochen?|tagen?|monaten?|jours?|semaines?)"
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
ON_A_DAY = frozenset(
    {_iso, _named, _numeric, _dotted, of_month, _day_on_weekday, _weekday}
)
"""The resolvers that name one day, so that "before" means an earlier one."""

RULES: tuple[Rule, ...] = (
    rule(r"(20\d\d)[-/](\d\d?)[-/](\d\d?)", _iso),
    rule(
        rf"(?:the )?(?:week|w/c|woche|semaine)"
        r"(?: of| commencing| (?:beginning|starting)(?: on)?| vom| du)?"
        rf"(?: the)? +{NUMBER}(?: of)? +(?P<m>{MONTH})\.?{YEAR}",
        _week_of,
    ),
    rule(
        rf"(?:the )?(?:week (?:of|commencing|(?:beginning|starting)(?: on)?)|w/c) +"
        rf"(?P<m>{MONTH})\.? +(?:the +)?{NUMBER}{YEAR}",
        _week_of,
    ),
    rule(
        rf"{_LEAD}{_SINCE}(?:the +)?{NUMBER}(?: of)? +(?P<m>{MONTH})\b\.?{YEAR}",
        _named,
    ),
    rule(rf"{_LEAD}(?P<m>{MONTH})(?:\.? +|[-/]|)(?:the +)?{NUMBER}{YEAR}", _named),
    rule(rf"{_LEAD}(?P<m>{MONTH}) (?P<d>{_SPOKEN}){YEAR}", _named),
    rule(rf"(?P<y>20\d\d)[-/](?P<m>{MONTH})[-/](?P<d>\d{{1,2}})", _named),
    rule(
        rf"(?:the )?(?P<nth>first|second|third|fourth|last) (?P<w>{WEEKDAY}) (?:of|in) "
        rf"(?:(?P<m>{MONTH})|(?P<next>next|the following|this|the) month){YEAR}",
        _nth_weekday,
    ),
    rule(
        rf"(?:the )?{NUMBER} of (?P<next>next|the following|this)"
        rf" month",
        _of_next_month,
    ),
    rule(r"(\d\d?)-(\d\d?)-(20\d\d)", _numeric),
    rule(rf"{_LEAD}(\d\d?)/(\d\d?)(?:/((?:20)?\d\d))?(?!\.\d)", _numeric),
    rule(rf"{_LEAD}{_SINCE}(\d\d?)\.(\d\d?)\.((?:20)?\d\d)?", _dotted),
    rule(r"(?:the )?day after (?:tomorrow|tmrw)|ubermorgen|apres-demain", _plus(2)),
    rule(
        rf"(?P<n>\d{{1,2}}|{COUNT}) +{UNITS} (?:from (?:now(?! on\b)|today"
        r"|(?P<t>tomorrow)|(?P<z>yesterday))|hence|in the future"
        r"|after (?:today|(?P<t2>tomorrow)))",
        _from_now,
    ),
    rule(_TOMORROW, _plus(1)),
    rule(rf"(?:{_TODAY})(?! +(?:on |of )?(?:{WEEKDAY}))", _plus(0)),
    rule(rf"(?P<pre>{_NEXT} week )(?:on )?(?P<w>{WEEKDAY})(?P<post>)", _weekday),
    rule(rf"(?P<pre>)(?P<w>{WEEKDAY})(?P<post> +(?:of +)?{_NEXT} week)", _weekday),
    rule(
        rf"(?:(?:by |at )?(?:the )?end of (?:the )?{_NEXT} week|this week or next"
        rf"|(?:some ?time |later )?{_NEXT} week(?! +(?:{WEEKDAY}))"
        r"|(?:la )?semaine prochaine|volgende week|la (?:proxima semana))",
        _week(1),
    ),
    rule(r"(?:the )?week after next|ubernachste woche", _week(2)),
    rule(
        r"eow|(?:by |at )?(?:the )?end of (?:the |this )?week|(?:later )?this week"
        r"|(?:before|by) the weekend|diese woche|ende der woche|cette semaine"
        r"|fin de semaine|deze week|esta semana",
        _week(0),
    ),
    rule(
        rf"(?:in|within|in den nachsten|dans|binnen) (?:the next )?"
        rf"(?P<n>\d{{1,2}}|{COUNT}) +{UNITS}(?:'? time)?",
        in_units,
    ),
    rule(
        r"(?:the )?(?P<part>early|mid|middle of|late|end of|start of|beginning of"
        r"|anfang|mitte|ende)[ -](?:in )?(?:the )?(?:this )?"
        r"(?P<next>(?:next|following|coming) )?"
        rf"(?:(?P<m>{MONTH})|month){YEAR}",
        _end_of_month,
    ),
    rule(r"(?P<part>eom)(?P<next>)(?P<m>)(?P<y>)", _end_of_month),
    rule(r"(?:the )?(?:end of )?q(?P<q>[1-4])(?: +(?P<y>20\d\d))?", _quarter),
    rule(r"(?:week|kw|cw|wk) ?(?P<n>[1-5]\d)", _week_number),
    rule(r"(?:the )?end of (?:the|this) year|eoy|jahresende", _year_end),
    rule(
        rf"(?P<w>{WEEKDAY})\.?,? +(?:the +)?(?P<d>\d{{1,2}})(?:st|nd|rd|th|{NO_COUNT})",
        _day_on_weekday,
    ),
    rule(
        rf"(?P<w>{WEEKDAY})(?:[.,;]|,? +that's)? +the +(?P<d>{_ORDINAL}){ALONE}",
        _day_on_weekday,
    ),
    rule(
        rf"(?:(?P<pre>a week on |this |next |coming |following |on )|(?P<led>{_LED}))?"
        rf"(?P<w>{WEEKDAY})\b(?P<post> +week(?!\w)| prochain| proximo)?"
        rf"(?(pre)|(?(led)|(?!{NOUN})))",
        _weekday,
    ),
    rule(
        rf"the +(?P<d>\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL}){ALONE}",
        of_month,
    ),
)
