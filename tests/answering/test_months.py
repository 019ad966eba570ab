"""A month that is named without a day is the nearest of its name, from end to end."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.inventory import Being, inventory_asked
from assistant.answering.asked.months import month_in
from assistant.answering.asked.question import read_question
from assistant.domain.people import People

TODAY = date(2031, 10, 30)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("What is due in November?", (2031, 11, 1), (2031, 11, 30)),
        ("What was due in October?", (2031, 10, 1), (2031, 10, 31)),
        ("What is due in Feb?", (2032, 2, 1), (2032, 2, 29)),
        ("What was due in September?", (2031, 9, 1), (2031, 9, 30)),
        ("What is due during March 2034?", (2034, 3, 1), (2034, 3, 31)),
        ("What is due by the end of December?", (2031, 10, 30), (2031, 12, 31)),
    ],
)
def test_a_month_has_all_its_days(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    named = month_in(text, TODAY)
    assert named is not None
    assert (named.first, named.last) == (date(*first), date(*last))


@pytest.mark.parametrize(
    "text",
    [
        "What is due on 13 November?",
        "What is due in November 13?",
        "What may be due?",
        "What is due before the November release?",
        "What moved from in May to in June?",
    ],
)
def test_a_day_a_name_or_two_months_are_no_month_asked_for(text: str) -> None:
    assert month_in(text, TODAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "What is due in November?",
        "What was due in October?",
        "What are all the things due in November?",
        "List everything due by the end of November",
        "What falls due in November 2031?",
    ],
)
def test_what_is_due_in_a_month_is_a_list(text: str) -> None:
    question = read_question(text, People([]), set())
    assert (question.wanted, question.subject, question.marks) == (
        Wanted.DUE,
        frozenset(),
        (),
    )


@pytest.mark.parametrize(
    "text", ["Which report is due in November?", "When is the audit due in November?"]
)
def test_when_one_thing_is_due_is_no_list(text: str) -> None:
    assert read_question(text, People([]), set()).wanted is Wanted.DAY


@pytest.mark.parametrize(
    ("text", "being"),
    [
        ("Which tickets are due in November?", Being.DUE),
        ("list all tickets due in November", Being.DUE),
        ("How many cards are due in Nov?", Being.DUE),
        ("Which tickets were closed in October?", Being.ENDED),
        ("Which risks were raised in October 2031?", Being.RAISED),
    ],
)
def test_records_of_a_month_are_an_inventory(text: str, being: Being) -> None:
    question = read_question(text, People([]), set())
    asked = inventory_asked(question, TODAY)
    assert asked is not None
    assert asked.being is being
    assert asked.first.day == 1
