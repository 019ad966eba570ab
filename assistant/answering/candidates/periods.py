"""Of which month, year, weekday or numbered part of a plan a sentence speaks.

A question for the windows in November is not answered by those of October.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.domain.people import fold
from assistant.gate.days import days_in, months_in, weekdays_in

W = Wanted
_OF_A_TIME = frozenset({W.AMOUNT, W.ANYTHING, W.PERSON, W.OWNER, W.IDENTIFIER})
"""What is asked for is so at the time that the question names."""
_WORDS = (
    r"(?:weeks?|months?|quarters?|phases?|stages?|sprints?|waves?|rounds?|terms?"
    r"|semesters?|seasons?|shifts?|batch(?:es)?|iterations?|tranches?|instal+ments?"
    r"|half|days?|years?|milestones?|steps?|lots?|blocks?|periods?|cycles?|runs?)"
)
_UNITS = rf"(?P<unit>{_WORDS})"
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "first 1st one",
            "second 2nd two",
            "third 3rd three",
            "fourth 4th four",
            "fifth 5th five",
            "sixth 6th six",
            "seventh 7th seven",
            "eighth 8th eight",
            "ninth 9th nine",
            "tenth 10th ten",
        ),
        start=1,
    )
    for word in words.split()
}
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|\d\d?(?:st|nd|rd|th))"
)
_CARDINAL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
_ORDERED = re.compile(rf"(?i)\b(?P<number>{_ORDINAL}) {_UNITS}\b")
_COUNTED = re.compile(
    rf"(?i)\b{_UNITS}[ -](?P<number>{_CARDINAL})(?![\w.,:]?\d|\w)(?! {_WORDS})"
)
_ALSO = re.compile(
    r"(?i)\s*(?P<link>,|and|or|to|-|–|&)\s*(?:the )?"
    rf"(?P<number>{_ORDINAL}|{_CARDINAL})\b"
)
_QUARTER = re.compile(r"\b(?P<unit>[QqHh])(?P<number>[1-4])\b")
_YEAR = re.compile(r"(?<![\w.,/€$£-])((?:19|20)\d\d)(?![\w/€$£-]|[.,]\d)")
_NEXT = re.compile(r"(?i)\b(next|this|last|coming|previous) (year|month)\b")
_STEPS = {"next": 1, "coming": 1, "this": 0, "last": -1, "previous": -1}
_RANGE = re.compile(r"(?i)\s*(?:-|–|to|till|until|through|bis)\s*")
_OPEN_ENDED = re.compile(
    r"(?i)\b(?:from|since|until|till|before|after|by|through|ab|seit|bis)\W+$"
    r"|\b(?:from|since) the \w+ of\W+$"
)
_ALWAYS = re.compile(
    r"(?i)\b(?:every|each|all|any|always|monthly|weekly|daily|weekdays?|weekends?"
    r"|year-round|throughout|spring|summer|autumn|fall|winter)\b"
)
_WHETHER_THEN = re.compile(
    r"(?i)\W*(?:is|are|was|were) (?:still )?(?:(?![^\W\d_]+(?:ed|en) )[\w'’-]+ ){1,6}?"
    r"(?:still )?(?:in|on|at|part of) (?:the |our )?[\w-]+(?: [\w-]+)?\W*$"
)
"""Is the painting in the first phase? Whether it is then is what is asked."""


@dataclass(frozen=True, slots=True)
class Periods:
    """The months, years, weekdays and numbered parts of a plan that a text names."""

    months: frozenset[int] = frozenset()
    years: frozenset[int] = frozenset()
    weekdays: frozenset[int] = frozenset()
    parts: frozenset[tuple[str, int]] = frozenset()
    open_ended: bool = False

    def __bool__(self) -> bool:
        """Whether it names any."""
        return bool(self.months or self.years or self.weekdays or self.parts)


@dataclass(frozen=True, slots=True)
class _Named:
    """The months, or years, that a sentence names, and those around it.

    `dated` are those of its full dates, `above` those of the titles above it, `own` is
    that in which it was said.
    """

    told: frozenset[int]
    dated: frozenset[int]
    above: frozenset[int]
    own: int

    def leaves_out(self, asked: frozenset[int], *, strict: bool) -> bool:
        """Whether only others than those asked for are named.

        With `strict` one of them must be named, or be the own one.
        """
        if not asked or asked & (self.told | self.dated):
            return False
        if self.told:
            return True
        if asked & self.above:
            return False
        return bool(self.above) or (strict and self.own not in asked)


def of_period(candidates: Iterable[Candidate], question: Question) -> list[Candidate]:
    """Leave out sentences of another time than the one that the question names."""
    candidates = list(candidates)
    if question.since or question.wanted in {W.OVERDUE, W.DUE, W.WORK, W.HEALTH}:
        return candidates
    if _WHETHER_THEN.match(question.text):
        return candidates
    asked = periods_in(question.bare, frozenset(map(fold, question.people)))
    if not asked:
        return candidates
    return [one for one in candidates if not _is_of_another(one, asked, question)]


def periods_in(text: str, names: frozenset[str] = frozenset()) -> Periods:
    """Return the times that a text names, without those of its full dates."""
    dates = [(day.start, day.end) for day in days_in(text)]
    free = _blanked(text, dates)
    months = [(m.readings[0][1], m.start, m.end) for m in months_in(free, names)]
    weekdays = [(w.number, w.start, w.end) for w in weekdays_in(free, names)]
    named = [*months, *weekdays]
    return Periods(
        months=_spread(free, [(n - 1, s, e) for n, s, e in months], 12, first=1),
        years=frozenset(int(found[1]) for found in _YEAR.finditer(free)),
        weekdays=_spread(free, weekdays, 7, first=0),
        parts=frozenset(_parts(text)),
        open_ended=any(
            _OPEN_ENDED.search(free[:start])
            and not any(_RANGE.fullmatch(free[end:begin]) for _, begin, _ in named)
            and not any(_RANGE.fullmatch(free[last:start]) for _, _, last in named)
            for _, start, end in named
        ),
    )


def _is_of_another(one: Candidate, asked: Periods, question: Question) -> bool:
    """Whether a sentence, or what stands above it, names only other times."""
    said = said_in(one.unit.text)
    told = periods_in(said)
    if told.open_ended or _ALWAYS.search(said):
        return False
    above = periods_in("\n".join(_titled(one)))
    strict = question.wanted in _OF_A_TIME and not (one.computed or question.polar)
    months = told.months | _relative(said, one.day, "month")
    years = told.years | _relative(said, one.day, "year")
    of_months = _Named(months, _months_of(said), above.months, one.day.month)
    of_years = _Named(years, _years_of(said), above.years, one.day.year)
    return (
        of_months.leaves_out(asked.months, strict=strict)
        or of_years.leaves_out(asked.years, strict=strict)
        or (
            bool(asked.weekdays)
            and question.wanted in _OF_A_TIME
            and bool(told.weekdays)
            and not asked.weekdays & (told.weekdays | _weekdays_of(said, one.day))
        )
        or _is_other_part(asked.parts, told.parts, above.parts)
    )


def _is_other_part(
    asked: frozenset[tuple[str, int]],
    told: frozenset[tuple[str, int]],
    above: frozenset[tuple[str, int]],
) -> bool:
    """Whether it names other phases, weeks or sprints alone."""
    units = {unit for unit, _ in asked}
    for named in (told, above):
        like = {part for part in named if part[0] in units}
        if like:
            return not like & asked
    return False


def _titled(one: Candidate) -> list[str]:
    """Return the titles above a sentence, each word with a capital as months have."""
    return [line.title() for line in one.words.split("\n")[1:]]


def _spread(
    text: str, named: list[tuple[int, int, int]], size: int, *, first: int
) -> frozenset[int]:
    """Return numbers that are named, and those from one to another: June to August."""
    named = sorted(named, key=lambda each: each[1])
    found = {number for number, _, _ in named}
    for (one, _, end), (other, start, _) in pairwise(named):
        if _RANGE.fullmatch(text[end:start]):
            steps = (other - one) % size
            found |= {(one + step) % size for step in range(steps + 1)}
    return frozenset(number + first for number in found)


def _parts(text: str) -> Iterable[tuple[str, int]]:
    for form in (_ORDERED, _COUNTED, _QUARTER):
        for found in form.finditer(text):
            unit = _unit(found["unit"])
            number = _number(found["number"])
            yield unit, number
            end = found.end() if form is not _ORDERED else found.end("number")
            while form is not _QUARTER and (also := _ALSO.match(text, end)):
                other = _number(also["number"])
                step = also["link"].casefold() in {"to", "-", "–"}
                yield from ((unit, n) for n in range(number if step else other, other))
                yield unit, other
                number, end = other, also.end()
    for found in re.finditer(
        rf"(?i)\b(?P<one>{_ORDINAL}) (?:and|or|to) (?:the )?(?={_ORDINAL} {_UNITS}\b)",
        text,
    ):
        behind = _ORDERED.match(text, found.end())
        if behind:
            yield _unit(behind["unit"]), _number(found["one"])


def _unit(word: str) -> str:
    folded = fold(word)
    return {"q": "quarter", "h": "half", "batches": "batch"}.get(
        folded, folded.rstrip("s") if folded != "half" else folded
    )


def _number(word: str) -> int:
    folded = fold(word)
    return _NUMBERS.get(folded) or int(re.sub(r"\D", "", folded) or 0)


def _relative(said: str, on: date, unit: str) -> frozenset[int]:
    """Return the months or years that are told by their distance: next month."""
    found = (
        _STEPS[fold(step)] for step, kind in _NEXT.findall(said) if fold(kind) == unit
    )
    if unit == "year":
        return frozenset(on.year + step for step in found)
    return frozenset((on.month - 1 + step) % 12 + 1 for step in found)


def _months_of(said: str) -> frozenset[int]:
    return frozenset(m for day in days_in(said) for _, m, _ in day.readings if m)


def _years_of(said: str) -> frozenset[int]:
    return frozenset(y for day in days_in(said) for y, _, _ in day.readings if y)


def _weekdays_of(said: str, on: date) -> frozenset[int]:
    days = (reading for day in days_in(said) for reading in day.resolved(on))
    relative = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}
    near = (step for word, step in relative.items() if word in fold(said))
    return frozenset(date(y, m, d).weekday() for y, m, d in days if y and d) | {
        (on + timedelta(days=step)).weekday() for step in near
    }


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def names_period(one: Candidate, question: Question) -> bool:
    """Whether a sentence itself names the time that the question names."""
    asked, said = periods_in(question.bare), said_in(one.unit.text)
    told = periods_in(said)
    months = told.months | _relative(said, one.day, "month")
    years = told.years | _relative(said, one.day, "year") | _years_of(said)
    pairs = (
        (asked.months, months),
        (asked.years, years),
        (asked.weekdays, told.weekdays),
        (asked.parts, told.parts),
    )
    return any(want for want, _ in pairs) and all(
        bool(want & have) for want, have in pairs if want
    )
