"""Milestones that a plan or words move are flags, for as long as the move stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import Planned, StatusCategory
from assistant.facts.flags.detectors import flags
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, WEEK_3, Project, milestone, ticket

FIRST, LATER = date(2031, 3, 10), date(2031, 5, 30)
OPENS = "Museum opens"
HUNG = "Pictures hung"

ACTIVE, DONE = StatusCategory.ACTIVE, StatusCategory.DONE


def slips(project: Project, day: date) -> list[Flag]:
    view = project.view(day)
    material = FlagMaterial(view, milestones=milestone_register(view))
    return [f for f in flags(material) if f.kind is FlagKind.SLIP]


def replanned(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    hung, opens = date(2031, 4, 4), LATER
    project.plan(WEEK_1, milestone(HUNG, hung), milestone(OPENS, opens))
    project.plan(
        WEEK_2,
        milestone(HUNG, date(2031, 4, 14)),
        milestone(OPENS, date(2031, 6, 20)),
    )
    return project


def test_the_flag_of_a_plan_ends_when_its_milestone_is_pulled_in(
    tmp_path: Path,
) -> None:
    project = replanned(tmp_path)
    assert {flag.subject for flag in slips(project, WEEK_2)} == {HUNG, OPENS}
    project.plan(WEEK_3, milestone(HUNG, date(2031, 4, 14)), milestone(OPENS, LATER))
    assert [flag.subject for flag in slips(project, WEEK_3)] == [HUNG]


def test_the_flag_of_a_plan_cites_who_said_the_new_day(tmp_path: Path) -> None:
    project = replanned(tmp_path)
    words = "the museum comes out at 20 June"
    project.note(WEEK_2, f"Well, {words}.")
    [flag] = [one for one in slips(project, WEEK_2) if one.subject == OPENS]
    assert any(words in getattr(piece, "quote", "") for piece in flag.evidence)


def test_a_new_date_for_a_missed_milestone_is_no_second_flag(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone(HUNG, FIRST), milestone(OPENS, LATER))
    [missed] = slips(project, WEEK_2)
    project.plan(WEEK_3, milestone(HUNG, date(2031, 3, 28)), milestone(OPENS, LATER))
    [moved] = slips(project, WEEK_3)
    assert moved.id == missed.id


def test_beside_a_schedule_only_work_that_may_move_its_end_slips(
    tmp_path: Path,
) -> None:
    project = Project(tmp_path)
    task = ticket("T1", title="Restore the marble floor")
    task = task.model_copy(update={"planned": Planned(critical=True)})
    for day, due in ((WEEK_1, date(2031, 4, 4)), (WEEK_2, date(2031, 4, 18))):
        project.snapshot(day, task, stream="schedule")
        project.snapshot(
            day,
            ticket("MU-1", title="Order the showcases", due=due, priority="Medium"),
            ticket("MU-2", title="Place the showcases", blocked_by=("MU-1",)),
            ticket("MU-3", title="Restore marble floor", due=due, priority="Medium"),
            ticket("MU-4", title="Polish the hall", blocked_by=("MU-3",)),
        )
    assert [flag.subject for flag in slips(project, WEEK_2)] == ["MU-3"]


def test_of_work_without_priorities_only_a_long_move_is_flagged(
    tmp_path: Path,
) -> None:
    short, far, again = date(2031, 3, 28), date(2031, 4, 4), date(2031, 4, 18)
    project = Project(tmp_path)
    project.snapshot(
        WEEK_1,
        ticket("#1", ACTIVE, due=WEEK_3),
        ticket("#2", ACTIVE, due=WEEK_3),
        ticket("#3", DONE, due=WEEK_1),
    )
    project.snapshot(
        WEEK_2,
        ticket("#1", ACTIVE, due=short),
        ticket("#2", ACTIVE, due=far),
        ticket("#3", ACTIVE, due=again),
    )
    assert [flag.subject for flag in slips(project, WEEK_2)] == ["#2"]


def test_milestones_that_words_move_before_their_date_are_a_flag_each(
    tmp_path: Path,
) -> None:
    project = Project(tmp_path, "dmy")
    project.plan(
        WEEK_1,
        milestone("Harbour survey", date(2031, 4, 11)),
        milestone("Crane trial", date(2031, 5, 9)),
        milestone("Berth opening", date(2031, 6, 6)),
    )
    project.note(
        WEEK_2,
        "The berth opening moves to 11/07/2031.",
        "The harbour survey moves to 14/04/2031.",
        "The crane trial moves to 30/05/2031.",
    )
    flag, *others = slips(project, WEEK_2)
    assert (flag.subject, flag.severity) == ("Berth opening", Severity.HIGH)
    assert flag.first_seen == WEEK_2
    assert flag.why == (
        "It moved from 2031-06-06 to 2031-07-11, as became known on 2031-03-14."
    )
    assert {one.subject for one in others} == {"Crane trial", "Harbour survey"}
    later = date(2031, 6, 7)
    assert [one.id for one in slips(project, later) if one.title == flag.title] == [
        flag.id
    ]


@pytest.mark.parametrize(
    ("stone_due", "flagged"),
    [(date(2031, 4, 18), ["Berth opening"]), (date(2031, 4, 4), ["HA-1"])],
)
def test_work_that_moves_with_the_milestone_behind_it_is_one_slip(
    tmp_path: Path, stone_due: date, flagged: list[str]
) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone("Berth opening", date(2031, 4, 4)))
    for day, work_due, due in (
        (WEEK_1, date(2031, 3, 28), date(2031, 4, 4)),
        (WEEK_2, date(2031, 4, 11), stone_due),
    ):
        project.snapshot(
            day,
            ticket("HA-1", title="Dredge the basin", due=work_due, priority="Medium"),
            ticket(
                "HA-2",
                title="Berth opening",
                due=due,
                priority="High",
                blocked_by=("HA-1",),
            ),
        )
    assert [flag.subject for flag in slips(project, WEEK_2)] == flagged
