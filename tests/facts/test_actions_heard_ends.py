"""Later words that the learned reader takes for the end of an action."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.facts import ActionStatus
from assistant.domain.findings import ActionFinding, Strength
from assistant.domain.labels import Label
from assistant.domain.reading import Passage
from assistant.facts.actions import heard_ends
from assistant.workflows.actions import actions_of
from tests.facts.builders import WEEK_1, WEEK_2, WEEK_3, Project, raid, ticket

ASKED = "Astrid orders the teak planks by Monday."
THERE = "The teak planks lie in the shed."
BARE = "The shed has room for teak planks and nothing else."
DUE = date(2031, 3, 10)


@pytest.fixture(autouse=True)
def reader(monkeypatch):
    """A reader that takes words for what they begin with, and notes what it read."""
    read = []

    def of_action(_owner, _what, remark):
        read.append(remark.text)
        says = "open" if remark.text == BARE else "done"
        return dict.fromkeys(("done", "dropped", "open", "none"), 0.0) | {says: 0.97}

    monkeypatch.setattr(heard_ends, "of_action", of_action)
    monkeypatch.setattr(heard_ends, "intents", lambda remark: {"done": 0.9})
    return read


def ask(project: Project, what="Order the teak planks", due=DUE, day=WEEK_1) -> None:
    fields = {
        "what": what,
        "owner": "Astrid Holm",
        "owner_text": "Astrid",
        "strength": Strength.COMMITTED,
    }
    fields |= {"due": due, "due_text": "Monday"} if due else {}
    project.note(day, ASKED, findings=[(ActionFinding, ASKED, fields)])


def the_action(project: Project, day=WEEK_3):
    [action] = actions_of(project.view(day), ())
    return action


def test_given_words_that_surely_report_it_then_it_is_done_by_them(project):
    ask(project)
    project.note(WEEK_2, f"Rain all week. {THERE}")
    action = the_action(project)
    assert action.status is ActionStatus.DONE
    assert [one.quote for one in action.closed_by] == [THERE]


def test_given_an_update_or_a_cell_of_the_log_reports_it_then_it_is_done(project):
    ask(project)
    project.raid_log(WEEK_2, raid("R-1", title="Delays", mitigation=THERE))
    assert the_action(project).status is ActionStatus.DONE


def test_given_later_words_have_it_as_undone_then_it_stays_so(project):
    ask(project)
    project.note(WEEK_2, THERE)
    project.note(WEEK_3, BARE, name="later")
    action = the_action(project)
    assert action.status is ActionStatus.OVERDUE
    assert [one.quote for one in action.undone] == [BARE]


@pytest.mark.parametrize(
    "told",
    [
        "Teak planks will be ordered soon.",
        "Do we have the teak planks?",
        "| Astrid | Teak planks | Friday |",
        "The teak planks are not here.",
        "- [ ] Teak planks to the shed",
        "The planks lie in the shed.",
        "The teak planks came, but two are split.",
        "I have begun to order the teak planks.",
        "The teak planks lie in the shed, 2031-12-30.",
    ],
)
def test_given_a_plan_a_question_a_row_a_denial_or_a_beginning_then_it_is_not_done(
    project, told
):
    ask(project)
    project.note(WEEK_2, told)
    assert the_action(project).status is ActionStatus.OVERDUE


@pytest.mark.parametrize(
    ("likely", "reported", "status"),
    [
        (0.8, 0.4, ActionStatus.DONE),
        (0.7, 0.4, ActionStatus.OVERDUE),
        (0.7, 0.6, ActionStatus.DONE),
        (0.4, 0.9, ActionStatus.OVERDUE),
    ],
)
def test_given_words_that_likely_end_it_then_they_must_report_it_the_more_surely(
    project, monkeypatch, likely, reported, status
):
    monkeypatch.setattr(
        heard_ends, "of_action", lambda *_: {"done": likely, "open": 0.0}
    )
    monkeypatch.setattr(heard_ends, "intents", lambda _: {"done": reported})
    ask(project)
    project.note(WEEK_2, THERE)
    assert the_action(project).status is status


def test_given_words_of_the_day_on_which_it_was_asked_for_then_it_is_not_done(project):
    ask(project)
    project.note(WEEK_1, THERE, name="same")
    assert the_action(project).status is ActionStatus.OVERDUE


def test_given_restricted_words_then_they_end_nothing(project):
    ask(project)
    project.said = Label.RESTRICTED
    project.note(WEEK_2, THERE)
    assert the_action(project).status is ActionStatus.OVERDUE


def test_given_a_new_ticket_of_its_words_then_that_only_asks_for_it(project):
    ask(project)
    title = "Teak planks for the deck"
    project.snapshot(WEEK_2, ticket("HUL-9", title=title, created=WEEK_2))
    assert the_action(project).status is ActionStatus.OVERDUE


@pytest.mark.parametrize(
    ("due", "day", "asked"),
    [
        (DUE, WEEK_2, True),
        (date(2031, 4, 30), WEEK_2, False),
        (None, WEEK_3, True),
        (None, date(2031, 3, 12), False),
    ],
)
def test_given_a_day_that_is_to_come_then_no_words_are_read(
    project, reader, due, day, asked
):
    ask(project, due=due)
    project.note(date(2031, 3, 11), THERE)
    assert the_action(project, day)
    assert bool(reader) is asked


@pytest.mark.parametrize(
    ("speaker", "status"),
    [("Astrid Holm", ActionStatus.DONE), ("Bo Lind", ActionStatus.OVERDUE)],
)
def test_given_a_single_word_of_it_then_only_its_owner_means_it(
    project, speaker, status
):
    project.people("Astrid Holm", "Bo Lind")
    ask(project, "Order the teak")
    told = Passage(locator="line 1", text="The teak came at last.", speaker=speaker)
    project.note(WEEK_2, told)
    assert the_action(project).status is status


def test_given_words_that_share_a_name_alone_then_they_end_nothing(project, reader):
    ask(project, "Date for Birgit")
    project.note(WEEK_2, "Astrid and Birgit sang this afternoon.")
    assert the_action(project).status is not ActionStatus.DONE
    assert reader == []
