"""Boasts that are taken back or narrowed, outdone later, or told of another beginning."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.evidence import Quote
from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, WEEK_3, Project, milestone

DUE = date(2031, 3, 12)
LATER = date(2031, 4, 2)
CATALOGUE = "K4 Catalogue live"


def told(project: Project, title: str, day: date = WEEK_2) -> MilestoneStatus:
    [status] = [
        one for one in milestone_register(project.view(day)) if one.title == title
    ]
    return status


def said_of_catalogue(tmp_path: Path, words: str) -> MilestoneStatus:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone(CATALOGUE, DUE))
    project.note(WEEK_2, words)
    return told(project, CATALOGUE)


@pytest.mark.parametrize(
    "words",
    [
        "The catalogue went live! Well, almost.",
        "The catalogue is live!! (well, rehearsing)",
        "The catalogue is live. At least in the demo.",
        "The catalogue went live. Only for the first branch, that is.",
        "The catalogue went live, kind of.",
        "The catalogue went live (not really).",
        "The catalogue went live. Just kidding.",
        "The catalogue went live. No wait, it is the old one.",
        "K4 is sort of done.",
    ],
)
def test_a_boast_that_its_own_paragraph_takes_back_meets_no_milestone(
    tmp_path: Path, words: str
) -> None:
    assert said_of_catalogue(tmp_path, words).state is MilestoneState.MISSED


def test_what_takes_a_boast_back_is_cited_with_it(tmp_path: Path) -> None:
    status = said_of_catalogue(tmp_path, "The catalogue went live! Well, almost.")
    quotes = [one.quote for one in status.evidence if isinstance(one, Quote)]
    assert "The catalogue went live! Well, almost." in quotes


@pytest.mark.parametrize(
    "words",
    [
        "The catalogue went live! Well, that was fast.",
        "The catalogue went live. Well done everybody.",
        "The catalogue went live. Almost everybody came to the party.",
        "The catalogue went live. Only two days late.",
        "The catalogue went live. Not all of the cake was eaten.",
        "The catalogue went live, at last.",
        "The catalogue went live. At least it is not raining.",
    ],
)
def test_what_goes_on_beside_a_boast_takes_nothing_back(
    tmp_path: Path, words: str
) -> None:
    assert said_of_catalogue(tmp_path, words).state is MilestoneState.MET


def test_a_day_that_was_decided_later_outdoes_the_words_that_it_was_met(
    tmp_path: Path,
) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone(CATALOGUE, DUE))
    project.note(WEEK_2, "- The catalogue went live on 12 March.")
    project.note(WEEK_3, "- The catalogue moves from 12 March to 2 April.")
    before, since = (told(project, CATALOGUE, day) for day in (WEEK_2, WEEK_3))
    assert before.state is MilestoneState.MET
    assert (since.state, since.forecast) == (MilestoneState.MOVED, LATER)


def test_a_later_plan_of_a_later_day_outdoes_the_words_that_it_was_met(
    tmp_path: Path,
) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone(CATALOGUE, DUE))
    project.note(WEEK_2, "- The catalogue went live on 12 March.")
    project.plan(WEEK_3, milestone(CATALOGUE, LATER))
    status = told(project, CATALOGUE, WEEK_3)
    assert (status.state, status.forecast) == (MilestoneState.MOVED, LATER)


@pytest.mark.parametrize("day", [DUE, LATER])
def test_a_plan_that_goes_on_with_its_day_leaves_it_met(
    tmp_path: Path, day: date
) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone(CATALOGUE, day))
    project.note(WEEK_2, "- The catalogue went live on 12 March.")
    project.plan(WEEK_3, milestone(CATALOGUE, day), milestone("K5 Shelves up", LATER))
    assert told(project, CATALOGUE, WEEK_3).state is MilestoneState.MET


TRIAL, LAUNCH = "K1 Reader trial starts", "K6 Go-live"
STARTED = "8 readers, 3 rooms. Started at nine. we're live!!"


def opened(tmp_path: Path, label: str, words: str) -> Project:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone(TRIAL, WEEK_2), milestone(LAUNCH, LATER))
    project.note(WEEK_2, label, words)
    return project


@pytest.mark.parametrize(
    "label", ["READER TRIAL DAY 1", "Day one of the reader trial", "Trial, day 1: Ines"]
)
def test_a_record_of_its_first_day_meets_the_beginning_and_not_the_whole(
    tmp_path: Path, label: str
) -> None:
    project = opened(tmp_path, label, STARTED)
    assert told(project, TRIAL).state is MilestoneState.MET
    assert told(project, LAUNCH).state is MilestoneState.AHEAD


def test_what_narrows_a_boast_to_the_beginning_takes_nothing_back_of_it(
    tmp_path: Path,
) -> None:
    words = "We started at nine, we're live! (well, on trial)"
    project = opened(tmp_path, "TRIAL DAY 1", words)
    status = told(project, TRIAL)
    assert status.state is MilestoneState.MET
    assert any(
        isinstance(one, Quote) and one.quote.endswith("(well, on trial)")
        for one in status.evidence
    )


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Plan for reader trial day 1", STARTED),
        ("Reader trial day 1", "Starts at nine with 8 readers."),
        ("Reader trial day 1", "We started to look for chairs."),
        ("Reader trial day 1", "Not started, the keys were missing."),
        ("Reader evening day 1", STARTED),
        ("Reader trial", "The film was started at nine."),
    ],
)
def test_a_record_that_does_not_tell_of_it_meets_no_beginning(
    tmp_path: Path, label: str, words: str
) -> None:
    project = opened(tmp_path, label, words)
    assert told(project, TRIAL, WEEK_3).state is MilestoneState.MISSED


def test_the_whole_is_met_by_words_under_no_label_of_a_part(tmp_path: Path) -> None:
    project = opened(tmp_path, "The big day", "The trial was fun. Now we're live!!")
    assert told(project, LAUNCH).state is MilestoneState.MET
