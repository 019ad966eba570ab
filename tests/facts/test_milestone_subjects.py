"""A verb tells of the milestone that is its subject or its object, and of no other."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import MilestoneState
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.subjects import told_of
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import Project, decided, milestone

TITLES = {
    "D1 Track plan signed": date(2031, 3, 21),
    "D2 Crew trained": date(2031, 4, 11),
    "D3 Rails delivered": date(2031, 5, 2),
    "Safety inspection": date(2031, 5, 16),
    "Rides for all": date(2031, 6, 20),
}
NAMES = MilestoneNames(TITLES)
DAY = date(2031, 3, 24)
HEAD = re.compile(r"met|missed|mov\w+|passed|done|approved")


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("d1 is met: the board missed D2", ["D1"]),
        ("unlike d1, d2 was missed", ["D2"]),
        ("d2 was missed, unlike d1", ["D2"]),
        ("d2 depends on d1, which is met", ["D1"]),
        ("d1, the first one, is met", ["D1"]),
        ("d1, d2 and d3 are met", ["D1", "D2", "D3"]),
        ("the board passed d1 today", ["D1"]),
        ("the delay of d1 moves d2 to friday", ["D2"]),
        ("the date of d2 moved to 9 may", ["D2"]),
        ("according to ida d2 is met", ["D2"]),
        ("the inspector passed the safety inspection", ["Safety"]),
        ("safety inspection passed without findings", ["Safety"]),
        ("d1: it is done", ["D1"]),
        ("the safety inspection committee passed the budget", []),
        ("the board met to discuss d2", []),
        ("the board approved a budget for d1", []),
        ("the d2 report is done", []),
        ("the demo before d2 moves to 9 may", []),
        ("because of d2 the paint moves to 9 may", []),
        ("we missed the d2 call", []),
    ],
)
def test_a_verb_tells_of_its_subject_or_its_object(
    words: str, titles: list[str]
) -> None:
    verb = HEAD.search(words)
    assert verb is not None
    found = told_of(words, verb, NAMES, dates=True)
    assert sorted(one.split()[0] for one in found or ()) == titles


def test_a_sentence_without_a_name_leaves_open_whom_it_means() -> None:
    words = "it was missed"
    verb = HEAD.search(words)
    assert verb is not None
    assert told_of(words, verb, NAMES) is None


@pytest.fixture
def depot(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    rows = (milestone(title, day) for title, day in TITLES.items())
    project.plan(date(2031, 3, 3), *rows)
    return project


def states(project: Project, day: date = DAY) -> dict[str, tuple[str, date | None]]:
    """Return the milestones that stand otherwise than their plan says."""
    return {
        stone.title.split()[0]: (stone.state.value, stone.forecast)
        for stone in milestone_register(project.view(day))
        if stone.state in {MilestoneState.MET, MilestoneState.MOVED}
        or (stone.baseline and stone.baseline > day and stone.state.value != "ahead")
    }


def test_what_is_said_of_something_else_or_of_no_fact_changes_no_milestone(
    depot: Project,
) -> None:
    depot.note(
        DAY,
        "The safety inspection team met on Monday.",
        "The D2 budget was approved.",
        "The board met; D2 is next.",
        "We met the safety inspection board.",
        "D2 is 90 % done.",
        "D2 is as good as met.",
        "D2 8 of 9 done.",
        "D2 is not met yet.",
        "D2 is far from met.",
        "I wish D2 were met.",
        "The sponsor refuses to call D2 met.",
        "Ida claims D2 is met, I don't see it.",
        "In the last project D2 was missed.",
        "D2 will probably be missed.",
        "Worst case: D2 moves to 25 April.",
        "Without the crane D2 slips to 25 April.",
        "D2 slips to 25 April if it rains.",
        "It is rumoured that D2 has moved to 25 April.",
        "I fear D2 slips to 25 April.",
        "D2 can move to 25 April.",
        "A move of D2 to 25 April is being discussed.",
        "The D2 rehearsal is on 25 April instead of 11 April.",
        "D2 originally 4 April, now 11 April.",
        "The lamps slipped to 20 May, D2 stays.",
    )
    assert states(depot) == {}


def test_a_decision_on_something_else_moves_no_milestone_that_it_mentions(
    depot: Project,
) -> None:
    decided(
        depot,
        DAY,
        "Decided: we move the team meeting for D2 to 25 April.",
        "Decided: to protect D2 we move the painting to 9 May.",
        "Decided: the budget review moves to 9 May because of D2.",
        "Decided: the demo before D2 moves to 9 May.",
        "Decided: new date for the D2 rehearsal is 25 April.",
        "Decided against moving D2 to 25 April.",
    )
    assert states(depot) == {}


@pytest.mark.parametrize(
    ("sentence", "state", "day"),
    [
        ("D1 is met: the board missed D2.", "missed", date(2031, 4, 11)),
        ("Unlike D1, D2 was missed.", "missed", date(2031, 4, 11)),
        ("D1's miss moves D2 to 25 April.", "moved", date(2031, 4, 25)),
        ("D2 moved twice: first to 25 April, now to 9 May.", "moved", date(2031, 5, 9)),
        ("D2 and D3 move to 25 April and 9 May.", "moved", date(2031, 4, 25)),
        ("Decided: the date of D2 moves to 25 April.", "moved", date(2031, 4, 25)),
    ],
)
def test_each_milestone_has_the_outcome_that_is_told_of_it(
    depot: Project, sentence: str, state: str, day: date
) -> None:
    if sentence.startswith("Decided"):
        decided(depot, DAY, sentence)
    else:
        depot.note(DAY, sentence)
    assert states(depot)["D2"] == (state, day)
    assert states(depot).get("D1") in {None, ("met", DAY)}


@pytest.mark.parametrize(
    "sentence",
    [
        "D2 moves back to 11 April.",
        "D2 will be on 11 April after all.",
        "The move of D2 to 25 April is off.",
    ],
)
def test_a_milestone_that_was_moved_is_back_on_its_day_when_words_say_so(
    depot: Project, sentence: str
) -> None:
    depot.note(DAY, "D2 moves to 25 April.")
    depot.note(date(2031, 3, 31), sentence)
    assert states(depot, date(2031, 3, 31)) == {}


def test_a_milestone_that_is_reopened_is_met_no_more(depot: Project) -> None:
    depot.note(DAY, "D2 is met.")
    depot.note(date(2031, 3, 31), "D2 was reopened.")
    assert states(depot, date(2031, 3, 31)) == {}
