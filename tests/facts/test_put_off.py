"""Work that leaves the plan without being closed is taken out of the scope."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.domain.facts import Colour, Dimension
from assistant.domain.records import StatusCategory
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.health import health
from tests.facts.builders import WEEK_1, WEEK_2, WEEK_3, Project, ticket
from tests.facts.changed import kinds

TODO, ACTIVE = StatusCategory.TODO, StatusCategory.ACTIVE


@pytest.mark.parametrize(
    ("before", "after", "removed"),
    [
        (("Doing", WEEK_3), ("Backlog", None), True),
        (("To Do", WEEK_3), ("Product Backlog", None), True),
        (("Doing", WEEK_3), ("Icebox", WEEK_3), True),
        (("To Do", None), ("Parking lot", None), True),
        (("Doing", WEEK_3), ("Phase 2", None), True),
        (("To Do", WEEK_3), ("Next release", None), True),
        (("Doing", WEEK_3), ("Backlog", WEEK_3), False),
        (("Doing", None), ("Backlog", None), False),
        (("Backlog", WEEK_3), ("Backlog", None), False),
        (("Doing", WEEK_3), ("To Do", None), False),
        (("Phase 2", None), ("Phase 3", None), False),
        (("Doing", WEEK_3), ("Phase 1", None), False),
    ],
)
def test_a_ticket_for_later_or_back_in_the_stock_without_a_date_is_out(
    project: Project, before: tuple[str, Any], after: tuple[str, Any], *, removed: bool
) -> None:
    active = ACTIVE if before[0] == "Doing" else TODO
    project.snapshot(
        WEEK_1, ticket("AB-1", active, status=before[0], due=before[1]), ticket("AB-2")
    )
    project.snapshot(
        WEEK_2, ticket("AB-1", status=after[0], due=after[1]), ticket("AB-2")
    )
    assert (("AB-1", "scope_removed") in kinds(project)) is removed


def test_an_addition_that_was_put_off_grows_the_scope_no_more(project: Project) -> None:
    base = [ticket(f"AB-{n}") for n in range(1, 5)]
    wish = ticket("AB-9", ACTIVE, due=WEEK_3)
    project.snapshot(WEEK_1, *base)
    project.snapshot(WEEK_2, *base, wish)
    away = {"status": "Backlog", "category": TODO, "due": None}
    project.snapshot(WEEK_3, *base, wish.model_copy(update=away))
    colours = [
        health(project.view(day), HealthTolerances()).dimensions[Dimension.SCOPE].colour
        for day in (WEEK_2, WEEK_3)
    ]
    assert colours == [Colour.AMBER, Colour.GREEN]


@pytest.mark.parametrize(
    ("title", "kind", "told"),
    [
        ("Invoice posts twice on delivery", "", "issue_opened"),
        ("Stock differences after the trial", "", "issue_opened"),
        ("Crane does not stop at the gate", "", "issue_opened"),
        ("Fix the login", "", "issue_opened"),
        ("Export crashes on long names", "", "issue_opened"),
        ("Add a page for wrong addresses", "", "scope_added"),
        ("Report of failed payments", "", "scope_added"),
        ("Consignment stock", "", "scope_added"),
        ("Export crashes on long names", "Story", "scope_added"),
        ("Long names", "Bug", "issue_opened"),
    ],
)
def test_a_new_card_without_a_type_is_a_fault_by_what_its_title_says(
    project: Project, title: str, kind: str, told: str
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1", kind=kind))
    project.snapshot(
        WEEK_2, ticket("AB-1", kind=kind), ticket("AB-2", title=title, kind=kind)
    )
    assert kinds(project) == [("AB-2", told)]
