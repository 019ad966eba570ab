"""What people write when work is done, from the words of the notes to the register."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.facts import ActionItem, ActionStatus
from assistant.domain.findings import ActionFinding, CompletionFinding
from assistant.domain.reading import DocumentKind
from assistant.domain.sourced import Found, SourcedPassage
from assistant.extract.findings import extract
from assistant.facts.actions.register import action_register
from tests.extract.documents import CONTEXT, PEOPLE, items, passage, talk

ASKED, TOLD = date(2031, 5, 7), date(2031, 5, 14)
RACKS = "Tariq to label the wine racks by 9 May"
TABLE = "Tariq to send the grape table to Nora by 9 May"
ROOM = "Bruno to book the tasting room by 9 May"
MANUAL = "Wanda to translate the press manual into Polish"
PLAN = "Nora to get the cellar plan from the landlord by 9 May"


def found_in(document: list[SourcedPassage], kind: type) -> list[Found]:
    by_id = {piece.id: piece for piece in document}
    return [
        Found(f"fnd-{number}-{finding.passage}", finding, by_id[finding.passage])
        for number, finding in enumerate(extract(document, CONTEXT))
        if isinstance(finding, kind)
    ]


def status(asked: str, told: str, speaker: str | None = None) -> ActionStatus:
    """How the action of one note stands after the words of a later one."""
    first = items(asked, source="notes/a.md", day=ASKED)
    source = {"source": "notes/b.md", "day": TOLD}
    later = (
        talk((speaker, told), **source)
        if speaker
        else items(told, heading="Progress", **source)
    )
    both = (first, later)
    register = action_register(
        [one for part in both for one in found_in(part, ActionFinding)],
        [one for part in both for one in found_in(part, CompletionFinding)],
        [],
        TOLD,
        PEOPLE,
    )
    return register[0].status


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (RACKS, "Tariq labelled the wine racks on Monday."),
        (RACKS, "The wine racks have been labelled."),
        (RACKS, "Labelled the wine racks. (Tariq)"),
        (TABLE, "Tariq: the grape table went to Nora on 8 May. Done."),
        (TABLE, "Tariq has passed the grape table on to Nora."),
        (TABLE, "Nora has the grape table."),
        (TABLE, "Nora got the grape table from Tariq."),
        (
            "Tariq: send the PX9 bottling table to Nora by 9 May",
            "Tariq: the bottling table went to Nora on 8 May. Done.",
        ),
        (ROOM, "Bruno: the tasting room is booked."),
        (ROOM, "Bruno booked the tasting room: it is free until 2 June."),
        (RACKS, "Tariq labelled the wine racks; the shelves wait for the paint."),
        (ROOM, "[x] Bruno to book the tasting room by 9 May"),
        (ROOM, "~~Bruno to book the tasting room by 9 May~~"),
        (ROOM, "Bruno to book the tasting room by 9 May. Done."),
        (MANUAL, "Wanda: I translated the press manual, it is on the drive."),
        (MANUAL, "The press manual is translated."),
        (PLAN, "Nora has the cellar plan from the landlord."),
        (PLAN, "Nora: the cellar plan came on 11 May."),
        ("Bruno to put up the signs in the vat hall", "The signs are up."),
        ("Bruno to put up the signs in the vat hall", "Bruno put up the signs."),
        ("Wanda to send the cards to the jury", "The cards are out."),
        ("Wanda to weld the tap", "Wanda welded the tap on Thursday."),
        ("Nora to feed the yeast", "Nora fed the yeast."),
        ("Nora to set up the talk with the growers", "Nora set up the talk."),
        ("Bruno to install the valve", "The valve has been in since Tuesday."),
    ],
)
def test_work_is_done_when_its_own_verb_is_told_of_its_object(
    asked: str, told: str
) -> None:
    assert status(asked, told) is ActionStatus.DONE


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (RACKS, "Tariq will label the wine racks on Monday."),
        (RACKS, "Tariq has not labelled the wine racks."),
        (RACKS, "Tariq labelled half of the wine racks."),
        (RACKS, "The wine racks should be labelled by Friday."),
        (RACKS, "Once the wine racks are labelled we can start."),
        (RACKS, "Has Tariq labelled the wine racks?"),
        (RACKS, "Tariq labelled the bottles on Monday."),
        (RACKS, "Tariq labelled the coat racks on Monday."),
        (RACKS, "Tariq moved the wine racks on Monday."),
        (RACKS, "Bruno labelled his wine racks."),
        (RACKS, "Tariq wanted the wine racks labelled."),
        (TABLE, "The grape table did not go to Nora."),
        (TABLE, "The grape table goes to Nora next week."),
        (TABLE, "The grape table went missing."),
        (TABLE, "The price table went to Nora on 8 May."),
        (TABLE, "Nora has questions about the grape table."),
        (TABLE, "Tariq to send the grape table to Nora. Not done."),
        (ROOM, "Bruno tried to book the tasting room, it was full."),
        (ROOM, "[ ] Bruno to book the tasting room by 9 May"),
        (ROOM, "The tasting room was painted."),
        (MANUAL, "Wanda printed the press manual."),
        (MANUAL, "The press manual is partly translated."),
        (PLAN, "Nora has asked the landlord for the cellar plan."),
        (PLAN, "The cellar plan has an error."),
        ("Bruno to put up the signs in the vat hall", "The signs are up for debate."),
        ("Wanda to send the cards to the jury", "The cards are out of date."),
        ("Bruno to install the valve", "The valve was delivered."),
        ("Bruno to install the valve", "The valve has been in the box since Tuesday."),
    ],
)
def test_other_work_plans_parts_and_denials_leave_it_open(
    asked: str, told: str
) -> None:
    assert status(asked, told) is not ActionStatus.DONE


def test_who_speaks_for_himself_tells_of_his_own_work() -> None:
    said = "I marked the drains on the drawing this morning."
    asked = "Wanda to mark the drains on the drawing"
    assert status(asked, said, "Wanda Osei") is ActionStatus.DONE
    assert status(asked, said, "Bruno Keller") is not ActionStatus.DONE


FILTER = "Tariq to check the filter in cellar 2 by 9 May"
TASTERS = "Nora to name two tasters by 9 May"
CAVE = "Nora to find a guide for the cave walk"
COOPER = "Tariq to ask the cooper about a second barrel"
LIST = "Bruno to send a revised price list to the Guild"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (FILTER, "tariq: filter in cellar 2 checked, no dregs"),
        (FILTER, "Filter in cellar 2 checked on Monday."),
        (TASTERS, "Nora: our two tasters are Ilse and Marc"),
        (CAVE, "The guide for the cave walk is Ines Duarte."),
        (
            "Bruno to find a hall for the jury",
            "The hall for the jury is the Old Press.",
        ),
        (COOPER, "tariq: the cooper says no to a second barrel"),
        (COOPER, "The cooper has agreed to a second barrel."),
        (PLAN, "nora: the cellar plan came from the landlord on Thursday"),
        (
            "Bruno: labels of the vats to the Guild",
            "The vat labels are with the Guild.",
        ),
        (LIST, "Thank you for the price list."),
        (
            "Bruno to send the tasting notes",
            "Many thanks for the tasting notes, Bruno.",
        ),
    ],
)
def test_a_brief_report_a_name_a_reply_or_thanks_end_the_work(
    asked: str, told: str
) -> None:
    assert status(asked, told) is ActionStatus.DONE


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (FILTER, "Tariq wants the filter in cellar 2 checked."),
        (FILTER, "Filter in cellar 2 to be checked."),
        (FILTER, "Filter in cellar 3 checked."),
        (FILTER, "Filter in cellar 2 not checked."),
        (FILTER, "Filter in cellar 2 half checked."),
        (FILTER, "Filter in cellar 2 moved."),
        (TASTERS, "Our two tasters are ill."),
        (TASTERS, "The tasters are away until Monday."),
        (CAVE, "The guide is Ines Duarte."),
        (COOPER, "Nora said the cooper has a second barrel."),
        (COOPER, "The cooper has not replied about the second barrel."),
        (COOPER, "The cooper will tell us about the second barrel on Monday."),
        (LIST, "Thank you for the list of vats."),
        ("Bruno to sign the lease", "The lease is with the landlord."),
        (
            "Bruno: labels of the vats to the Guild",
            "The problem of the vat labels is with the Guild.",
        ),
    ],
)
def test_a_wish_another_thing_or_a_reply_of_others_ends_nothing(
    asked: str, told: str
) -> None:
    assert status(asked, told) is not ActionStatus.DONE


def test_what_is_wanted_under_a_heading_of_criteria_is_no_report() -> None:
    first = items(FILTER, source="notes/a.md", day=ASKED)
    wanted = "Filter in cellar 2 checked"
    later = items(wanted, heading="Exit criteria", source="notes/b.md", day=TOLD)
    assert found_in(first, ActionFinding)
    assert not found_in(later, CompletionFinding)


def by_mail(*mails: tuple[date, str]) -> ActionItem:
    """Return the one action of what Wanda writes to Nora."""
    written = [
        [
            passage(
                text,
                source=f"mail/{day}.eml",
                day=day,
                kind=DocumentKind.MAIL,
                speaker="Wanda Osei",
            )
        ]
        for day, text in mails
    ]
    [one] = action_register(
        [one for mail in written for one in found_in(mail, ActionFinding)],
        [one for mail in written for one in found_in(mail, CompletionFinding)],
        [],
        TOLD,
        PEOPLE,
    )
    return one


@pytest.mark.parametrize(
    "later",
    [
        "Our soil report will be with you on Friday, 16 May, sorry for the delay.",
        "The soil report will reach you by 16 May.",
        "We will send the soil report by 16 May.",
    ],
)
def test_a_newer_day_for_what_will_come_is_the_day(later: str) -> None:
    first = "We will send our soil report by Friday, 9 May."
    one = by_mail((ASKED, first), (TOLD, later))
    assert (one.owner, one.due) == ("Wanda Osei", date(2031, 5, 16))
    assert one.status is ActionStatus.OPEN


def test_what_its_owner_attaches_is_sent_whoever_was_to_have_it() -> None:
    first = "I will send Nora Vance my signed lease by Friday, 9 May."
    one = by_mail((ASKED, first), (TOLD, "My signed lease is attached."))
    assert one.status is ActionStatus.DONE


def register_of(heading: str, told: str) -> tuple[ActionItem, ...]:
    """The register after a list that is gone through under a heading."""
    both = (
        items(TABLE, ROOM, source="notes/a.md", day=ASKED),
        items(told, heading=heading, source="notes/b.md", day=TOLD),
    )
    return action_register(
        [one for part in both for one in found_in(part, ActionFinding)],
        [one for part in both for one in found_in(part, CompletionFinding)],
        [],
        TOLD,
        PEOPLE,
    )


@pytest.mark.parametrize(
    "told",
    ["Grape table: sent.", "2 Grape table: sent", "Grape table: sent on 8 May."],
)
def test_a_line_of_last_weeks_actions_ends_its_action_and_is_none_itself(
    told: str,
) -> None:
    register = register_of("Actions from last week", told)
    assert [one.status for one in register] == [ActionStatus.DONE, ActionStatus.OVERDUE]


@pytest.mark.parametrize(
    "told",
    [
        "Grape table: to be sent by Friday.",
        "Grape table: not sent.",
        "Grape table: sent on 20 May",
    ],
)
def test_a_plan_or_a_denial_behind_a_colon_ends_nothing(told: str) -> None:
    register = register_of("Plan", told)
    assert register[0].status is not ActionStatus.DONE
