"""Every move of a milestone, of the log's days and of work that nothing links."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import Flag, FlagKind
from assistant.domain.records import RaidKind, Ticket
from assistant.facts.flags.detectors import flags
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    WEEK_3,
    Project,
    milestone,
    raid,
    ticket,
)

APRIL, MAY, JUNE = date(2031, 4, 11), date(2031, 5, 9), date(2031, 6, 13)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path, "dmy")


def slips(project: Project, day: date) -> list[Flag]:
    view = project.view(day)
    material = FlagMaterial(view, milestones=milestone_register(view))
    return [f for f in flags(material) if f.kind is FlagKind.SLIP]


def subjects(project: Project, day: date) -> list[tuple[str, date]]:
    return [(flag.subject, flag.first_seen) for flag in slips(project, day)]


def test_given_a_milestone_that_moved_when_it_moves_again_then_both_moves_are_told(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone("Berth opening", APRIL))
    project.note(WEEK_2, "The berth opening moves to 09/05/2031.")
    project.note(WEEK_3, "The berth opening moves to 13/06/2031.")

    assert subjects(project, WEEK_3) == [
        ("Berth opening", WEEK_2),
        ("Berth opening", WEEK_3),
    ]
    assert "It is move number 2." in slips(project, WEEK_3)[1].why


def test_given_a_milestone_of_the_tracker_when_its_day_moves_then_it_is_a_slip(
    project: Project,
) -> None:
    def work(due: date) -> Ticket:
        return ticket("HA-1", due=due, due_of="milestone Berth opening")

    project.plan(WEEK_1, milestone("Berth opening", APRIL))
    project.snapshot(WEEK_1, work(APRIL))
    project.snapshot(WEEK_2, work(MAY))

    assert subjects(project, WEEK_2) == [("Berth opening", WEEK_2)]


def test_given_a_dependency_of_the_log_when_its_day_moves_then_it_is_a_slip(
    project: Project,
) -> None:
    for day, due in ((WEEK_1, APRIL), (WEEK_2, MAY)):
        entry = raid("D-1", RaidKind.DEPENDENCY, title="Crane permit", due=due)
        project.raid_log(day, entry)

    [flag] = slips(project, WEEK_2)
    assert (flag.subject, flag.first_seen) == ("D-1", WEEK_2)
    assert f"from {APRIL} to {MAY}" in flag.why


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        (RaidKind.RISK, {}),
        (RaidKind.ASSUMPTION, {}),
        (RaidKind.DEPENDENCY, {"likelihood": 1, "impact": 2}),
    ],
)
def test_given_the_day_of_a_response_or_of_little_when_it_moves_then_it_is_no_slip(
    project: Project, kind: RaidKind, cells: dict[str, int]
) -> None:
    for day, due in ((WEEK_1, APRIL), (WEEK_2, MAY)):
        project.raid_log(day, raid("X-1", kind, title="Crane permit", due=due, **cells))

    assert slips(project, WEEK_2) == []


def test_given_work_on_the_same_that_moved_so_when_the_log_follows_then_it_is_one(
    project: Project,
) -> None:
    for day, due in ((WEEK_1, APRIL), (WEEK_2, MAY)):
        entry = raid("D-1", RaidKind.DEPENDENCY, title="Crane permit", due=due)
        project.raid_log(day, entry)
        work = ticket("HA-1", due=due, title="Get the crane permit", priority="Highest")
        project.snapshot(day, work)

    assert subjects(project, WEEK_2) == [("HA-1", WEEK_2)]


def tracked(project: Project, *rows: Ticket, priority: str = "High") -> None:
    later = {"HA-1": MAY}
    for day in (WEEK_1, WEEK_2):
        moved = ticket(
            "HA-1",
            due=APRIL if day == WEEK_1 else later["HA-1"],
            title="Rails for the crane",
            priority=priority,
        )
        project.snapshot(day, moved, *rows)


def test_given_a_tracker_that_links_nothing_when_work_moves_then_it_is_a_slip(
    project: Project,
) -> None:
    tracked(project)

    assert subjects(project, WEEK_2) == [("HA-1", WEEK_2)]


def test_given_minor_work_when_it_moves_then_it_is_no_slip(project: Project) -> None:
    tracked(project, priority="Low")

    assert slips(project, WEEK_2) == []


def test_given_a_tracker_with_links_when_work_moves_that_none_waits_for_then_no_slip(
    project: Project,
) -> None:
    tracked(project, ticket("HA-2", blocked_by=("HA-3",)), ticket("HA-3"))

    assert slips(project, WEEK_2) == []


def test_given_the_milestone_after_it_moves_as_far_when_work_moves_then_it_is_one(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone("Berth opening", date(2031, 4, 14)))
    tracked(project)
    project.plan(WEEK_2, milestone("Berth opening", date(2031, 5, 16)))

    assert subjects(project, WEEK_2) == [("Berth opening", WEEK_2)]


def test_given_work_put_to_a_later_milestone_when_nothing_ranks_it_then_no_slip(
    project: Project,
) -> None:
    for day, due, stone in ((WEEK_1, APRIL, "Alpha"), (WEEK_2, JUNE, "Beta")):
        project.snapshot(day, ticket("HA-1", due=due, due_of=f"milestone {stone}"))

    assert slips(project, WEEK_2) == []
