"""What one person settles: a refusal to accept, a last word, a person on offer."""

import pytest

from assistant.domain.reading import DocumentKind
from tests.extract.documents import decisions, passage, talk
from tests.extract.test_conclusions import STAFFED


def said(*turns):
    found = decisions(talk(*turns), STAFFED)
    return [(one.what, one.decided_by) for one in found]


def test_a_refusal_to_accept_is_of_whose_signature_it_is():
    refused = ("Wanda Osei", "I'm not signing that today. I'd like to, but I can't.")
    asked = ("Nora Vance", "One thing today and it's Wanda's signature.")
    assert said(asked, refused) == [("I'm not signing that today", "Wanda Osei")]
    assert said(refused) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("I can't accept this as it is.", "I can't accept this as it is"),
        (
            "I won't sign off on the handover until the lift runs.",
            "I won't sign off on the handover until the lift runs",
        ),
        (
            (
                "There's no point in May, is there, Hall 3 opens on the day the lift runs"
                " and not a day earlier."
            ),
            "Hall 3 opens on the day the lift runs and not a day earlier",
        ),
        ("The price stays at twelve, full stop.", "The price stays at twelve, full"),
        ("Nobody enters before nine, no exceptions.", "Nobody enters before nine"),
    ],
)
def test_a_last_word_is_of_who_may_decide(text, what):
    [(told, by)] = said(("Hanna Lind", text))
    assert (told.startswith(what), by) == (True, "Hanna Lind")
    assert said(("Bruno Keller", text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "I'm not signing the invoice today.",
        "I can't sign that if nobody tells me what it is.",
        "I won't accept that as an excuse, Bruno.",
        "I'm not signing that today?",
        "I need the list by Friday and not a day later.",
        "It was a mess, full stop.",
        "If it rains, the hall stays shut, full stop.",
        "That must not end up in the file. I'm not moving on that one.",
    ],
)
def test_complaints_needs_and_conditions_settle_nothing(text):
    assert said(("Hanna Lind", text)) == []


@pytest.mark.parametrize(
    ("course", "call", "yes", "what"),
    [
        (
            "They count by hand for the first group, and I put it in the plan.",
            "Everybody happy?",
            "Happy.",
            "They count by hand for the first group",
        ),
        (
            "So we print both languages on one sheet.",
            "All good?",
            "Good.",
            "We print both languages on one sheet",
        ),
        (
            "Nobody uses the side door in May.",
            "Is everybody fine with that?",
            "Yes, fine.",
            "Nobody uses the side door in May",
        ),
    ],
)
def test_what_everybody_was_asked_about_is_decided(course, call, yes, what):
    turns = (("Bruno Keller", course), ("Nora Vance", call), ("Wanda Osei", yes))
    assert said(*turns) == [(what, "Bruno Keller")]


@pytest.mark.parametrize(
    ("course", "call", "yes"),
    [
        ("We have a lot of work.", "Everybody happy?", "Happy."),
        ("I send it tomorrow.", "Everybody happy?", "Happy."),
        ("They count by hand.", "Everybody happy?", "No."),
        ("They count by hand.", "Are you happy?", "Yes."),
        ("They were late again for the group.", "Everybody happy?", "Happy."),
    ],
)
def test_a_report_or_a_no_is_not_decided(course, call, yes):
    turns = (("Bruno Keller", course), ("Nora Vance", call), ("Wanda Osei", yes))
    assert said(*turns) == []


def test_how_it_goes_on_meanwhile_is_decided_where_another_repeats_it():
    asked = ("Hanna Lind", "And meanwhile they go back to the old phones, or what?")
    stays = ("Wanda Osei", "Over my dead body. They stay on the new one.")
    echo = ("Nora Vance", "Right, they stay on. I'll tell Bruno.")
    what = "They stay on the new one (meanwhile they go back to the old phones? No)"
    assert [told for told, _ in said(asked, stays, echo)] == [what]
    assert said(asked, stays, ("Nora Vance", "Why?")) == []


@pytest.mark.parametrize(
    ("author", "text", "what"),
    [
        (
            "Hanna Lind",
            (
                "On the signs I was firm, Welsh first and English after it because we said"
                " so."
            ),
            ["The signs: Welsh first and English after it"],
        ),
        (
            "Hanna Lind",
            "I was quite clear that the side door stays shut until June.",
            ["The side door stays shut until June"],
        ),
        (
            "Hanna Lind",
            "I put my foot down, no new features before the opening.",
            ["No new features before the opening"],
        ),
        ("Hanna Lind", "I was clear that we should hurry.", []),
        ("Hanna Lind", "I insisted that it was late.", []),
        ("Bruno Keller", "I ruled that nobody works on Sundays in May.", []),
    ],
)
def test_dictated_notes_tell_what_their_author_laid_down(author, text, what):
    notes = [passage(f"Dictated by {author}."), passage(text, at="line 2")]
    assert [one.what for one in decisions(notes, STAFFED)] == what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "Lena Brandt, our best engineer, is yours from 12 to 30 May while Tom is out.",
            ["Lena Brandt, our best engineer, is yours from 12 to 30 May"],
        ),
        (
            "Jan Maas will be seconded to the project until 30 June.",
            ["Jan Maas will be seconded to the project until 30 June"],
        ),
        ("The room is yours from 9 to 12.", []),
        ("Lena Brandt would be yours from 12 to 30 May.", []),
        ("Lena Brandt is away from 12 to 30 May.", []),
    ],
)
def test_a_mail_gives_a_person_to_the_project(text, what):
    mail = [passage(text, kind=DocumentKind.MAIL)]
    assert [one.what for one in decisions(mail, STAFFED)] == what
