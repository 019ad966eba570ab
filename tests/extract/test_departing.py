"""Who leaves a house for good, and who merely leaves a room."""

import pytest

from assistant.extract.people.departing import departs


@pytest.mark.parametrize(
    "text",
    [
        "I also heard that Ulf Berg is leaving Kestrel at the end of October.",
        "His second developer leaves on 13 November.",
        "Ines from the yard is leaving in May, and nobody else knows the cranes.",
        "Our only welder leaves in March.",
        "Joan retires in May.",
        "The lead engineer has found another job.",
        "One of their two surveyors is leaving next month.",
        "She is leaving for good.",
    ],
)
def test_a_person_or_role_that_leaves_departs(text):
    assert departs(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry leaves on 13 November.",
        "Ulf leaves at five.",
        "He leaves for Rome on 13 November.",
        "If Ulf leaves in October, we are stuck.",
        "Ulf is not leaving.",
        "Is Ulf leaving Kestrel in May?",
        "We are leaving on 3 March.",
        "The contractor leaves us in the dark.",
        "The delay leaves Ulf two days.",
        "Ulf leaves the door open.",
        "Ulf may leave in May.",
    ],
)
def test_other_leaving_is_no_departure(text):
    assert not departs(text)
