"""Questions for lists and counts of records are told from questions that only look so."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.asked.apart import apart
from assistant.answering.asked.inventory import (
    Being,
    Inventory,
    Things,
    inventory_asked,
)
from assistant.answering.asked.question import read_question
from assistant.answering.asked.superlative import By, superlative_asked
from assistant.answering.kinds.graded import severity_asked
from assistant.answering.kinds.leavers import asks_who_leaves
from assistant.domain.people import People, Person

PEOPLE = People([Person("Ada Lund"), Person("Ben Osei")])
FRIDAY = date(2031, 3, 14)


def asked(text: str) -> Inventory | None:
    return inventory_asked(read_question(text, PEOPLE, {"APP-7", "R-003"}), FRIDAY)


@pytest.mark.parametrize(
    ("text", "things", "being"),
    [
        ("Which tickets are blocked?", Things.TICKET, Being.BLOCKED),
        ("show me all the stuck tickets please", Things.TICKET, Being.BLOCKED),
        ("How many bugs are not fixed yet?", Things.BUG, Being.OPEN),
        ("which stories are in progress", Things.STORY, Being.ACTIVE),
        ("Which tickets have no owner?", Things.TICKET, Being.UNOWNED),
        ("Is there any ticket nobody owns?", Things.TICKET, Being.UNOWNED),
        ("List Ada's tickets", Things.TICKET, Being.OPEN),
        ("what tickets does Ada Lund have", Things.TICKET, Being.OPEN),
        ("Which risks are high?", Things.RISK, Being.GRAVE),
        ("how many risks do we have", Things.RISK, Being.ANY),
        ("Show me the overdue actions", Things.ACTION, Being.OVERDUE),
        ("which dependencies are late", Things.DEPENDENCY, Being.OVERDUE),
        ("Which tickets are due next week?", Things.TICKET, Being.DUE),
        ("how many issues were closed this week", Things.ISSUE, Being.ENDED),
        ("Which decisions were made last week?", Things.DECISION, Being.RAISED),
    ],
)
def test_a_list_or_count_of_records_is_understood(
    text: str, things: Things, being: Being
) -> None:
    found = asked(text)
    assert found is not None
    assert (found.things, found.being) == (things, being)


@pytest.mark.parametrize(
    "text",
    [
        "Which tickets block the launch?",
        "How many tickets did we sell?",
        "How many bugs did Ada find?",
        "How high are the risks?",
        "Are all tickets done?",
        "Are the tickets done?",
        "What do we do with blocked tickets?",
        "Which tickets will be done next week?",
        "Which tickets is Ada waiting for?",
        "Which tickets are blocked by APP-7?",
        "Why are tickets blocked?",
        "How many tickets were open last week?",
        "What is the risk of a late launch?",
        "How many bugs did Ben Osei report this week?",
        "Which open risks and issues are there?",
    ],
)
def test_words_that_ask_for_something_else_make_it_no_list(text: str) -> None:
    assert asked(text) is None


def test_last_week_is_its_monday_to_sunday() -> None:
    found = asked("Which tickets were finished last week?")
    assert found is not None
    assert (found.first, found.last) == (date(2031, 3, 3), date(2031, 3, 9))


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("Who owns R-001 and R-003?", ("Who owns R-001?", "Who owns R-003?")),
        (
            "are APP-7, APP-8 and APP-9 done",
            ("is APP-7 done", "is APP-8 done", "is APP-9 done"),
        ),
        ("is #12 or #14 blocked?", ("is #12 blocked?", "is #14 blocked?")),
        ("which of APP-7 and APP-8 is done?", ("is APP-7 done?", "is APP-8 done?")),
        (
            "what are the dates of M2 and M4",
            ("what is the date of M2", "what is the date of M4"),
        ),
        ("does APP-7 block APP-8 and APP-9?", ()),
        ("what is the difference between APP-7 and APP-8?", ()),
        ("who owns APP-7?", ()),
        ("when are phase 1 and phase 2", ()),
    ],
)
def test_ids_in_a_row_are_asked_for_one_by_one(
    text: str, each: tuple[str, ...]
) -> None:
    assert apart(text) == each


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Who is leaving?", True),
        ("who left the company", True),
        ("Is anyone leaving the team this month?", True),
        ("Who left the gate open?", False),
        ("Who leaves the parcels at the gate?", False),
        ("Who is on leave?", False),
    ],
)
def test_who_leaves_asks_for_people_who_go_for_good(text: str, asks: bool) -> None:
    assert asks_who_leaves(text) is asks


@pytest.mark.parametrize(
    ("text", "things", "being"),
    [
        ("Which assumptions have failed?", Things.ASSUMPTION, Being.BROKEN),
        ("which assumptions turned out to be wrong", Things.ASSUMPTION, Being.BROKEN),
        ("Which assumptions were confirmed?", Things.ASSUMPTION, Being.HELD),
        ("Which assumption is not validated yet?", Things.ASSUMPTION, Being.OPEN),
        ("Show me all decisions by Ada", Things.DECISION, Being.ANY),
        ("Which decisions did Ben take?", Things.DECISION, Being.ANY),
        ("How many cards are open?", Things.TICKET, Being.OPEN),
        ("How many P1 issues are open?", Things.ISSUE, Being.GRAVE),
    ],
)
def test_what_became_of_records_and_who_decided_is_understood(
    text: str, things: Things, being: Being
) -> None:
    found = asked(text)
    assert found is not None
    assert (found.things, found.being) == (things, being)


@pytest.mark.parametrize(
    ("text", "things", "by"),
    [
        ("Which risk has the highest score?", Things.RISK, By.SCORE),
        ("What is the oldest open risk?", Things.RISK, By.AGE),
        ("which ticket is longest overdue", Things.TICKET, By.OVERDUE),
        ("Which task is due next?", Things.TASK, By.DUE),
    ],
)
def test_the_first_of_the_records_is_asked_for(
    text: str, things: Things, by: By
) -> None:
    found = superlative_asked(read_question(text, PEOPLE, set()))
    assert found is not None
    assert (found.things, found.by) == (things, by)


@pytest.mark.parametrize(
    "text",
    [
        "Which risk did Ada raise first?",
        "What is the highest tower?",
        "Which ticket was closed first?",
        "Which decision is the oldest?",
        "Who found the oldest bug in the crane?",
    ],
)
def test_other_superlatives_are_not_asked_of_the_records(text: str) -> None:
    assert superlative_asked(read_question(text, PEOPLE, set())) is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("How many severity 1 defects are open?", "1"),
        ("how many sev 2s are open right now", "2"),
        ("Are there any sev-1 bugs?", "1"),
    ],
)
def test_the_severity_that_is_asked_for_is_read(text: str, level: str) -> None:
    found = severity_asked(read_question(text, PEOPLE, set()))
    assert found is not None
    assert found.level == level


@pytest.mark.parametrize(
    "text",
    [
        "How many severity 1 defects were fixed?",
        "How many severity 2 defects does the crane have?",
        "Who reported the severity 1 defect?",
    ],
)
def test_other_questions_of_a_severity_count_no_open_ones(text: str) -> None:
    assert severity_asked(read_question(text, PEOPLE, set())) is None
