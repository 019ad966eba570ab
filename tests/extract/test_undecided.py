"""Needs, conditions and an office's results: words of deciding that decide nothing."""

import pytest

from assistant.domain.reading import DocumentKind, Role
from tests.extract.documents import decisions, passage, talk


@pytest.mark.parametrize(
    "text",
    [
        "Need the glue data sheet approved by fire safety before we may use it.",
        "We want the second wing plan agreed before Easter.",
        "The method statement must be approved by the client first.",
        "No conclusion, we take it up again next week.",
        "There was no outcome here, and we come back to it.",
        "Once the budget is approved, we order.",
        "If the committee approved it we order the lifts.",
        "Until the plan is agreed nobody starts.",
        "We hope the steering group approved it.",
        "Decision on the printer is needed by Friday.",
        "We still have to get the drawings approved by Bruno.",
        "I heard that the board approved the crane.",
        "Had the board approved the crane, we would be done.",
        "Decision on the crane: still open.",
        "Everyone agreed that the talk was good.",
        "Decision log reviewed, nothing new.",
        "Agreed actions: see below.",
        "Decision rights: Nora decides above 5,000.",
        "Nothing was decided.",
        "The team gave an update on the crane.",
        "Approved by the machine: 30 parts.",
        "I guess we go with the blue one.",
        "Let's keep it to half an hour.",
        "Let's keep this short today.",
        "Crane plan done and approved by Bruno.",
        "Once approval was given, we started.",
        "Bruno and I agreed that somebody ought to do it.",
        "We decided someone should call the crane firm.",
        "We will not miss it.",
        "Decisions of the committee and of the trades.",
        "If they refused we'd have a problem, but nobody expects that.",
        "Should the crane fail, the hall would need another day.",
        "Everybody agreed that a second crane is needed; nobody took it.",
        "I cannot give five people away at the same time.",
        "We won't let you down.",
    ],
)
def test_what_is_wanted_or_hangs_on_a_condition_is_no_decision(text):
    assert decisions([passage(text, Role.ITEM)]) == []


@pytest.mark.parametrize(
    "text",
    [
        "The last two were rejected: there is a gap in the papers.",
        "The two paint samples were rejected: the colour was wrong.",
        "The crane permit was approved by the harbour office.",
        "18 of 20 badges were approved.",
        "All invoices were accepted.",
        "Tariq was rejected.",
        "Samples rejected: wrong colour.",
        "Ola loaded 3,200 tiles in an hour, but 90 of them were rejected as chipped.",
        "40 of the parcels were rejected by the scanner because the label was wet.",
        "Some of the orders were rejected by the gateway.",
        "Three cards were accepted by the reader, the rest was rejected.",
        "About 5% of the addresses were rejected as invalid.",
        "My login was rejected by the proxy again.",
        "The request was rejected with error 403.",
        "The request was automatically approved.",
        "The order was accepted by the till.",
        "The build was approved by the release bot.",
        "Our payment was rejected by the bank.",
        "The message was rejected: HTTP 413.",
    ],
)
def test_what_became_of_things_handed_in_is_no_decision(text):
    assert decisions([passage(text, Role.ITEM)]) == []


@pytest.mark.parametrize(
    "text",
    [
        "The change request was approved by the steering committee.",
        "Option B was rejected: too dear.",
        "Both proposals were rejected.",
        "We agreed to return error 403 for strangers.",
        "The request was rejected: too dear.",
        "We approved the automatic door.",
        "The motion to close the kiosk was carried, 4 to 1.",
        "Voted 5-2 in favour of the steel frame.",
        "Option B rejected because of its price.",
        "The board turned down the second crane.",
        "We said no to the second crane.",
        "Crane: agreed to rent it for two weeks.",
        "We rejected both options.",
        "The client signed off the design.",
        "I hereby approve CR-7.",
        "After some thought I have decided against the crane.",
        "The decision to rent the crane stands.",
        "My decision: we rent the crane.",
        "Steel frame, accepted by Wanda Osei",
        "The budget was approved.",
        "The new date was approved by Wanda Osei.",
        "The second crane was approved.",
        "The extra £4,000 was approved.",
        "The plan was rejected by Helen since the date is too early.",
        "The import of the old records was rejected by the team.",
        "The new system was accepted by the users.",
        "The mail server proposal was rejected.",
        "Three of the changes were approved.",
        "We talked for an hour, and the new plan was approved.",
        "It was agreed to hold the date until the audit is approved.",
        "We decided that we need the list approved first.",
        "Agreed in the call; reviews and approvals needed.",
        "Decided: the two samples were rejected, we order elsewhere.",
    ],
)
def test_what_the_project_chose_stays_a_decision(text):
    assert len(decisions([passage(text, Role.ITEM)])) == 1


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("I approve the change for £18,000.", "Wanda Osei"),
        ("I have decided that we stay with the bank.", "Wanda Osei"),
        ("I agree to the new date of 1 December.", "Wanda Osei"),
        ("We have decided to stay with the bank.", None),
        ("The board approved the budget.", None),
        ('Tariq said "I approve the plan" and we all agreed.', None),
    ],
)
def test_in_a_mail_the_first_person_is_its_author(text, by):
    mail = passage(text, kind=DocumentKind.MAIL, speaker="Wanda Osei")
    [found] = decisions([mail])
    assert found.decided_by == by


def test_an_author_whom_nobody_listed_is_named_as_the_mail_names_them():
    text = "I approve the extra crane."
    mail = passage(text, kind=DocumentKind.MAIL, speaker="Olga Finch")
    [found] = decisions([mail])
    assert found.decided_by == "Olga Finch"


def test_agreeing_with_somebody_is_still_no_decision():
    text = "I agree with Tariq that the date is bad."
    mail = passage(text, kind=DocumentKind.MAIL, speaker="Wanda Osei")
    assert decisions([mail]) == []


@pytest.mark.parametrize(
    ("turn", "decides"),
    [
        ("Then we start with the pumps. Bruno?", False),
        ("So let's move on to the budget. Bruno Keller?", False),
        ("Then we start with the pumps on 3 May. Bruno?", True),
    ],
)
def test_given_who_is_called_to_speak_then_the_order_of_talk_is_no_decision(
    turn, decides
):
    """GIVEN a meeting in which somebody says what comes next and calls a speaker

    WHEN that speaker begins with a yes
    THEN nothing is decided, unless what was said has a day of its own.
    """
    lines = [(who, f"Number {n} is as it was.") for n in range(5) for who in _TWO]
    turns = talk(*lines, ("Nora Vance", turn), ("Bruno Keller", "Okay. One is green."))
    assert bool(decisions(turns)) is decides


_TWO = ("Nora Vance", "Bruno Keller")
