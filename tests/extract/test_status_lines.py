"""Lines that tell how an action stands, and wordings that would be no English."""

from __future__ import annotations

import pytest

from assistant.domain.reading import DocumentKind, Role
from assistant.extract.tasks.soundness import is_sound
from tests.extract.documents import actions, completions, items, only, passage, talk

REVIEW, AHEAD = "Review of actions", "Actions"


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        (REVIEW, "Simulator: on track for Wednesday."),
        (REVIEW, "Cable list: sent on Friday."),
        (REVIEW, "Hall: Nora has asked, two of the three are on leave in week 11."),
        (REVIEW, "Interface: Bruno chased his supplier, still no date."),
        (REVIEW, "Permit: postponed to 11 March."),
        (REVIEW, "Wanda: late, promised for Monday."),
        ("Actions from last week", "Notified body: Tariq has not reached them yet."),
        ("Open points", "Cable list: sent on Friday."),
        ("Carried over", "Cable list: sent on Friday."),
        (AHEAD, "Pallet gate: on track for Thursday"),
        (AHEAD, "Door: still with the joiner"),
    ],
)
def test_a_line_that_tells_how_something_stands_is_no_action(
    heading: str, line: str
) -> None:
    assert actions(items(line, heading=heading)) == []


@pytest.mark.parametrize("heading", [REVIEW, "Open points", "Action review"])
def test_what_was_sent_on_a_day_under_a_heading_that_looks_back_is_done(
    heading: str,
) -> None:
    [done] = completions(items("Cable list: sent on Friday.", heading=heading))
    assert done.what == "Cable list: sent on Friday"


@pytest.mark.parametrize(
    ("heading", "line", "what"),
    [
        (REVIEW, "Tariq: send the list by Friday", "Send the list"),
        (REVIEW, "Bruno: open the account by Friday", "Open the account"),
        (REVIEW, "Gate: Tariq will paint it by Friday.", "Paint it (Gate)"),
        (AHEAD, "Nora: contract signed by Friday", "Contract signed"),
        (AHEAD, "Bruno: running order for the fair", "Running order for the fair"),
        (AHEAD, "Late shift: find two people", "Late shift: find two people"),
    ],
)
def test_a_line_that_asks_for_work_is_an_action(
    heading: str, line: str, what: str
) -> None:
    assert only(items(line, heading=heading)).what == what


def mail(text: str):
    return passage(
        text, kind=DocumentKind.MAIL, speaker="Nora Vance", addressed=("Bruno Keller",)
    )


@pytest.mark.parametrize(
    "text",
    [
        "The first 180 carriers left our works today and will be with you on Monday.",
        "The drums left our yard yesterday and will reach you on Friday 6 March.",
        "The first 40 motors were shipped today and will be with you by Tuesday.",
        "We sent the cables on Tuesday and you will have them by 6 March.",
        "The crates are on their way and you will have them on Friday.",
    ],
)
def test_what_was_sent_already_is_nobodys_action(text: str) -> None:
    assert actions([mail(text)]) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Our report will be with you on Friday.", "Send our report"),
        ("The list is nearly done and will be with you on Friday.", "Send the list"),
        ("You will have the list by Friday.", "Deliver the list"),
        (
            "We finished the report and you will have it by Monday.",
            "Deliver it (We finished the report)",
        ),
    ],
)
def test_what_has_yet_to_be_sent_is_an_action(text: str, what: str) -> None:
    assert only([mail(text)]).what == what


@pytest.mark.parametrize(
    ("turn", "what", "due"),
    [
        ("We'll send the plan by Friday.", "Send the plan", True),
        (
            "We'll propose to move the test to Tuesday the tenth.",
            "Propose to move the test to Tuesday the tenth",
            False,
        ),
        ("Bruno please write up the figures by Friday", "Write up the figures", True),
    ],
)
def test_the_wording_begins_with_the_work(turn: str, what: str, due: bool) -> None:
    found = only(talk(("Nora Vance", turn)))
    assert found.what == what
    assert (found.due is not None) == due


def test_a_consent_with_no_more_than_a_time_is_no_action_of_its_own() -> None:
    turns = talk(
        ("Nora Vance", "Bruno, can you check the fence?"),
        ("Bruno Keller", "will do before lunch"),
    )
    assert only(turns).what == "Check the fence"


def listed_in_a_mail(lead: str, *lines: str):
    fields = {"kind": DocumentKind.MAIL, "speaker": "Nils Holm"}
    rows = [
        passage(line, Role.ITEM, at=f"line {number}", **fields)
        for number, line in enumerate(lines, 2)
    ]
    return actions([passage(lead, **fields), *rows])


def test_the_steps_of_a_procedure_are_no_work_of_the_project() -> None:
    steps = ("1. Ship them to us in the box.", "2. We fit the axles within two days.")
    assert listed_in_a_mail("They are under warranty.", *steps) == []
    assert listed_in_a_mail("This is how a return works:", steps[0]) == []
    assert len(listed_in_a_mail("For next week:", "Send the list to all crews")) == 1


@pytest.mark.parametrize(
    "what",
    [
        "'ll send the plan",
        "Send the first 180 carriers left our works and",
        "Send the first 40 motors were shipped today",
        "Book the hall for the",
    ],
)
def test_a_broken_wording_is_not_sound(what: str) -> None:
    assert not is_sound(what)


@pytest.mark.parametrize(
    "what",
    [
        "Choose plan A",
        "Send the list of what is missing",
        "Check the plan is still valid",
        "Send the form the bank has signed",
        "Send Will the drawing",
        "Get the pump that was left running",
    ],
)
def test_a_plain_wording_is_sound(what: str) -> None:
    assert is_sound(what)
