"""A change request that is approved moves a milestone; it does not meet it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone

DUE, NEW = date(2031, 5, 2), date(2031, 5, 23)


def _heard(project: Project, line: str) -> MilestoneStatus:
    project.plan(
        WEEK_1,
        milestone("M4 Harbour opening", DUE),
        milestone("M5 Ferries sail", date(2031, 8, 2)),
    )
    project.note(WEEK_2, line)
    [stone] = [
        one
        for one in milestone_register(project.view(WEEK_2))
        if one.title == "M4 Harbour opening"
    ]
    return stone


@pytest.mark.parametrize(
    "line",
    [
        "Change request 7 is approved: we move the harbour opening to 23 May 2031.",
        "Change request 7 is approved, Harbour opening moves to 23 May.",
        "CR-7 is approved: Harbour opening 23 May instead of 2 May.",
        "CR 7 approved, M4 now 23 May.",
        "Approved: change order 12, Harbour opening to 23 May.",
        "The change request to move Harbour opening to 23 May was approved.",
        "CR-7 is approved: the opening is on 23 May.",
        "The board approved CR-7 (opening on 23 May).",
        "CR-7 approved – new opening date 23 May.",
        "CR-7 is approved, so the opening takes place on 23 May.",
        "The sponsor approved change request 7; the harbour opens on 23 May.",
        "| CR-7 | Opening on 23 May | Approved |",
        "CR-7 is approved. The opening is on 23 May.",
    ],
)
def test_an_approved_request_gives_the_milestone_its_new_date(
    project: Project, line: str
) -> None:
    stone = _heard(project, line)
    assert stone.forecast == NEW
    assert stone.state is not MilestoneState.MET


@pytest.mark.parametrize(
    "line",
    [
        "Change request 7 for Harbour opening is approved.",
        "Change request 7 is approved: paint for Harbour opening, delivery by 23 May.",
        "If change request 7 is approved, Harbour opening is on 23 May.",
        "Once CR-7 is approved we move Harbour opening to 23 May.",
        "CR-7 is approved: the opening party is on 23 May.",
        "CR-7 is not approved: the opening is on 23 May.",
        "CR-7 is approved. The opening might be on 23 May.",
        "CR-7 is approved. The paint is here on 23 May.",
        "Was CR-7 approved: Harbour opening 23 May?",
        "The budget for the harbour opening is approved.",
        "The review of Harbour opening is done.",
        "The ticket for M4 is closed.",
        "The harbour board approved 23 May for the harbour opening.",
        "Harbour opening: 23 May approved.",
    ],
)
def test_what_is_approved_or_done_for_a_milestone_neither_meets_nor_moves_it(
    project: Project, line: str
) -> None:
    stone = _heard(project, line)
    assert (stone.state, stone.forecast) == (MilestoneState.AHEAD, DUE)


def test_a_day_behind_its_approval_is_cited_with_it(project: Project) -> None:
    line = "CR-7 is approved. The opening is on 23 May."
    stone = _heard(project, line)
    assert line in [piece.quote for piece in stone.evidence]


@pytest.mark.parametrize(
    "line", ["M4 is done.", "The harbour opening is approved.", "Gate M4 is met."]
)
def test_the_milestone_itself_is_met(project: Project, line: str) -> None:
    assert _heard(project, line).state is MilestoneState.MET
