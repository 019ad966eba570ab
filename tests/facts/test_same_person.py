"""A person who is written another way has not handed anything over."""

from __future__ import annotations

import pytest

from assistant.domain.records import StatusCategory
from tests.facts.builders import WEEK_1, WEEK_2, Project, raid, ticket
from tests.facts.changed import kinds, told

NAME = "Solveig Aune"


@pytest.mark.parametrize(
    "spelling",
    [
        "Aune, Solveig",
        "solveig aune",
        "SOLVEIG AUNE",
        "Solveig  Aune",
        "Solveig Aune (Unlicensed)",
        "Dr. Solveig Aune",
        "saune",
        "@saune",
        "solveig.aune@quarry.example",
        "Solveig",
    ],
)
def test_another_spelling_of_the_same_person_is_no_new_owner(
    project: Project, spelling: str
) -> None:
    project.people(NAME, "Marek Dubois")
    project.snapshot(WEEK_1, ticket("AB-1", assignee=NAME))
    project.raid_log(WEEK_1, raid("R-1", owner=NAME))
    project.snapshot(WEEK_2, ticket("AB-1", assignee=spelling))
    project.raid_log(WEEK_2, raid("R-1", owner=spelling))
    assert kinds(project) == []


def test_a_name_turned_about_is_the_same_also_of_somebody_else_unknown(
    project: Project,
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1", assignee=NAME))
    project.snapshot(WEEK_2, ticket("AB-1", assignee="Aune, Solveig"))
    assert kinds(project) == []


@pytest.mark.parametrize("other", ["Sigrid Aune", "S. Aune", "aune", None])
def test_a_spelling_that_may_be_another_is_told(
    project: Project, other: str | None
) -> None:
    project.people(NAME, "Sigrid Aune")
    project.snapshot(WEEK_1, ticket("AB-1", assignee=NAME))
    project.snapshot(WEEK_2, ticket("AB-1", assignee=other))
    assert kinds(project) == [("AB-1", "reassigned")]


def test_the_day_of_a_new_owner_is_that_of_the_person_not_of_the_spelling(
    project: Project,
) -> None:
    active = StatusCategory.ACTIVE
    project.people(NAME, "Marek Dubois")
    days = [WEEK_1, WEEK_1.replace(day=10), WEEK_2]
    for day, who in zip(days, ("Marek Dubois", NAME, "Aune, Solveig"), strict=True):
        project.snapshot(day, ticket("AB-1", active, assignee=who))
    [change] = told(project)
    assert (change.kind, change.on) == ("reassigned", days[1])
