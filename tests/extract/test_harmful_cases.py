"""What harm follows in a case, what is spoilt, and what nobody promises, are risks."""

import pytest

from assistant.domain.findings import Polarity, StatementFinding
from assistant.extract.findings import extract
from tests.extract.documents import CONTEXT, passage


def statements(text):
    found = extract([passage(text)], CONTEXT)
    return [one for one in found if isinstance(one, StatementFinding)]


@pytest.mark.parametrize(
    "text",
    [
        "If the old turnstiles can't read the badges, we will have queues at noon.",
        "If the seats do not come by 7 May, the show will have to start without a gallery.",
        "Should the hoist not be repaired, the beams have to be carried up by hand.",
        "Unless the heating is repaired, the hall will be closed on Monday.",
        "We will not open on time if the paint is not dry.",
        "If nobody signs the lease, there will be no rooms for the choir.",
        "If the carrier goes quiet again, visitors will be stranded.",
    ],
)
def test_harm_that_follows_in_a_case_is_a_conditional_risk(text):
    [one] = statements(text)
    assert one.polarity is Polarity.CONDITIONAL


@pytest.mark.parametrize(
    "text",
    [
        "If you can't come, we will have to talk on Thursday.",
        "If all goes well, we will have cake.",
        "If the lorry is late, nobody will mind.",
        "If the lorry is late, we will still open on time.",
        "If the user cannot log in, the page will be closed.",
        "If the screen breaks, we have two spares.",
    ],
)
def test_a_case_that_harms_nobody_is_no_risk(text):
    assert not statements(text)


@pytest.mark.parametrize(
    "text",
    [
        "Cracked glass on two turnstiles.",
        "One of the four gates came with a cracked pane.",
        "There is a torn seal on the tank.",
        "The seals could be ready in May but the maker can't promise it.",
        "The yard could not say when they come.",
    ],
)
def test_what_is_spoilt_or_not_promised_is_stated(text):
    assert [one.polarity for one in statements(text)] == [Polarity.ASSERTED]


@pytest.mark.parametrize(
    "text",
    [
        "The crates came without damaged seals.",
        "They promise it for May.",
    ],
)
def test_what_is_whole_or_promised_is_not(text):
    assert not statements(text)
