"""A sentence of several days gives each milestone its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, decided, milestone

DUE = date(2031, 5, 2)
WORDS = (
    "Phase 3 moves to June 13-14 with press review on June 10, and the stage is "
    "handed over on June 30."
)


def forecasts(tmp_path: Path, *, as_decision: bool) -> dict[str, date | None]:
    project = Project(tmp_path)
    titles = ("Phase 2 press review", "Phase 3 press review", "Stage handed over")
    project.plan(WEEK_1, *(milestone(title, DUE) for title in titles))
    if as_decision:
        decided(project, WEEK_2, WORDS)
    else:
        project.note(WEEK_2, WORDS)
    stones = milestone_register(project.view(WEEK_2))
    return {stone.title: stone.forecast for stone in stones}


def test_each_milestone_moves_to_the_day_of_its_own_clause(tmp_path: Path) -> None:
    for as_decision in (False, True):
        found = forecasts(tmp_path / str(as_decision), as_decision=as_decision)
        assert found["Phase 3 press review"] == date(2031, 6, 10)
        assert found["Stage handed over"] == date(2031, 6, 30)


def test_what_is_said_of_phase_3_moves_nothing_of_phase_2(tmp_path: Path) -> None:
    found = forecasts(tmp_path, as_decision=False)
    assert found["Phase 2 press review"] == DUE
