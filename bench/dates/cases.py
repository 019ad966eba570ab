"""Labelled date expressions, and which of them a deadline can take."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

SUITES = ("DateParser", "DatePeriodParser")
_LONGEST = timedelta(days=366)
_FARTHEST = timedelta(days=3 * 366)
_END_IS_NAMED = re.compile(
    r"\b(?:to|until|till|through|and|between|within|rest|less than|from)\b|\d-\d"
)
"""A period whose last day the words name; any other is given with the day after it."""


@dataclass(frozen=True, slots=True)
class Case:
    """An expression in a sentence, said on a day, and the days that are right."""

    suite: str
    words: str
    sentence: str
    said: date
    days: frozenset[date]


def cases(path: Path) -> Iterator[Case]:
    """Read the expressions of the specs that a deadline can take.

    The future reading is taken, and of a period its last day, or the last working day
    if it ends on a weekend. Left out are readings that are wholly past on the day on
    which they were said, periods longer than a year, and days more than three years
    ahead; suites with a time of day are no deadline's either.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["suite"] in SUITES:
                case = _case(row)
                if case:
                    yield case


def _case(row: dict[str, str | list[str]]) -> Case | None:
    said, words = _day(str(row["ref"])), str(row["text"])
    future = row["future"]
    first, last = (
        (_day(future), _day(future))
        if isinstance(future, str)
        else (
            _day(future[0]),
            _day(future[1]),
        )
    )
    if isinstance(future, list) and not _END_IS_NAMED.search(words.lower()):
        last -= timedelta(days=1)
    if last < said or last - first > _LONGEST or last - said > _FARTHEST:
        return None
    days = {last}
    if last != first and last.weekday() > 4:
        days.add(max(last - timedelta(days=last.weekday() - 4), first))
    return Case(str(row["suite"]), words, str(row["sentence"]), said, frozenset(days))


def _day(stamp: str) -> date:
    return date.fromisoformat(stamp[:10])


def work_cases() -> Iterator[Case]:
    """Read our own expressions of people at work, each with its day."""
    with (Path(__file__).parent / "work.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            day = frozenset([_day(row["day"])] if row["day"] else [])
            yield Case("work", row["words"], row["words"], _day(row["said"]), day)


def without_dates(path: Path) -> list[str]:
    """Read sentences that have no date: lines, or specs of which nothing is read."""
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".json":
        return [row["Input"] for row in json.loads(text) if not row["Results"]]
    return text.splitlines()
