"""What mail and talk ask for or promise is found beside the actions, by words alone."""

from __future__ import annotations

import pytest

from assistant.domain.findings import LEARNED, RequestFinding
from assistant.domain.reading import DocumentKind, Role
from assistant.extract.findings import extract
from tests.extract.documents import CONTEXT, passage, talk


def requests(*document):
    return [
        one for one in extract(document, CONTEXT) if isinstance(one, RequestFinding)
    ]


def mail(text, **fields):
    return passage(text, kind=DocumentKind.MAIL, source="mail/a.eml", **fields)


@pytest.mark.parametrize(
    "asked",
    [
        "Please send me the signed drawings before you leave.",
        "Could you give me a call when you are back at your desk?",
        "Let me know whether the slot on Tuesday suits you.",
        "Let's set up a meeting with the surveyors next week.",
        "Can we talk about the invoice tomorrow morning?",
        "Feel free to call me with any questions.",
    ],
)
def test_a_sentence_of_mail_that_asks_is_found_with_its_engine(asked) -> None:
    (found,) = requests(mail(asked))
    assert (found.quote, found.extractor) == (asked, LEARNED)


@pytest.mark.parametrize(
    "told",
    [
        "The pumps were replaced in March and have run well since.",
        "Our revenue grew by four percent in the last quarter.",
        "She told the board that the crane was inspected twice.",
        "It was a pleasure to work on the eastern quay.",
        "The attached report describes the soil at both ends.",
        "Prices have fallen for the third month.",
    ],
)
def test_a_sentence_of_mail_that_tells_is_no_request(told) -> None:
    assert requests(mail(told)) == []


def test_what_a_reply_quotes_was_asked_before() -> None:
    asked = "Please send me the signed drawings before you leave."
    assert requests(mail(asked, quoted=True)) == []


def test_notes_are_left_to_the_rules() -> None:
    asked = "Please send me the signed drawings before you leave."
    assert requests(passage(asked)) == []
    assert requests(passage(asked, Role.ITEM)) == []


def meeting(last):
    """A meeting of many remarks, at the end of which this is said."""
    small = [
        ("Nora Vance", "The last one was a bit heavier than we thought."),
        ("Bruno Keller", "I think people would like the green one more."),
        ("Wanda Osei", "It is the same as what we have at home."),
        ("Nora Vance", "That was twelve and a half the other time."),
    ]
    return talk(*small * 12, *last)


def test_work_given_at_the_end_of_a_meeting_is_found() -> None:
    last = (
        ("Nora Vance", "So for the next meeting you have thirty minutes."),
        ("Nora Vance", "Bruno, you will work on the user interface design."),
        ("Nora Vance", "And Wanda, you are going to do the product evaluation."),
        ("Bruno Keller", "Okay."),
    )
    found = [one.quote for one in requests(*meeting(last))]
    assert last[1][1] in found
    assert last[2][1] in found
    assert all(said not in found for _, said in meeting_talk())


def meeting_talk():
    return [
        ("Bruno Keller", "I think people would like the green one more."),
        ("Wanda Osei", "It is the same as what we have at home."),
    ]


def test_small_talk_gives_no_work() -> None:
    last = (
        ("Nora Vance", "It was raining when I came in."),
        ("Bruno Keller", "My bus was late, too."),
    )
    assert requests(*meeting(last)) == []
    assert requests(*talk(("Nora Vance", "Hello."))) == []
    assert requests() == []
