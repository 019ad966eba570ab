"""`No objection to …` consents to what it names, never to the sentence before it."""

import pytest

from assistant.domain.reading import Role
from tests.extract.documents import decisions, passage, talk

NORA, BRUNO = "Nora Vance", "Bruno Keller"


def told(document):
    return [one.what for one in decisions(document)]


@pytest.mark.parametrize(
    ("asked", "answer", "what"),
    [
        (
            "Would you mind if I soldered the loose cable myself?",
            "The shop closes at noon. No objection to soldering it.",
            "No objection to soldering the loose cable",
        ),
        (
            "Could we swap the two readers?",
            "Tariq has the key. No objections from me to swapping them.",
            "No objections from me to swapping the two readers",
        ),
        (
            "Let's move the demo to 12 March.",
            "The room is free then. No objections to moving it.",
            "No objections to moving the demo",
        ),
    ],
)
def test_given_a_pronoun_then_it_is_what_was_proposed_to_be_done(asked, answer, what):
    assert told(talk((BRUNO, asked), (NORA, answer))) == [what]


@pytest.mark.parametrize("before", ["The cable is loose.", "We painted the frame."])
def test_given_nothing_proposed_then_a_pronoun_leaves_nothing_decided(before):
    answer = "The shop closes at noon. No objection to soldering it."
    assert told(talk((BRUNO, before), (NORA, answer))) == []
    assert told([passage(answer)]) == []


@pytest.mark.parametrize(
    "line",
    [
        "No objection to a second cable.",
        "No objections to Bruno's plan to solder the cable.",
    ],
)
def test_given_what_it_names_itself_then_that_is_told(line):
    assert told([passage(f"The shop closes at noon. {line}")]) == [line.rstrip(".")]


def test_given_that_then_it_is_the_proposal_and_no_remark_between():
    turns = [
        (BRUNO, "I propose we drop the fax."),
        (NORA, "The line is dead anyway. No objections to that."),
    ]
    assert told(talk(*turns)) == ["We drop the fax"]


@pytest.mark.parametrize("tail", ["No objections.", "No objections from the client."])
def test_given_no_object_then_the_sentence_before_it_is_decided(tail):
    document = [passage(f"We use the spare router. {tail}", Role.ITEM)]
    assert told(document) == ["We use the spare router"]
