"""Calendars (`.ics`): meetings, and who is away from when to when."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from assistant.domain.reading import (
    DocumentKind,
    Passage,
    PersonMention,
    ReadProblem,
    ReadResult,
    Role,
)
from assistant.domain.records import LoggedAbsence
from ingest.errors import UnreadableFileError
from ingest.plans.absence_words import absent_person
from ingest.plans.calendar_events import Attendee, CalendarFile, Entry, read_calendar
from ingest.plans.recurrence import (
    AHEAD,
    MOST_OCCURRENCES,
    NotExpandedError,
    occurrences,
)
from ingest.reader import Document, ReadContext
from ingest.text.decoding import decode

_BEGIN = re.compile(rb"BEGIN:V(?:CALENDAR|EVENT)[ \t]*\r?\n", re.IGNORECASE)
_JOIN = re.compile(
    r"(?:^|\n)[^\n]*(?:[_\-─━*~:]{10,}|Microsoft Teams|Join (?:Zoom|the|on|with)\b"
    r"|Meeting ID|Passcode|https?://\S*(?:zoom\.us/|teams\.microsoft|meet\.google)"
    r").*",
    re.IGNORECASE | re.DOTALL,
)
_NO_TITLE = "(no title)"
_SHORTEST = timedelta(hours=6)
_MOST_SERIES = 2000
_LONGEST_UID = 120


@dataclass(slots=True)
class _Reading:
    """What is read of a calendar so far."""

    file: CalendarFile
    context: ReadContext
    people: dict[PersonMention, None] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)
    absences: dict[str, LoggedAbsence] = field(default_factory=dict)
    problems: list[ReadProblem] = field(default_factory=list)
    series: int = 0


class CalendarReader:
    """One passage for each meeting and day, and a record for each absence.

    A series is read up to a quarter ahead, and its newest hundred dates at most.
    Private entries are counted, not read; links and passwords to join are left out.
    """

    kind = DocumentKind.CALENDAR
    example = "calendar/project.ics"

    def accepts(self, document: Document) -> bool:
        """A text that opens a calendar in its first lines."""
        head = document.head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
        return _BEGIN.match(head) is not None

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the entries; times are by the clock of their own zones.

        Raises:
            UnreadableFileError: If it is no calendar or holds no entry.
        """
        text = decode(document.data, document.path)
        try:
            file = read_calendar(text.body)
        except (ValueError, KeyError, IndexError, AttributeError, TypeError) as error:
            raise UnreadableFileError(
                f"{document.path!r} is no calendar that can be read ({error}).",
                fix="Export it again, as .ics.",
            ) from error
        if not file.entries:
            raise UnreadableFileError(
                f"{document.path!r} holds no entries.", fix="Export it again, as .ics."
            )
        reading = _Reading(file, context)
        _read_entries(reading)
        stamps = [e.stamped for e in file.entries if e.stamped]
        dated = max((day for day in stamps if day <= context.today), default=None)
        return ReadResult(
            kind=self.kind,
            title=file.owner or document.name.rsplit(".", 1)[0],
            dated=dated,
            dated_from="newest timestamp" if dated else "",
            complete=not file.is_invitation and not file.is_cut,
            passages=tuple(reading.passages),
            records=tuple(reading.absences.values()),
            people=tuple(reading.people),
            problems=(
                *((text.problem,) if text.problem else ()),
                *reading.problems,
                *_not_read(file),
            ),
            remarks=tuple(_tasks(file)),
            looks_cut="the file ends within an entry" if file.is_cut else None,
        )


def _read_entries(reading: _Reading) -> None:
    entries = [
        entry
        for entry in reading.file.entries
        if entry.start is not None and not entry.is_private
    ]
    replaced: dict[str, set[datetime]] = defaultdict(set)
    for entry in entries:
        if entry.replaces:
            replaced[entry.uid].add(entry.replaces)
    uids = Counter(entry.uid for entry in reading.file.entries)
    for entry in entries:
        known = entry.uid and uids[entry.uid] == 1 and len(entry.uid) <= _LONGEST_UID
        place = f"event {entry.uid if known else entry.number}"
        _read_entry(reading, entry, place, replaced[entry.uid])


def _read_entry(
    reading: _Reading, entry: Entry, place: str, replaced: set[datetime]
) -> None:
    starts = _starts(reading, entry, place)
    if not entry.replaces:
        starts = [at for at in starts if at not in replaced]
    people = [entry.organiser, *(one.person for one in entry.attendees)]
    reading.people |= dict.fromkeys(person for person in people if person)
    for at in starts:
        where = f"{place} {at:%Y-%m-%dT%H:%M}" if len(starts) > 1 else place
        reading.passages.append(_meeting(entry, at, where))
        _read_absence(reading, entry, at, where)
    agenda = _JOIN.sub("", entry.description).strip()
    if agenda and starts:
        reading.passages.append(
            Passage(
                locator=f"{place} description",
                text=agenda,
                role=Role.CELL,
                headings=(entry.summary or _NO_TITLE,),
            )
        )


def _starts(reading: _Reading, entry: Entry, place: str) -> list[datetime]:
    """Return the local starts of an entry and of its series."""
    if entry.start is None:
        return []
    starts = {entry.start.at.replace(tzinfo=None), *entry.added}
    reading.series += entry.rule is not None
    if entry.rule is not None and reading.series <= _MOST_SERIES:
        try:
            found = occurrences(entry.rule, entry.start.at, reading.context.today)
        except NotExpandedError as error:
            reading.problems.append(_first_only(place, str(error)))
        else:
            starts = {*found.starts, *entry.added}
            if found.earlier:
                reading.problems.append(_newest_only(place))
    elif entry.rule is not None:
        reading.problems.append(_first_only(place, f"it is past {_MOST_SERIES} series"))
    # A whole day may be left out by a time on it, and a time by its day.
    days = {
        at for at in entry.excluded if at == datetime.combine(at, datetime.min.time())
    }
    kept = starts - set(entry.excluded)
    kept = {at for at in kept if datetime.combine(at, datetime.min.time()) not in days}
    return sorted(kept)[-2 * MOST_OCCURRENCES :]


def _meeting(entry: Entry, at: datetime, where: str) -> Passage:
    return Passage(
        locator=where,
        text=entry.summary or _NO_TITLE,
        role=Role.CELL,
        speaker=_called(entry.organiser) if entry.organiser else None,
        dated=at.date(),
        cells=tuple((name, value) for name, value in _cells(entry, at) if value),
    )


def _cells(entry: Entry, at: datetime) -> Iterator[tuple[str, str]]:
    start = entry.start
    if start is None:
        return
    yield "start", start.words(at)
    length = _length(entry)
    if length is not None:
        ends = at + length
        yield "end", start.words(ends - timedelta(days=1) if start.whole_day else ends)
    yield "organiser", _called(entry.organiser) if entry.organiser else ""
    yield "attendees", ", ".join(map(_invited, entry.attendees))
    yield "place", _JOIN.sub("", entry.place).strip()
    yield "status", entry.status.lower()
    yield "repeats", entry.rule_words


def _length(entry: Entry) -> timedelta | None:
    """Return how long an entry is; a whole day without an end is one."""
    if entry.start is None:
        return None
    start = entry.start.at.replace(tzinfo=None)
    whole = timedelta(days=1) if entry.start.whole_day else None
    if entry.end is None or entry.end <= start:
        return whole
    return entry.end - start


def _read_absence(reading: _Reading, entry: Entry, at: datetime, where: str) -> None:
    length = _length(entry)
    if length is None or length < _SHORTEST or entry.status == "CANCELLED":
        return
    guests = [_called(one.person) for one in entry.attendees]
    owner = _called(entry.organiser) if entry.organiser else ""
    absent = absent_person(
        entry.summary,
        is_away=entry.busy == "OOF",
        owner=owner or reading.file.owner,
        is_person=lambda name: (
            name in {owner, *guests} or reading.context.is_person(name)
        ),
    )
    if absent is None:
        return
    if not absent:
        reading.problems.append(_nobody(where, entry.summary))
        return
    last = (at + length - timedelta(microseconds=1)).date()
    key = f"{absent}:{at.date()}"
    longer = reading.absences.get(key)
    if longer is None or longer.end < last:
        reading.absences[key] = LoggedAbsence(
            key=key,
            locator=where,
            person=absent,
            start=at.date(),
            end=last,
            what=entry.summary or _NO_TITLE,
        )


def _called(person: PersonMention) -> str:
    return person.name or person.email or ""


def _invited(attendee: Attendee) -> str:
    told = attendee.answer in {"declined", "tentative"}
    return _called(attendee.person) + (f" ({attendee.answer})" if told else "")


def _tasks(file: CalendarFile) -> Iterator[str]:
    """Count what is no meeting."""
    if file.tasks:
        noun = "entry is a task" if file.tasks == 1 else "entries are tasks"
        yield f"{file.tasks} {noun} or journal, and no meeting; left out"


def _not_read(file: CalendarFile) -> Iterator[ReadProblem]:
    """Name the entries that are private or have no start, and bad values of others."""
    entries = file.entries
    private = sum(entry.is_private for entry in entries)
    if private:
        yield ReadProblem(
            where="",
            what=f"{private} of {len(entries)} entries are private and were not read",
            fix="share them with the project if they matter",
        )
    timeless = sum(entry.start is None and not entry.is_private for entry in entries)
    if timeless:
        yield ReadProblem(
            where="",
            what=f"{timeless} of {len(entries)} entries have no start",
            fix="export the calendar again if something is missing",
        )
    for entry in entries:
        for error in entry.errors:
            yield ReadProblem(
                where=f"event {entry.number}",
                what=f"a value cannot be read ({error[:120]})",
                fix="correct the entry if it matters",
            )


def _first_only(place: str, why: str) -> ReadProblem:
    return ReadProblem(
        where=place,
        what=f"of this series only the first date was read: {why}",
        fix="make it a daily, weekly, monthly or yearly series",
    )


def _newest_only(place: str) -> ReadProblem:
    return ReadProblem(
        where=place,
        what=f"of this series only {MOST_OCCURRENCES} dates were read, the last ones"
        f" within {AHEAD.days} days from now",
        fix="export a shorter time if earlier dates matter",
    )


def _nobody(where: str, summary: str) -> ReadProblem:
    return ReadProblem(
        where=where,
        what=f"{summary[:60] or _NO_TITLE!r} is an absence that names nobody",
        fix="write the person's name into its title",
    )
