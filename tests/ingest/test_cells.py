from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.calendar_words import MONTHS
from ingest.files.names import stable_name
from ingest.tables.cells import (
    DateRules,
    UnreadCellError,
    date_in_name,
    month_number,
    read_day,
    read_moment,
    read_number,
    settled_order,
)
from ingest.tables.levels import Scale, colour_of

UNSETTLED = DateRules(None, date(2027, 2, 10))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("06/Aug/26 1:00 PM", "2026-08-06 13:00"),
        ("2026-08-06 13:05", "2026-08-06 13:05"),
        ("2026-08-06T13:05:00.000+0200", "2026-08-06 13:05"),
        ("6/21/2025 16:14", "2025-06-21 16:14"),
        ("12/Mai/25 12:08 AM", "2025-05-12 00:08"),
        ("10 février 2027", "2027-02-10 00:00"),
        ("April 5, 2026", "2026-04-05 00:00"),
        ("05.04.26", "2026-04-05 00:00"),
        ("20260807", "2026-08-07 00:00"),
        ("46240", "2026-08-06 00:00"),
        ("28/12", "2026-12-28 00:00"),
        ("TBD", None),
        ("", None),
    ],
)
def test_date_is_read_as_written(text: str, moment: str | None) -> None:
    found = read_moment(text, UNSETTLED)
    assert (found and f"{found:%Y-%m-%d %H:%M}") == moment


@pytest.mark.parametrize(
    "text", ["31/02/26", "soon", "9999-01-01", "4.5", "2026-13-01", "1/1/1/1/1"]
)
def test_what_is_no_date_says_so(text: str) -> None:
    with pytest.raises(UnreadCellError, match="date"):
        read_moment(text, UNSETTLED)


def test_day_and_month_are_never_guessed() -> None:
    with pytest.raises(UnreadCellError, match="could be 2026-07-08 or 2026-08-07"):
        read_day("8/7/2026", UNSETTLED)
    assert read_day("8/7/2026", DateRules("mdy", date(2026, 1, 1))) == date(2026, 8, 7)


def test_a_day_above_twelve_settles_the_column_unless_another_contradicts() -> None:
    assert settled_order(["3/4/26", "25/4/26"]) == "dmy"
    assert settled_order(["3/4/26", "4/25/26"]) == "mdy"
    assert settled_order(["25/4/26", "4/25/26"]) is None


@given(st.dates(date(1991, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_from_its_common_forms(day: date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%d/%b/%y"):
        if form.endswith("%y") and not 1980 <= day.year <= 2079:
            continue
        assert read_day(day.strftime(form), UNSETTLED) == day


@given(st.text(max_size=80))
def test_any_text_is_a_date_or_an_unread_cell(text: str) -> None:
    try:
        found = read_moment(text, UNSETTLED)
    except UnreadCellError:
        return
    assert found is None or 1990 <= found.year <= 2100


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.234,56", 1234.56), ("1,234.56", 1234.56), ("3,5", 3.5), ("1,234", 1234),
     ("about 40%", 40), ("none", None), ("NaN", None)],
)  # fmt: skip
def test_number_is_read_with_either_decimal_mark(text: str, number: float) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("raid-2026-08-07.csv", date(2026, 8, 7)),
        ("raid_20260807.csv", date(2026, 8, 7)),
        ("27-08-2026.csv", date(2026, 8, 27)),
        ("07-08-2026.csv", None),
        ("build-123456789.xml", None),
    ],
)
def test_file_name_gives_a_day_only_when_it_is_certain(name: str, day: date) -> None:
    assert date_in_name(name) == day


@pytest.mark.parametrize(
    "name",
    ["raid-log-2026-08-07.csv", "RAID log w34.xlsx", "raid_log (7 Aug 2026) v2.csv"],
)
def test_versions_of_a_log_share_one_stream_name(name: str) -> None:
    assert stable_name(name) == "raid-log"


@pytest.mark.parametrize(
    ("cells", "bands"),
    [
        (["1", "3", "5"], [1, 3, 5]),
        (["2", "6", "10"], [1, 3, 5]),
        (["0.1", "0.5", "0.9"], [1, 3, 5]),
        (["10%", "50%", "90%"], [1, 3, 5]),
        (["Low", "Medium", "Very High"], [2, 3, 5]),
        (["L", "M", "H"], [2, 3, 4]),
        (["🟢", "🟡", "🔴"], [2, 3, 4]),
        (["3 - Medium", "4/5", "High (4)"], [3, 4, 4]),
        (["gering", "élevé", "alto"], [2, 4, 4]),
        (["banana", "0", "-1"], [None, None, None]),
        (["0,4", "20 %", "60%", "0,9", "3"], [3, 2, 4, 5, None]),
        (["20 %", "40", "60"], [2, 3, 4]),
    ],
)
def test_levels_become_bands_of_five(cells: list[str], bands: list[int]) -> None:
    scale = Scale.of(cells)
    assert [scale.band(cell) for cell in cells] == bands


def test_colour_is_known_by_word_and_sign() -> None:
    assert [colour_of(t) for t in ("🔴", "Amber", "grün", "red or green", "")] == [
        "red", "amber", "green", None, None,
    ]  # fmt: skip


@pytest.mark.parametrize("word", sorted(MONTHS))
def test_every_month_word_means_the_same_in_cells_and_in_headings(word: str) -> None:
    assert month_number(word) == MONTHS[word]
