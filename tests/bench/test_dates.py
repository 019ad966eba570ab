"""The cases that a deadline can take are chosen by rule, and read in their sentence."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from bench.dates.__main__ import is_right, ours
from bench.dates.cases import Case, cases, without_dates


def spec(future: str | list[str], text: str = "x", suite: str = "DateParser") -> object:
    row = {"suite": suite, "text": text, "sentence": text, "ref": "2031-05-07 00:00:00"}
    return row | {"future": future}


def taken(path: Path, *rows: object) -> list[Case]:
    lines = "\n".join(json.dumps(row) for row in rows)
    path.write_bytes(gzip.compress(lines.encode()))
    return list(cases(path))


@pytest.mark.parametrize(
    "row",
    [
        spec("2031-05-06"),
        spec(["2031-05-01", "2031-05-07"]),
        spec(["2030-01-01", "2032-01-01"]),
        spec("2035-01-01"),
        spec("2031-06-01", suite="DateTimeParser"),
    ],
    ids=["past", "ended yesterday", "two years long", "far ahead", "time of day"],
)
def test_what_no_deadline_can_take_is_left_out(tmp_path: Path, row: object) -> None:
    assert taken(tmp_path / "specs.gz", row) == []


def test_the_end_of_a_week_is_its_sunday_or_its_friday(tmp_path: Path) -> None:
    [case] = taken(tmp_path / "specs.gz", spec(["2031-05-05", "2031-05-12"]))
    assert case.days == {date(2031, 5, 11), date(2031, 5, 9)}


def test_a_range_ends_on_the_day_that_it_names(tmp_path: Path) -> None:
    row = spec(["2031-05-12", "2031-05-14"], "from monday to wednesday")
    [case] = taken(tmp_path / "specs.gz", row)
    assert case.days == {date(2031, 5, 14)}


def test_only_the_date_that_stands_at_the_words_is_judged() -> None:
    days = frozenset([date(2031, 5, 9)])
    sentence = "Paint by Friday, not today"
    case = Case("DateParser", "Friday", sentence, date(2031, 5, 7), days)
    assert is_right(case, ours)
    assert not is_right(Case("", "today", sentence, case.said, days), ours)


def test_specs_of_which_something_is_read_are_no_sentences_without_dates(
    tmp_path: Path,
) -> None:
    path = tmp_path / "specs.json"
    rows = [{"Input": "a b", "Results": []}, {"Input": "today", "Results": [1]}]
    path.write_text(json.dumps(rows))
    assert without_dates(path) == ["a b"]
