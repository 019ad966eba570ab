"""What one side offers is decided by whoever takes it, and by nobody before."""

import pytest

from assistant.domain.people import People, Person
from assistant.domain.reading import DocumentKind
from assistant.extract.findings import ExtractContext
from tests.extract.documents import decisions, passage, talk

TEAM = ExtractContext(
    People(
        [
            Person("Nora Vance", "Sponsor"),
            Person("Helen Park", "Account manager"),
            Person("Bruno Keller", "Engineer"),
        ]
    )
)
OFFER = "We can give you a second fitter from the 12th."
TAKEN = "Helen Park’s offer is accepted: we can give you a second fitter from the 12th"


def told(document):
    return [(one.what, one.decided_by) for one in decisions(document, TEAM)]


def mailed(*parts):
    return [
        passage(
            text,
            at=f"line {number}",
            source="in/a.eml",
            kind=DocumentKind.MAIL,
            speaker=who,
            quoted=quoted,
        )
        for number, (text, who, quoted) in enumerate(parts)
    ]


@pytest.mark.parametrize(
    "offer",
    [
        OFFER,
        "We could lend you a demo unit from Monday.",
        "You can have the hall on 12 March.",
        "We'll keep a slot for you on 12 March.",
        "We keep the crane free for you from the 12th.",
        "We'll skip the fee if you sign by Friday.",
        "We will use our own van for you.",
    ],
)
def test_given_an_offer_alone_then_nothing_is_decided(offer):
    assert told(mailed((offer, "Helen Park", False))) == []
    assert told(talk(("Helen Park", offer), ("Nora Vance", "Let me see."))) == []


@pytest.mark.parametrize(
    "yes",
    [
        "Yes please, we take him.",
        "Thanks, we accept.",
        "We accept your offer.",
        "Great, we'd like to take you up on that.",
        "Deal, send him.",
        "Agreed.",
    ],
)
def test_given_an_offer_that_is_taken_then_whoever_takes_it_decides(yes):
    assert told(talk(("Helen Park", OFFER), ("Nora Vance", yes))) == [
        (TAKEN, "Nora Vance")
    ]
    reply = mailed((yes, "Nora Vance", False), (OFFER, "Helen Park", True))
    assert told(reply) == [(TAKEN, "Nora Vance")]


@pytest.mark.parametrize(
    "no",
    [
        "Not needed, thanks.",
        "We'd rather wait.",
        "Thanks, I'll ask Bruno.",
        "We would accept if it were free.",
        "Perhaps.",
    ],
)
def test_given_an_offer_that_is_not_taken_then_nothing_is_decided(no):
    assert told(talk(("Helen Park", OFFER), ("Nora Vance", no))) == []


def test_given_another_speaker_between_then_a_yes_is_not_to_the_offer():
    turns = [("Helen Park", OFFER), ("Bruno Keller", "Lunch?"), ("Nora Vance", "Deal.")]
    assert told(talk(*turns)) == []


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("Nora accepted Helen's offer: the fitter works with us from 12 May.", "Nora"),
        ("We accepted Parkside's offer of a second fitter.", None),
    ],
)
def test_given_minutes_that_say_who_accepted_then_it_is_decided(line, by):
    [(what, decider)] = told([passage(line)])
    assert (what, decider) == (line.rstrip("."), by and "Nora Vance")
