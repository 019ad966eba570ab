from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.reading import ReadResult
from assistant.domain.records import LoggedAbsence
from ingest.detect import reader_for
from ingest.errors import UnreadableFileError
from ingest.plans.recurrence import MOST_OCCURRENCES, NotExpandedError, occurrences
from ingest.reader import Document, ReadContext
from ingest.readers.calendar_ics import CalendarReader

TODAY = date(2031, 3, 20)
PEOPLE = {"Ana", "Ana Díaz", "Bo"}
CONTEXT = ReadContext(today=TODAY, is_person=PEOPLE.__contains__)


def event(*lines: str) -> str:
    return "\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])


def calendar(*events: str, head: str = "VERSION:2.0") -> str:
    return "\n".join(["BEGIN:VCALENDAR", head, *events, "END:VCALENDAR", ""])


def read(*events: str, head: str = "VERSION:2.0") -> ReadResult:
    return read_text(calendar(*events, head=head))


def read_text(text: str) -> ReadResult:
    return CalendarReader().read(Document("w1/cal/team.ics", text.encode()), CONTEXT)


def away(title: str, *lines: str, head: str = "VERSION:2.0") -> list[Any]:
    entry = event(
        "UID:u1", "DTSTART;VALUE=DATE:20310317", "DTEND;VALUE=DATE:20310322",
        f"SUMMARY:{title}", *lines,
    )  # fmt: skip
    records = read(entry, head=head).records
    return [
        (one.person, one.start.day, one.end.day)
        for one in records
        if isinstance(one, LoggedAbsence)
    ]


MEETING = event(
    "UID:m1",
    "DTSTAMP:20310301T080000Z",
    "DTSTART;TZID=America/New_York:20310304T230000",
    "DURATION:PT90M",
    "SUMMARY:Pump review",
    'ORGANIZER;CN="Díaz, Ana":mailto:ana@acme.example',
    "ATTENDEE;CN=Bo Li;PARTSTAT=DECLINED:mailto:bo@acme.example",
    "ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room@acme.example",
    "DESCRIPTION:Agenda: the seal.\\n\\n________________\\nJoin with passcode 123",
)


def test_meeting_has_day_zone_organiser_and_attendees() -> None:
    result = read(MEETING)
    meeting, agenda = result.passages
    assert (meeting.text, meeting.locator) == ("Pump review", "event m1")
    assert (meeting.dated, meeting.speaker) == (date(2031, 3, 4), "Ana Díaz")
    assert meeting.cells == (
        ("start", "2031-03-04 23:00 America/New_York"),
        ("end", "2031-03-05 00:30 America/New_York"),
        ("organiser", "Ana Díaz"),
        ("attendees", "Bo Li (declined)"),
    )
    assert agenda.text == "Agenda: the seal."
    assert [p.email for p in result.people] == ["ana@acme.example", "bo@acme.example"]
    assert (result.dated, result.dated_from) == (date(2031, 3, 1), "newest timestamp")


def test_series_is_read_up_to_its_end_without_what_was_left_out_or_moved() -> None:
    series = event(
        "UID:s1", "DTSTART;TZID=Europe/Berlin:20310304T100000", "SUMMARY:Stand-up",
        "RRULE:FREQ=WEEKLY;BYDAY=TU, TH;UNTIL=20310313T225959Z",
        "EXDATE;TZID=Europe/Berlin:20310306T100000",
    )  # fmt: skip
    moved = event(
        "UID:s1", "RECURRENCE-ID;TZID=Europe/Berlin:20310311T100000",
        "DTSTART;TZID=Europe/Berlin:20310312T110000", "SUMMARY:Stand-up, moved",
    )  # fmt: skip
    found = [(p.dated, p.text) for p in read(series, moved).passages]
    assert found == [
        (date(2031, 3, 4), "Stand-up"),
        (date(2031, 3, 13), "Stand-up"),
        (date(2031, 3, 12), "Stand-up, moved"),
    ]


def test_endless_series_ends_a_quarter_ahead_and_says_what_it_left_out() -> None:
    daily = event(
        "UID:d", "DTSTART:20290101T090000Z", "SUMMARY:Daily", "RRULE:FREQ=DAILY"
    )
    result = read(daily)
    assert len(result.passages) == MOST_OCCURRENCES
    assert max(p.dated for p in result.passages if p.dated) == date(2031, 6, 20)
    [problem] = result.problems
    assert problem.where == "event d"


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYHOUR=1,2,3",
    ],
)
def test_rules_that_no_calendar_writes_are_named_and_not_followed(rule: str) -> None:
    result = read(event("UID:d", "DTSTART:20310301T090000Z", f"RRULE:{rule}"))
    assert len(result.passages) == 1
    assert "only the first date" in result.problems[0].what


def test_day_that_never_comes_is_given_up_soon() -> None:
    rule: dict[str, list[Any]] = {
        "FREQ": ["YEARLY"],
        "BYMONTH": [2],
        "BYMONTHDAY": [30],
    }
    start = datetime(2031, 1, 1, 9, tzinfo=UTC)
    found = occurrences(rule, start, TODAY).starts
    assert [one.isoformat() for one in found] == ["2031-01-01T09:00:00"]
    with pytest.raises(NotExpandedError):
        occurrences({"FREQ": ["MONTHLY"], "BYDAY": ["XX"]}, start, TODAY)


@pytest.mark.parametrize(
    "title",
    [
        "Ana Díaz - vacation",
        "Vacation: Ana Díaz",
        "Díaz, Ana: on leave",
        "Urlaub (Ana Díaz)",
        "Ana Díaz is out of office",
        "OOO Ana Díaz",
    ],
)
def test_title_that_names_who_is_away_is_an_absence_to_its_last_day(title: str) -> None:
    assert away(title) == [("Ana Díaz", 17, 21)]


def test_title_without_a_name_is_of_the_owner() -> None:
    organiser = "ORGANIZER;CN=Bo Li:mailto:bo@acme.example"
    assert away("Out of office", organiser) == [("Bo Li", 17, 21)]
    assert away("Urlaub", head="X-WR-CALNAME:Cleo Park") == [("Cleo Park", 17, 21)]
    shown = away("Sailing", organiser, "X-MICROSOFT-CDO-BUSYSTATUS:OOF")
    assert shown == [("Bo Li", 17, 21)]


def test_absence_that_names_nobody_is_named() -> None:
    result = read(
        event("UID:u", "DTSTART;VALUE=DATE:20310317", "SUMMARY:Out of office")
    )
    assert not result.records
    assert "names nobody" in result.problems[0].what


@pytest.mark.parametrize(
    "title",
    ["Christmas holidays", "Labour Day holiday", "Discuss the vacation plan",
     "Bank Holiday", "Kick-off", "Cancelled: Ana Díaz vacation"],
)  # fmt: skip
def test_other_entries_are_no_absence(title: str) -> None:
    status = "STATUS:CANCELLED" if "Cancelled" in title else "STATUS:CONFIRMED"
    assert not away(title, status)


def test_private_entries_are_counted_and_not_read() -> None:
    private = event(
        "UID:p", "DTSTART:20310301T090000Z", "SUMMARY:Doctor", "CLASS:PRIVATE"
    )
    result = read(MEETING, private)
    assert not any("Doctor" in passage.text for passage in result.passages)
    assert result.problems[0].what == "1 of 2 entries are private and were not read"


def test_cut_file_is_read_and_said_to_be_cut() -> None:
    result = read_text(calendar(MEETING, MEETING)[:-80])
    assert [p.text for p in result.passages if "desc" not in p.locator] == [
        "Pump review",
        "Pump review",
    ]
    assert result.looks_cut
    assert not result.complete


def test_entry_without_a_start_is_counted() -> None:
    result = read(MEETING, event("UID:x", "SUMMARY:Some day"))
    assert result.problems[0].what == "1 of 2 entries have no start"


def test_content_decides_and_other_files_are_refused() -> None:
    data = calendar(MEETING).replace("\n", "\r\n").encode()
    assert reader_for(Document("invite.txt", data)).kind == "calendar"
    for text in ("Hello", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"):
        with pytest.raises(UnreadableFileError):
            read_text(text)


LINES = st.sampled_from(
    [
        "DTSTART:99999999T999999Z", "DTSTART;TZID=Nowhere/X:20310304T100000",
        "DTSTART;VALUE=DATE:00010101", "DTEND:20310101T000000Z", "DURATION:-P9999999D",
        "RRULE:FREQ=DAILY;COUNT=99999999999;INTERVAL=-1", "RRULE:FREQ=YEARLY;BYDAY=99MO",
        "EXDATE:xx", "RDATE;VALUE=PERIOD:20310101T000000Z/P1D", "BEGIN:VEVENT",
        "END:VALARM", "RECURRENCE-ID:20310304", "ATTENDEE:x", "ORGANIZER;CN=:mailto:",
        "SUMMARY:Urlaub", "DTSTAMP:00010101T000000Z", "BEGIN:VTIMEZONE\nTZID:X",
        "DTSTART:99991231T235959Z", "RRULE:FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO",
    ]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(LINES | st.text(max_size=12), max_size=8), st.binary(max_size=6))
def test_whatever_comes_it_is_read_or_refused(lines: list[str], junk: bytes) -> None:
    data = calendar(event("DTSTART:20310304T100000Z", *lines), MEETING).encode()
    for text in (data, junk + data, data[: len(data) // 2] + junk):
        with suppress(UnreadableFileError):
            result = CalendarReader().read(Document("a.ics", text), CONTEXT)
            places = [passage.locator for passage in result.passages]
            assert len(set(places)) == len(places)
            assert len({record.key for record in result.records}) == len(result.records)


def test_tasks_of_a_calendar_are_no_meetings_and_are_counted() -> None:
    task = "BEGIN:VTODO\nUID:t1\nDUE:20310318T080000Z\nSUMMARY:Order\nEND:VTODO"
    result = read(MEETING, task)
    [remark] = result.remarks
    assert remark == "1 entry is a task or journal, and no meeting; left out"
    assert not read(MEETING).remarks
