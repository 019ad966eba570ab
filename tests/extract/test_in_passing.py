"""What is settled without a word of deciding: scope, assent, rules and answers."""

import pytest

from assistant.domain.people import People, Person
from assistant.domain.reading import DocumentKind, Role
from assistant.extract.deciding.openers import without_confidence
from assistant.extract.findings import ExtractContext
from tests.extract.documents import decisions, items, passage, talk

STAFFED = ExtractContext(
    People(
        [
            Person("Nora Vance", "Programme manager"),
            Person("Hanna Lind", "Sponsor"),
            Person("Bruno Keller", "Developer"),
            Person("Wanda Osei", "Compliance officer"),
        ]
    ),
    None,
    (),
)


def noted(text, **fields):
    found = decisions(items(text, heading="Notes", **fields), STAFFED)
    return [(one.what, one.decided_by) for one in found]


def said(*turns):
    return [(one.what, one.decided_by) for one in decisions(talk(*turns), STAFFED)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "They want it simple, so season tickets are dropped from release 1.",
            "Season tickets are dropped from release 1",
        ),
        (
            "Hanna confirmed that the kiosk is out of the first release.",
            "The kiosk is out of the first release",
        ),
        (
            "We leave the floor plan for the second release.",
            "We leave the floor plan for the second release",
        ),
        (
            "Nobody has the time, so the photo search is postponed to January.",
            "The photo search is postponed to January",
        ),
        (
            "Braille comes after launch, the printer can't deliver before May.",
            "Braille comes after launch, the printer can't deliver before May",
        ),
        (
            "The audit was clean, but audio guides wait for phase 2.",
            "Audio guides wait for phase 2",
        ),
    ],
)
def test_what_leaves_the_release_is_a_decision_of_nobody_named(text, what):
    assert noted(text) == [(what, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Should season tickets be dropped from release 1?",
        "If the kiosk is late, it is cut and maps are dropped from release 1.",
        "Bruno would drop season tickets from release 1.",
        "Bruno fears that the kiosk is dropped from release 1.",
        "Wanda proposed that the photo search is postponed to January.",
        "Last year season tickets were dropped from release 1.",
        "In the other project the kiosk was dropped from the first release.",
        "Season tickets are not dropped from release 1.",
        "The training is postponed to January.",
        "Hypercare comes after go-live.",
        "Every time we talk and go into the next phase.",
        "Under load it goes to 1.1 seconds.",
    ],
)
def test_what_is_feared_asked_or_long_ago_leaves_nothing(text):
    assert noted(text) == []


def test_a_plans_own_scope_list_is_no_decision():
    text = "Season tickets are moved to the second release."
    assert decisions(items(text, heading="Out of scope"), STAFFED) == []
    page = passage(text, kind=DocumentKind.WIKI_MARKDOWN)
    assert decisions([page], STAFFED) == []


@pytest.mark.parametrize(
    ("text", "what", "by"),
    [
        ("Labels: Bruno takes them, Nora agrees.", "Labels: Bruno takes them", "Nora"),
        ("Badges only from now on, ok w Nora.", "Badges only from now on", "Nora"),
        ("No night shifts until May. Hanna backs that.", "No night shifts", "Hanna"),
        ("Bruno wanted a second stage, Hanna said no.", "Bruno wanted", "Hanna"),
    ],
)
def test_a_course_with_the_yes_of_another_is_decided_by_that_one(text, what, by):
    [(told, decider)] = noted(text)
    assert told.startswith(what)
    assert decider.startswith(by)


@pytest.mark.parametrize(
    "text",
    [
        "Bruno thinks the stage is small, Nora agrees.",
        "The show was great, Hanna agrees.",
        "Wanda wants a second stage, Bruno said no.",
        "If the truck is late we move the date, Nora agrees.",
        "It will rain tomorrow, Nora agrees.",
        "Bruno is fine with that.",
    ],
)
def test_a_yes_to_an_opinion_a_report_or_a_condition_decides_nothing(text):
    assert noted(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Until the leak is fixed nobody enters hall 3.",
        "Nothing is announced before the board has met.",
        "The importer gets disabled today and stays off until there is a fix.",
    ],
)
def test_a_rule_in_minutes_is_a_decision(text):
    assert len(noted(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Nobody knows anything before Monday.",
        "No news without Bruno.",
        "Bruno said nobody starts before noon.",
        "The office stays closed until Monday.",
        "The server gets restarted every night until May.",
    ],
)
def test_what_only_is_so_is_no_rule(text):
    assert noted(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The launch stays on 3 May, Hanna does not want two moves.",
        "No pilot without a fire drill.",
        "Retest: Hanna pays for it, the client gets no bill.",
    ],
)
def test_a_board_keeps_a_day_bars_a_step_or_has_somebody_pay(text):
    assert len(noted(text, source="notes/2026-03-04-steering.md")) == 1


def test_a_rule_is_set_by_who_may_decide():
    rule = "Until both leaks are closed nobody starts anything new."
    assert said(("Nora Vance", rule)) == [(rule.rstrip("."), "Nora Vance")]
    assert said(("Bruno Keller", rule)) == []


def test_an_answer_picks_one_of_two_ways_if_it_may_or_is_followed():
    asked = ("Bruno Keller", "If the till is down, do we queue or do we refuse?")
    answer = ("Wanda Osei", "Refuse.")
    what = "If the till is down, do we queue or do we refuse: Refuse"
    followed = ("Bruno Keller", "Okay. Refuse it is.")
    assert said(asked, answer, followed) == [(what, "Wanda Osei")]
    assert said(asked, answer, ("Bruno Keller", "Hm, not sure.")) == []


def test_a_choice_that_is_left_to_somebody_is_theirs():
    asked = ("Bruno Keller", "I'd like a number from you for the guests.")
    [(_, by)] = said(asked, ("Wanda Osei", "It is fifty a day."))
    assert by == "Wanda Osei"
    plain = ("Bruno Keller", "How many guests do you have?")
    assert said(plain, ("Wanda Osei", "It is fifty a day.")) == []


def test_an_offer_is_taken_by_who_may_decide():
    offer = ("Bruno Keller", "I have Tuesday the ninth or the week after.")
    assert said(offer, ("Wanda Osei", "Take the ninth, please.")) == []
    [(what, by)] = said(offer, ("Nora Vance", "Okay. Take the ninth, please."))
    assert what.startswith("Take the ninth (")
    assert by == "Nora Vance"


def test_lets_then_closes_the_matter_that_was_called_up():
    turns = (
        ("Nora Vance", "Great. Bruno, labels."),
        ("Bruno Keller", "Half of them are wrong."),
        ("Nora Vance", "Okay. Let's print them again then."),
    )
    assert said(*turns) == [("Labels: print them again", "Nora Vance")]
    assert said(("Nora Vance", "Let's talk on Monday then.")) == []


def test_an_exception_is_granted_to_what_was_asked_for():
    text = "Bruno wants it in before the test. Wanda grumbles. OK as an exception."
    assert noted(text) == [
        ("Bruno wants it in before the test: OK as an exception", None)
    ]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        (
            "We keep the old gate. Agreed by Hanna and Nora.",
            "Hanna Lind and Nora Vance",
        ),
        ("Agreed by Hanna and Nora: the gate stays shut.", "Hanna Lind and Nora Vance"),
        ("The safety panel rejected the ramp.", "the safety panel"),
        ("The board refused the second extension.", "the board"),
    ],
)
def test_all_who_decided_are_told(text, by):
    [(_, decider)] = noted(text)
    assert decider == by


@pytest.mark.parametrize(
    "text",
    [
        "Nobody decided yet about the second till.",
        "It has not been settled who trains the drivers.",
        "No one agreed who pays for the lift.",
    ],
)
def test_what_nobody_decided_is_open_also_under_decisions(text):
    document = [passage(text, Role.ITEM, headings=("Decisions",))]
    assert decisions(document, STAFFED) == []


def test_a_request_to_keep_it_in_the_house_is_no_part_of_the_decision():
    assert without_confidence("Internal only please: we sell it") == "We sell it"
    for words in ("Internal audit: we move it", "Private beta starts in May"):
        assert without_confidence(words) == words
