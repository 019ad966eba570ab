"""Requests by mail: who is asked has the work, never who asks."""

from __future__ import annotations

import pytest

from assistant.domain.findings import ActionFinding, Strength
from assistant.domain.people import People, Person
from assistant.domain.reading import DocumentKind
from assistant.extract.findings import ExtractContext, extract
from tests.extract.documents import passage

PEOPLE = People(
    [
        Person("Ada Birch", aliases=frozenset({"ada@example.org"})),
        Person("Mike Quill", aliases=frozenset({"mike@example.org"})),
        Person("Ben Otto", aliases=frozenset({"ben@example.org"})),
    ]
)
TO_ADA = ("ada@example.org",)
TO_BOTH = ("ada@example.org", "ben@example.org")


def actions(*paragraphs, to=TO_ADA, **fields) -> list[ActionFinding]:
    """What the rules find in a mail from Mike Quill."""
    fields = {"kind": DocumentKind.MAIL, "speaker": "Mike Quill"} | fields
    document = [
        passage(text, at=f"line {n}", addressed=to, **fields)
        for n, text in enumerate(paragraphs, 1)
    ]
    found = extract(document, ExtractContext(PEOPLE))
    return [one for one in found if isinstance(one, ActionFinding)]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("I'd ask you to let me have the rota by 9 April.", "Send Mike Quill the rota"),
        (
            "Please let me have the seat plan by 9 April.",
            "Send Mike Quill the seat plan",
        ),
        ("Can you let me have the drawings?", "Send Mike Quill the drawings"),
        ("Can I have the drawings by 9 April?", "Send Mike Quill the drawings"),
        ("I must ask you to pay the deposit by 9 April.", "Pay the deposit"),
        ("I am asking you to remove the scaffold.", "Remove the scaffold"),
        ("May I ask you to forward the invoice?", "Forward the invoice"),
        ("I need you to book the hall by 9 April.", "Book the hall"),
        ("I would be grateful if you could return the keys.", "Return the keys"),
        ("It would be great if you could check the figures.", "Check the figures"),
        ("We'd appreciate it if you could arrange the lift.", "Arrange the lift"),
        ("If you could wash the van, that would be great.", "Wash the van"),
        ("Would you mind sending the latest drawing?", "Send the latest drawing"),
        ("Please be so kind as to open the gate.", "Open the gate"),
        ("Please return the keys by 9 April.", "Return the keys"),
        ("I'd like to see the plan by 9 April.", "Send Mike Quill the plan"),
        ("I need the budget sheet by 9 April.", "Send Mike Quill the budget sheet"),
        ("I'd need the van back by 9 April.", "Return the van"),
        ("We need the signed form from you by 9 April.", "Send us the signed form"),
    ],
)
def test_given_a_mail_to_one_person_when_it_asks_then_that_person_has_the_work(
    words, what
):
    (found,) = actions(words)

    assert (found.owner, found.what) == ("Ada Birch", what)
    assert found.strength is Strength.QUESTION


@pytest.mark.parametrize(
    ("opening", "to", "owner"),
    [
        ("Hi Ben,", TO_BOTH, "Ben Otto"),
        ("Dear Mr Otto,", TO_BOTH, "Ben Otto"),
        ("Ben", TO_BOTH, "Ben Otto"),
        ("Good morning Ben!", TO_ADA, "Ben Otto"),
        ("Hi both,", TO_BOTH, None),
        ("Hi Ada and Ben,", TO_BOTH, None),
        ("Dear all,", TO_ADA, None),
        ("The van is back.", TO_BOTH, None),
        ("The van is back.", TO_ADA, "Ada Birch"),
        ("The van is back.", ("mike@example.org",), None),
    ],
)
@pytest.mark.parametrize(
    "words",
    ["I'd ask you to send the list by 9 April.", "Please send the list by 9 April."],
)
def test_given_a_request_when_asked_whose_it_is_then_greeting_goes_before_address(
    opening, to, owner, words
):
    (found,) = actions(opening, words, to=to)

    assert found.owner == owner


def test_given_an_archive_of_mails_when_one_asks_then_its_own_greeting_counts():
    first = {"thread": "a", "headings": ("Keys",)}
    found = actions("Hi Ben,", "I need you to call Tom.", **first)
    other = actions("I need you to call Tom.", to=TO_ADA, headings=("Van",))

    assert [one.owner for one in (*found, *other)] == ["Ben Otto", "Ada Birch"]


@pytest.mark.parametrize(
    "words",
    ["I need Ben to sign the form by 9 April.", "Ben, please sign the form."],
)
def test_given_a_mail_that_names_another_when_it_asks_then_the_named_one_has_it(words):
    (found,) = actions(words)

    assert (found.owner, found.what) == ("Ben Otto", "Sign the form")


@pytest.mark.parametrize(
    "words",
    [
        "I'd ask you to bear with us until 9 April.",
        "I'd ask you to keep this to yourself.",
        "I asked you to send the keys by 9 April.",
        "I don't need you to come on 9 April.",
        "I would be grateful if we could meet on 9 April.",
        "I'd be surprised if you could finish by 9 April.",
        "I expect the delivery on 9 April.",
        "I like the plan of 9 April.",
        "I agree to the new date of 9 April for the pilot.",
        "I confirm the room for 9 April.",
        "I want to have the drawings on 9 April.",
        "I need two days for the tests by 9 April.",
        "I need Ben by 9 April.",
        "I want the scaffold gone by 9 April.",
        "I'd like to see the pilot running by 9 April.",
        "I'd like to have a call on 9 April.",
        "I would like you to know that we moved.",
        "We need the certificate by 9 April.",
        "Please find attached the list.",
        "Please note that the office is closed.",
    ],
)
def test_given_a_wish_that_asks_nobody_for_work_when_read_then_it_is_no_action(words):
    assert actions(words) == []


def test_given_a_promise_in_a_mail_when_read_then_it_stays_the_writers():
    found = actions(
        "I need to finish the report by 9 April.",
        "I bring the ladder on 9 April.",
        "I agree to pay the deposit by 9 April.",
        "I want to paint the door by 9 April.",
    )

    assert [one.owner for one in found] == 4 * ["Mike Quill"]


def test_given_consent_and_a_wish_when_read_then_only_the_wish_is_work():
    (found,) = actions(
        "I agree to the new date of 1 December. I'd like to see the plan by 9 April."
    )

    assert (found.owner, found.what) == ("Ada Birch", "Send Mike Quill the plan")
