from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.extract.dates.deadlines import resolve_due, written_order

WEDNESDAY = date(2026, 3, 4)
ANCHORS = (("M2 Code freeze", date(2026, 3, 27)), ("M3 Go-live", date(2026, 4, 17)))


def due(text, base=WEDNESDAY, order=None, anchors=ANCHORS):
    return resolve_due(text, base, date_order=order, anchors=anchors)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("by Fri", date(2026, 3, 6)),
        ("by Wednesday", date(2026, 3, 11)),
        ("next Monday", date(2026, 3, 9)),
        ("by next Friday", date(2026, 3, 13)),
        ("Friday next week", date(2026, 3, 13)),
        ("a week on Friday", date(2026, 3, 13)),
        ("by Friday 20 March", date(2026, 3, 20)),
        ("March 20th", date(2026, 3, 20)),
        ("by the 21st", date(2026, 3, 21)),
        ("by the second", date(2026, 4, 2)),
        ("no later than Friday", date(2026, 3, 6)),
        ("not later than Friday", date(2026, 3, 6)),
        ("not later than the 20th of March", date(2026, 3, 20)),
        ("not after 20 March", date(2026, 3, 20)),
        ("not later than next week", date(2026, 3, 13)),
        ("by Friday at the latest", date(2026, 3, 6)),
        ("at the very latest on Friday", date(2026, 3, 6)),
        ("on or before Friday", date(2026, 3, 6)),
        ("before Friday", date(2026, 3, 5)),
        ("prior to Friday", date(2026, 3, 5)),
        ("ahead of 20 March", date(2026, 3, 19)),
        ("by mon 16th", date(2026, 3, 16)),
        ("by Friday the thirteenth", date(2026, 3, 13)),
        ("right by Thursday. The twelfth.", date(2026, 3, 12)),
        ("on Saturday, the twenty-eighth, at noon", date(2026, 3, 28)),
        ("by Tuesday the thirty first", date(2026, 3, 31)),
        ("on Friday the ninth row is printed", date(2026, 3, 6)),
        ("on Thursday the first group starts", date(2026, 3, 5)),
        ("this week or next", date(2026, 3, 13)),
        ("due 2026-03-31", date(2026, 3, 31)),
        ("EOW", date(2026, 3, 6)),
        ("COB tomorrow", date(2026, 3, 5)),
        ("by end of day Friday", date(2026, 3, 6)),
        ("by end of next week", date(2026, 3, 13)),
        ("this week", date(2026, 3, 6)),
        ("before the weekend", date(2026, 3, 6)),
        ("in two weeks", date(2026, 3, 18)),
        ("within 3 working days", date(2026, 3, 9)),
        ("mid-April", date(2026, 4, 15)),
        ("end of March", date(2026, 3, 31)),
        ("end of month", date(2026, 3, 31)),
        ("week of 9 March", date(2026, 3, 13)),
        ("by Q2", date(2026, 6, 30)),
        ("bis Freitag", date(2026, 3, 6)),
        ("avant vendredi", date(2026, 3, 5)),
        ("by 14.3.", date(2026, 3, 14)),
    ],
)
def test_deadlines_hang_on_the_day_they_were_said(text, day):
    assert due(text).day == day


def test_before_a_named_day_is_the_working_day_that_goes_before():
    assert due("before Monday").day == date(2026, 3, 6)
    assert due("before Friday").day == date(2026, 3, 5)


def test_before_a_milestone_is_the_milestones_day():
    assert due("draft ready before the freeze").day == date(2026, 3, 27)


def test_a_name_that_two_milestones_share_resolves_to_none_of_them():
    anchors = (("First freeze", date(2026, 3, 20)), ("Second freeze", date(2026, 5, 1)))
    assert due("before the freeze", anchors=anchors) is None


def test_an_ambiguous_numeric_date_keeps_its_words_and_has_no_day():
    found = due("by 9/4")
    assert (found.day, found.words) == (None, "by 9/4")


@pytest.mark.parametrize(
    ("order", "day"), [("dmy", date(2026, 4, 9)), ("mdy", date(2026, 9, 4))]
)
def test_the_projects_date_order_decides_a_numeric_date(order, day):
    assert due("by 9/4", order=order).day == day


def test_a_day_above_twelve_needs_no_date_order():
    assert due("by 20/3").day == due("by 3/20").day == date(2026, 3, 20)


@pytest.mark.parametrize(
    "text",
    [
        "overdue since last Tuesday",
        "it was down from Monday",
        "we may do it",
        "it took later than Friday",
        "no earlier than Friday",
        "not before 20 March",
        "after Friday",
        "the second draft is fine",
        "version 3.5 of the third library",
        "she sat in the sun",
    ],
)
def test_history_and_ordinary_words_set_no_deadline(text):
    assert due(text) is None


def test_by_goes_before_a_date_that_is_merely_mentioned():
    assert due("slides for the Monday demo by Friday").day == date(2026, 3, 6)


def test_a_document_shows_its_date_order_by_its_own_dates():
    assert written_order("12/03/2026, day first", WEDNESDAY) == "dmy"
    assert written_order("Meeting 4/3, next 5/3", date(2026, 3, 4)) == "dmy"
    assert written_order("Meeting 3/4", date(2026, 3, 4)) == "mdy"
    assert written_order("9/4", date(2026, 3, 4)) is None


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_the_next_one_after_the_base(base, number):
    name = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ][number]
    day = due(f"by {name}", base).day
    assert day.weekday() == number
    assert timedelta(0) < day - base <= timedelta(days=7)
    assert due(f"by this {name}", base).day in {day, day - timedelta(days=7)}


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_an_iso_date_means_itself_whatever_the_base(day):
    assert due(f"due {day.isoformat()}", WEDNESDAY).day == day


@given(st.text(max_size=80))
def test_any_text_gives_a_span_that_holds_the_words_or_nothing(text):
    found = due(text)
    assert found is None or found.words in text[slice(*found.span)]


@pytest.mark.parametrize(
    "text",
    [
        "a new map of the orchard. The growers asked for it on the 14th",
        "a new map of the orchard. Otto asked for it on the 14th and again today",
        "copy the soil report, the one Greta sent on the 14th",
        "I can name the pickers once the permits are in, which would be mid-April or so",
        "if they answer by Friday, we order the crates",
        "I can name the pickers, but I'd rather not promise that today",
    ],
)
def test_a_day_of_another_clause_is_no_deadline(text):
    assert due(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Otto promised the map on the 14th", date(2026, 3, 14)),
        ("Greta asked us to send the crates on the 14th", date(2026, 3, 14)),
        ("the grower wanted it Friday", date(2026, 3, 6)),
        ("the crates are handed over on the 14th", date(2026, 3, 14)),
        ("Otto called, crates Friday", date(2026, 3, 6)),
        ("if possible by Friday", date(2026, 3, 6)),
        ("see if you can prune it by Friday", date(2026, 3, 6)),
        (
            "if they answer by Friday, we order the crates on 20 March",
            date(2026, 3, 20),
        ),
        ("once the permits are in, prune by mid-April", date(2026, 4, 15)),
    ],
)
def test_a_day_that_is_wanted_stays_a_deadline_beside_another_clause(text, day):
    assert due(text).day == day


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("calls the lab on Tuesday, 09:00.", date(2026, 3, 10), "Tuesday, 09:00"),
        ("meets them Monday, 8:15 in room 4", date(2026, 3, 9), "Monday, 8:15"),
        ("shows it on Thu 11:00", date(2026, 3, 5), "Thu 11:00"),
        ("ships it Wednesday 10.00 am", date(2026, 3, 11), "Wednesday 10.00 am"),
        ("calls them Tuesday, 14.30", date(2026, 3, 10), "Tuesday, 14.30"),
        ("leaves on Friday 16h", date(2026, 3, 6), "Friday 16h"),
        ("books it for Friday 14:30-16:00", date(2026, 3, 6), "Friday 14:30-16:00"),
        ("calls on 14 April, 09:00", date(2026, 4, 14), "14 April, 09:00"),
        ("calls at 9 on Tuesday", date(2026, 3, 10), "Tuesday"),
        ("sends it by 12:00 on Friday", date(2026, 3, 6), "Friday"),
    ],
)
def test_an_hour_beside_a_weekday_is_no_day(text, day, words):
    found = due(text)
    assert (found.day, found.words.removeprefix("on ")) == (day, words)


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("ships it on Friday, 20.03.", date(2026, 3, 20), "Friday, 20.03."),
        ("ships it on Friday 3.4.", date(2026, 4, 3), "Friday 3.4."),
        ("ships it on Tuesday 31", date(2026, 3, 31), "Tuesday 31"),
        ("pays on Friday 14.50 EUR", date(2026, 3, 6), "Friday"),
        ("fills it on Friday, 16 h of work", date(2026, 3, 6), "Friday"),
        ("swaps on Friday 16 pumps", date(2026, 3, 6), "Friday"),
    ],
)
def test_what_follows_a_weekday_and_is_no_hour(text, day, words):
    found = due(text)
    assert (found.day, found.words.removeprefix("on ")) == (day, words)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I send the invitation again with 16 to 20 March", None),
        ("I send the invitation again with 20 March", None),
        ("We go with 20 March", date(2026, 3, 20)),
        ("I send the list with the prices on 20 March", date(2026, 3, 20)),
    ],
)
def test_given_days_that_are_what_is_sent_then_nothing_is_due_on_them(text, day):
    found = due(text)
    assert (found.day if found else None) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I ask her on Friday whether we can meet before 24 March", date(2026, 3, 6)),
        ("I check whether it can be done by Friday", date(2026, 3, 6)),
    ],
)
def test_given_a_day_in_what_is_asked_then_that_of_the_asking_counts(text, day):
    assert due(text).day == day


_LEADS = [
    *("by", "before", "until", "till", "due", "latest", "deadline", "bis", "vor"),
    *("avant", "pour", "entro", "voor", "eta", "since", "from", "last", "after"),
    *("starting", "seit", "depuis", "each", "every", "ago", "than"),
]


@given(
    st.sampled_from(_LEADS),
    st.text("abcdeéilnoprstuvwyzäöüßœñ", max_size=6),
    st.booleans(),
)
def test_given_letters_around_a_word_before_a_day_then_it_is_part_of_a_name(
    lead, letters, before
):
    name = f"Xq{letters}{lead}" if before else f"{lead.title()}{letters}qx"
    found = due(f"Bring the keys to {name} Friday")
    assert (found.day, found.words) == (date(2026, 3, 6), "Friday")


@given(st.text("abcdeilnoprstuvwyz", min_size=1, max_size=6))
def test_given_a_name_that_ends_like_before_then_no_milestone_is_meant(letters):
    assert due(f"Show it to Xq{letters}vor Code freeze") is None
