"""Work told in the present tense with its day, and what only looks like it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.findings import Strength
from assistant.domain.reading import DocumentKind, Role

from .documents import actions, only, passage, talk

MONDAY = date(2026, 3, 9)
THURSDAY = date(2026, 3, 5)
FRIDAY = date(2026, 3, 6)


@pytest.mark.parametrize(
    ("text", "what", "owner", "due"),
    [
        (
            "Bruno has the drawings. He takes them round to the council on Monday.",
            "Take them round to the council (Bruno has the drawings)",
            "Bruno Keller",
            MONDAY,
        ),
        (
            "Wanda chased it last week. She rings the council tomorrow.",
            "Ring the council",
            "Wanda Osei",
            THURSDAY,
        ),
        (
            "Wanda has a backlog. She lets Nora have the list on Monday.",
            "Let Nora have the list",
            "Wanda Osei",
            MONDAY,
        ),
        ("Tariq does the count by Friday.", "Do the count", "Tariq Aziz-Bell", FRIDAY),
        (
            "Nora goes through the bills with Bruno on Monday.",
            "Go through the bills with Bruno",
            "Nora Vance",
            MONDAY,
        ),
        (
            "Wanda gets the form signed by Friday.",
            "Get the form signed",
            "Wanda Osei",
            FRIDAY,
        ),
        (
            "Labels: i send the numbers to the printer tomorrow",
            "Send the numbers to the printer",
            None,
            THURSDAY,
        ),
        (
            "We need a new form for the board; I write it by Friday.",
            "Write it (We need a new form for the board)",
            None,
            FRIDAY,
        ),
    ],
)
def test_present_tense_with_a_day_is_a_promise(text, what, owner, due):
    found = only([passage(text)])
    assert (found.what, found.owner, found.due) == (what, owner, due)


@pytest.mark.parametrize(
    "text",
    [
        "Bruno has the drawings. He thinks they arrive on Monday.",
        "Wanda is away. She comes back on Monday.",
        "Wanda starts on Monday as the new cook.",
        "Nora leaves the project on Friday.",
        "Bruno takes Friday off.",
        "Nora gets the results on Monday.",
        "Wanda has her exam on Friday.",
        "Wanda moves with it on Friday.",
        "I work from home on Friday.",
        "I always send the minutes on Friday.",
        "If the test passes, I send it on Friday.",
        "Bruno is ill. He sees the specialist on Monday.",
        "Nora joins the call on Monday.",
    ],
)
def test_state_or_way_on_a_day_is_no_promise(text):
    assert actions([passage(text)]) == []


def test_name_behind_the_pronoun_is_somebody_else():
    text = "Nora is back. Wanda asked Bruno. He sends Bruno the list tomorrow."
    assert "Bruno Keller" not in [one.owner for one in actions([passage(text)])]


def test_doer_of_the_sentence_before_is_meant():
    text = "The limits: Nora takes them, Bruno agrees. She sends a draft by Friday."
    assert [one.owner for one in actions([passage(text)])] == ["Nora Vance"]


def test_condition_on_a_second_step_leaves_the_first_firm():
    text = "Bruno has it. He reads the plan tomorrow and, if all is well, signs it."
    found = only([passage(text)])
    assert (found.what, found.strength) == ("Read the plan", Strength.COMMITTED)


def test_some_days_are_a_day_in_a_chat():
    chat = [
        passage(text, Role.MESSAGE, at=str(n), speaker=who, kind=DocumentKind.SLACK_DAY)
        for n, (who, text) in enumerate(
            [
                ("Nora Vance", "the login page needs a new text"),
                ("Bruno Keller", "a week or so, I squeeze it in after the demo"),
            ]
        )
    ]
    assert only(chat).what == (
        "Squeeze it in after the demo (the login page needs a new text)"
    )


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("will be fixed by thursday", "See that it is fixed"),
        ("I'd have it right by Thursday.", "Have it right"),
    ],
)
def test_end_of_a_fault_is_promised_with_what_it_is(said, what):
    turns = talk(("Bruno Keller", "The shutter sticks."), ("Nora Vance", said))
    found = only(turns)
    assert found.what == f"{what} (The shutter sticks)"
    assert (found.owner, found.due) == ("Nora Vance", THURSDAY)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("And if the lift breaks?", "Then I'll carry the cake up myself."),
        ("Ready?", "Give me a week and I'll build you a castle."),
        ("Hello?", "I'll be right back."),
        ("Hello?", "If I drop I'll come back."),
        ("And the rest?", "I will read whatever you send."),
        ("And the rest?", "I have to let Bruno go."),
        ("And the rest?", "That's the best thing I can say."),
    ],
)
def test_joke_bargain_or_word_on_the_call_is_no_promise(asked, said):
    assert actions(talk(("Bruno Keller", asked), ("Nora Vance", said))) == []


@pytest.mark.parametrize(
    ("said", "strength"),
    [
        ("I might be able to do the labels over the weekend.", Strength.TENTATIVE),
        ("I can read the plan when I get a minute.", Strength.TENTATIVE),
        ("I'll go over the figures again tomorrow.", Strength.COMMITTED),
        ("I'll have a word with the caretaker.", Strength.COMMITTED),
        ("She'll have the list from me this afternoon.", Strength.COMMITTED),
    ],
)
def test_promise_is_as_firm_as_its_words(said, strength):
    assert only(talk(("Nora Vance", said))).strength is strength


def test_what_is_handed_over_at_once_is_the_promise_before():
    turn = (
        "I'll write down the three things that I need to see. You'll have that Monday."
    )
    assert [one.due for one in actions(talk(("Nora Vance", turn)))] == [MONDAY]


def test_sender_of_a_mail_owes_what_the_reader_will_have():
    mail = passage(
        "You will have the price list by 20 March.",
        source="mail/a.eml",
        kind=DocumentKind.MAIL,
        speaker="Nora Vance",
    )
    assert only([mail]).owner == "Nora Vance"


def test_writer_says_what_they_undertook():
    head = passage("Dictated by Nora Vance.", at="line 1")
    text = "The room is cold, so I said I would speak to the caretaker before the 12th."
    found = only([head, passage(text, at="line 2")])
    assert (found.what, found.owner) == ("Speak to the caretaker", "Nora Vance")


def test_remark_within_a_paragraph_ends_with_its_sentence():
    text = "It is cold. Bruno: we have coats. Nobody laughed. I buy a heater by Friday."
    assert [one.owner for one in actions([passage(text)])] == [None]


def test_thing_in_front_of_the_promise_is_what_it_is_about():
    found = only(talk(("Nora Vance", "The badges, I can print those by Monday.")))
    assert (found.what, found.due) == ("Print those (The badges)", MONDAY)


def test_who_is_called_in_front_of_a_promise_is_not_what_it_is_about():
    assert (
        only(talk(("Nora Vance", "Bruno, I'll send it by Monday."))).what == "Send it"
    )


def test_what_somebody_will_have_is_no_work_of_theirs():
    text = "The board is ready, so Wanda will have her figures from the first hour."
    assert actions([passage(text)]) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Wanda calls the bank herself on Monday.", "Call the bank"),
        ("Wanda will introduce herself to us by Monday.", "Introduce herself to us"),
        ("Wanda will register herself by Monday.", "Register herself"),
    ],
)
def test_who_does_it_in_person_is_no_part_of_the_work(text, what):
    assert only([passage(text)]).what == what


def test_word_to_be_passed_on_is_told_with_whom_it_is_about():
    turns = talk(
        ("Bruno Keller", "Wanda is not here but she needs the code."),
        ("Nora Vance", "She'll hear it from me tomorrow."),
    )
    assert only(turns).what == "Tell her (Wanda is not here but she needs the code)"
