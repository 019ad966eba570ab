"""Additions that nobody approved are known as such also when they are gone again."""

from typing import Any

import pytest

from assistant.domain.records import StatusCategory
from assistant.facts.baseline.dropped import dropped_additions
from assistant.facts.changes import changes
from tests.facts.builders import WEEK_1, WEEK_2, WEEK_3, Project, ticket

STORY = {"kind": "Story", "priority": "High", "title": "Duty labels in Welsh"}


def dropped(project: Project) -> frozenset[str]:
    view = project.view(WEEK_3)
    return dropped_additions(view, changes(view, WEEK_2))


def told_of(project: Project, *, first: bool, **fields: Any) -> None:
    """Have the story in week 1 or from week 2 on, and given up or gone in week 3."""
    plan, story = ticket("AB-1", kind="Story"), ticket("AB-2", **STORY)
    project.snapshot(WEEK_1, plan, *([story] if first else []))
    project.snapshot(WEEK_2, plan, story)
    last = [ticket("AB-2", **STORY, **fields)] if fields else []
    project.snapshot(WEEK_3, plan, *last)


@pytest.mark.parametrize("fields", [{}, {"category": StatusCategory.CANCELLED}])
def test_given_an_addition_that_nobody_approved_then_its_end_is_one_too(
    project: Project, fields: dict[str, Any]
) -> None:
    told_of(project, first=False, **fields)
    assert dropped(project) == {"AB-2"}


@pytest.mark.parametrize("fields", [{}, {"category": StatusCategory.CANCELLED}])
def test_given_work_of_the_first_snapshot_then_its_end_is_none(
    project: Project, fields: dict[str, Any]
) -> None:
    told_of(project, first=True, **fields)
    assert not dropped(project)


def test_given_an_addition_that_is_still_there_then_it_is_not_gone(
    project: Project,
) -> None:
    told_of(project, first=False, category=StatusCategory.ACTIVE)
    assert not dropped(project)
