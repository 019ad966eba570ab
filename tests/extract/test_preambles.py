"""A decision is told from what is decided on, and to its end."""

import pytest

from tests.extract.documents import decisions, passage


def told(line):
    [found] = decisions([passage(line)])
    return found.what


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (
            "Good, so we agreed that fines are paid by card, and that cash stays.",
            "Fines are paid by card, and cash stays",
        ),
        ("Great, that means we agreed to skip it.", "We agreed to skip it"),
        ("Alright then: we agreed to drop the fax.", "We agreed to drop the fax"),
        (
            "So, to sum up, we decided to close the lab.",
            "We decided to close the lab",
        ),
        (
            "Okay everyone, we decided to freeze the code.",
            "We decided to freeze the code",
        ),
        ("After some talk, we agreed to buy two.", "We agreed to buy two"),
        (
            "Right, the group agreed to test at night.",
            "The group agreed to test at night",
        ),
        ("OK so final decision: we go with blue.", "We go with blue"),
    ],
)
def test_given_words_that_only_lead_up_then_they_are_left_out(line, what):
    assert told(line) == what


@pytest.mark.parametrize(
    "line",
    [
        "Because of the strike, we decided to close on Friday",
        "Now that Bruno is back, we agreed to restart the tests",
        "We agreed that it opens at nine and that it closes at five",
        "From now on, we agreed to test at night",
    ],
)
def test_given_words_that_belong_to_it_then_they_stay(line):
    assert told(f"{line}.") == line


def test_given_a_long_one_then_its_side_clause_is_left_out_and_never_its_end():
    line = (
        "We decided to delete the loan history after 30 days, which is what the rules"
        " for the public computers say as well, and to tell the readers about it on the"
        " start screen of each kiosk before they log in for the first time."
    )
    assert told(line) == (
        "We decided to delete the loan history after 30 days, and to tell the readers"
        " about it on the start screen of each kiosk before they log in for the first"
        " time"
    )


def test_given_a_long_one_whose_remark_decides_then_it_is_told_whole():
    line = (
        "We decided to open the halls at Oakfield, Milton and Priory Road first, and"
        " Eastgate, which has no lift at the moment and whose floor is being relaid"
        " until the summer, opens in the second wave"
    )
    assert told(f"{line}.") == line
