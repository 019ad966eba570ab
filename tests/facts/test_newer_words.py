"""An action of which newer words speak is not called open without them."""

from datetime import date, timedelta

import pytest

from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionStatus
from assistant.domain.labels import Label
from assistant.facts.actions.closed_tickets import ClosedTicket
from assistant.facts.actions.newer_words import with_newer_words
from assistant.facts.mentions import Mentions, Remark
from tests.facts.sayings import MONDAY, WEEK_LATER, register, said

NORA = "Nora Vance"
DUE = date(2026, 3, 6)
ASKED = said("Repair the winch of the north lift", NORA, due=DUE)


def remark(words, day=WEEK_LATER, label=Label.INTERNAL):
    quote = Quote(
        source="notes/later.md", quote=words, as_of=day, dated=day, label=label
    )
    return Remark(words, day, quote)


def newer(*remarks, asked=ASKED):
    [item] = with_newer_words(register(asked), Mentions(remarks))
    return [one.quote for one in item.newer]


def test_given_later_words_on_the_same_thing_then_they_are_kept_with_it():
    words = "The north lift winch had its first run without a rattle."
    assert newer(remark("The weather was fine."), remark(words)) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "The north lift winch is still not repaired.",
        "The lift of the north pier opens in May.",
        "The winch of the south barge is new.",
    ],
    ids=["a complaint", "another thing", "a thing of that name"],
)
def test_given_a_complaint_or_other_matters_then_nothing_is_kept(words):
    assert newer(remark(words)) == []


def test_given_its_owner_speaks_of_the_thing_then_what_it_is_for_need_not_be_said():
    words = "nora: the winch runs since yesterday"
    assert newer(remark(words)) == [words]
    row = "| Contract for the winch | Nora | 9 March |"
    assert newer(remark(row)) == [row]
    assert newer(remark("bruno: the winch of the barge runs")) == []


def test_given_words_of_the_day_of_asking_or_before_then_nothing_is_kept():
    words = "The north lift winch had its first run without a rattle."
    assert newer(remark(words, MONDAY), remark(words, MONDAY - timedelta(1))) == []


def test_given_words_told_in_confidence_then_they_are_not_shown():
    words = "The north lift winch had its first run without a rattle."
    assert newer(remark(words, label=Label.RESTRICTED)) == []


def test_given_an_action_that_is_done_then_nothing_is_kept():
    done = said("Repair the winch of the north lift", NORA, due=DUE, done=True)
    assert newer(remark("The north lift winch runs."), asked=done) == []


@pytest.mark.parametrize(
    ("day", "who", "status"),
    [
        (DUE, NORA, ActionStatus.DONE),
        (DUE, "Bruno Keller", ActionStatus.OVERDUE),
        (date(2026, 3, 9), NORA, ActionStatus.OVERDUE),
    ],
    ids=["the same person and day", "another person", "another day"],
)
def test_a_closed_ticket_of_the_same_thing_person_and_day_ends_it(day, who, status):
    asked = said("Ferry timetable to Bruno", NORA, due=DUE)
    title = "Ferry timetable between the old and the new pier"
    ticket = ClosedTicket(title, DUE, who, day)
    [item] = register(asked, closed_tickets={"PX-6": ticket})
    assert item.status is status


@pytest.mark.parametrize(
    ("words", "perhaps"),
    [
        ("The winch of the north lift is repaired and runs again.", True),
        ("Nora looks at the winch of the north lift next week.", False),
    ],
)
def test_only_words_that_may_say_that_it_is_done_stand_against_it(words, perhaps):
    [item] = with_newer_words(register(ASKED), Mentions([remark(words)]))
    assert [one.quote for one in item.newer] == [words]
    assert bool(item.perhaps_done) is perhaps
