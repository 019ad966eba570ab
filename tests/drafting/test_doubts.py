"""Titles of a tracker that no client reads before a person lets them go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.doubts import doubtful_matters
from assistant.drafting.sensitive import sensitive_matters
from tests.drafting.titles import LEAKY, PLAIN

PERSONS = ("Ravi Sharma", "Ravi", "Ingrid Dahl", "Ingrid")
OWN = ("orchardfoods",)
HELD = {
    "what is kept from somebody": [
        "Keep the boiler crack under wraps",
        "Hide the missing pallets from Orchard Foods",
        "Orchard must not find out about the recall",
        "Cold store ran too warm for two nights, undisclosed",
        "Made-up readings in the hygiene report",
        "Sensor swap, quietly",
    ],
    "business between firms": [
        "Chase Orchard for the overdue invoice",
        "Pad the quote for phase two",
        "Packaging supplier bankrupt: find another",
        "Prepare exit from the haulage contract",
    ],
    "people's circumstances": ["Forklift driver injured: new rota"],
    "a person by name": ["Swap Ravi for somebody on the night shift"],
    "an organisation that no setting calls the reader’s (Dale Farm Group)": [
        "Labels after Dale Farm Group's complaint"
    ],
    "an organisation that no setting calls the reader’s (Dale)": [
        "Lessons from the Dale outage"
    ],
    "dealings with somebody": ["Placate Orchard about the label"],
}
TOLD = [
    "Hide the side bar on small screens",
    "Keep the session alive after a reload",
    "Mask the card number in the receipt",
    "Ignore case in the search",
    "Invoice export as PDF",
    "Payment retry after a timeout",
    "Replace the label printer driver",
    "Dashboard export for Orchard Foods",
    "Release 2.0 to Orchard Foods",
    "Import the Orchard price list",
    "API contract tests for the order service",
]


@pytest.mark.parametrize(
    ("matter", "title"),
    [(matter, title) for matter, titles in HELD.items() for title in titles],
)
def test_a_title_that_is_no_plain_work_is_held_with_its_reason(
    matter: str, title: str
) -> None:
    assert matter in doubtful_matters(title, PERSONS, OWN)


@pytest.mark.parametrize("title", TOLD)
def test_a_deliverable_is_told(title: str) -> None:
    assert doubtful_matters(title, PERSONS, OWN) == []


def test_nearly_all_titles_that_leak_wait_for_a_release() -> None:
    told = [title for title in LEAKY if not _matters(title)]
    assert len(told) <= len(LEAKY) * 0.05, told


def test_nearly_all_plain_pieces_of_work_are_told() -> None:
    held = [title for title in PLAIN if _matters(title)]
    assert len(held) <= len(PLAIN) * 0.05, held


def _matters(title: str) -> list[str]:
    return [*doubtful_matters(title, (), ()), *sensitive_matters(title)]


def test_an_entry_of_a_log_or_a_decision_need_not_be_a_piece_of_work() -> None:
    title = "We hold Thursday for the labels"
    assert doubtful_matters(title, (), ()) != []
    assert doubtful_matters(title, (), (), is_work=False) == []


def test_the_readers_own_firm_is_no_other_organisation() -> None:
    title = "Labels from Orchard Foods Group's order"
    assert doubtful_matters(title, (), OWN) == []


@given(st.text(max_size=200))
def test_any_title_has_an_answer(title: str) -> None:
    assert isinstance(doubtful_matters(title, PERSONS, OWN), list)


@pytest.mark.parametrize(
    "title",
    [
        "The landlord owns the roof",
        "Skippers use one key",
        "Lifeboats are second-hand",
        "Crew names appear on the quay board",
        "Passenger photos hang in the public corridor",
        "Mooring ropes come from a rival",
    ],
)
def test_a_title_that_states_what_is_so_is_no_piece_of_work(title: str) -> None:
    assert doubtful_matters(title, PERSONS, OWN)


@pytest.mark.parametrize(
    "title",
    [
        "Alert when the bilge is full",
        "Ferry stops in the north",
        "Guests can book a berth",
        "Print the list of what is open",
        "Test that doors open at night",
        "Lifeboat parts list",
    ],
)
def test_a_wish_or_a_part_sentence_stays_a_piece_of_work(title: str) -> None:
    assert doubtful_matters(title, PERSONS, OWN) == []


def test_what_anybody_of_a_place_can_do_is_a_vulnerability() -> None:
    title = "Anyone in the ferry's guest Wi-Fi can steer from the mess"
    assert "vulnerability" in sensitive_matters(title)
