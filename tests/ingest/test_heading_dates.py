from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.date_order import proven_order
from ingest.notes.heading_dates import (
    document_date,
    doubtful_date,
    file_name_date,
    parse_day,
)
from ingest.reader import DateOrder, ReadContext

TODAY = date(2031, 11, 20)
CONTEXT = ReadContext(today=TODAY)


def dated(text: str, name: str = "notes.md", order: DateOrder | None = None) -> str:
    context = ReadContext(today=TODAY, date_order=order)
    day, where = document_date(text.split("\n"), name, context)
    return f"{day} {where}".strip()


@pytest.mark.parametrize(
    "line",
    [
        "Tuesday 4 March 2031, 10:00 to 11:00",
        "# Weekly, Tuesday 4 March",
        "2031-03-04, 14:00. Ana, Bo.",
        "sync, tue 4 mar",
        "March 4th, 2031",
        "Dienstag, 4. März 2031",
        "le 4 mars 2031",
        "4 de marzo de 2031",
        "04.03.2031",
        "Meeting: 4-Mar-2031",
        "2031年3月4日",
    ],
)
def test_first_line_dates_the_document_in_many_forms(line: str) -> None:
    assert dated(f"{line}\n\ntext") == "2031-03-04 heading"


def test_day_and_month_are_not_guessed() -> None:
    assert dated("04/03/2031") == "None"


def test_a_reading_that_is_still_to_come_is_none() -> None:
    assert dated("Date: 05/12/2031") == "2031-05-12 heading"
    assert dated("Date: 12/05/2031") == "2031-05-12 heading"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sync\nDate: 05/03/2031\n", (2, "05/03/2031")),
        ("Sync\n\n05/03/2031, 10:00\n", (3, "05/03/2031")),
        ("Date: 05/05/2031", None),
        ("Date: 05/12/2031", None),
        ("Date: 05/03/2031\nNext: 28/03/2031", None),
        ("Date: Wed 05/03/2031", None),
        ("3/4 of the tests are green", None),
        ("We agreed on 05/03/2031 to ship", None),
    ],
)
def test_a_date_of_its_own_that_reads_in_two_ways_is_named(
    text: str, found: tuple[int, str] | None
) -> None:
    assert doubtful_date(text.split("\n"), CONTEXT) == found


def test_with_an_order_no_date_is_in_doubt() -> None:
    context = ReadContext(today=TODAY, date_order="dmy")
    assert doubtful_date(["Date: 05/03/2031"], context) is None


@pytest.mark.parametrize(
    ("line", "name", "order"),
    [
        ("04/03/2031", "notes.md", "dmy"),
        ("03/04/2031", "notes.md", "mdy"),
        ("04/03/2031 (day first throughout)", "notes.md", "mdy"),
        ("03/04/2031\ndates in these notes are month/day", "notes.md", "dmy"),
        ("03/04/2031", "2031-03-04_notes.md", None),
        ("Tue 3/4/2031", "notes.md", None),
        ("standup tue 4/3", "notes.md", None),
    ],
)
def test_order_comes_from_the_text_the_weekday_the_name_or_the_settings(
    line: str, name: str, order: DateOrder | None
) -> None:
    assert dated(line, name, order).startswith("2031-03-04")


def test_part_above_twelve_settles_the_order() -> None:
    assert dated("28/03/2031") == "2031-03-28 heading"


def test_date_without_year_takes_it_from_the_file_name_else_from_today() -> None:
    assert dated("Mon 8 Jan", "2029-01-08.md") == "2029-01-08 heading"
    assert dated("8 December") == "2030-12-08 heading"


def test_of_a_span_of_days_the_last_one_counts() -> None:
    assert dated("# Update, week 9 (March 3 to March 7, 2031)") == "2031-03-07 heading"


def test_date_that_a_sentence_tells_is_not_the_document_s_own() -> None:
    assert dated("The importer ships on 2031-03-04.") == "None"
    assert dated("We moved the launch to 4 March 2031.", "2031-02-01.md") == (
        "2031-02-01 file name"
    )


def test_date_under_a_second_heading_is_not_the_document_s_own() -> None:
    text = "# Charter\n\nVersion 2, 1 March 2031.\n\n## Launch\n\nFriday 4 July 2031"
    assert dated(text) == "2031-03-01 heading"


@pytest.mark.parametrize(
    "name",
    [
        "2031-03-04_weekly.md",
        "20310304.txt",
        "GMT20310304-190114_Recording.transcript.vtt",
        "status_2031–03-04.md",
        "notes 28-02-2031.md",
    ],
)
def test_file_name_carries_a_date(name: str) -> None:
    assert file_name_date(name) in {date(2031, 3, 4), date(2031, 2, 28)}


@pytest.mark.parametrize(
    "name", ["notes.md", "v1.2.3.md", "12345678901.md", "03-04-2031"]
)
def test_other_numbers_in_a_file_name_are_no_date(name: str) -> None:
    assert file_name_date(name) is None


def test_cell_with_words_or_an_impossible_day_is_no_date() -> None:
    for text in ("tbd", "v1.2", "31/02/2031", "Q3 2031", ""):
        assert parse_day(text, "dmy", TODAY) is None


@given(st.text(), st.text(max_size=30), st.sampled_from(["dmy", "mdy", None]))
def test_any_text_can_be_asked_for_its_date(
    text: str, name: str, order: DateOrder | None
) -> None:
    document_date(text.split("\n"), name, ReadContext(today=TODAY, date_order=order))


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_written_out_dates_are_read_back(day: date) -> None:
    for form in ("%Y-%m-%d", "%A %d %B %Y", "%B %d, %Y", "%d %b %Y"):
        assert parse_day(day.strftime(form), None, TODAY) == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Date: 03/04/2031\n\nNext call on 03/18/2031.", "2031-03-04 heading"),
        ("Date: 03/04/2031\n\nNext call on 18/03/2031.", "2031-04-03 heading"),
        ("Date: 03/04/2031\n\nNext call on Tue 03/11/2031.", "2031-03-04 heading"),
        ("Date: 03/04/2031\n\nBuild 3/18 passed, see 12-13-14.", "None"),
        ("Date: 03/04/2031\n\nOf 18/03/2031, or 03/18/2031.", "None"),
    ],
)
def test_another_date_of_the_text_proves_the_order_of_its_own_date(
    text: str, expected: str
) -> None:
    head, body = text.split("\n\n")
    assert dated("\n".join([head, *["Words."] * 9, body])) == expected


def test_what_the_text_proves_goes_before_the_settings() -> None:
    text = "Date: 03/04/2031\n\nNext call on 03/18/2031."
    assert dated(text, order="dmy") == "2031-03-04 heading"


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from("/-"))
def test_a_date_proves_only_the_order_it_is_written_in(day: date, mark: str) -> None:
    for order, form in (("dmy", "%d{0}%m{0}%Y"), ("mdy", "%m{0}%d{0}%Y")):
        text = day.strftime(f"on {form.format(mark)}.")
        assert proven_order(text) == (order if day.day > 12 else None)


@given(st.text("0123456789/-. MonTue", max_size=40))
def test_any_text_can_be_asked_for_its_order(text: str) -> None:
    assert proven_order(text) in {"dmy", "mdy", None}


@pytest.mark.parametrize("name", ["Due", "**Due date**", "Deadline", "Fällig am"])
def test_the_day_by_which_a_page_s_task_is_due_is_not_the_page_s_own(name: str) -> None:
    assert dated(f"# Paint the hull\n\n{name}: 2031-12-04\n\nTwo coats.") == "None"
    assert dated(f"# Paint\n\n{name}: 2031-12-04\nCreated: 2031-11-03") == (
        "2031-11-03 heading"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Last edited on 3 March 2026",
        "_Last updated by Ola Berg on 3 March 2026_",
        "Last modified: 2026-03-03",
        "Zuletzt geändert am 3. März 2026",
    ],
)
@pytest.mark.parametrize("at_end", [False, True])
def test_a_page_s_last_edit_dates_it_before_the_rows_of_its_tables(
    line: str, *, at_end: bool
) -> None:
    table = [
        "| Milestone | Due | Owner |",
        "|--|--|--|",
        "| Bell hung | 2026-01-05 | Ola Berg |",
        "| Bell cast | 2026-02-05 | Ola Berg |",
        "",
    ]
    parts = [*table, line] if at_end else [line, "", *table]
    lines = ["# Tower plan", "", "What the tower needs.", "", *parts]
    found, _ = document_date(lines, "plan.md", ReadContext(today=date(2026, 4, 1)))
    assert found == date(2026, 3, 3)


@pytest.mark.parametrize(
    "point", ["- Opening: 29 March, agreed.", "* Delivery date: 29 March"]
)
def test_a_point_that_names_its_matter_does_not_date_the_paper(point: str) -> None:
    lines = ["# Weekly meeting, Monday 8 March 2027", "", point]
    found, _ = document_date(lines, "2027-03-08-weekly.md", CONTEXT)
    assert found == date(2027, 3, 8)


def test_a_point_that_names_the_meeting_dates_it() -> None:
    lines = ["# Weekly", "- Date of meeting: 9 March 2027", "- Opening: 29 March 2027"]
    assert document_date(lines, "weekly.md", CONTEXT)[0] == date(2027, 3, 9)


def test_given_full_dates_that_are_all_to_come_then_a_day_is_of_their_year() -> None:
    log = (
        "# Log\n\nLast change 28 May.\n\n| On | What | By |\n| 2033-05-05 | None | Bo |"
    )
    assert dated(log) == "2033-05-28 heading"
    assert dated(log.replace("2033", "2031")) == "2031-05-28 heading"


def test_given_a_sentence_on_the_minutes_of_a_day_then_it_dates_nothing() -> None:
    told = "Decisions of the kick-off are in the minutes of 3 March and not repeated."
    assert dated(f"# Decision log\n\n{told}") == "None"
    assert dated("Minutes of 3 March.\n\ntext") == "2031-03-03 heading"
