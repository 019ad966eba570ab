"""What the plan of a scheduling program makes of milestones, changes and slips."""

from __future__ import annotations

from datetime import date
from typing import Any

from assistant.domain.facts import ChangeKind, FlagKind, MilestoneState
from assistant.domain.reading import DocumentKind
from assistant.domain.records import (
    AnyRecord,
    Milestone,
    Planned,
    Predecessor,
    StatusCategory,
    Ticket,
)
from assistant.facts.changes import changes
from assistant.facts.flags.detectors import FlagMaterial, flags
from assistant.facts.milestones import milestone_register
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    WEEK_3,
    Project,
    milestone,
    ticket,
)

APRIL, MAY, JUNE = date(2031, 4, 11), date(2031, 5, 9), date(2031, 6, 13)


def schedule(project: Project, day: date, *rows: AnyRecord) -> None:
    project.snapshot(day, *rows, stream="plan", kind=DocumentKind.MSPDI_XML)


def stone(number: int, title: str, due: date, **cells: Any) -> Milestone:
    planned = Planned(baseline_finish=cells.pop("baseline", None))
    key = f"Quay: task {number}"
    return milestone(key, due, title=title, planned=planned, **cells)


def task(
    number: int, due: date, *after: int, critical: bool = True, **cells: Any
) -> Ticket:
    links = tuple(Predecessor(key=f"Quay: task {one}") for one in after)
    planned = Planned(critical=critical, predecessors=links)
    return ticket(f"Quay: task {number}", due=due, planned=planned, **cells)


def test_the_baseline_of_the_plan_counts_from_its_first_export_on(
    project: Project,
) -> None:
    schedule(project, WEEK_1, stone(1, "Gate open", MAY, baseline=APRIL))

    [status] = milestone_register(project.view(WEEK_1))
    assert (status.subject, status.state) == ("Gate open", MilestoneState.MOVED)
    assert (status.baseline, status.forecast) == (APRIL, MAY)


def test_a_milestone_that_moved_under_a_new_name_slipped(project: Project) -> None:
    schedule(project, WEEK_1, stone(1, "Gate open", APRIL))
    schedule(project, WEEK_2, stone(1, "Gate open (both leaves)", MAY))

    [change] = changes(project.view(WEEK_2), WEEK_1)
    assert change.kind is ChangeKind.DATE_SLIPPED
    assert change.subject == "Gate open (both leaves)"
    assert (change.before, change.after) == (str(APRIL), str(MAY))


def test_a_milestone_that_counted_as_met_and_does_not_any_more_is_reopened(
    project: Project,
) -> None:
    schedule(project, WEEK_1, stone(1, "Gate open", WEEK_1, met_on=WEEK_1))
    schedule(project, WEEK_2, stone(1, "Gate open", APRIL))

    [change] = changes(project.view(WEEK_2), WEEK_1)
    assert change.kind is ChangeKind.REOPENED
    assert (change.before, change.after) == (str(WEEK_1), str(APRIL))


def test_two_milestones_of_one_name_in_a_plan_are_two(project: Project) -> None:
    schedule(project, WEEK_1, stone(1, "Sign-off", APRIL), stone(2, "Sign-off", MAY))

    found = milestone_register(project.view(WEEK_1))
    assert [(s.subject, s.forecast) for s in found] == [
        ("Quay: task 1", APRIL),
        ("Quay: task 2", MAY),
    ]


def test_finished_work_of_its_name_does_not_meet_a_milestone_of_a_plan(
    project: Project,
) -> None:
    schedule(
        project,
        WEEK_1,
        stone(1, "North quay complete", APRIL),
        task(2, WEEK_1, category=StatusCategory.DONE, title="North quay survey"),
    )

    [status] = milestone_register(project.view(WEEK_1))
    assert status.state is MilestoneState.AHEAD


def slips(project: Project, day: date) -> list[tuple[str, date]]:
    view = project.view(day)
    material = FlagMaterial(view, milestones=milestone_register(view))
    found = [flag for flag in flags(material) if flag.kind is FlagKind.SLIP]
    return [(flag.subject, flag.first_seen) for flag in found]


def test_of_a_chain_that_moved_only_its_first_task_is_flagged(
    project: Project,
) -> None:
    schedule(project, WEEK_1, task(1, APRIL), task(2, MAY, 1), task(3, JUNE, 2))
    later = task(1, MAY), task(2, JUNE, 1), task(3, date(2031, 7, 11), 2)
    schedule(project, WEEK_2, *later)

    assert slips(project, WEEK_2) == [("Quay: task 1", WEEK_2)]


def test_a_task_off_the_critical_path_may_move(project: Project) -> None:
    schedule(project, WEEK_1, task(1, APRIL, critical=False))
    schedule(project, WEEK_2, task(1, MAY, critical=False))

    assert slips(project, WEEK_2) == []


def test_of_the_milestones_ahead_the_last_one_is_flagged_when_the_plan_moves_it(
    project: Project,
) -> None:
    schedule(project, WEEK_1, stone(1, "Gate open", APRIL), stone(2, "Opening", MAY))
    schedule(project, WEEK_2, stone(1, "Gate open", MAY), stone(2, "Opening", JUNE))
    schedule(project, WEEK_3, stone(1, "Gate open", MAY), stone(2, "Opening", JUNE))

    assert slips(project, WEEK_3) == [("Opening", WEEK_2)]
