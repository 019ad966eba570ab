"""One person alone in a role is a risk; trouble that is over, or a task, is no issue."""

import pytest

from assistant.domain.findings import StatementFinding, StatementKind
from assistant.extract.findings import extract
from tests.extract.documents import CONTEXT, passage


def kinds(text):
    found = extract([passage(text)], CONTEXT)
    return [one.about for one in found if isinstance(one, StatementFinding)]


@pytest.mark.parametrize(
    "text",
    [
        "There is one diver only for both tanks.",
        "The organ is tuned by a single technician in the whole county.",
        "Our only projectionist works on Saturdays.",
        "We have just one beekeeper this season.",
        "The hospital has only one ward pharmacist at night.",
    ],
)
def test_given_one_person_only_in_a_role_then_it_is_a_risk(text):
    assert kinds(text) == [StatementKind.RISK]


@pytest.mark.parametrize(
    "text",
    [
        "The guests have one wish only this year.",
        "We hang one poster only in the foyer.",
        "There is only one order in the book today.",
        "Not a single visitor asked about the tickets.",
        "Only one diver at a time goes into the tank.",
        "It takes just one gardener for the hedge.",
        "Every single tailor signed the list today.",
    ],
)
def test_given_one_of_a_thing_or_of_many_then_it_is_no_risk(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "K2 Orchestra pit is met, five days late.",
        "The stage floor was delivered two weeks late.",
        "Nora to check the failed lamp tests.",
        "Wanda will look into the delayed costumes.",
    ],
)
def test_given_what_is_over_or_a_task_then_it_is_no_issue(text):
    assert StatementKind.ISSUE not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "K2 Orchestra pit is five days late.",
        "The stage floor was delivered late, but the paint is two weeks late.",
        "Nora to call the tailor, the costumes are delayed.",
        "The lamp tests failed again on Tuesday.",
        "K2 is not met, five days late.",
    ],
)
def test_given_trouble_of_today_then_it_is_an_issue(text):
    assert kinds(text) == [StatementKind.ISSUE]
