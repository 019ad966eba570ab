"""Milestones that counted days pass, or before which no day is left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import Flag, FlagKind
from assistant.domain.reading import Passage
from assistant.facts.flags.detectors import FlagMaterial, flags
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, Project, milestone


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path, date_order="dmy")
    project.plan(
        WEEK_1,
        milestone("m1", date(2031, 4, 4), title="Harbour permit granted"),
        milestone("m2", date(2031, 4, 22), title="Ferry service opens"),
    )
    return project


def raised(project: Project) -> list[Flag]:
    view = project.view(WEEK_1)
    material = FlagMaterial(view, milestones=tuple(milestone_register(view)))
    return [f for f in flags(material) if f.kind is FlagKind.DEPENDENCY_AT_RISK]


def talk(project: Project, *texts: str) -> None:
    turns = [Passage(locator=str(n), text=text) for n, text in enumerate(texts, 1)]
    project.note(WEEK_1, *turns)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("so 15 working days from monday end well after it", 0),
        ("so 25 working days from monday is what they need", 1),
        ("Their check takes twenty-five working days from the 10th.", 1),
        ("Their check takes 25 working days, starting on 10 March.", 1),
        ("15 working days from 17 March is 7 April.", 1),
        ("If it takes 25 working days from monday, we wait.", 0),
        ("They want it 25 working days before the visit.", 0),
    ],
)
def test_given_counted_days_end_after_the_milestone_spoken_of_then_it_is_at_risk(
    project: Project, text: str, count: int
) -> None:
    talk(project, "Any news of the permit?", text)
    found = raised(project)
    assert len(found) == count
    assert not count or "Harbour permit granted" in found[0].why


def test_given_no_milestone_is_spoken_of_then_counted_days_are_no_flag(
    project: Project,
) -> None:
    talk(project, "Lunch is late.", "so 25 working days from monday is what they need")
    assert not raised(project)


@pytest.mark.parametrize(
    ("before", "text", "subject"),
    [
        ("The opening on the twenty-second.", "I have no slack after that.", "Ferry"),
        ("Lunch.", "If the pier isn't dry we lose the twenty-second.", "Ferry"),
        ("The harbour permit granted late?", "There's no day left.", "Harbour"),
        ("Lunch.", "There is no day left.", ""),
        ("The picnic on the ninth.", "There is no slack, is there?", ""),
        ("The opening on the twenty-second.", "Would there be no slack?", ""),
    ],
)
def test_given_no_room_is_left_before_a_milestone_then_it_is_at_risk(
    project: Project, before: str, text: str, subject: str
) -> None:
    talk(project, before, text)
    found = raised(project)
    assert [flag.why.count(subject) > 0 for flag in found] == (
        [True] if subject else []
    )
