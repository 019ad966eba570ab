"""What is repaired, fails or stands in a procedure was decided by nobody."""

from __future__ import annotations

import pytest

from assistant.domain.reading import Role
from tests.extract.documents import decisions, items, passage, talk

NORA, BRUNO, WANDA = "Nora Vance", "Bruno Keller", "Wanda Osei"


@pytest.mark.parametrize(
    "said",
    [
        "Repaired on the spot by Bruno, moves 9/9, turns back 4/4",
        "The pump is faster than the lock allows, the rest is dropped without a warning.",
        "Every second ticket is silently dropped and no longer shows on the quay.",
        "Details stay with Nora and Wanda, DO NOT send round.",
        "Do not mention it to the harbour before they sign the second phase.",
    ],
)
def test_given_a_repair_a_fault_or_a_confidence_then_nothing_is_decided(said):
    assert decisions(items(said, heading="Pier")) == []
    assert decisions([passage(said, Role.PARAGRAPH)]) == []


def test_given_a_fault_in_the_minutes_of_a_board_then_nothing_is_decided():
    said = "The pump fills faster than the lock allows, and the rest is dropped."
    minutes = passage(f"**Pump.** {said}", headings=("Steering committee: minutes",))
    assert decisions([minutes]) == []


def test_given_a_step_of_a_procedure_that_was_asked_for_then_nothing_is_decided():
    spoken = talk(
        (NORA, "Bruno, the way back, is it on paper?"),
        (BRUNO, "Not quite."),
        (BRUNO, "We move the ferry to the old pier and the office sells by hand."),
        (WANDA, "Good."),
    )
    assert decisions(spoken) == []


def test_given_the_same_words_after_no_such_question_then_they_may_decide():
    said = "Then the ferry goes without the café, and the café follows in June."
    spoken = talk(
        (NORA, "The painters have no time before summer."),
        (BRUNO, said),
        (WANDA, "Good."),
    )
    assert [one.quote for one in decisions(spoken)] == [said]


def test_given_a_thing_that_is_dropped_by_choice_then_it_is_decided():
    said = "The ferry timetable is taken out of the first release."
    assert [one.quote for one in decisions(items(said, heading="Pier"))] == [said]


@pytest.mark.parametrize("how", ["I decide this", "We decide this", "I decided that"])
def test_given_who_decides_this_with_a_reason_then_the_words_before_are_decided(how):
    rule = "So from now on the desk counts the boats every evening, by hand."
    [found] = decisions([passage(f"{rule} {how}, it cost us two boats.")])
    assert found.quote.startswith(rule)
    assert "the desk counts the boats every evening, by hand" in found.what
    assert "cost us" not in found.what


@pytest.mark.parametrize(
    "said",
    [
        "The pump is broken. I decide this, it cost us two boats.",
        "Decide this, it cost us two boats.",
        "Shall the desk count the boats? We must decide this, it cost us two boats.",
    ],
)
def test_given_a_call_to_decide_or_nothing_that_was_chosen_then_nothing_is(said):
    assert decisions([passage(said)]) == []
