"""Absences that people announce: which are a risk, and who alone holds what."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import Colour, Dimension, FlagKind
from assistant.domain.findings import Polarity, StatementFinding, StatementKind
from assistant.domain.reading import Passage
from assistant.domain.records import StatusCategory
from tests.facts.builders import WEEK_1, Project, ticket
from tests.facts.flagging import seen
from tests.facts.judgements import judged

ALONE = FlagKind.SINGLE_POINT_OF_FAILURE
RISK = {"about": StatementKind.RISK, "polarity": Polarity.ASSERTED}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path, date_order="dmy")
    project.people("Ada Berg", "Ulf Moe")
    return project


@pytest.mark.parametrize(
    ("said", "due", "count"),
    [
        ("Ada is out 17 March to 28 March, in a hut.", date(2031, 3, 20), 1),
        ("Ada is on leave from 17 March.", date(2031, 3, 20), 1),
        ("Ada is out 17 March to 28 March, in a hut.", date(2031, 6, 20), 0),
        ("Ada is out 20 March, by the way.", date(2031, 3, 20), 0),
        (
            "Ada is away from 17 March to 28 March; Ulf stands in for her.",
            date(2031, 3, 20),
            0,
        ),
        (
            "Ada is on leave from 17 March to 28 March, covered by Ulf.",
            date(2031, 3, 20),
            0,
        ),
        (
            "Ada is away from 17 March to 28 March; nobody stands in for her.",
            date(2031, 3, 20),
            1,
        ),
    ],
)
def test_an_absence_is_a_risk_where_work_falls_due_and_nobody_stands_in(
    project: Project, said: str, due: date, count: int
) -> None:
    project.snapshot(
        WEEK_1, ticket("AB-1", StatusCategory.ACTIVE, assignee="Ada Berg", due=due)
    )
    project.note(WEEK_1, said, findings=[(StatementFinding, said, dict(RISK))])
    assert len(seen(project, WEEK_1, FlagKind.RISK_NOT_IN_RAID)) == count


@pytest.mark.parametrize(
    "said",
    [
        "Ada has the only admin card.",
        "Ada Berg holds the only key to the archive.",
        "The only key to the vault is with Ada.",
        "The routes are all in Ada's head.",
        "Ada keeps the sole copy of the drawings.",
    ],
)
def test_who_has_the_only_one_of_what_lets_others_in_holds_it_alone(
    project: Project, said: str
) -> None:
    project.note(WEEK_1, said)
    assert [flag.owner for flag in seen(project, WEEK_1, ALONE)] == ["Ada Berg"]


@pytest.mark.parametrize(
    "said",
    [
        "You, Ulf and I know, nobody else on the team.",
        "We know, nobody else does.",
        "Ada and Ulf can do it, nobody else can.",
        "This is the only key question.",
        "We have the only copy in the office.",
        "Does Ada have the only key?",
    ],
)
def test_what_several_hold_hangs_on_no_one_person(project: Project, said: str) -> None:
    project.note(WEEK_1, said)
    assert not seen(project, WEEK_1, ALONE)


def test_what_nobody_does_meanwhile_hangs_on_who_is_away(project: Project) -> None:
    away = "Reminder, I'm out from 17 March to 28 March."
    turns = [
        Passage(locator="1", text=away, speaker="Ada Berg"),
        Passage(
            locator="2", text="Who does the pumps when you're gone?", speaker="Ulf Moe"
        ),
        Passage(locator="3", text="Nobody, only me.", speaker="Ada Berg"),
    ]
    project.note(WEEK_1, *turns, findings=[(StatementFinding, away, dict(RISK))])
    [flag] = seen(project, WEEK_1, ALONE)
    assert flag.owner == "Ada Berg"
    assert "away from 2031-03-17 to 2031-03-28" in flag.why
    assert not seen(project, WEEK_1, FlagKind.RISK_NOT_IN_RAID)


def test_resources_are_amber_when_who_holds_something_alone_goes_away(
    project: Project,
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1", StatusCategory.ACTIVE, assignee="Ulf Moe"))
    project.note(
        WEEK_1, "Ada has the only admin card.", "Ada is away from 20 March to 2 April."
    )
    found = judged(project).dimensions[Dimension.RESOURCES]
    assert found.colour is Colour.AMBER
    assert "away from 2031-03-20 to 2031-04-02" in found.why


@pytest.mark.parametrize(
    ("said", "colour"),
    [
        ("Selkirk's tester is leaving at the end of the month.", Colour.GREEN),
        ("One of Selkirk's testers has resigned.", Colour.GREEN),
        ("The supplier's engineer is leaving us in May.", Colour.GREEN),
        ("The engineer at Halvorsen is leaving at the end of May.", Colour.GREEN),
        ("Our tester is leaving at the end of the month.", Colour.AMBER),
        ("Ulf's tester is leaving at the end of the month.", Colour.AMBER),
        ("Ada Berg is leaving at the end of the month.", Colour.AMBER),
    ],
)
def test_who_leaves_a_named_firm_is_no_hand_of_the_project(
    project: Project, said: str, colour: Colour
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1", StatusCategory.ACTIVE, assignee="Ulf Moe"))
    project.note(WEEK_1, said)
    assert judged(project).dimensions[Dimension.RESOURCES].colour is colour
