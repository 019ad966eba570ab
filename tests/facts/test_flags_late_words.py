"""A later time that somebody thinks realistic, against the day that work has."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import Flag, FlagKind
from assistant.domain.records import Ticket
from assistant.facts.flags.detectors import FlagMaterial, flags
from tests.facts.builders import WEEK_1, WEEK_2, WEEK_3, Project, ticket

DUE = date(2031, 3, 25)
SAID = "Realistically the tenor bell is cast in the week of 14 April, not in March."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.snapshot(WEEK_1, *tickets(DUE))
    return project


def tickets(due: date) -> tuple[Ticket, ...]:
    return (
        ticket("BEL-1", title="Cast the tenor bell", due=due, priority="High"),
        ticket(
            "BEL-2",
            title="Hang the bells",
            due=date(2031, 4, 10),
            priority="High",
            blocked_by=("BEL-1",),
        ),
    )


def raised(project: Project, day: date, kind: FlagKind) -> list[Flag]:
    found = flags(FlagMaterial(project.view(day)))
    return [flag for flag in found if flag.kind is kind]


def test_a_later_time_for_work_contradicts_its_date_and_threatens_what_waits(
    project: Project,
) -> None:
    project.note(WEEK_2, SAID)
    [other] = raised(project, WEEK_2, FlagKind.CONTRADICTION)
    assert other.subject == "BEL-1"
    assert str(DUE) in other.why
    [risk] = raised(project, WEEK_2, FlagKind.DEPENDENCY_AT_RISK)
    assert risk.subject == "BEL-1"
    assert "BEL-2" in risk.why


@pytest.mark.parametrize(
    "words",
    [
        "Realistically the tenor bell is cast on 20 March.",
        "If the furnace breaks, the tenor bell is realistically cast in mid May.",
        "Realistically the treble bell is cast in mid May.",
        "The tenor bell was cast on 25 March.",
    ],
)
def test_an_earlier_time_a_condition_or_another_thing_is_no_contradiction(
    project: Project, words: str
) -> None:
    project.note(WEEK_2, words)
    assert raised(project, WEEK_2, FlagKind.CONTRADICTION) == []


def test_given_the_work_is_moved_as_far_as_said_then_the_flag_ends(
    project: Project,
) -> None:
    project.note(WEEK_2, SAID)
    project.snapshot(WEEK_3, *tickets(date(2031, 4, 18)))
    assert raised(project, WEEK_3, FlagKind.CONTRADICTION) == []
