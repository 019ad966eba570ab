"""What is missing and only asked of somebody outside is a dependency."""

import pytest

from assistant.domain.findings import StatementKind
from assistant.domain.reading import Role
from tests.extract.documents import passage, statements


@pytest.mark.parametrize(
    "text",
    [
        "The pump needs new firmware, they are asking the maker.",
        "The scanner needs a driver and Bruno has asked the vendor.",
        "The gate needs a spare part; we're chasing the supplier.",
        "The certificate is missing, we have written to the authority.",
        "We are still chasing the carrier for the papers.",
        "New firmware has to come from the manufacturer.",
    ],
)
def test_given_a_need_that_an_outsider_is_asked_for_then_it_is_a_dependency(text):
    [one] = statements([passage(text, Role.ITEM)])
    assert one.about is StatementKind.DEPENDENCY


@pytest.mark.parametrize(
    "text",
    [
        "The pump has new firmware, the maker sent it.",
        "We needed a driver, and the vendor sent it.",
        "Bruno will ask the vendor for a quote.",
        "We asked the supplier for a quote and got it.",
        "The pump no longer needs new firmware.",
    ],
)
def test_given_what_came_or_will_be_asked_then_it_is_none(text):
    assert statements([passage(text, Role.ITEM)]) == []
