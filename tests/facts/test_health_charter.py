"""Colour rules that a charter states go before the settings."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from assistant.domain.facts import Colour, Dimension
from assistant.domain.reading import DocumentKind, Passage, Role
from assistant.domain.records import StatusCategory
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.health import dimensions
from assistant.facts.health.charter import stated
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    Project,
    milestone,
    ticket,
)

TOLERANCES = HealthTolerances()
OPENING = "Halls open"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def charter(project: Project, *passages: Passage) -> None:
    kind = DocumentKind.WIKI_MARKDOWN
    project.note(WEEK_1, *passages, name="charter", kind=kind)


def line(text: str, heading: str = "Status colours") -> Passage:
    return Passage(locator="line 9", text=text, headings=(heading,))


def row(name: str, green: str, amber: str, red: str) -> Passage:
    cells = (("", name), ("Green", green), ("Amber", amber), ("Red", red))
    text = " | ".join(value for _, value in cells)
    return Passage(locator="line 9", text=text, role=Role.ROW, cells=cells)


def limits(project: Project) -> dict[str, object]:
    """What the charter says otherwise than the settings."""
    found = stated(project.view(WEEK_1), TOLERANCES).tolerances
    return {
        name: value
        for name, value in found.model_dump().items()
        if value != getattr(TOLERANCES, name)
    }


@pytest.mark.parametrize(
    ("piece", "found"),
    [
        (
            row(
                "Schedule",
                "each milestone is forecast within 2 working days of its baseline",
                "one is forecast 3 to 5 working days late",
                "one is forecast 6 or more working days late",
            ),
            {"late_days_amber": 3, "late_days_red": 6, "miss_is_red": False},
        ),
        (
            row("Cost", "within 4% of the budget", "4 to 8% over", "more than 8% over"),
            {"cost_over_amber": 0.04, "cost_over_red": 0.08},
        ),
        (
            row(
                "Scope",
                "all as listed",
                "something was added and its change request is not approved yet",
                "something essential was dropped",
            ),
            {"scope_growth_amber": 0.0001},
        ),
        (
            line(
                "Green: all milestones hold. Amber: one moved by no more than a week. "
                "Red: a milestone was missed, or moved by more than a week."
            ),
            {"late_days_red": 6},
        ),
        (
            line("Cost is green up to the budget, amber up to 3% above, red beyond."),
            {"cost_over_amber": 0.0001, "cost_over_red": 0.03},
        ),
        (
            line("Schedule: green while no milestone is more than 3 days late."),
            {"late_days_amber": 4},
        ),
        (
            line("Scope: amber above 10 percent growth, red above 25 percent."),
            {"scope_growth_amber": 0.1, "scope_growth_red": 0.25},
        ),
        (line("Amber: a gate date is under threat, with work in hand."), {}),
        (line("The red hall opens within 3 days of the amber one.", "Halls"), {}),
        (row("Quality", "no severity 1", "2 of severity 2", "a severity 1"), {}),
        (line("Cost: amber from 20% over, red from 10% over."), {}),
    ],
)
def test_limits_in_days_and_shares_are_read_and_no_others(
    project: Project, piece: Passage, found: dict[str, object]
) -> None:
    charter(project, piece)
    assert limits(project) == found


def test_what_is_said_outside_a_page_sets_nothing(
    project: Project,
) -> None:
    project.note(WEEK_1, "Amber: a milestone moved by up to 2 days.")
    assert limits(project) == {}


def test_what_the_settings_set_otherwise_goes_before_the_charter(
    project: Project,
) -> None:
    charter(project, row("Cost", "within 4%", "4 to 8% over", "more than 8% over"))
    own = HealthTolerances(cost_over_red=0.2)
    found = stated(project.view(WEEK_1), own).tolerances
    assert (found.cost_over_amber, found.cost_over_red) == (0.04, 0.2)


SCHEDULE = row(
    "Schedule",
    "forecast within 2 working days of its baseline",
    "3 to 5 working days late",
    "6 or more working days late",
)


@pytest.mark.parametrize(
    ("days", "colour"),
    [(1, Colour.GREEN), (6, Colour.AMBER), (12, Colour.RED)],
)
def test_a_delay_has_the_colour_that_the_charter_gives_it(
    project: Project, days: int, colour: Colour
) -> None:
    charter(project, SCHEDULE)
    work = {"title": OPENING, "priority": "Low"}
    project.plan(WEEK_1, milestone(OPENING, WEEK_2 - timedelta(days=1)))
    project.snapshot(
        WEEK_2,
        ticket("AB-1", title=OPENING, due=WEEK_2 + timedelta(days=days - 1)),
        ticket("AB-2", StatusCategory.DONE, **work),
    )
    found = dimensions(project.view(WEEK_2), TOLERANCES)[Dimension.SCHEDULE]
    assert found.colour is colour
    assert found.rule.endswith("the limits are the charter's")


@pytest.mark.parametrize(
    ("words", "colour"),
    [
        ("**Money.** Forecast 1.26 against 1.24.", Colour.GREEN),
        ("Budget: forecast 8.1 of 8.4.", Colour.GREEN),
        ("**Finance:** forecast 1.31 against 1.24.", Colour.AMBER),
        ("Costs - forecast 1.41 versus 1.24.", Colour.RED),
        ("We ran forecast 1.26 against 1.24 in the lab.", Colour.UNKNOWN),
        ("**Money.** Forecast 1.26 against release 12.4.", Colour.UNKNOWN),
        ("**Money.** Forecast 1.26 against 124 people.", Colour.UNKNOWN),
    ],
)
def test_a_forecast_above_the_budget_has_the_colour_that_the_charter_gives_its_share(
    project: Project, words: str, colour: Colour
) -> None:
    charter(project, row("Cost", "within 5%", "5 to 10% over", "more than 10% over"))
    project.note(WEEK_1, words)
    found = dimensions(project.view(WEEK_1), TOLERANCES)[Dimension.COST]
    assert found.colour is colour
