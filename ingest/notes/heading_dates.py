"""The document's own date: from its first lines, else from its file name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from assistant.domain.people import fold
from ingest.calendar_words import MONTHS, WEEKDAYS
from ingest.date_order import proven_order, stated_order
from ingest.notes.event_names import is_event
from ingest.notes.list_points import is_of_a_matter
from ingest.reader import DateOrder, ReadContext
from ingest.text.statements import ends_sentence

_NAME_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-_.–]?(0[1-9]|1[0-2])[-_.–]?(0[1-9]|[12]\d|3[01])(?!\d)"
)
_NAME_DAY_FIRST = re.compile(r"(?<!\d)(\d\d?)[-_.](\d\d?)[-_.](20\d\d)(?!\d)")
_NAME_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})(?!\d)")
_WEEKDAY = r"(?:(?P<weekday>[^\W\d_]{2,13})[.,]{0,2}\s+(?:the\s+|le\s+|den\s+)?)?"
_YEAR = r"(?:[\s,]+(?:de\s+)?(?P<year>(?:19|20)\d\d)(?!\d))?"
_DAY_MONTH = re.compile(
    _WEEKDAY + r"(?<![\d/.:])(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª)?\.?[\s-]+"
    r"(?:(?:of|de)\s+)?(?P<month>[^\W\d_]{3,12})\.?" + _YEAR,
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    _WEEKDAY + r"(?<![^\W\d_])(?P<month>[^\W\d_]{3,12})\.?[\s-]+"
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:])" + _YEAR,
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    _WEEKDAY + r"(?<![\d/.:-])(?P<first>\d{1,2})(?P<mark>[./])(?P<second>\d{1,2})"
    r"(?:(?P=mark)(?P<year>\d{4}|\d{2})?)?(?![\d/:])"
)
_LABEL = re.compile(
    r"[\W_]*(?:[^\W\d_]+(?: [^\W\d_]+)?\s*:[*_]*\s*)?[\W_]*(?:week of |w/c )?",
    re.IGNORECASE,
)
_EDITED = re.compile(
    r"\W*(?:(?:this |the )?(?:page|document|seite) (?:was )?)?(?:"
    r"(?:last|zuletzt|derniere|ultima|laatst)\b.{0,20}?\b(?:edit|updat|modif|chang|sav"
    r"|revis|bearbeitet|aktualisi|geandert|mise|actualiz|aggiorn|bewerkt|gewijzigd)"
    r"|(?:edited|updated|modified|aktualisiert|bearbeitet)\b(?:.{0,40}? (?:on|am|le)\b"
    r"|:))"
)
_LONGEST_EDIT = 120
_HEAD_LINES = 8
_TITLE_LINES = 4
_LONGEST_DATE_LINE = 200
_LONGEST_TITLE = 9
_AHEAD = timedelta(days=7)
_PROPERTY = 2
"""The cells of a property's row, and the most words of its name."""
_EARLIEST = 1990
_DUE = frozenset(
    (
        *("due", "due date", "due on", "due by", "deadline", "frist", "fallig"),
        *("fallig am", "echeance", "date limite", "fecha limite", "scadenza", "prazo"),
    )
)
"""Names of properties of a task's page: the day by which it must be done."""
_PREPOSITION_WORDS = (
    "on by until till before after for since due is at to am bis vor nach seit ab"
    " avant apres pour depuis hasta antes para desde entro dal op voor na"
)
_PREPOSITIONS = frozenset(_PREPOSITION_WORDS.split())
_LINE_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_SPAN = re.compile(
    r"\s*(?:-|–|—|to|until|through|thru|bis|au|al|a|t/m)\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Found:
    """Days that a text may mean, day-first reading first, and where it stands."""

    days: tuple[date, ...]
    position: int


@dataclass(frozen=True, slots=True)
class _Near:
    """How a date without a year finds one: near the anchor, not after `latest`."""

    anchor: date
    latest: date | None

    def day(self, month: int, day: int, weekday: int | None) -> date | None:
        """Return the nearest such day, of a year in which the weekday is right."""
        years = range(self.anchor.year - 2, self.anchor.year + 2)
        days = [
            found
            for year in years
            if (found := _day(year, month, day))
            and (self.latest is None or found <= self.latest)
        ]
        right = [found for found in days if found.weekday() == weekday]
        return min(
            right or days, key=lambda found: abs(found - self.anchor), default=None
        )


def document_date(
    lines: Sequence[str], file_name: str, context: ReadContext
) -> tuple[date | None, str]:
    """Return the day and how it is known (`heading`, `file name`), or (None, "").

    A date that opens one of the first lines wins; one within the first lines counts
    where the file name names no other day; of a span of days the last counts. Whether
    5/4 is April or May is never guessed: the text says so, a part is above 12, the
    weekday or the file name agrees with one reading only, another date of the text
    proves the order, the project's settings decide, or one reading is still to come;
    else it is no date.
    """
    settings = proven_order("\n".join(lines)) or context.date_order
    named = file_name_date(file_name, context.date_order)
    year = _NAME_YEAR.search(file_name)
    latest = context.today + _AHEAD
    known = named or (date(int(year[1]), 7, 1) if year else None)
    known = known or _first_to_come(lines, latest)
    near = _Near(known or context.today, None if known else latest)
    head = _head(lines)
    order = stated_order(head)
    within: date | None = None
    for number, line in enumerate(head):
        opening = _LABEL.match(line)
        start = opening.end() if opening else 0
        for found in _dates(line[:_LONGEST_DATE_LINE], near):
            day = _settle(found, order, named, settings) or _past(found, context)
            if day is None:
                continue
            if found.position <= start and not is_of_a_matter(line, start):
                return day, "heading"
            if number >= _TITLE_LINES or _is_prose(line, found.position):
                continue
            if within is None or day == named:
                within = day
    if within and (named is None or within == named):
        return within, "heading"
    if named:
        return named, "file name"
    edited = _edited(lines, near, order or settings)
    return (edited, "last edited") if edited else (None, "")


def _first_to_come(lines: Sequence[str], latest: date) -> date | None:
    """Return the first full date of a text whose full dates are all still to come.

    Such a text was not written in the year of today, whatever its other days say.
    """
    found = (
        _day(*map(int, match.groups())) for match in _ISO.finditer("\n".join(lines))
    )
    first = min((day for day in found if day), default=None)
    return first if first and first > latest else None


def _edited(lines: Sequence[str], near: _Near, order: DateOrder | None) -> date | None:
    """Return the day of a line that says when the page was changed last."""
    for line in lines:
        if len(line) > _LONGEST_EDIT or _is_row(line.strip()):
            continue
        if _EDITED.match(fold(line)):
            days = [_settle(found, order, None, None) for found in _dates(line, near)]
            known = [day for day in days if day]
            if known:
                return known[-1]
    return None


def doubtful_date(lines: Sequence[str], context: ReadContext) -> tuple[int, str] | None:
    """Return the number and words of a first line whose date reads in two ways.

    It opens the line, has its year, and nothing settles its order.
    """
    order = stated_order(_head(lines)) or proven_order("\n".join(lines))
    if order or context.date_order:
        return None
    near = _Near(context.today, None)
    written = ((n, line) for n, line in enumerate(lines, 1) if line.strip())
    for number, line in islice(written, _HEAD_LINES):
        opening = _LABEL.match(line)
        match = _NUMERIC.match(line, opening.end() if opening else 0)
        if match is None or not match["year"]:
            continue
        found = _numeric(match, near)
        if len(set(found.days)) > 1 and _past(found, context) is None:
            return number, match[0].strip()
    return None


def _past(found: _Found, context: ReadContext) -> date | None:
    """Return the only one of several readings that is not still to come."""
    past = {day for day in found.days if day <= context.today}
    return past.pop() if len(past) == 1 else None


def _is_prose(line: str, position: int) -> bool:
    """Whether the date is an adverb of a sentence, and so of what it tells."""
    before = line[:position].split()
    if not ends_sentence(line) or not before:
        return False
    last = fold(before[-1])
    is_told_of = last == "of" and len(line.split()) > _LONGEST_TITLE
    return is_told_of or last in _PREPOSITIONS


def _head(lines: Sequence[str]) -> list[str]:
    """Return the first lines, up to the second Markdown heading.

    Rows of a table are none: their days are those of what the rows tell.
    """
    written = (line.strip() for line in lines)
    told = (line for line in written if line and not _is_row(line))
    head = list(islice(told, _HEAD_LINES))
    titles = [index for index, line in enumerate(head) if line.startswith("#")]
    opening = head[: titles[1]] if len(titles) > 1 else head
    return [line for i, line in enumerate(opening) if not _is_aim(opening, i)]


def _is_row(line: str) -> bool:
    """Whether a line is a row of a table, and not a property with its value."""
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    filled = [cell for cell in cells if cell]
    if not line.startswith("|") or not filled:
        return False
    return len(filled) > _PROPERTY or len(filled[0].split()) > _PROPERTY


def _is_aim(lines: Sequence[str], index: int) -> bool:
    """Whether a line gives the day of a launch or an end, not the document's."""
    name, colon, _ = lines[index].partition(":")
    if colon and (is_event(name) or fold(name).strip(" *_-") in _DUE):
        return True
    above = lines[index - 1] if index > 1 else ""
    return ":" not in above and is_event(above)


def file_name_date(name: str, order: DateOrder | None = None) -> date | None:
    """Return the day that a file name carries, such as 2026-08-10 or 20260810."""
    if match := _NAME_DATE.search(name):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _NAME_DAY_FIRST.search(name):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        found = _Found(_both(year, first, second), 0)
        return _settle(found, None, None, order)
    return None


def parse_day(text: str, order: DateOrder | None, today: date) -> date | None:
    """Return the one day that a cell such as `Fri 28 August` or `2026-08-28` means.

    A date without a year is the nearest to `today`.
    """
    found = _dates(text.strip(), _Near(today, None))
    return _settle(found[0], None, None, order) if found else None


def days_named(text: str, order: DateOrder | None, today: date) -> list[date | None]:
    """Return the days of a text; None for one of which day and month could swap."""
    found = _dates(text, _Near(today, None))
    return [_settle(one, None, None, order) for one in found]


def only_day(text: str, order: DateOrder | None, today: date) -> date | None:
    """Return the day that a text opens with, if it names no other day."""
    found = _dates(text.strip(), _Near(today, None))
    if len(found) != 1 or found[0].position > 0:
        return None
    return _settle(found[0], None, None, order)


def _settle(
    found: _Found,
    stated: DateOrder | None,
    named: date | None,
    settings: DateOrder | None,
) -> date | None:
    """Choose among day-first and month-first readings, or return None."""
    if len(set(found.days)) == 1:
        return found.days[0]
    if stated is None and named in found.days:
        return named
    order = stated or settings
    if not found.days or order is None:
        return None
    return found.days[0] if order == "dmy" else found.days[-1]


def _dates(line: str, near: _Near) -> list[_Found]:
    """Find every date of a line, in order of position; of a span only its end."""
    stated = _LINE_YEAR.search(line)
    if stated:
        near = _Near(date(int(stated[1]), 7, 1), None)
    ends: list[tuple[_Found, int]] = [
        (_Found(_known(_day(*map(int, match.groups()))), match.start()), match.end())
        for match in _ISO.finditer(line)
    ]
    ends += [
        (_worded(match, MONTHS[fold(match["month"])], near), match.end())
        for pattern in (_DAY_MONTH, _MONTH_DAY)
        for match in pattern.finditer(line)
        if fold(match["month"]) in MONTHS
    ]
    ends += [(_numeric(match, near), match.end()) for match in _NUMERIC.finditer(line)]
    known = [part for part in ends if part[0].days]
    return _span_ends(line, sorted(known, key=lambda part: part[0].position))


def _span_ends(line: str, parts: list[tuple[_Found, int]]) -> list[_Found]:
    """Put the end of a span of days in the place of its start."""
    found: list[_Found] = []
    last_end = 0
    for part, end in parts:
        if found and _SPAN.fullmatch(line[last_end : part.position]):
            found[-1] = replace(part, position=found[-1].position)
        else:
            found.append(part)
        last_end = end
    return found


def _worded(match: re.Match[str], month: int, near: _Near) -> _Found:
    weekday = WEEKDAYS.get(fold(match["weekday"] or ""))
    position = match.start() if weekday is not None else _first_of(match)
    day = int(match["day"])
    if match["year"]:
        return _Found(_known(_day(int(match["year"]), month, day)), position)
    return _Found(_known(near.day(month, day, weekday)), position)


def _first_of(match: re.Match[str]) -> int:
    return min(match.start("day"), match.start("month"))


def _numeric(match: re.Match[str], near: _Near) -> _Found:
    """Read d/m and m/d; dots mean day first, and need a year or a last dot."""
    first, second = int(match["first"]), int(match["second"])
    weekday = WEEKDAYS.get(fold(match["weekday"] or ""))
    position = match.start() if weekday is not None else match.start("first")
    dotted = match["mark"] == "."
    if dotted and not (match["year"] or match[0].endswith(".")):
        return _Found((), position)
    if match["year"]:
        year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
        days = _both(year, first, second)
    else:
        days = _without_year(first, second, near, weekday)
    if dotted:
        days = days[:1] if second <= 12 else ()
    if weekday is not None:
        days = tuple(day for day in days if day.weekday() == weekday) or days
    return _Found(days, position)


def _without_year(
    first: int, second: int, near: _Near, weekday: int | None
) -> tuple[date, ...]:
    """Return both readings; the weekday may choose one, and after that the year."""
    for wanted in (None, weekday):
        days = (
            *_known(near.day(second, first, wanted)),
            *_known(near.day(first, second, wanted)),
        )
        if weekday is None or any(day.weekday() == weekday for day in days):
            break
    return days


def _both(year: int, first: int, second: int) -> tuple[date, ...]:
    """Return the day-first and the month-first reading, where they exist."""
    return (*_known(_day(year, second, first)), *_known(_day(year, first, second)))


def _known(day: date | None) -> tuple[date, ...]:
    return (day,) if day else ()


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if _EARLIEST <= year <= 2100 else None
    except ValueError:
        return None
