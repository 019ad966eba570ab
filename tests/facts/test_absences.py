"""Absences that people name with a date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import Colour, Dimension
from assistant.domain.reading import DocumentKind, Passage
from assistant.domain.records import LoggedAbsence, StatusCategory
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.absences import absences
from assistant.facts.health import health
from tests.facts.builders import WEEK_1, WEEK_2, Project, raid, ticket

SPOKEN = date(2031, 3, 5)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path, date_order="mdy")
    project.people("Ada Moor", "Ben Okafor")
    return project


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("ada - cranes painted. i'm out 3/17 through 3/28, family", (3, 17), (3, 28)),
        ("Ada is away from 17 March to 28 March.", (3, 17), (3, 28)),
        (
            "Ada Moor will be on parental leave from 17 March, back on 29 March.",
            (3, 17),
            (3, 28),
        ),
        ("Reminder: Ada is on vacation until March 28.", (3, 5), (3, 28)),
        ("ada: I am off 3/17 - 3/28", (3, 17), (3, 28)),
        ("ada: I'm out 3/17, as you noticed", (3, 17), (3, 17)),
    ],
)
def test_who_is_away_from_when_to_when(
    project: Project, said: str, start: tuple[int, int], end: tuple[int, int]
) -> None:
    project.note(WEEK_1, said, dated=SPOKEN)
    [found] = absences(project.view(WEEK_1))
    assert (found.person, found.start, found.end) == (
        "Ada Moor",
        date(2031, *start),
        date(2031, *end),
    )
    assert found.quote.quote in said


@pytest.mark.parametrize(
    "said",
    [
        "Ada rolled the patch out 3/17 through 3/28.",
        "The pilots are away from 17 March to 28 March.",
        "Ada is away from her desk.",
    ],
)
def test_what_is_no_absence_of_a_known_person_is_none(
    project: Project, said: str
) -> None:
    project.note(WEEK_1, said, dated=SPOKEN)
    assert absences(project.view(WEEK_1)) == ()


def test_a_speaker_who_says_i_is_away(project: Project) -> None:
    turn = Passage(
        locator="00:01",
        text="I'm away from 17 March to 28 March.",
        speaker="Ben Okafor",
    )
    project.note(WEEK_1, turn, dated=SPOKEN)
    assert [a.person for a in absences(project.view(WEEK_1))] == ["Ben Okafor"]


@pytest.mark.parametrize(
    ("owner", "due", "colour"),
    [
        ("Ada Moor", date(2031, 3, 20), Colour.AMBER),
        ("Ben Okafor", date(2031, 3, 20), Colour.GREEN),
        ("Ada Moor", date(2031, 5, 20), Colour.GREEN),
    ],
)
def test_one_sentence_is_enough_if_the_absent_person_owns_what_falls_due(
    project: Project, owner: str, due: date, colour: Colour
) -> None:
    project.note(WEEK_1, "Ada is away from 17 March to 28 March.", dated=SPOKEN)
    work = ticket("AB-1", StatusCategory.ACTIVE, assignee=owner, due=due)
    project.snapshot(WEEK_1, work)
    view = project.view(WEEK_1)
    found = health(view, HealthTolerances()).dimensions[Dimension.RESOURCES]
    assert found.colour is colour
    if colour is Colour.AMBER:
        assert "AB-1" in found.why
        assert "2031-03-28" in found.why


def test_an_absence_that_is_far_ahead_or_over_is_no_concern_yet(
    project: Project,
) -> None:
    project.note(WEEK_1, "Ada is away from 17 March to 28 March.", dated=SPOKEN)
    project.raid_log(WEEK_1, raid("R-1", owner="Ada Moor", likelihood=5, impact=5))
    early = Project.view(project, date(2031, 4, 20))
    found = health(early, HealthTolerances()).dimensions[Dimension.RESOURCES]
    assert "away" not in found.why
    now = health(project.view(WEEK_2), HealthTolerances())
    assert "R-1" in now.dimensions[Dimension.RESOURCES].why


def test_an_absence_of_a_calendar_counts_before_what_is_said_of_that_day(
    project: Project,
) -> None:
    project.note(SPOKEN, Passage(locator="line 1", text="Ada: I am off 3/17 - 3/20"))
    row = LoggedAbsence(
        key="u1:2031-03-17",
        person="Ada Moor",
        start=date(2031, 3, 17),
        end=date(2031, 3, 28),
        what="Leave",
    )
    project.snapshot(SPOKEN, row, stream="calendar", kind=DocumentKind.CALENDAR)
    [absence] = absences(project.view(SPOKEN))
    assert (absence.person, absence.start, absence.end) == (
        "Ada Moor",
        row.start,
        row.end,
    )
    assert (absence.quote.quote, absence.quote.locator) == ("Leave", "row 2")
