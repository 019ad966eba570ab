"""A plan that names few people is not where a project says who does what."""

from __future__ import annotations

import pytest

from assistant.domain.facts import FlagKind
from assistant.domain.records.tickets import Planned
from tests.facts.builders import WEEK_1, WEEK_2, WEEK_3, Project, ticket
from tests.facts.flagged import seen


@pytest.mark.parametrize(("named", "flagged"), [(1, 0), (3, 1)])
def test_given_a_plan_that_names_few_people_then_a_task_without_a_name_is_no_flag(
    project: Project, *, named: int, flagged: int
) -> None:
    tasks = [
        ticket(
            f"T-{number}",
            priority="High",
            title=f"Task {number}",
            due=WEEK_2,
            assignee="Ana Li" if number < named else None,
            says_assignee=True,
            planned=Planned(),
        )
        for number in range(4)
    ]
    project.snapshot(WEEK_1, *tasks)
    assert bool(seen(project, WEEK_3, FlagKind.MISSING_OWNER)) is bool(flagged)
