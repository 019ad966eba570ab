"""Sums without a currency, and what somebody does of another one's work."""

from __future__ import annotations

import pytest

from assistant.drafting.sensitive import sensitive_matters


@pytest.mark.parametrize(
    "text",
    [
        "Lumen pays 25,000 in two parts.",
        "The awning invoice came, 7,380.",
        "Hale Hire is 1,900 for the weekend.",
        "Sponsorship is 25k, half now.",
        "The surveyor asks 180 plus mileage.",
        "We are 6,400 over.",
        "Printing comes to 2,150 at Bell's.",
        "Lumen's contract is signed since Friday. 25,000.",
        "The plumber agreed, 600 for the day.",
        "The timing contract: 8,900.",
        "Cranes were quoted at 3,200.",
        "Scaffold quote from Hale: 1,900.",
        "It is about eleven thousand over if nobody sponsors us.",
        "Deposit of 1,500 due on 3 May.",
        "Invoice 7,380 approved.",
        "The caterer charges 45 a head.",
        "Angebot von Hale: 1.900.",
    ],
)
def test_a_sum_without_a_currency_is_a_matter_of_cost(text: str) -> None:
    assert sensitive_matters(text) == ["cost"]


@pytest.mark.parametrize(
    "text",
    [
        "600 runners came.",
        "Blankets: 1,000 blankets ordered, arriving 24 April.",
        "Invoice number 4711 arrived on 3 May.",
        "Invoice 4711 arrived.",
        "The contract was signed on 12 March 2026.",
        "The page had 25,000 visits.",
        "Entries 3,480.",
        "Attendance was 600 for the day.",
        "The 10k is sponsored by Lumen.",
        "Contract 4711/26 is with the buyer.",
        "The quote comes at 14:00 on Friday.",
        "We have 247 of 320 volunteers.",
        "Capacity is 1,900 for the weekend.",
    ],
)
def test_a_number_of_things_a_day_and_a_reference_are_no_sum(text: str) -> None:
    assert sensitive_matters(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ruth is struggling, I do most of her calls.",
        "I cover half of his shifts.",
        "We took over some of Ana's tasks.",
        "She is not coping.",
    ],
)
def test_who_does_another_ones_work_is_a_matter_of_staff(text: str) -> None:
    assert sensitive_matters(text) == ["staff"]


@pytest.mark.parametrize(
    "text",
    ["We did most of the calls.", "Hale covers half of their side of the wall."],
)
def test_work_that_is_nobodys_own_is_no_matter_of_staff(text: str) -> None:
    assert sensitive_matters(text) == []
