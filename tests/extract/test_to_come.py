"""What happens on a later day is a plan, whatever participle tells it."""

import pytest

from tests.extract.documents import completions, passage


@pytest.mark.parametrize(
    "text",
    [
        "The programme is published on Friday 13 March.",
        "Nora: the price list is approved on 31 March.",
        "Badges are printed on 15 April, not on 8 April.",
        "Programme published on 13 April, not on 6 April.",
        "The set is built on Monday.",
        "The permits are all issued on 29 March.",
        "Tickets are sold from 1 April.",
    ],
)
def test_given_a_later_day_when_a_participle_tells_it_then_nothing_is_done(
    text: str,
) -> None:
    assert completions([passage(text)]) == []


@pytest.mark.parametrize(
    "text",
    [
        "The floor plan was sent on 20 February.",
        "The floor plan was sent for the meeting on 2 April.",
        "The price list was approved on Friday.",
        "The badges are printed.",
        "The list is now printed.",
        "Programme published on 2 March.",
        "I sent the slides for 2 April.",
    ],
)
def test_given_no_later_day_when_a_participle_tells_it_then_it_is_done(
    text: str,
) -> None:
    assert completions([passage(text, speaker="Nora Vance")])
