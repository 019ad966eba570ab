"""What was decided before it is told: on the day that the words name, or on none."""

from datetime import date

import pytest

from assistant.domain.reading import Role
from tests.extract.documents import DAY, decisions, passage


def told(text):
    found = decisions([passage(text, Role.ITEM)])
    return [(one.decided_on, one.earlier) for one in found]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The board approved the budget on 20 February.", date(2026, 2, 20)),
        ("The board approved the budget yesterday.", date(2026, 3, 3)),
        ("On Monday the board approved the budget.", date(2026, 3, 2)),
        ("The team decided two days ago to drop the kiosk.", date(2026, 3, 2)),
        ("As decided on Tuesday, we drop the second kiosk.", date(2026, 3, 3)),
        ("Bad news, our safety board rejected the tent yesterday.", date(2026, 3, 3)),
        ("Sorry, the council turned down the kiosk yesterday.", date(2026, 3, 3)),
        ("Hi all, quick update, we agreed on Monday to sell it.", date(2026, 3, 2)),
        ("FYI, the board agreed to the study on 20 February.", date(2026, 2, 20)),
        ("Unfortunately the board rejected the tent on Monday.", date(2026, 3, 2)),
    ],
)
def test_given_an_earlier_day_then_it_was_decided_on_that_day(text, day):
    assert told(text) == [(day, False)]


@pytest.mark.parametrize(
    "text",
    [
        "The committee agreed the fee last month.",
        "We decided last year to sell the barge.",
        "At the previous meeting it was decided to keep the kiosk.",
        "In January the board approved the budget.",
        "Two weeks ago the board decided to close the kiosk.",
        "The committee met in town. They agreed the fee last week.",
        "Good news, the council agreed to the road last week.",
        "Great news - the city's board approved the road last month.",
    ],
)
def test_given_a_time_past_that_names_no_day_then_the_day_is_not_known(text):
    assert told(text) == [(None, True)]


@pytest.mark.parametrize(
    "text", ["They agreed the fee last week.", "He agreed the price last month."]
)
def test_given_a_time_past_and_nobody_named_then_it_is_no_decision(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "We agreed to pay last month's bill.",
        "We agreed that last week's plan is void.",
        "The board approved the plan of last week.",
        "We agreed to keep the launch on 2 March.",
        "The board approved the move on 20 March.",
    ],
)
def test_given_a_time_of_what_was_decided_then_it_was_decided_as_told(text):
    assert told(text) == [(DAY, False)]
