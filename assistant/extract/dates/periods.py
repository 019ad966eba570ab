"""Weeks, months, quarters and years in prose, each read as its last day.

Most of these words also stand where nothing is due ("February was quiet"), so that a
deadline needs a word such as `by` in front of them.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from assistant.extract.dates.rules import (
    COUNT,
    MONTH,
    NUMBER,
    UNITS,
    WEEKDAY,
    YEAR,
    Ground,
    Rule,
    full_date,
    in_units,
    of_month,
    read_count,
    read_number,
    rule,
)
from assistant.extract.dates.words import MONTHS, ORDINALS, WEEKDAYS, either

_PLAIN = either(
    {word: n for word, n in MONTHS.items() if word not in {"may", "march", "august"}}
)
"""Months that are no other word: bare, they need not stand beside a number."""
_MID = {"week": 2, "month": 14}


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _unit_start(unit: str, later: int, base: date) -> date:
    if unit in {"week", "weekend"}:
        return _monday(base) + timedelta(weeks=later)
    if unit == "month":
        return base.replace(day=1) + relativedelta(months=later)
    if unit == "quarter":
        first = date(base.year, base.month - (base.month - 1) % 3, 1)
        return first + relativedelta(months=3 * later)
    return date(base.year + later, 1, 1)


def _unit_end(unit: str, start: date) -> date:
    if unit == "week":
        return start + timedelta(days=4)
    if unit == "weekend":
        return start + timedelta(days=6)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    return start + relativedelta(months=months) - timedelta(days=1)


def _unit(match: re.Match[str], ground: Ground) -> date:
    """`the rest of the week`, `early next year`: early is the first half."""
    groups = match.groupdict()
    after = re.match(r"(?:the )?next|following|coming|upcoming", groups["which"] or "")
    later = 2 if groups.get("after") else int(bool(after))
    unit, part = match["unit"], groups.get("part") or ""
    start = _unit_start(unit, later, ground.base)
    if re.match(r"early|start|beginning|mid", part):
        if unit in _MID:
            return start + timedelta(days=_MID[unit])
        months = 6 if unit == "year" else 2
        return start + relativedelta(months=months) - timedelta(days=1)
    return _unit_end(unit, start)


def _unit_close(match: re.Match[str], ground: Ground) -> date:
    """`month end`, `quarter-end`."""
    unit = match["unit"]
    return _unit_end(unit, _unit_start(unit, 0, ground.base))


def _half(match: re.Match[str], ground: Ground) -> date:
    year = int(match["y"] or match["y2"] or ground.base.year)
    day = date(year, 6, 30) if match["h"] == "1" else date(year, 12, 31)
    named = match["y"] or match["y2"]
    return day if named or day >= ground.base else day + relativedelta(years=1)


def _month_of_year(match: re.Match[str], _ground: Ground) -> date:
    """`2016-11`, `Nov 2016`: the last day."""
    month = match["m"] or match["n"]
    number = int(month) if month.isdigit() else MONTHS[month]
    return date(int(match["y"]), number, 1) + relativedelta(day=31)


def _bare_month(match: re.Match[str], ground: Ground) -> date | None:
    """`February`: the next one that has not ended; `June next year` as it says."""
    end = date(ground.base.year, MONTHS[match["m"]], 1) + relativedelta(day=31)
    year_after = match["year"] or end < ground.base
    return end + relativedelta(years=1, day=31) if year_after else end


def _nth_week(match: re.Match[str], ground: Ground) -> date | None:
    """`the first week of May`: a week belongs to the month of its Thursday."""
    if match["m"]:
        start = full_date(match["y"], MONTHS[match["m"]], 1, ground)
        if start is None:
            return None
    else:
        later = int(match["which"] == "next")
        start = _unit_start(match["unit"], later, ground.base)
    if match["nth"] == "last":
        end = _unit_end(match["unit"] or "month", start)
        return end - timedelta(days=(end.weekday() - 3) % 7) + timedelta(days=1)
    thursday = start + timedelta(days=(3 - start.weekday()) % 7)
    return thursday + timedelta(days=7 * (ORDINALS[match["nth"]] - 1) + 1)


def _week_of_the(match: re.Match[str], ground: Ground) -> date | None:
    day = of_month(match, ground)
    return _monday(day) + timedelta(days=4) if day else None


def _day_in_week(match: re.Match[str], ground: Ground) -> date:
    """`this week Friday`, `next week between Monday and Friday`: the last day said."""
    later = 0 if match["which"] == "this" else 7
    return _monday(ground.base) + timedelta(days=later + WEEKDAYS[match["w"]])


def _last_of_days(match: re.Match[str], ground: Ground) -> date | None:
    """`4 to 22 this month`, `November 19-20`: the second day."""
    number = read_number(match["d"])
    if match["m"]:
        return full_date(match["y"], MONTHS[match["m"]], number, ground)
    start = _unit_start("month", int(match["which"] == "next"), ground.base)
    end = start + relativedelta(day=31)
    return start.replace(day=number) if 1 <= number <= end.day else None


def _bare_day(match: re.Match[str], ground: Ground) -> date | None:
    """`on 15`, `for the 27`: the next such day."""
    number = int(match["d"] or match["d2"])
    start = ground.base.replace(day=1)
    days = (start + relativedelta(months=n, day=number) for n in range(3))
    real = (d for d in days if d.day == number and d >= ground.base)
    return next(real, None) if 1 <= number <= 31 else None


def _spaced(match: re.Match[str], ground: Ground) -> date | None:
    """`on 4.22`: month first where the project writes so or the day is above 12."""
    first, second = int(match["m"]), int(match["d"])
    if ground.order == "dmy" or first > 12:
        first, second = second, first
    if ground.order is None and first <= 12 and second <= 12:
        return None
    return full_date(None, first, second, ground) if 1 <= first <= 12 else None


def _day_after(_match: re.Match[str], ground: Ground) -> date:
    return ground.base + timedelta(days=1)


def _weekdays_on(match: re.Match[str], ground: Ground) -> date:
    """`two Sundays from now`."""
    count = read_count(match["n"])
    ahead = (WEEKDAYS[match["w"]] - ground.base.weekday()) % 7 or 7
    return ground.base + timedelta(days=ahead + 7 * (count - 1))


_WHICH = r"(?:this|the|my|our|current|the current|the same|the coming)"
_NEXT = r"(?:(?:the )?next|(?:the )?following|(?:the )?coming|(?:the )?upcoming)"
_PART = (
    r"(?P<part>(?:rest|remainder|early|beginning|start|middle|mid|late|later|end)"
    r"(?: (?:of|in|on))?|rest)[ -]"
)
_TO = r" ?(?:-|\u2013|to|until|till|through|and) ?"
_NTH = r"(?P<nth>first|second|third|fourth|last)"

PERIOD_DAYS: tuple[Rule, ...] = (
    rule(
        rf"(?:(?:from|between) +)?\d\d?{_TO}{NUMBER},? (?:of |in )?"
        rf"(?:(?P<m>{MONTH})\b{YEAR}|(?P<which>this|next) month)",
        _last_of_days,
    ),
    rule(
        rf"(?P<m>{MONTH})(?P<which>) (?:(?:from|between) )?\d\d?{_TO}{NUMBER}{YEAR}",
        _last_of_days,
    ),
    rule(
        rf"(?P<which>this|next) week,? (?:(?:from|between) (?:{WEEKDAY}){_TO})"
        rf"(?P<w>{WEEKDAY})",
        _day_in_week,
    ),
    rule(rf"(?P<which>this) week (?:on )?(?P<w>{WEEKDAY})", _day_in_week),
    rule(
        rf"(?P<n>\d{{1,2}}|{COUNT}) (?P<w>{WEEKDAY})s? (?:from now|later|hence)",
        _weekdays_on,
    ),
    rule(
        rf"(?:the )?week of the +(?P<d>\d{{1,2}}(?:st|nd|rd|th)?|{either(ORDINALS)})"
        rf"(?! (?:of )?(?:{MONTH})\b)",
        _week_of_the,
    ),
    rule(
        r"(?:the )?(?P<part>early|beginning of|start of|middle of|mid)[ -](?:the )?"
        r"(?P<which>next|following|coming) (?P<unit>week)",
        _unit,
    ),
    rule(
        r"(?:the )?(?P<part>end of) (?:the )?"
        r"(?P<which>this |next |following |coming )?(?P<unit>quarter)",
        _unit,
    ),
)
"""Days and short periods: due wherever they are said."""

PERIODS: tuple[Rule, ...] = (
    rule(
        rf"(?:the )?{_NTH} week (?:of |in )?"
        rf"(?:(?P<m>{MONTH})\b{YEAR}|(?P<which>this|the|next) (?P<unit>month|year))",
        _nth_week,
    ),
    rule(
        rf"(?:the )?(?:{_PART})(?P<which>{_NEXT}|{_WHICH})? ?(?P<unit>week|month|year)",
        _unit,
    ),
    rule(
        r"(?:the )(?P<unit>week|weekend|month|quarter|year) (?P<which>after)"
        r" (?P<after>the next|next)",
        _unit,
    ),
    rule(rf"(?P<m>{_PLAIN})(?P<year> next year)", _bare_month),
    rule(rf"(?P<which>{_NEXT}) (?P<unit>weekend|month|quarter|year)", _unit),
    rule(
        r"(?P<which>this|current|my|our|the same|the|that) (?P<unit>week|weekend)"
        r"(?! (?:of|on|in|from|was|is|has|had)\b|-)",
        _unit,
    ),
    rule(r"(?<=on )(?P<which>)(?P<unit>weekend)", _unit),
    rule(r"(?:the )?(?:next|following) day", _day_after),
    rule(r"(?P<which>current) (?P<unit>week|month|quarter|year)", _unit),
    rule(r"(?P<which>the same) (?P<unit>month|year)", _unit),
    rule(r"(?P<unit>week|month|quarter|year)[ -]end", _unit_close),
    rule(
        r"(?:(?P<y>20\d\d) ?)?h(?P<h>[12])(?:,? ?(?P<y2>20\d\d))?",
        _half,
    ),
    rule(
        rf"(?P<y>20\d\d)(?: ?[-/,]? ?(?P<m>(?:{MONTH})\b)|"
        r" ?[-/] ?(?P<n>0?[1-9]|1[0-2]))(?! ?[-/] ?\d)",
        _month_of_year,
    ),
    rule(rf"(?P<m>{MONTH})\b\.? ?[-/,]? ?(?:of )?(?P<y>20\d\d)(?P<n>)", _month_of_year),
    rule(r"(?P<m>0?[1-9]|1[0-2]) ?[-/] ?(?P<y>20\d\d)(?P<n>)", _month_of_year),
    rule(rf"(?:next )?(?P<m>{_PLAIN})\b(?P<year>)", _bare_month),
    rule(
        rf"(?:the )?(?:next|coming) (?P<n>\d{{1,2}}|{COUNT}) +{UNITS}",
        in_units,
    ),
    rule(
        r"(?<=on )(?P<d>\d{1,2})(?=[.!?]?\s*$)|(?:(?<=for )|(?<=by )|(?<=on ))the "
        r"(?P<d2>\d{1,2})(?= ?[.!?]?\s*$)",
        _bare_day,
    ),
    rule(r"(?<=on )(?P<m>\d{1,2})[-.](?P<d>\d{1,2})(?P<y>)", _spaced),
)
"""Periods and bare numbers: due only behind a word such as `by`."""
