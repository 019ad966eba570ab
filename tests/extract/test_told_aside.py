"""Work that stands beside what a sentence is about, and what only looks like it."""

from __future__ import annotations

import pytest

from assistant.domain.findings import Strength

from .documents import actions, only, passage, talk


def seen(text):
    return [(one.what, one.owner, one.strength) for one in actions([passage(text)])]


@pytest.mark.parametrize(
    ("text", "what", "owner", "strength"),
    [
        (
            "The rate may be wrong, which Nora will check by Friday.",
            "Check whether the rate may be wrong",
            "Nora Vance",
            Strength.COMMITTED,
        ),
        (
            "Wanda hopes that the old keys fit, which she will find out by Friday.",
            "Find out whether the old keys fit",
            "Wanda Osei",
            Strength.COMMITTED,
        ),
        (
            "Leaflets: 200 copies, done by Friday",
            "Finish Leaflets: 200 copies",
            None,
            Strength.COMMITTED,
        ),
        (
            "Tariq asked whether there might be a test day before the opening.",
            "A test day before the opening",
            None,
            Strength.QUESTION,
        ),
        (
            "A replacement has to be found for the night shift.",
            "Find a replacement for the night shift",
            None,
            Strength.SUGGESTED,
        ),
        (
            "Somebody must be appointed who signs for the keys.",
            "Appoint somebody who signs for the keys",
            None,
            Strength.SUGGESTED,
        ),
        (
            "Nora undertook to write to the landlord by 12 March.",
            "Write to the landlord",
            "Nora Vance",
            Strength.COMMITTED,
        ),
    ],
)
def test_work_told_in_passing_is_an_action(text, what, owner, strength):
    assert seen(text) == [(what, owner, strength)]


@pytest.mark.parametrize(
    "text",
    [
        "The contract must be signed by 12 March.",
        "The form was done by Friday.",
        "Done by Friday if the parts are here.",
        "Tariq asked whether there might be a drill, and was told there is none.",
        "Tariq asked whether there might be a drill. No, said Nora.",
        "Tariq asked whether the bank could see it.",
        "The bus leaves at nine, which she will miss by Friday.",
        "Whoever is thrown out must sign in again, but somebody has to tell them.",
        "All of you, please put your hours in before you go.",
    ],
)
def test_what_is_no_work_of_anybody_is_no_action(text):
    assert actions([passage(text)]) == []


def test_thing_and_day_answer_how_long_it_takes():
    turns = talk(
        ("Bruno Keller", "When do we get the parts?"),
        ("Nora Vance", "The valves by Thursday."),
    )
    found = only(turns)
    assert (found.what, found.owner) == ("Finish the valves", "Nora Vance")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("How long was it closed?", "Closed by Tuesday."),
        ("Can you hear me?", "The valves by Thursday?"),
        ("What colour is it?", "The valves by Thursday."),
    ],
)
def test_thing_and_day_that_answer_nothing_are_no_promise(asked, said):
    assert actions(talk(("Bruno Keller", asked), ("Nora Vance", said))) == []


def test_given_that_a_thing_comes_by_a_day_then_it_is_delivered():
    turns = talk(
        ("Bruno Keller", "When do we get the parts?"),
        ("Nora Vance", "The valves come on Thursday."),
    )
    assert only(turns).what == "Deliver the valves"


@pytest.mark.parametrize(
    ("answer", "promised"),
    [
        ("Very funny.", False),
        ("Haha, dream on.", False),
        ("Funny you should say that, I have the forms here.", True),
        ("Thank you.", True),
        ("One page. Fine.", True),
        ("Nice one.", False),
    ],
)
def test_given_a_boast_when_the_next_speaker_laughs_then_it_is_no_promise(
    answer, promised
):
    turns = talk(
        ("Bruno Keller", "And who fills in the forms?"),
        ("Nora Vance", "Sure, I will fill in four hundred forms by hand."),
        ("Wanda Osei", answer),
    )
    assert bool(actions(turns)) is promised
