"""A later time that somebody thinks realistic, against the day of a milestone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import Decision, Flag, FlagKind
from assistant.facts.flags.detectors import FlagMaterial, flags
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone

OPENS = date(2031, 4, 10)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.plan(
        WEEK_1,
        milestone("G4 Canteen opens", OPENS),
        milestone("G3 Kitchen tiled", date(2031, 3, 28)),
    )
    return project


def doubts(project: Project, *decisions: Decision) -> list[Flag]:
    view = project.view(WEEK_2)
    stones = milestone_register(view)
    material = FlagMaterial(view, milestones=stones, decisions=decisions)
    return [flag for flag in flags(material) if flag.kind is FlagKind.CONTRADICTION]


@pytest.mark.parametrize(
    "words",
    [
        "We are on track for 10 April; Ingrid disagrees, end of April is realistic.",
        "We hold 10 April. Ingrid says mid May is more likely.",
        "The canteen opens in early June, realistically.",
        "G4 will not be before May.",
        "Realistically 24 April rather than 10 April.",
    ],
)
def test_a_later_time_that_is_thought_realistic_contradicts_the_milestone(
    project: Project, words: str
) -> None:
    project.note(WEEK_2, words)
    [flag] = doubts(project)
    assert "G4" in flag.title
    assert str(OPENS) in flag.why


@pytest.mark.parametrize(
    "words",
    [
        "We are on track for 10 April, that is realistic.",
        "Early April is realistic for G4.",
        "The lease ends at the end of April, realistically.",
        "If the tiles are late, end of April is realistic for G4.",
        "Is the end of April more realistic for G4?",
        "The party for G4 is at the end of April.",
    ],
)
def test_no_later_time_and_another_thing_contradict_nothing(
    project: Project, words: str
) -> None:
    project.note(WEEK_2, words)
    assert not doubts(project)


def test_a_decision_of_that_day_ends_the_doubt(project: Project) -> None:
    project.note(WEEK_2, "End of April is realistic for G4.")
    kept = Decision(
        id="dec-1",
        subject="G4",
        title="G4 stays on 10 April",
        what="G4 stays on 10 April",
        known_on=WEEK_2,
    )
    [flag] = doubts(project)
    assert "named a later time: End of April" in flag.why
    assert not doubts(project, kept)
