"""What is lost if something happens is a risk, with its condition."""

import pytest

from assistant.domain.findings import Polarity, StatementFinding, StatementKind
from assistant.extract.findings import extract
from tests.extract.documents import CONTEXT, passage


def statements(text):
    found = extract([passage(text)], CONTEXT)
    return [one for one in found if isinstance(one, StatementFinding)]


@pytest.mark.parametrize(
    "text",
    [
        "If the frost comes early we lose the late apples.",
        "Unless the permit arrives in May, the regatta has to close.",
        "If the ferry does not run, then our stage crew will be late.",
        "We miss the tide if the crane is not back.",
    ],
)
def test_given_a_condition_and_a_loss_then_it_is_a_conditional_risk(text):
    [one] = statements(text)
    assert (one.about, one.polarity) == (StatementKind.RISK, Polarity.CONDITIONAL)
    assert one.quote == text


@pytest.mark.parametrize(
    "text",
    [
        "If you have questions, we can talk after lunch.",
        "If the cache misses the entry, the loader reads it from disk.",
        "If it rains we sit inside.",
        "We eat outside if the sun is out.",
    ],
)
def test_a_condition_without_a_loss_is_no_risk(text):
    assert not statements(text)


@pytest.mark.parametrize(
    "text",
    [
        "If the harbour master insists on new fenders we lose at least a week.",
        "Should the divers find anything, the regatta slips by two weeks.",
        "If the mill does not release the barn by Monday, the crew has nothing to do.",
        "If the sand is late again, we cannot hold the opening.",
        "Unless the yard signs by Friday, sail trials start a week late.",
        "If the sponsor wants the old logo, two weeks of design work are wasted.",
        "In case the mill raises its price, the budget does not cover the second year.",
        "We lose the tide slot if the tug permit does not come by Monday.",
    ],
)
def test_what_a_case_would_cost_the_project_is_a_conditional_risk(text):
    [one] = statements(text)
    assert (one.about, one.polarity) == (StatementKind.RISK, Polarity.CONDITIONAL)


@pytest.mark.parametrize(
    "text",
    [
        "If the crane is late, we start with the second pier instead.",
        "If the yard delivers late, it pays a penalty of 2 percent a week.",
        "If a guest loses the ticket, the porter opens the door.",
        "If all goes well, we finish a week early.",
        "If the guards fit, we do not lose a day.",
        "We agreed that if the paint is late, the opening moves to 27 July.",
        "If we had ordered in May, we would have lost a week.",
        "If the regatta slips, we tell the crews at once.",
    ],
)
def test_a_case_that_costs_the_project_nothing_or_is_settled_is_no_risk(text):
    assert not [
        one
        for one in statements(text)
        if one.about is StatementKind.RISK and one.polarity is Polarity.CONDITIONAL
    ]


@pytest.mark.parametrize(
    "text",
    [
        "There is a risk that the diver cannot inspect the pier before May.",
        "There is a real danger that we are blocked by the harbour master.",
        "The risk is that the mill holds us up until June.",
        "I see a risk that the yard cannot start until May.",
        "Risk: the roofers cannot start before June.",
    ],
)
def test_what_is_put_as_a_risk_is_no_blocker(text):
    [one] = statements(text)
    assert (one.about, one.polarity) == (StatementKind.RISK, Polarity.ASSERTED)


@pytest.mark.parametrize(
    "text",
    [
        "We are blocked by the harbour master, there is a risk of losing a week.",
        "We cannot start before May, which is a risk.",
    ],
)
def test_a_blocker_beside_a_risk_stays_one(text):
    [one] = statements(text)
    assert one.about is StatementKind.BLOCKER
