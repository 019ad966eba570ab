"""What work is on whose own words name nothing: it stands before, or in the subject."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.domain.reading import DocumentKind
from tests.extract.documents import actions, items, passage, talk


@pytest.mark.parametrize(
    ("turns", "what"),
    [
        (
            (
                ("Nora Vance", "Pressure test?"),
                ("Bruno Keller", "Half written. It'll be done by next Thursday."),
            ),
            "Pressure test done",
        ),
        (
            (
                ("Nora Vance", "Anything else?"),
                ("Bruno Keller", "No. It'll be done by next Thursday."),
            ),
            "It'll be done",
        ),
        (
            (
                ("Nora Vance", "We ought to know what it costs. Bruno?"),
                ("Bruno Keller", "I can size it by next Wednesday."),
            ),
            "Size it (We ought to know what it costs)",
        ),
        (
            (
                ("Nora Vance", "Valves 14 and 31 leak again. :sob:"),
                ("Nora Vance", "What do you need?"),
                ("Bruno Keller", "I can fix 31 by Wednesday."),
            ),
            "Fix 31 (Valves 14 and 31 leak again)",
        ),
        (
            (
                ("Nora Vance", "A wish isn't a purchase request, Bruno."),
                ("Bruno Keller", "Sure, sure. I'll do the form this week."),
            ),
            "Do the form (A wish isn't a purchase request, Bruno)",
        ),
        (
            (
                ("Nora Vance", "Tariq needs the signature of the owner."),
                ("Bruno Keller", "Send it over, I'll sign it today."),
            ),
            "Sign it (Tariq needs the signature of the owner)",
        ),
        (
            (
                ("Nora Vance", "The import fails on the old list."),
                ("Bruno Keller", "I'll fix it by Friday."),
            ),
            "Fix it (The import fails on the old list)",
        ),
        (
            (
                ("Nora Vance", "The spare key is in the safe."),
                ("Bruno Keller", "I'll fetch it by Friday."),
            ),
            "Fetch the spare key",
        ),
    ],
)
def test_given_words_without_an_object_when_one_stood_before_then_it_is_told(
    turns, what
):
    [action] = [one for one in actions(talk(*turns)) if "Bruno" in (one.owner or "")]
    assert action.what == what


def test_given_a_bare_verb_in_a_mail_then_the_subject_tells_its_object():
    letter = passage("Could you confirm by Friday 13 March?", kind=DocumentKind.MAIL)
    [action] = actions([replace(letter, title="Re: Slot on the crane")])
    assert action.what == "Confirm (Slot on the crane)"


def test_given_a_place_alone_before_then_it_is_not_taken_for_the_object():
    said = (
        "Pump room: the code hangs on paper in the open hall. Bruno changes it Monday"
    )
    [action] = actions(items(said, heading="Notes"))
    assert action.what.startswith("Change it (Pump room")


def test_given_a_mere_consent_after_no_then_it_names_no_work():
    turns = talk(
        ("Nora Vance", "Is the hatch open again? I still see it as shut."),
        ("Bruno Keller", "Oh. No. I'll do that today."),
    )
    assert not [one for one in actions(turns) if "I'll do that" in one.quote]
