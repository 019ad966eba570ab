"""How actions are worded: without stray times, with what "it" and "us" mean."""

import pytest

from assistant.domain.findings import Strength
from assistant.domain.people import People, Person
from assistant.domain.reading import DocumentKind
from assistant.extract.findings import ExtractContext
from tests.extract.documents import actions, items, passage, talk

TWO_HOUSES = ExtractContext(
    People(
        [
            Person("Nora Vance", aliases=frozenset({"nora@ours.example"})),
            Person("Bruno Keller", aliases=frozenset({"bruno@ours.example"})),
            Person("Wanda Osei", aliases=frozenset({"wanda@theirs.example"})),
        ]
    ),
    None,
    (),
)
NAMESAKES = ExtractContext(
    People([Person("Ines Holm"), Person("Ines Tveit"), Person("Bruno Keller")]),
    None,
    (),
)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Bruno: ring the vendor on Monday afternoon", "Ring the vendor"),
        ("Bruno: ring the vendor first thing tomorrow", "Ring the vendor"),
        ("Bruno: ring the vendor by @May 22, 2031", "Ring the vendor"),
        ("Bruno: ring the vendor @May 22, 2031", "Ring the vendor"),
        ("Bruno will ring the vendor as soon as possible", "Ring the vendor"),
        ("Bruno to ring the vendor at some point", "Ring the vendor"),
        ("Bruno: ring the vendor by Friday at 4 pm", "Ring the vendor"),
        ("Bruno / 9 March / brief Wanda on the import", "Brief Wanda on the import"),
        ("Bruno | 9 March | brief Wanda on the import", "Brief Wanda on the import"),
        (
            "Bruno needs to send the night plan to Wanda asap",
            "Send the night plan to Wanda",
        ),
        ("Maybe Bruno could look at the form layout?", "Look at the form layout"),
    ],
)
def test_times_and_field_marks_are_no_part_of_the_work(line, what):
    [found] = actions(items(line))
    assert (found.owner, found.what) == ("Bruno Keller", what)


def test_a_plan_for_somebody_is_no_hedge():
    [found] = actions(items("Bruno needs to bring the seating plan to Wanda"))
    assert found.strength is Strength.COMMITTED


def test_an_initial_tells_two_of_one_name_apart():
    found = actions(
        items("Ines T. will order ten lamps", "Ines H. to fix the lock"), NAMESAKES
    )
    assert [(one.owner, one.what) for one in found] == [
        ("Ines Tveit", "Order ten lamps"),
        ("Ines Holm", "Fix the lock"),
    ]


def test_it_is_the_thing_that_the_sentence_before_names():
    turn = "I can't promise the seat map for the 9th. I might have it by 13 March."
    [found] = actions(talk(("Bruno Keller", turn)))
    assert found.what == "Have the seat map"


def test_it_stands_with_its_sentence_where_that_names_several_things():
    turn = "The map and the list are wrong. I'll fix it by 13 March."
    [found] = actions(talk(("Bruno Keller", turn)))
    assert found.what == "Fix it (The map and the list are wrong)"


@pytest.mark.parametrize(
    ("speaker", "text", "what"),
    [
        (
            "Wanda Osei",
            "Bruno will send us the test plan by 9 March.",
            "Send Wanda Osei the test plan",
        ),
        (
            "Nora Vance",
            "Bruno will send us the test plan by 9 March.",
            "Send us the test plan",
        ),
        (
            "Nora Vance",
            "Bruno will send me the test plan by 9 March.",
            "Send Nora Vance the test plan",
        ),
        (
            "Wanda Osei",
            "Bruno will check our invoice by 9 March.",
            "Check Wanda Osei’s invoice",
        ),
    ],
)
def test_us_of_another_house_and_me_are_named(speaker, text, what):
    mail = passage(text, speaker=speaker, kind=DocumentKind.MAIL)
    [found] = actions([mail], TWO_HOUSES)
    assert found.what == what


def test_a_request_at_the_end_says_what_is_to_be_confirmed():
    text = "Bruno, the slot is now on 9 March, please confirm by Friday."
    [found] = actions([passage(text, speaker="Nora Vance", kind=DocumentKind.MAIL)])
    assert found.what == "Confirm that the slot is now on 9 March"


def test_the_name_called_and_the_courtesy_are_no_part_of_the_work():
    answered = talk(
        ("Nora Vance", "Bruno, please send the seating chart to the hall by Friday."),
        ("Bruno Keller", "Yes, will do."),
    )
    [action] = actions(answered)
    assert (action.owner, action.what) == (
        "Bruno Keller",
        "Send the seating chart to the hall",
    )
