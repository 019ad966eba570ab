"""On which day words say that a milestone was met, or will be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.extract.dates.words import WEEKDAYS, either, same_length_fold
from assistant.facts.milestones.names import MilestoneNames
from assistant.gate.days import DateOrder, days_in

_ON = re.compile(
    r"(?:\bon|\bam|\ble|\bel|\bsince|\bseit|\bdepuis|^)\W*(?:the |[a-z]+day,? )?$"
)
_YESTERDAY = frozenset({"yesterday", "gestern", "hier", "ayer"})
_WEEK = r"(?P<week>,? (?:of )?last week|,? (?:a|one) week ago|,? before last)?"
_LED = r"(?P<led>(?:last week|(?:a|one) week ago)\W{1,3})?"
_LATELY = re.compile(
    r"[^\w]*(?:since |seit )?(?:(?P<near>yesterday|today|gestern|heute|hier|ayer|hoy)"
    rf"|{_LED}(?:on |am |le |el )?(?:the )?"
    rf"(?P<last>last |letzten |this |diesen )?(?P<weekday>{either(WEEKDAYS)}){_WEEK})\b"
)
_LATER_ON = re.compile(
    r"\b(?:(?P<near>yesterday|today|gestern|heute)"
    rf"|{_LED}(?:on|am) (?P<last>last |letzten )?"
    rf"(?P<weekday>{either(WEEKDAYS)}){_WEEK})\b"
)
_CLAUSE = re.compile(
    r"[,;.!?()]|\s[-–—]\s|\b(?:and|but|so|because|for|that|which|who|after"
    r"|before(?! last\b)|until)\b"
)


def clauses_of(text: str) -> list[str]:
    """Return the clauses of a sentence."""
    return [part for part in _PARTS.split(text) if part.strip()]


def is_ahead(text: str, said: date, order: DateOrder | None) -> bool:
    """Whether the text names a day that was still to come when it was said."""
    return any(
        y and number and date(y, month, number) > said
        for day in days_in(text, order)
        for y, month, number in day.resolved(said)[:1]
    )


def met_on(text: str, ends: int, said: date, order: DateOrder | None) -> date | None:
    """Return the day, past or of that day, that stands behind `ends` or leads."""
    folded = same_length_fold(text)
    for found in days_in(text, order):
        before = folded[ends if found.start >= ends else 0 : found.start]
        if not _ON.search(before) or len(found.readings) > 1 or found.part:
            continue
        year, month, number = found.resolved(said)[0]
        if year and number:
            day = date(year, month, number)
            if day <= said:
                return day
    return _met_lately(folded[ends:], said)


def _met_lately(behind: str, said: date) -> date | None:
    """Return the day that "yesterday" or "on Monday" behind the verb means."""
    near = _LATELY.match(behind) or _LATER_ON.search(_CLAUSE.split(behind)[0])
    return _lately(near, said) if near else None


def _lately(near: re.Match[str], said: date) -> date:
    if near["near"]:
        return said - timedelta(days=near["near"] in _YESTERDAY)
    weekday = WEEKDAYS[near["weekday"]]
    week = near["led"] or near["week"] or ""
    if "last week" in week:
        return said - timedelta(days=said.weekday() + 7 - weekday)
    back = (said.weekday() - weekday) % 7
    back = back or (7 if near["last"] or "before" in week else 0)
    return said - timedelta(days=back + (7 if week else 0))


_PARTS = re.compile(
    r"[;:()!]+(?=\s|$)|[,.](?=\s|$)|\s\(|\s[-–—]\s"
    r"|\b(?:and|but|so|because|which|though|although|while|when|after"
    r"|before(?! last\b)|until|und|et)\b"
)
_LATELY_ANYWHERE = re.compile(
    r"\b(?:(?P<near>yesterday|today|gestern|heute)"
    rf"|{_LED}(?:(?:on|am|since|seit) )?(?:the )?"
    rf"(?P<last>(?:last |letzten |this )?)(?P<weekday>{either(WEEKDAYS)}){_WEEK})\b"
)
_AGO = re.compile(r"\b(?P<days>\d{1,2}|one|two|three|four|five|six) days? ago\b")
_ONLY_DAY = re.compile(
    r"(?:\W|\b(?:on|since|last|this|yesterday|today|am|seit|the"
    rf"|{either(WEEKDAYS)})\b)*"
)
_ENDED = re.compile(
    r"\b(?:met|reached|achieved|closed|completed?|done|finished|signed|approved"
    r"|accepted|delivered|arrived|launched|opened|released|live|handed over)\b"
)
_GOES_ON = re.compile(r"\s*(?:is|are|was|were|has been|have been|had been)\b")
_PLANNED = re.compile(r"\b(?:of|due|for|from|planned)(?: (?:on|for|the))*\s*$")
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_THE_NTH = re.compile(r"\b(?:on|since) the (?P<day>\d\d?)(?:st|nd|rd|th)\b")
_TO_COME = re.compile(
    r"\b(?:next|will|is due|are due|by|until|till|before(?! last\b)|every|each)\b"
)


def end_day(
    title: str,
    text: str,
    names: MilestoneNames,
    said: date,
    order: DateOrder | None,
) -> date | None:
    """Return the day that the sentence gives for the end of this milestone.

    That is the day of the clause that names it, else that of the one other clause
    that speaks of its matter: "contract signed last Thursday, so M3 is met".
    """
    parts = _parts(text, order)
    own = [part for part in parts if title in names.named_in(part)]
    near = [
        part
        for part in parts
        if part not in own
        and (names.telling(title, part) or _GOES_ON.match(part))
        and _ENDED.search(same_length_fold(part))
    ]
    for clauses in (own, near):
        days = {day for each in clauses if (day := _past_day(each, said, order))}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _parts(text: str, order: DateOrder | None) -> list[str]:
    """Return the clauses; one of a day alone goes with the one beside it."""
    parts: list[str] = []
    start, bare = 0, False
    for end in (*_PARTS.finditer(same_length_fold(text)), None):
        part = text[start : end.start() if end else len(text)]
        start = end.end() if end else start
        if not part.strip():
            continue
        alone = _is_day(part, order)
        if parts and (alone or bare):
            parts[-1] += f" {part}"
        else:
            parts.append(part)
        bare = alone and len(parts) == 1 and parts[0] == part
    return parts


def _is_day(part: str, order: DateOrder | None) -> bool:
    left = part
    for one in reversed(list(days_in(part, order))):
        left = left[: one.start] + left[one.end :]
    return _ONLY_DAY.fullmatch(same_length_fold(left)) is not None


def _past_day(part: str, said: date, order: DateOrder | None) -> date | None:
    """Return the one day, past or of that day, on which the clause tells something."""
    folded = same_length_fold(part)
    if _TO_COME.search(folded):
        return None
    found = {day for day in _named_days(part, folded, said, order) if day <= said}
    return found.pop() if len(found) == 1 else None


def _named_days(
    part: str, folded: str, said: date, order: DateOrder | None
) -> Iterator[date]:
    calendar = [one for one in days_in(part, order) if len(one.readings) == 1]
    for one in calendar:
        year, month, number = one.resolved(said)[0]
        planned = _PLANNED.search(folded[: one.start])
        if year and number and not one.part and not planned:
            yield date(year, month, number)
    if calendar:
        return
    for near in _LATELY_ANYWHERE.finditer(folded):
        yield _lately(near, said)
    for ago in _AGO.finditer(folded):
        count = _COUNTS.get(ago["days"])
        yield said - timedelta(days=count or int(ago["days"]))
    for nth in _THE_NTH.finditer(folded):
        yield from _last_nth(int(nth["day"]), said)


def _last_nth(number: int, said: date) -> Iterator[date]:
    """Yield the last day of that number in a month, up to the day of saying it."""
    before = said.replace(day=1) - timedelta(days=1)
    for month in (said, before):
        try:
            day = month.replace(day=number)
        except ValueError:
            continue
        if day <= said:
            yield day
            return
