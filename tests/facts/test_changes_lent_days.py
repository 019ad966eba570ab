"""Days that tickets have from a milestone of their tracker, and that move with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.domain.facts import ChangeKind, FlagKind, MilestoneState
from assistant.domain.records import Milestone, Ticket
from assistant.facts.flags.detectors import FlagMaterial, flags
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone, ticket
from tests.facts.changed import told

OLD, NEW = date(2031, 3, 28), date(2031, 4, 25)
NAME = "milestone M2 Depot opens"
SLIPPED = ChangeKind.DATE_SLIPPED


def lent(key: str, due: date, **cells: Any) -> Ticket:
    return ticket(key, due=due, due_of=NAME, **cells)


def project(
    tmp_path: Path, *stones: Milestone, before: list[Ticket], after: list[Ticket]
) -> Project:
    made = Project(tmp_path)
    if stones:
        made.plan(WEEK_1, *stones)
    made.snapshot(WEEK_1, *before)
    made.snapshot(WEEK_2, *after)
    return made


def moved(tmp_path: Path, *stones: Milestone) -> Project:
    before = [lent(f"yard#{number}", OLD) for number in (1, 2, 3)]
    after = [lent(f"yard#{number}", NEW) for number in (1, 2, 3)]
    return project(tmp_path, *stones, before=before, after=after)


@pytest.mark.parametrize(
    ("stones", "subject"),
    [
        ([milestone("Depot opens", OLD)], "Depot opens"),
        ([milestone("Depot opening", OLD, number="M2")], "Depot opening"),
        ([milestone("M2 Depot opens", OLD)], "M2 Depot opens"),
        ([], "M2 Depot opens"),
        ([milestone("Roof closed", OLD)], "M2 Depot opens"),
    ],
)
def test_a_milestone_that_moves_with_its_tickets_is_one_change(
    tmp_path: Path, stones: list[Milestone], subject: str
) -> None:
    found = [one for one in told(moved(tmp_path, *stones)) if one.kind is SLIPPED]
    assert [(one.subject, one.before, one.after) for one in found] == [
        (subject, "2031-03-28", "2031-04-25")
    ]


def test_a_ticket_whose_own_day_moves_is_told_beside_it(tmp_path: Path) -> None:
    made = project(
        tmp_path,
        milestone("Depot opens", OLD),
        before=[ticket("yard#1", due=date(2031, 3, 18)), lent("yard#2", OLD)],
        after=[ticket("yard#1", due=date(2031, 3, 26)), lent("yard#2", NEW)],
    )
    found = [one.subject for one in told(made) if one.kind is SLIPPED]
    assert sorted(found) == ["Depot opens", "yard#1"]


def test_a_ticket_that_goes_to_another_milestone_moved_itself(tmp_path: Path) -> None:
    other = ticket("yard#1", due=NEW, due_of="milestone M3 Yard paved")
    made = project(tmp_path, before=[lent("yard#1", OLD)], after=[other])
    assert [one.subject for one in told(made) if one.kind is SLIPPED] == ["yard#1"]


@pytest.mark.parametrize(
    ("title", "state"),
    [
        ("Depot opens", MilestoneState.MET),
        ("Depot opens to the public", MilestoneState.AHEAD),
        ("Yard paved", MilestoneState.AHEAD),
    ],
)
def test_a_planned_milestone_is_met_when_the_tracker_closed_it(
    tmp_path: Path, title: str, state: MilestoneState
) -> None:
    closed = lent("yard#1", OLD, due_met=date(2031, 3, 12))
    made = project(
        tmp_path,
        milestone(title, date(2031, 4, 1)),
        before=[lent("yard#1", OLD)],
        after=[closed],
    )
    [status] = milestone_register(made.view(WEEK_2))
    assert status.state is state


def test_that_a_tracker_moves_a_planned_milestone_far_is_flagged_as_its_slip(
    tmp_path: Path,
) -> None:
    made = moved(tmp_path, milestone("Depot opens", OLD))
    view = made.view(WEEK_2)
    material = FlagMaterial(view, milestones=milestone_register(view))
    found = [one.subject for one in flags(material) if one.kind is FlagKind.SLIP]
    assert found == ["Depot opens"]


@pytest.mark.parametrize(
    ("stones", "removed"),
    [
        ([milestone("M2 Depot opens", OLD), milestone("M3 Yard paved", NEW)], False),
        ([milestone("M2 Depot opens", OLD)], True),
    ],
)
def test_what_goes_to_a_later_milestone_of_the_plan_stays_in_scope(
    tmp_path: Path, stones: list[Milestone], *, removed: bool
) -> None:
    early, late = ("M2 Depot opens",), ("M3 Yard paved",)
    kept = [
        lent("yard#1", OLD, releases=early),
        ticket("yard#2", due=NEW, due_of="milestone M3 Yard paved", releases=late),
    ]
    before = lent("yard#3", OLD, releases=early)
    after = ticket("yard#3", due=NEW, due_of="milestone M3 Yard paved", releases=late)
    made = project(tmp_path, *stones, before=[*kept, before], after=[*kept, after])
    found = {one.kind for one in told(made) if one.subject == "yard#3"}
    assert (ChangeKind.SCOPE_REMOVED in found) is removed
