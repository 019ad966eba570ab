"""An action is done when its thing is there: handed over, judged, or come."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.facts import ActionStatus
from assistant.domain.findings import ActionFinding, CompletionFinding
from assistant.domain.people import People, Person
from assistant.domain.reading import DocumentKind, Role
from assistant.domain.sourced import Found
from assistant.extract.findings import ExtractContext, extract
from assistant.facts.actions.register import action_register
from tests.extract.documents import items, passage

PEOPLE = People([Person("Ada Birch"), Person("Ben Otto"), Person("Tess Lowe")])
ASKED, TOLD = date(2031, 5, 7), date(2031, 5, 14)
REQUEST = "Tess to write a change request for the pumps"
RULES = "Ben to draft the site rules"
LIST = "Ben to send the I/O list to Lumen"
PLAN = "Ben to prepare the shift plan for May"
TIDES = "Ben to send Ada the tide table"
CHAIRS = "Ben to order the 12 chairs"
QUOTE = "Ben to get a quote for the pump by 9 May"
OPTIONS = "Ben to bring options to Ada by 9 May"
SHARE = "Ben to ask Tess for a part delivery by 9 May"
BUILD = "Ben to fix the nightly build by 9 May"
KEYS = "Ben to bring the spare keys by 9 May"
SPARES = "Tess to send the spare valves by 9 May"
VALVES = "Tess: list of all valves that are in use, by 9 May"


def found(document, kind):
    by_id = {one.id: one for one in document}
    findings = extract(document, ExtractContext(PEOPLE))
    return [
        Found(f"fnd-{n}-{one.passage}", one, by_id[one.passage])
        for n, one in enumerate(findings)
        if isinstance(one, kind)
    ]


def is_done(asked: str, told: str, writer: str | None = None) -> bool:
    """Whether a note's action is done after a later line, or a mail of the writer."""
    first = items(asked, source="notes/a.md", day=ASKED)
    later = {"source": "notes/b.md", "day": TOLD}
    second = (
        [passage(told, kind=DocumentKind.MAIL, speaker=writer, **later)]
        if writer
        else items(told, heading="Progress", **later)
    )
    both = (first, second)
    register = action_register(
        [one for part in both for one in found(part, ActionFinding)],
        [one for part in both for one in found(part, CompletionFinding)],
        [],
        TOLD,
        PEOPLE,
    )
    return register[0].status is ActionStatus.DONE


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (REQUEST, "The change request for the pumps was approved on Friday."),
        (REQUEST, "CR-01 approved on Friday."),
        (REQUEST, "The change request for the pumps was rejected."),
        (RULES, "Ada signed off the site rules."),
        ("Ben to submit the permit application", "The permit was granted on Friday."),
        ("Ben to send the change note to Ada", "Ada signed the change note."),
        ("Ben to send the offer to Acme", "Acme accepted the offer."),
        ("Ben: new floor plan by 9 May", "Ben presented the new floor plan."),
        (CHAIRS, "The 12 chairs have arrived."),
        (QUOTE, "The quote for the pump is in: 640 pounds."),
        (OPTIONS, "Ben showed three options."),
        ("Ben to come with options by 9 May", "Ben showed three options."),
        (SHARE, "The supplier says no to a part delivery."),
        (BUILD, "Nightly build is green again."),
        (BUILD, "Nightly build. Fixed this morning."),
        (KEYS, "The spare keys are here."),
        (SPARES, "Spare valves came yesterday, all 34."),
        (VALVES, "Tess has brought her list: 61 valves."),
    ],
)
def test_given_work_when_its_thing_was_judged_or_came_then_it_is_done(asked, told):
    assert is_done(asked, told)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (LIST, "attached the I/O list, 412 points."),
        (LIST, "Attached is the I/O list."),
        (LIST, "Please find the I/O list enclosed."),
        (LIST, "You will find the I/O list attached."),
        (PLAN, "Hi Ada, here's the shift plan for May."),
        (PLAN, "I'm sending you the shift plan for May with this mail."),
        (TIDES, "As promised, the tide table: high water 06:12 and 18:40."),
    ],
)
def test_given_its_owner_hands_the_thing_over_when_told_then_it_is_done(asked, told):
    assert is_done(asked, told, "Ben Otto")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (REQUEST, "I approve CR-01 for 18,000, out of contingency."),
        (RULES, "We accept the site rules as they are."),
    ],
)
def test_given_somebody_approves_the_thing_by_mail_when_read_then_it_is_done(
    asked, told
):
    assert is_done(asked, told, "Ada Birch")


@pytest.mark.parametrize(
    ("asked", "told", "writer"),
    [
        (REQUEST, "The change request for the pumps will be approved on Friday.", None),
        (REQUEST, "The change request for the pumps was not approved.", None),
        (REQUEST, "The change request for the vans was approved.", None),
        (REQUEST, "CR-02 for the vans is approved.", None),
        (REQUEST, "Has the change request for the pumps been sent?", None),
        (RULES, "The old site rules were approved in 2019.", None),
        (RULES, "We need the site rules approved by Ada before we may start.", None),
        (RULES, "Ada agreed the site rules need work.", None),
        (RULES, "I cannot approve the site rules.", "Ada Birch"),
        (RULES, "I would approve the site rules if they were shorter.", "Ada Birch"),
        (LIST, "Attached is the parts list.", "Ben Otto"),
        (LIST, "Is the I/O list attached?", "Ben Otto"),
        (LIST, "I will attach the I/O list on Monday.", "Ben Otto"),
        (PLAN, "Enclosed please find the shift plan for April.", "Ben Otto"),
        (PLAN, "Attached is a draft of the shift plan for May.", "Ben Otto"),
        (TIDES, "The tide table: not known yet, on 15 May.", "Ben Otto"),
        (TIDES, "The tide table: Ada has it on the wall.", "Ada Birch"),
        (CHAIRS, "10 chairs have arrived.", None),
        (CHAIRS, "The 12 tables have arrived.", None),
        (CHAIRS, "Half of the chairs are ordered.", None),
        ("Ben to publish the price list", "The price list was approved.", None),
        ("Ben to send the invoice to Acme", "Ada approved the invoice to Acme.", None),
        ("Ben to build the shed", "The plan for the shed was approved.", None),
        ("Ben to revise the test plan", "The test plan was approved.", None),
        (QUOTE, "The quote for the crane is in: 640 pounds.", None),
        (QUOTE, "The quote for the pump is not in yet.", None),
        (OPTIONS, "Tess showed three options.", None),
        (OPTIONS, "Ben will show three options.", None),
        (OPTIONS, "Ben showed options for the roof.", None),
        (SHARE, "The supplier says no to a longer warranty.", None),
        (SHARE, "I have asked about the invoice.", "Tess Lowe"),
        (BUILD, "The nightly build is not green.", None),
        (BUILD, "Gate. Fixed this morning.", None),
        (KEYS, "If the spare keys are here we can start.", None),
        ("Ben to repair the ladder by 9 May", "The ladder is here.", None),
        (SPARES, "Spare valves came yesterday, 20 of 34.", None),
        (VALVES, "Tess has brought her list: 61 pumps.", None),
        (VALVES, "Ada has brought her list: 61 valves.", None),
    ],
)
def test_given_another_thing_or_no_end_of_it_when_told_then_the_action_stays_open(
    asked, told, writer
):
    assert not is_done(asked, told, writer)


def test_given_who_was_asked_says_that_he_asked_on_when_read_then_it_is_done():
    assert is_done(SHARE, "I have asked about a part delivery.", "Tess Lowe")


@pytest.mark.parametrize(
    ("answer", "done"),
    [
        ("all 34, counted twice", True),
        ("yes, on the shelf", True),
        ("no, only 20", False),
        ("yes but one box is missing", False),
        ("all of what?", False),
    ],
)
def test_given_a_question_whether_it_came_when_affirmed_then_it_is_done(answer, done):
    later = {"role": Role.MESSAGE, "source": "chat/b.json", "day": TOLD}
    talk = [
        passage(
            "spare valves came yesterday, all 34?",
            at="m1",
            speaker="Ada Birch",
            **later,
        ),
        passage(answer, at="m2", speaker="Ben Otto", **later),
    ]
    first = items(SPARES, source="notes/a.md", day=ASKED)
    register = action_register(
        found(first, ActionFinding), found(talk, CompletionFinding), [], TOLD, PEOPLE
    )
    assert (register[0].status is ActionStatus.DONE) == done
