"""Entries of a calendar as typed values, however their program wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import Calendar, Component
from icalendar.prop import vRecur

from assistant.domain.people import natural_order
from assistant.domain.reading import PersonMention
from ingest.text.decoding import clean

_FOLD = re.compile(r"\n[ \t]")
_BREAK = re.compile(r"\n{2,}(?=[ \t])")
_BOUND = re.compile(r"(BEGIN|END):([A-Za-z0-9-]{1,40})[ \t]*", re.IGNORECASE)
_RULE = re.compile(r"(?:RRULE|EXRULE)[;:]", re.IGNORECASE)
_EMAIL = re.compile(
    r"(?:mailto:)?\s*([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)\s*", re.IGNORECASE
)
_NO_PERSON = {"ROOM", "RESOURCE", "GROUP"}
_LONGEST = 200
_TASKS = ("VTODO", "VJOURNAL")


@dataclass(frozen=True, slots=True)
class Attendee:
    """Whom an entry invites; `answer` is `accepted`, `declined` or as the file says."""

    person: PersonMention
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """When an entry begins or ends; `zone` is its name in the file, empty for none.

    `at` is midnight for a whole day; its tzinfo is None where the file names no zone.
    """

    at: datetime
    whole_day: bool
    zone: str = ""

    def words(self, at: datetime | None = None) -> str:
        """Return it as text, or another time on the same terms."""
        at = at or self.at
        if self.whole_day:
            return at.date().isoformat()
        return f"{at:%Y-%m-%d %H:%M} {self.zone}".rstrip()


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a calendar; `replaces` is the start that it takes the place of.

    `end` is as the file has it: for whole days, the day after the last.
    """

    number: int
    uid: str
    summary: str
    start: Moment | None
    end: datetime | None
    description: str = ""
    place: str = ""
    status: str = ""
    busy: str = ""
    is_private: bool = False
    organiser: PersonMention | None = None
    attendees: tuple[Attendee, ...] = ()
    rule: vRecur | None = None
    rule_words: str = ""
    excluded: tuple[datetime, ...] = ()
    added: tuple[datetime, ...] = ()
    replaces: datetime | None = None
    stamped: date | None = None
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A file's entries; `owner` is what the calendar is called.

    `is_cut` says that the file ends within an entry or calendar; `is_invitation` that
    it was sent to ask or answer, and is no calendar of its own; `tasks` counts the
    tasks and journal entries, which are no meetings.
    """

    entries: tuple[Entry, ...]
    owner: str
    is_cut: bool
    is_invitation: bool
    tasks: int = 0


def read_calendar(text: str) -> CalendarFile:
    """Read all calendars of a clean text.

    Raises:
        ValueError: If it is no calendar.
    """
    mended, is_cut = _mended(text)
    calendars = Calendar.from_ical(mended, multiple=True)
    entries: list[Entry] = []
    for calendar in calendars:
        for event in calendar.walk("VEVENT"):
            entries.append(_entry(len(entries) + 1, event))
    methods = {_text(calendar, "method").upper() for calendar in calendars}
    names = (_text(calendar, "x-wr-calname") for calendar in calendars)
    return CalendarFile(
        entries=tuple(entries),
        owner=next(filter(None, names), ""),
        is_cut=is_cut,
        tasks=sum(
            len(calendar.walk(name)) for calendar in calendars for name in _TASKS
        ),
        is_invitation=bool(methods & {"REQUEST", "REPLY", "CANCEL", "COUNTER"}),
    )


def _mended(text: str) -> tuple[str, bool]:
    """Unfold the lines, drop blanks in rules, and close what is left open."""
    lines = _FOLD.sub("", _BREAK.sub("\n", text)).split("\n")
    opened: list[str] = []
    kept: list[str] = []
    for line in lines:
        bound = _BOUND.fullmatch(line)
        name = bound[2].upper() if bound else ""
        if bound and bound[1].upper() == "BEGIN":
            opened.append(name)
        elif bound and name in opened:
            while (inner := opened.pop()) != name:
                kept.append(f"END:{inner}")
        elif bound:
            continue
        kept.append("".join(line.split()) if _RULE.match(line) else line)
    kept += [f"END:{name}" for name in reversed(opened)]
    return "\r\n".join(kept), bool(opened)


def _entry(number: int, event: Component) -> Entry:
    start = _start(event)
    return Entry(
        number=number,
        uid=_text(event, "uid")[:_LONGEST],
        summary=_text(event, "summary"),
        start=start,
        end=_end(event, start),
        description=_text(event, "description"),
        place=_text(event, "location"),
        status=_text(event, "status").upper(),
        busy=_text(event, "x-microsoft-cdo-busystatus").upper(),
        is_private=_text(event, "class").upper() in {"PRIVATE", "CONFIDENTIAL"},
        organiser=_person(_first(event, "organizer")),
        attendees=tuple(_attendees(event)),
        rule=_rule(event),
        rule_words=_rule_words(_rule(event)),
        excluded=tuple(_times(event, "exdate", start)),
        added=tuple(_times(event, "rdate", start)),
        replaces=_local(_value(_first(event, "recurrence-id")), start),
        stamped=_stamp(event),
        errors=tuple(f"{name}: {why}" for name, why in event.errors),
    )


def _first(event: Component, name: str) -> Any:
    found = event.get(name)
    return found[0] if isinstance(found, list) and found else found


def _text(event: Component, name: str) -> str:
    found = _first(event, name)
    return clean(str(found)).strip() if found is not None else ""


def _value(found: object) -> date | datetime | None:
    value = getattr(found, "dt", None)
    if isinstance(value, tuple):
        value = value[0]
    return value if isinstance(value, date) else None


def _moment(found: object) -> Moment | None:
    value = _value(found)
    if value is None:
        return None
    if not isinstance(value, datetime):
        return Moment(datetime.combine(value, time()), whole_day=True)
    parameters = getattr(found, "params", {})
    zone = clean(str(parameters.get("TZID", ""))).strip('"')
    if not zone and value.tzinfo:
        zone = "UTC" if value.utcoffset() == timedelta(0) else f"{value:%z}"
    return Moment(value, whole_day=False, zone=zone[:_LONGEST])


def _start(event: Component) -> Moment | None:
    return _moment(_first(event, "dtstart"))


def _end(event: Component, start: Moment | None) -> datetime | None:
    """Return the end by the clock of the start; a length counts from the start."""
    if start is None:
        return None
    length = getattr(_first(event, "duration"), "dt", None)
    if isinstance(length, timedelta):
        try:
            return start.at.replace(tzinfo=None) + length
        except OverflowError:
            return None
    return _local(_value(_first(event, "dtend")), start)


def _local(value: date | datetime | None, start: Moment | None) -> datetime | None:
    """Return a time by the clock of the start, without zone."""
    if value is None:
        return None
    if not isinstance(value, datetime):
        return datetime.combine(value, time())
    if value.tzinfo and start and start.at.tzinfo:
        try:
            value = value.astimezone(start.at.tzinfo)
        except (OverflowError, ValueError):
            return None
    return value.replace(tzinfo=None)


def _times(event: Component, name: str, start: Moment | None) -> Iterator[datetime]:
    found = event.get(name)
    for part in found if isinstance(found, list) else [found]:
        for one in getattr(part, "dts", ()):
            local = _local(_value(one), start)
            if local:
                yield local


def _rule(event: Component) -> vRecur | None:
    found = _first(event, "rrule")
    return found if isinstance(found, vRecur) else None


def _rule_words(rule: vRecur | None) -> str:
    written = rule.to_ical() if rule else b""  # type: ignore[no-untyped-call]
    return clean(written.decode("utf-8", errors="replace"))


def _stamp(event: Component) -> date | None:
    days = [_value(_first(event, name)) for name in ("dtstamp", "last-modified")]
    moments = [
        day.astimezone(UTC).date() if day.tzinfo else day.date()
        for day in days
        if isinstance(day, datetime) and 1 < day.year < 9999
    ]
    return max(moments, default=None)


def _attendees(event: Component) -> Iterator[Attendee]:
    found = event.get("attendee")
    listed: Sequence[Any] = found if isinstance(found, list) else [found]
    for one in listed:
        parameters = getattr(one, "params", {})
        person = _person(one)
        if person and str(parameters.get("CUTYPE", "")).upper() not in _NO_PERSON:
            answer = clean(str(parameters.get("PARTSTAT", ""))).lower()
            yield Attendee(person, answer)


def _person(address: object) -> PersonMention | None:
    if address is None:
        return None
    called = clean(str(getattr(address, "params", {}).get("CN", ""))).strip(" \"'")
    match = _EMAIL.fullmatch(clean(str(address)))
    email = match[1] if match else None
    name = natural_order(called)[:_LONGEST] if called and "@" not in called else None
    if name is None and email is None and "@" in called:
        email = called[:_LONGEST]
    return PersonMention(name=name, email=email) if name or email else None
