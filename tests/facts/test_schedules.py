"""What the plan of a scheduling program makes of milestones, changes and slips."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.domain.facts import ChangeKind, Colour, FlagKind, MilestoneState
from assistant.domain.findings import DecisionFinding
from assistant.domain.reading import DocumentKind
from assistant.domain.records import (
    AnyRecord,
    Milestone,
    Planned,
    Predecessor,
    RaidKind,
    StatusCategory,
    Ticket,
)
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.changes import changes
from assistant.facts.flags.detectors import FlagMaterial, flags
from assistant.facts.health.schedule import schedule as schedule_health
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


def test_of_the_milestones_ahead_each_is_flagged_that_the_plan_moves(
    project: Project,
) -> None:
    schedule(project, WEEK_1, stone(1, "Gate open", APRIL), stone(2, "Opening", MAY))
    schedule(project, WEEK_2, stone(1, "Gate open", MAY), stone(2, "Opening", JUNE))
    schedule(project, WEEK_3, stone(1, "Gate open", MAY), stone(2, "Opening", JUNE))

    assert {*slips(project, WEEK_3)} == {("Gate open", WEEK_2), ("Opening", WEEK_2)}


def test_many_milestones_that_a_plan_moves_at_once_are_one_flag(
    project: Project,
) -> None:
    first, second, third = APRIL, MAY, JUNE
    titles = ["Gate open", "Crane set up", "Rails laid"]
    before = [stone(n, title, first) for n, title in enumerate(titles, 1)]
    after = [stone(n, title, second) for n, title in enumerate(titles, 1)]
    schedule(project, WEEK_1, *before, stone(4, "Opening", second))
    schedule(project, WEEK_2, *after, stone(4, "Opening", third))

    view = project.view(WEEK_2)
    material = FlagMaterial(view, milestones=milestone_register(view))
    [flag] = [one for one in flags(material) if one.kind is FlagKind.SLIP]
    assert flag.subject == "Opening"
    assert f"Gate open to {second}" in flag.why


def test_a_milestone_that_is_pulled_in_again_slips_no_more(project: Project) -> None:
    schedule(project, WEEK_1, stone(1, "Opening", APRIL))
    schedule(project, WEEK_2, stone(1, "Opening", JUNE))
    schedule(project, WEEK_3, stone(1, "Opening", MAY))

    assert slips(project, WEEK_2) == [("Opening", WEEK_2)]
    assert slips(project, WEEK_3) == []


def test_a_task_of_a_plan_that_a_ticket_tells_is_no_second_slip(
    project: Project,
) -> None:
    for day, due in ((WEEK_1, APRIL), (WEEK_2, MAY)):
        schedule(project, day, task(1, due, title="Crane rails: delivery"))
        work = ticket("AB-1", due=due, title="Deliver crane rails", priority="Highest")
        project.snapshot(day, work)

    assert slips(project, WEEK_2) == [("AB-1", WEEK_2)]


def test_work_that_follows_a_ticket_it_depends_on_is_no_second_slip(
    project: Project,
) -> None:
    for day, first, then in ((WEEK_1, APRIL, MAY), (WEEK_2, MAY, JUNE)):
        project.snapshot(
            day,
            ticket("AB-1", due=first, blocks=("AB-2",)),
            ticket("AB-2", due=then, blocks=("AB-3",)),
            ticket("AB-3", due=JUNE),
        )

    assert slips(project, WEEK_2) == [("AB-1", WEEK_2)]


def test_a_move_is_one_flag_also_when_what_waited_is_finished_later(
    project: Project,
) -> None:
    open_, done = StatusCategory.TODO, StatusCategory.DONE
    for day, due, state in (
        (WEEK_1, APRIL, open_),
        (WEEK_2, MAY, open_),
        (WEEK_3, MAY, done),
    ):
        work = ticket("AB-1", due=due, blocks=("AB-2",), priority="Low")
        project.snapshot(day, work, ticket("AB-2", state, priority="Low"))

    assert slips(project, WEEK_3) == slips(project, WEEK_2) == [("AB-1", WEEK_2)]


def judged_schedule(project: Project, day: date) -> tuple[Colour, str]:
    found = schedule_health(project.view(day), HealthTolerances())
    return found.colour, found.why


def test_a_plan_that_passes_its_deadline_makes_the_schedule_red(
    project: Project,
) -> None:
    planned = Planned(baseline_finish=APRIL, deadline=MAY)
    late = milestone("Quay: task 1", JUNE, title="Opening", planned=planned)
    schedule(project, WEEK_1, late)

    colour, why = judged_schedule(project, WEEK_1)
    assert colour is Colour.RED
    assert f"{(JUNE - MAY).days} days after its deadline of {MAY}" in why


def test_the_end_moves_far_only_by_decision(project: Project) -> None:
    schedule(project, WEEK_1, stone(1, "M3 Opening", APRIL))
    schedule(project, WEEK_2, stone(1, "M3 Opening", MAY))
    assert judged_schedule(project, WEEK_2)[0] is Colour.RED

    said = "We decided to move M3 to May."
    project.note(WEEK_3, said, dated=WEEK_2, findings=[(DecisionFinding, said, {})])
    assert judged_schedule(project, WEEK_3)[0] is Colour.AMBER


def test_what_a_predecessor_pulled_along_follows_it(project: Project) -> None:
    schedule(project, WEEK_1, task(1, APRIL), task(2, MAY, 1))
    schedule(project, WEEK_2, task(1, MAY), task(2, JUNE, 1))

    found = {one.subject: one.follows for one in changes(project.view(WEEK_2), WEEK_1)}
    assert found == {"Quay: task 1": (), "Quay: task 2": ("Quay: task 1",)}


def test_a_task_of_a_plan_is_the_ticket_of_the_same_work(project: Project) -> None:
    for day, due in ((WEEK_1, APRIL), (WEEK_2, MAY)):
        schedule(project, day, task(1, due, title="Crane rails: delivery"))
        project.snapshot(day, ticket("AB-1", due=due, title="Deliver crane rails"))

    found = {one.subject: one.same_as for one in changes(project.view(WEEK_2), WEEK_1)}
    assert found == {"AB-1": "", "Quay: task 1": "AB-1"}


@pytest.mark.parametrize(
    ("title", "due", "same_as"),
    [
        ("Deliver crane rails", MAY, "AB-1"),
        ("Deliver crane rails", JUNE, "AB-1"),
        ("Rails late, see AB-1", JUNE, "AB-1"),
        ("Crane rails: delivery", MAY, "AB-1"),
        ("Crane rails: delivery", JUNE, ""),
        ("Rails late, see AB-12", JUNE, ""),
        ("Paint for the gate", MAY, ""),
    ],
)
def test_an_entry_of_the_log_is_the_ticket_of_the_same_thing(
    project: Project, title: str, due: date, same_as: str
) -> None:
    for day, first, then in ((WEEK_1, APRIL, APRIL), (WEEK_2, MAY, due)):
        project.snapshot(day, ticket("AB-1", due=first, title="Deliver crane rails"))
        project.raid_log(day, raid("D-1", RaidKind.DEPENDENCY, title=title, due=then))

    found = {one.subject: one.same_as for one in changes(project.view(WEEK_2), WEEK_1)}
    assert found == {"AB-1": "", "D-1": same_as}


def test_an_urgent_ticket_counts_by_itself_whatever_it_follows(
    project: Project,
) -> None:
    for day, first, then in ((WEEK_1, APRIL, MAY), (WEEK_2, MAY, JUNE)):
        project.snapshot(
            day,
            ticket("AB-1", due=first, priority="Low", blocks=("AB-2", "AB-3")),
            ticket("AB-2", due=then, priority="High"),
            ticket("AB-3", due=then, priority="Low"),
        )

    found = {one.subject: one.follows for one in changes(project.view(WEEK_2), WEEK_1)}
    assert found == {"AB-1": (), "AB-2": (), "AB-3": ("AB-1",)}


@pytest.mark.parametrize(
    ("title", "same_as"),
    [("Lift doors open at night", "I-2"), ("Pump trips in the rain", "")],
    ids=["the same fault", "another"],
)
def test_the_ticket_of_a_fault_follows_the_entry_of_the_log(
    project: Project, title: str, same_as: str
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1"))
    project.raid_log(WEEK_1, raid("R-1"))
    issue = raid("I-2", RaidKind.ISSUE, title="Lift doors open at night")
    project.snapshot(WEEK_2, ticket("AB-1"), ticket("AB-2", kind="Bug", title=title))
    project.raid_log(WEEK_2, raid("R-1"), issue)

    found = {one.subject: one.same_as for one in changes(project.view(WEEK_2), WEEK_1)}
    assert found == {"I-2": "", "AB-2": same_as}
