"""What is put on days of which somebody once said that they are not free."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import Flag, FlagKind
from assistant.domain.findings import DecisionFinding, StatementFinding, StatementKind
from assistant.facts.decisions.register import decision_register
from assistant.facts.flags.detectors import FlagMaterial, flags
from assistant.facts.milestones.status import milestone_register
from assistant.facts.spans import spans_in
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    WEEK_3,
    Project,
    decided,
    milestone,
    raid,
)

FIRE_DRILLS = "Every ward is frozen for the accreditation audit from 19 to 22 May."
LIFT = "The goods lift is out of service from 5 May to 9 May."
MOVE = "The beds of ward 3 move on 20 and 21 May"
_KINDS = (
    FlagKind.RISK_NOT_IN_RAID,
    FlagKind.DEPENDENCY_AT_RISK,
    FlagKind.CONTRADICTION,
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def conflicts(project: Project, day: date) -> list[Flag]:
    view = project.view(day)
    material = FlagMaterial(
        view,
        decisions=tuple(decision_register(view)),
        milestones=milestone_register(view),
    )
    return [
        flag
        for flag in flags(material)
        if flag.kind in _KINDS and "No record holds" in flag.why
    ]


def test_a_decision_for_days_that_were_said_not_to_be_free_is_a_risk(
    project: Project,
) -> None:
    project.note(WEEK_1, FIRE_DRILLS)
    assert conflicts(project, WEEK_1) == []
    decided(project, WEEK_2, MOVE)
    [flag] = conflicts(project, WEEK_2)
    assert (flag.kind, flag.first_seen) == (FlagKind.RISK_NOT_IN_RAID, WEEK_2)
    assert FIRE_DRILLS.rstrip(".") in flag.why


def test_words_that_come_after_the_decision_contradict_it(project: Project) -> None:
    decided(project, WEEK_1, MOVE)
    project.note(WEEK_2, FIRE_DRILLS)
    [flag] = conflicts(project, WEEK_2)
    assert flag.kind is FlagKind.CONTRADICTION


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The beds of ward 3 move on 20 May", "It was put on 2031-05-20"),
        (
            "If the lift fails, the beds of ward 3 move on 20 May",
            "It would be put on 2031-05-20",
        ),
    ],
)
def test_a_single_day_is_told_once_and_a_case_as_a_case(
    project: Project, words: str, told: str
) -> None:
    project.note(WEEK_1, "Every ward is frozen for the accreditation audit on 20 May.")
    decided(project, WEEK_2, words)
    [flag] = conflicts(project, WEEK_2)
    assert flag.why.startswith(f"{told}; on {WEEK_1} a note said of that day: “")


def test_work_in_the_week_in_which_a_place_is_closed_hangs_on_it(
    project: Project,
) -> None:
    project.note(WEEK_1, LIFT)
    decided(project, WEEK_2, "The scanners come down in the week of 5 May")
    [flag] = conflicts(project, WEEK_2)
    assert flag.kind is FlagKind.DEPENDENCY_AT_RISK


@pytest.mark.parametrize(
    "words",
    [
        "If the audit comes, every ward is frozen from 19 to 22 May.",
        "Every ward was frozen from 19 to 22 May last year.",
        "The wards are not frozen from 19 to 22 May.",
        "Are all wards frozen from 19 to 22 May?",
        "The audit of every ward from 19 to 22 May was called off.",
        "Every ward is frozen from 2 to 4 June.",
    ],
)
def test_what_is_free_after_all_or_on_other_days_is_no_conflict(
    project: Project, words: str
) -> None:
    project.note(WEEK_1, words)
    decided(project, WEEK_2, MOVE)
    assert conflicts(project, WEEK_2) == []


@pytest.mark.parametrize(
    ("words", "put", "conflicts_found"),
    [
        ("The menu is frozen from 20 May; later wishes need the cook.", "beds", 0),
        ("The menu is frozen from 20 May; later wishes need the cook.", "menu", 1),
        ("There is a freeze of the menu from 20 May.", "beds", 0),
        ("The menu stays unchanged from 19 to 22 May.", "beds", 0),
        ("All wards are frozen on 20 May.", "beds", 1),
        ("Every plan is frozen on 20 May.", "beds", 1),
    ],
)
def test_a_freeze_of_one_thing_keeps_no_day_from_another(
    project: Project, words: str, put: str, conflicts_found: int
) -> None:
    decided(project, WEEK_1, f"The {put} of ward 3 changes on 20 May")
    project.note(WEEK_2, words)
    assert len(conflicts(project, WEEK_2)) == conflicts_found


def test_days_that_the_log_holds_are_known_to_all(project: Project) -> None:
    project.note(WEEK_1, FIRE_DRILLS)
    project.raid_log(WEEK_1, raid("R-1", title=FIRE_DRILLS))
    decided(project, WEEK_2, MOVE)
    assert conflicts(project, WEEK_2) == []


@pytest.mark.parametrize(
    ("title", "words", "conflicts_found"),
    [
        ("G2 Ward audit", "The audit moves to 22 May.", 0),
        ("Menu freeze", "Nothing may change in the menus on 22 May.", 0),
        ("Audit of the wards done", "The audit of the wards is now on 22 May.", 0),
        ("Ward app live", "Every ward is frozen on 22 May.", 1),
        ("Audit tool live", "The audit moves to 22 May.", 1),
    ],
)
def test_a_milestone_that_is_the_window_itself_is_no_work_put_into_it(
    project: Project, title: str, words: str, conflicts_found: int
) -> None:
    project.plan(WEEK_1, milestone(title, date(2031, 5, 15)))
    project.note(WEEK_2, words)
    project.plan(WEEK_3, milestone(title, date(2031, 5, 22)))
    assert len(conflicts(project, WEEK_3)) == conflicts_found


def test_a_decision_on_the_milestone_of_the_window_is_no_work_put_into_it(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone("G2 Ward audit", date(2031, 5, 15)))
    decided(project, WEEK_1, "G2 moves to 22 May")
    project.note(WEEK_2, "The audit moves to 22 May.")
    assert conflicts(project, WEEK_2) == []


def test_a_meeting_on_one_of_the_closed_days_is_chance(project: Project) -> None:
    project.note(WEEK_1, LIFT)
    decided(project, WEEK_3, "The board meets again on 7 May")
    assert conflicts(project, WEEK_3) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("8 June through 12 June", [("06-08", "06-12")]),
        ("Friday, June 19 to Monday, June 22", [("06-19", "06-22")]),
        ("June 20-21 and July 1", [("06-20", "06-21"), ("07-01", "07-01")]),
        ("in the week of June 9", [("06-09", "06-13")]),
        ("moves from 3 June to 9 June", [("06-03", "06-03"), ("06-09", "06-09")]),
        ("no day at all", []),
    ],
)
def test_stretches_of_days(text: str, days: list[tuple[str, str]]) -> None:
    found = spans_in(text, WEEK_1, None)
    assert [(f"{s.first:%m-%d}", f"{s.last:%m-%d}") for s in found] == days


@pytest.mark.parametrize(("day", "is_told"), [("28 March", True), ("20 June", False)])
def test_an_outage_that_is_announced_long_ahead_is_no_risk_by_itself(
    project: Project, day: str, *, is_told: bool
) -> None:
    project.note(WEEK_1, f"The server room is closed on {day} for repairs.")
    found = flags(FlagMaterial(project.view(WEEK_1)))
    assert (FlagKind.RISK_NOT_IN_RAID in {flag.kind for flag in found}) is is_told


@pytest.mark.parametrize(
    ("words", "is_risk"),
    [
        ("The insurance ends on 10 May, and we have no offer for later.", True),
        ("The permit for the crane expires on 10 May.", True),
        ("The permit never expires on 10 May.", False),
        ("The talk ends on 10 May.", False),
    ],
)
def test_what_runs_out_is_a_risk_whatever_else_is_denied(
    project: Project, words: str, *, is_risk: bool
) -> None:
    project.note(WEEK_1, words)
    found = flags(FlagMaterial(project.view(WEEK_1)))
    assert (FlagKind.RISK_NOT_IN_RAID in {flag.kind for flag in found}) is is_risk


def test_a_decision_for_a_case_is_the_answer_to_a_risk_and_no_risk(
    project: Project,
) -> None:
    words = "If the audit fails on 22 May, we lose the ward and open it on 1 June."
    risk = (StatementFinding, words, {"about": StatementKind.RISK})
    project.note(WEEK_1, words, findings=[risk])
    kinds = {flag.kind for flag in flags(FlagMaterial(project.view(WEEK_1)))}
    assert FlagKind.RISK_NOT_IN_RAID in kinds
    project.note(WEEK_2, words, findings=[risk, (DecisionFinding, words, {})])
    view = project.view(WEEK_2)
    risks = [
        flag
        for flag in flags(FlagMaterial(view))
        if flag.kind is FlagKind.RISK_NOT_IN_RAID and flag.first_seen == WEEK_2
    ]
    assert risks == []
