"""Who may hear of a milestone's date: whoever a source of that date is open to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.labels import Label
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone

FIRST, LATER = date(2031, 4, 4), date(2031, 4, 25)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone("Harvest opening", FIRST))
    return project


def labels(project: Project) -> list[tuple[date | None, Label]]:
    return [(m.forecast, m.label) for m in milestone_register(project.view(WEEK_2))]


def test_a_date_that_the_plan_gives_is_open(project: Project) -> None:
    assert labels(project) == [(FIRST, Label.CLIENT)]


def test_a_move_that_only_internal_words_tell_is_internal(project: Project) -> None:
    project.note(WEEK_2, "The Harvest opening moved to 25 April.")
    assert labels(project) == [(LATER, Label.INTERNAL)]


def test_a_move_that_the_plan_tells_too_is_open(project: Project) -> None:
    project.note(WEEK_2, "The Harvest opening moved to 25 April.")
    project.plan(WEEK_2, milestone("Harvest opening", LATER))
    assert labels(project) == [(LATER, Label.CLIENT)]


def test_a_closed_date_has_an_id_of_its_own_so_that_a_release_ends(
    project: Project,
) -> None:
    before = milestone_register(project.view(WEEK_1))[0].id
    project.note(WEEK_2, "The Harvest opening moved to 25 April.")
    assert milestone_register(project.view(WEEK_2))[0].id != before
