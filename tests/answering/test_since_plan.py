"""Newer words of a milestone are told from words of other things and of plans."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.kinds.since_plan import (
    is_of_thing,
    tells_end,
    tells_other_day,
)

PLANNED = date(2031, 3, 20)
SAID_ON = date(2031, 3, 3)
LORRY = "First lorry leaves"
TRIAL = "Trial run accepted"


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("The first lorry left this morning with 26 boxes.", LORRY),
        ("The lorry left yesterday!", LORRY),
        ("The lorry has gone, twenty to ten.", LORRY),
        ("The first lorry did not leave today.", LORRY),
        ("The trial run is accepted.", TRIAL),
        ("Berta signed the trial run on Wednesday, 493 of 500.", TRIAL),
        ("The trial run was approved by Ada.", TRIAL),
    ],
)
def test_words_that_it_was_done_are_heard(said: str, title: str) -> None:
    assert tells_end(said, title)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("The second lorry left on Tuesday.", LORRY),
        ("Another lorry left without us.", LORRY),
        ("Lorry 2 left at noon.", LORRY),
        ("We left the forms in the first lorry.", LORRY),
        ("The lorry must have left before noon to be paid.", LORRY),
        ("Ada keeps the pictures until the trial run is accepted.", TRIAL),
        ("The trial run is to be accepted on Friday.", TRIAL),
        ("Ada signed the contract.", TRIAL),
        ("If the trial run was accepted, we could go on.", TRIAL),
    ],
)
def test_words_of_another_thing_or_of_a_plan_are_not(said: str, title: str) -> None:
    assert not tells_end(said, title)


def test_what_two_milestones_are_of_is_called_by_all_its_words() -> None:
    others = ["Second lorry leaves"]
    assert not tells_end("The lorry left yesterday.", LORRY, others)
    assert tells_end("The first lorry left yesterday.", LORRY, others)


@pytest.mark.parametrize(
    "said",
    [
        "Irma asked if we could open on the Wednesday, the twenty-sixth.",
        "We open the gate on 26 March instead.",
        "The soft opening is on Wednesday 26 March now.",
        "They agreed to open on the 26th of March.",
        "The soft opening moves to 26 March.",
    ],
)
def test_words_that_give_another_day_are_heard(said: str) -> None:
    assert tells_other_day(said, SAID_ON, "Soft opening of the hall", PLANNED)


@pytest.mark.parametrize(
    "said",
    [
        "The soft opening is on 20 March.",
        "We open on Thursday.",
        "We met on 26 March about the soft opening.",
        "Carl opens each box on Wednesday.",
        "The grand opening is on 26 March.",
        "We open the books on 26 September.",
    ],
)
def test_words_of_the_planned_day_or_another_thing_are_not(said: str) -> None:
    assert not tells_other_day(said, SAID_ON, "Soft opening of the hall", PLANNED)


def test_a_ticket_is_of_it_that_calls_the_thing_by_all_its_words() -> None:
    assert is_of_thing("First lorry to Delft", LORRY)
    assert not is_of_thing("Second lorry to Delft", LORRY)
    assert not is_of_thing("Lorry papers", LORRY)
    assert not is_of_thing("Trial: count of 500 plates", TRIAL)


@pytest.mark.parametrize(
    "title", ["Draft of the lorry lease", "List for the lorry lease", "Lorry rota"]
)
def test_a_ticket_of_a_paper_on_the_thing_is_not_of_it(title: str) -> None:
    assert not is_of_thing(title, "Lorry lease signed")


@pytest.mark.parametrize("title", ["Signature of the lorry lease", "Lorry lease"])
def test_a_ticket_of_the_deed_itself_is_of_it(title: str) -> None:
    assert is_of_thing(title, "Lorry lease signed")
