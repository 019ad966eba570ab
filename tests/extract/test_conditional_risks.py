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
