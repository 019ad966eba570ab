"""Who says or is said to be away, and from when to when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from assistant.domain.evidence import Quote
from assistant.domain.people import People, fold
from assistant.domain.records import LoggedAbsence
from assistant.domain.sourced import SourcedPassage
from assistant.extract.dates.words import (
    MONTHS,
    same_length_fold,
    with_spoken_days,
)
from assistant.extract.text.sentences import split
from assistant.facts.date_orders import DateOrders
from assistant.facts.mentions import CONVERSATION
from assistant.gate.days import DateOrder, Day, days_in
from assistant.ledger.view import View

_AWAY = re.compile(
    r"\b(?:out(?: of (?:the )?office)?|away|off|absent|unavailable"
    r"|on (?:\w+ ){0,2}(?:leave|holidays?|vacation|pto)|not (?:here|available|around)"
    r"|(?:(?<=\bmy )|(?<='s ))(?:\w+ )?(?:holidays?|vacation|leave)"
    r"|abwesend|(?:im|in) urlaub|en conges?|de vacaciones)\b"
)
_LEAD = re.compile(
    r"[\s:,(]*(?:(?P<till>until|till|through|bis(?: zum)?|jusqu'au|hasta)"
    r"|on|(?P<open>from|starting|since|as of|between|ab|vom|du|del?))?"
    r"\s*(?:\w+day,? )?(?:the )?"
)
_RANGE = re.compile(
    r"\s*(?:through|thru|to|until|till|and|bis(?: zum)?|au|al|hasta|[-\u2013\u2014])\s*"
    r"(?:\w+day,? )?(?:the )?"
)
_LASTS = re.compile(
    r"^[\s,(]*(?:on|onwards?|for|until|till|and (?:then|after)|ff|open|with|\+|weeks?"
    r"|through)\b"
)
"""What follows a first day where the absence goes on for longer."""
_BACK = re.compile(r"\bback (?:again )?(?:on )?(?:\w+day,? )?(?:the )?$")
_ELSEWHERE = re.compile(
    r"[\s,:]*(?P<who>i|[\w-]+(?: [\w-]+)?)(?:'m|'s|'ll be| am| is| will be)"
    r" (?:(?:away|off|out|absent|unavailable|abroad|travelling|traveling)\b"
    r"|on (?:\w+ ){0,2}(?:leave|holidays?|vacation|pto|trip)\b"
    r"|in (?P<where>[^\W\d_]+))"
)
"""Whoever is in a place that is named, or away, between days that were just told."""
_SELF = frozenset({"i", "i'm", "i'll", "my"})
_AUXILIARY = frozenset(
    "is are am will be still again also currently then now going to bin ist".split()  # noqa: SIM905
)
_SPEAKER = re.compile(r"^\W*(?P<name>[^\W\d][\w.'’ -]{1,40}?)\s*(?:[:\u2013\u2014]|- )")
_NOTES_BY = re.compile(
    r"\b(?:notes?|minutes|written|taken) (?:from|by|of) (?P<name>[\w'’-]+)"
)
"""Whose "I" it is where a note's title says who wrote it."""
_ITEM = re.compile(r"^\W*\d{1,2}[.)]\s+")
_LONGEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Absence:
    """A person's absence; `end` is its last day, None where nobody says when."""

    person: str
    start: date
    end: date | None
    quote: Quote


def absences(view: View) -> tuple[Absence, ...]:
    """Return what people and calendars say of dated absences, by first day.

    Of words on the same first day the newest count; a calendar counts before words.
    """
    orders = DateOrders(view)
    found: dict[tuple[str, date], Absence] = {}
    for piece in sorted(view.passages, key=lambda piece: piece.turn):
        if piece.kind not in CONVERSATION or piece.passage.quoted:
            continue
        for absence in _of_passage(piece, orders, view.people):
            key = absence.person, absence.start
            if absence.end or key not in found:
                found[key] = absence
    found |= {(one.person, one.start): one for one in _logged(view)}
    return tuple(found.values())


def _logged(view: View) -> Iterator[Absence]:
    for known in view.records(LoggedAbsence):
        row = known.record
        person = view.people.resolve(row.person) or row.person
        yield Absence(person, row.start, row.end, known.quote(row.what))


def _of_passage(
    piece: SourcedPassage, orders: DateOrders, people: People
) -> Iterator[Absence]:
    for sentence in split(piece.passage.text):
        text = with_spoken_days(sentence.core)
        folded = same_length_fold(text).replace("’", "'")
        order = orders.of(piece)
        for away in _AWAY.finditer(folded):
            dates = _dates(text, away.end(), piece.dated, order)
            person = _person(folded[: away.start()], piece, people) if dates else None
            if dates and person:
                yield Absence(person, *dates, piece.quote(sentence.quote))
                break
        else:
            told = _elsewhere(text, folded, piece, order)
            who = _person(told[0], piece, people) if told else None
            if told and who:
                yield Absence(who, *told[1:], piece.quote(sentence.quote))


def _elsewhere(
    text: str, folded: str, piece: SourcedPassage, order: DateOrder | None
) -> tuple[str, date, date] | None:
    """Return who, of a sentence that tells the days first, is elsewhere on them."""
    days = sorted(days_in(text, order), key=lambda day: day.start)
    for first, last in pairwise(days):
        found = _ELSEWHERE.match(folded, last.end)
        begins, ends = _date(first, piece.dated), _date(last, piece.dated)
        joined = folded[first.end : last.start]
        ranged = first.start == last.start or _RANGE.fullmatch(joined)
        if not found or not ranged or not begins or not ends:
            continue
        where = found["where"]
        is_place = where and text[found.start("where")].isupper()
        if where is None or (is_place and where not in MONTHS):
            return found["who"], begins, ends
    return None


def _dates(
    text: str, place: int, said: date, order: DateOrder | None
) -> tuple[date, date | None] | None:
    """Return the first and last day of what follows the place."""
    days = sorted(
        (day for day in days_in(text, order) if day.start >= place),
        key=lambda day: day.start,
    )
    lead = (
        _LEAD.fullmatch(same_length_fold(text[place : days[0].start])) if days else None
    )
    first = _date(days[0], said) if lead else None
    if first is None or lead is None:
        return None
    if lead["till"]:
        return said, first
    for day in days[1:]:
        between = same_length_fold(text[days[0].end : day.start])
        last = _date(day, said)
        if last and (day.start == days[0].start or _RANGE.fullmatch(between)):
            return first, last
        if last and _BACK.search(same_length_fold(text[: day.start]).rstrip() + " "):
            return first, last - timedelta(days=1)
    after = same_length_fold(text[days[0].end :])
    is_open = lead["open"] or _LASTS.match(after)
    return first, None if is_open else first


def _date(day: Day, said: date) -> date | None:
    if len(day.readings) != 1:
        return None
    year, month, number = day.resolved(said)[0]
    return date(year, month, number) if year and number else None


def _person(before: str, piece: SourcedPassage, people: People) -> str | None:
    """Return who is away: the speaker for "I" or no subject, else the one named."""
    words = re.findall(r"[\w'-]+", _ITEM.sub("", before))
    while words and words[-1] in _AUXILIARY:
        words.pop()
    if words:
        words[-1] = words[-1].removesuffix("'s")
    if words and words[-1] not in _SELF:
        runs = (words[-length:] for length in range(_LONGEST_NAME, 0, -1))
        return next((n for run in runs if (n := people.resolve(" ".join(run)))), None)
    label = _SPEAKER.match(fold(piece.passage.text))
    named = [piece.passage.speaker, label["name"] if label else None]
    if words:
        named += [by["name"] for by in _NOTES_BY.finditer(fold(piece.title or ""))]
    return next((who for name in named if (who := people.resolve(name))), None)
