import pytest

from assistant.domain.people import People
from assistant.extract.findings import ExtractContext
from tests.extract.documents import actions, passage

NOBODY = ExtractContext(People(()))


def of(text: str):
    return actions([passage(text)], NOBODY)


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("Priya will send the plan by Friday.", "Priya", "Send the plan"),
        ("Karim has to book the van before Thursday.", "Karim", "Book the van"),
        (
            "Chiara promised to share the photos by Friday.",
            "Chiara",
            "Share the photos",
        ),
        ("O'Brien needs to sign the lease by Friday.", "O'Brien", "Sign the lease"),
        ("Jürgen must order two pumps by Friday.", "Jürgen", "Order two pumps"),
        ("Ana Diaz will send the budget by Friday.", "Ana Diaz", "Send the budget"),
        ("Legal will check the contract by Friday.", "Legal", "Check the contract"),
    ],
)
def test_a_name_nobody_knows_owns_the_work_that_has_a_deadline(text, who, what):
    [found] = of(text)
    assert (found.owner, found.owner_text, found.what) == (None, who, what)
    assert found.due is not None


@pytest.mark.parametrize(
    "text",
    [
        "Friday will bring the answer by noon.",
        "March will bring the results by the 20th.",
        "Jira will send a mail by Friday.",
        "Jenkins will run the tests on Friday.",
        "Rain will delay the painting until Friday.",
        "Delivery will complete the stock by Friday.",
        "Training will cover the new staff by Friday.",
        "Easter will close the shop before Friday.",
        "Priya will not send the plan by Friday.",
        "Priya will never send the plan by Friday.",
        "Priya will send the plan.",
        "Priya will move in by Friday.",
        "Apollo will ship the new version by Friday. In Apollo we need space.",
        "Kiosk will open the hatch by Friday. Each kiosk has one.",
    ],
)
def test_days_things_and_programs_own_nothing(text):
    assert not of(text)
