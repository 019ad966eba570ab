from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.extract.dates.deadlines import read_dates, resolve_due

THURSDAY = date(2031, 5, 15)


def read(text, base=THURSDAY, order="mdy"):
    return [due.day for due in read_dates(text, base, date_order=order, future=True)]


def due(text, anchors=()):
    return resolve_due(text, THURSDAY, date_order="dmy", anchors=anchors)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("the greenhouse opens 2031-08", date(2031, 8, 31)),
        ("08 / 2031", date(2031, 8, 31)),
        ("Aug 2031", date(2031, 8, 31)),
        ("from 3 to 9 next month", date(2031, 6, 9)),
        ("June 19-20", date(2031, 6, 20)),
        ("between June 2 and June 6", date(2031, 6, 6)),
        ("Monday to Wednesday", date(2031, 5, 21)),
        ("the rest of the month", date(2031, 5, 31)),
        ("early next week", date(2031, 5, 21)),
        ("late this year", date(2031, 12, 31)),
        ("the weekend", date(2031, 5, 18)),
        ("the first week of July", date(2031, 7, 4)),
        ("the last week of the year", date(2031, 12, 26)),
        ("the week of the 21st", date(2031, 5, 23)),
        ("week commencing June 2", date(2031, 6, 6)),
        ("3 days starting tomorrow", date(2031, 5, 18)),
        ("the next 3 days", date(2031, 5, 18)),
        ("two Sundays from now", date(2031, 5, 25)),
        ("the twenty second of June", date(2031, 6, 22)),
        ("June twenty one two thousand and thirty one", date(2031, 6, 21)),
        ("29 Feb", date(2032, 2, 29)),
        ("Jun/12", date(2031, 6, 12)),
        ("back on 4-22", date(2032, 4, 22)),
        ("the next day", date(2031, 5, 16)),
        ("end of the following month", date(2031, 6, 30)),
    ],
)
def test_days_and_periods_are_read_as_their_last_day(text, day):
    assert read(text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "the soil test scored 7/9",
        "five a week from now on",
        "ticket 2031-44",
        "13 / 2031",
        "irrigation firmware version 3/4",
        "due 2/30",
        "the dose is 30/4.85",
        "$NOV rose",
        "march through the list",
    ],
)
def test_ratios_numbers_and_impossible_days_are_no_dates(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("by the end of the quarter", date(2031, 6, 30)),
        ("by end of next quarter", date(2031, 9, 30)),
        ("by month end", date(2031, 5, 31)),
        ("by H2 2031", date(2031, 12, 31)),
        ("in a fortnight", date(2031, 5, 29)),
        ("a week from Monday", date(2031, 5, 26)),
        ("the last Friday of the month", date(2031, 5, 30)),
        ("by September", date(2031, 9, 30)),
    ],
)
def test_work_language_sets_a_deadline(text, day):
    assert due(text).day == day


@pytest.mark.parametrize(
    "text",
    [
        "September was dry",
        "before September",
        "the pump runs on 4.2 now",
        "cut it by 15",
        "quiet the rest of the year",
        "the weekend",
        "next month",
    ],
)
def test_a_period_without_a_word_such_as_by_sets_no_deadline(text):
    assert due(text) is None


def test_a_date_without_a_year_stays_overdue_while_its_deadline_is_young():
    assert due("by May 2").day == date(2031, 5, 2)
    assert due("by 29 Feb").day == date(2032, 2, 29)


def test_of_a_move_the_new_day_is_the_deadline():
    assert due("moved from 12 June to 19 June").day == date(2031, 6, 19)


def test_a_numbered_milestone_needs_its_number():
    anchors = (("Sprint 9", date(2031, 6, 6)), ("Harvest gala", date(2031, 7, 4)))
    assert due("by the end of sprint 9", anchors).day == date(2031, 6, 6)
    assert due("by sprint end", anchors) is None
    assert due("by the end of the sprint", anchors) is None
    assert due("before the gala", anchors).day == date(2031, 7, 4)


@given(st.dates(date(2031, 5, 15), date(2032, 5, 1)), st.sampled_from([0, 1, 2, 3]))
def test_a_day_without_a_year_comes_back_as_the_next_such_day(day, form):
    forms = ("%B %d", "%d %b", "%b-%d", "%m/%d")
    assert read(day.strftime(forms[form])) == [day]


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)), st.sampled_from([0, 1, 2]))
def test_a_month_with_its_year_is_read_as_its_last_day(day, form):
    [found] = read(day.strftime(("%Y-%m", "%m/%Y", "%b %Y")[form]))
    assert (found.year, found.month) == (day.year, day.month)
    assert found.day >= 28
