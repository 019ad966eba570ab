"""Where milestones stand, and what makes them so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.domain.reading import DocumentKind
from assistant.domain.records import StatusCategory
from assistant.facts.milestones import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, WEEK_3, Project, milestone, ticket

DUE = date(2031, 3, 13)
BETA = "M1 Beta ready"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone(BETA, DUE), milestone("M2 Go live", WEEK_3))
    return project


def beta(project: Project, day: date = WEEK_2) -> MilestoneStatus:
    [status] = [s for s in milestone_register(project.view(day)) if s.title == BETA]
    return status


def test_a_milestone_in_the_future_is_ahead(project: Project) -> None:
    status = beta(project, WEEK_1)
    assert (status.state, status.baseline, status.forecast) == (
        MilestoneState.AHEAD,
        DUE,
        DUE,
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "M1 is met.",
        "Gate M1 closed, with two exceptions.",
        "The beta gate is **met**.",
        "We have passed the beta ready milestone.",
    ],
)
def test_a_note_that_calls_it_met_under_any_of_its_names_counts(
    project: Project, sentence: str
) -> None:
    project.note(WEEK_2, sentence)
    assert beta(project).state is MilestoneState.MET


@pytest.mark.parametrize(
    "sentence",
    [
        "M1 can close.",
        "M1 is not met yet.",
        "Is M1 met?",
        "If M1 is met we go on.",
        "M1 will be closed tomorrow.",
        "M3 is met.",
        "Everything is ready but the beta.",
    ],
)
def test_what_is_not_said_to_be_met_is_missed_when_its_day_has_passed(
    project: Project, sentence: str
) -> None:
    project.note(WEEK_2, sentence)
    assert beta(project).state is MilestoneState.MISSED


def test_plans_and_sent_updates_do_not_say_that_it_is_met(project: Project) -> None:
    for kind in (DocumentKind.WIKI_MARKDOWN, DocumentKind.UPDATE_MARKDOWN):
        project.note(WEEK_2, "M1 and M2 are met.", name=kind.value, kind=kind)
    assert beta(project).state is MilestoneState.MISSED


def test_it_is_missed_as_soon_as_somebody_says_that_it_will_not_close(
    project: Project,
) -> None:
    said = "So the beta gate, which is tomorrow, doesn't close tomorrow."
    project.note(WEEK_2, said, dated=date(2031, 3, 12))
    status = beta(project)
    assert status.state is MilestoneState.MISSED
    assert said in [item.quote for item in status.evidence]


def test_a_new_version_of_the_plan_makes_a_missed_one_moved(project: Project) -> None:
    project.note(WEEK_2, "M1 won't close.", dated=date(2031, 3, 12))
    project.plan(
        WEEK_3, milestone(BETA, date(2031, 3, 28)), milestone("M2 Go live", WEEK_3)
    )
    status = beta(project, WEEK_3)
    assert (status.state, status.baseline, status.forecast) == (
        MilestoneState.MOVED,
        DUE,
        date(2031, 3, 28),
    )


def test_on_its_own_day_it_is_missed_only_if_its_work_is_due_later(
    project: Project,
) -> None:
    active = StatusCategory.ACTIVE
    day = DUE
    assert beta(project, day).state is MilestoneState.AHEAD
    work = ticket("AB-1", active, title="Beta build ready", due=WEEK_3)
    project.snapshot(WEEK_1, work)
    assert beta(project, day).state is MilestoneState.MISSED
    assert beta(project, WEEK_1).forecast == WEEK_3


def test_it_is_met_when_all_tickets_that_carry_its_name_are_done(
    project: Project,
) -> None:
    done = StatusCategory.DONE
    ended = ticket("AB-1", done, title="Beta build ready", resolved=date(2031, 3, 10))
    project.snapshot(WEEK_2, ended, ticket("AB-2", title="Beta is ready for sales"))
    assert beta(project).state is MilestoneState.MISSED
    project.snapshot(WEEK_3, ended)
    status = beta(project, WEEK_3)
    assert (status.state, status.forecast) == (
        MilestoneState.MET,
        date(2031, 3, 10),
    )


def test_a_ticket_of_type_milestone_is_a_milestone(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.snapshot(WEEK_1, ticket("AB-9", kind="Milestone", due=DUE))
    [status] = milestone_register(project.view(WEEK_2))
    assert (status.subject, status.state) == ("AB-9", MilestoneState.MISSED)
