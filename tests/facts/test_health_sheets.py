"""Health of cost and resources by budget sheets, capacity plans and absences."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.domain.evidence import Quote
from assistant.domain.facts import Colour, Dimension
from assistant.domain.reading import DocumentKind
from assistant.domain.records import Allocation, BudgetLine, LoggedAbsence
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.coverage import coverage
from assistant.facts.health import health
from assistant.facts.money.sheets import budgets
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone, ticket
from tests.facts.judgements import of

STREAM = "budget:costs"
JANUARY, MARCH = date(2031, 1, 1), date(2031, 3, 1)


def line(title: str, book: str = STREAM, **amounts: int | None) -> BudgetLine:
    return of_line(title, book, "EUR", **amounts)


def of_line(title: str, book: str, currency: str, **amounts: int | None) -> BudgetLine:
    given = {name: Decimal(n) for name, n in amounts.items() if n is not None}
    cells = tuple((name, f"{n:,}") for name, n in amounts.items() if n is not None)
    return BudgetLine(
        key=f"{book}:{title}:{currency}",
        title=title,
        book=book,
        currency=currency,
        cells=cells,
        **given,
    )


def month(title: str, number: int, **amounts: int) -> BudgetLine:
    start = date(2031, number, 1)
    end = date(2031, number + 1, 1)
    known = line(title, STREAM, **amounts)
    return known.model_copy(
        update={
            "key": f"{known.key}:{start}",
            "start": start,
            "end": end.replace(day=1).fromordinal(end.toordinal() - 1),
        }
    )


def sheet(project: Project, day: date, *lines: BudgetLine) -> None:
    project.snapshot(day, *lines, stream=STREAM, kind=DocumentKind.BUDGET_CSV)


@pytest.mark.parametrize(
    ("spent", "colour"),
    [(380, Colour.GREEN), (398, Colour.GREEN), (399, Colour.AMBER), (418, Colour.RED)],
)
def test_spend_over_the_plan_to_date_is_amber_from_5_and_red_from_10_percent(
    project: Project, spent: int, colour: Colour
) -> None:
    sheet(project, WEEK_1, line("Hull", budget=900, planned=380, actual=spent))
    assert of(project, Dimension.COST).colour is colour


def test_the_reason_tells_the_sums_and_the_evidence_cites_the_cells(
    project: Project,
) -> None:
    sheet(
        project,
        WEEK_1,
        line("Hull", planned=300_000, actual=322_000, budget=500_000),
        line("Engine", planned=80_000, actual=90_000, budget=440_000),
    )
    found = of(project, Dimension.COST)
    assert found.why == (
        "spend to date is €412,000 of €380,000 planned (8% over) as of 2031-03-07"
    )
    assert "from 5%" in found.rule
    quotes = [item for item in found.evidence if isinstance(item, Quote)]
    assert {(quote.locator, quote.quote) for quote in quotes} >= {
        ("row 2", "322,000"),
        ("row 3", "90,000"),
    }


def test_a_forecast_over_the_budget_says_what_it_was_before(project: Project) -> None:
    sheet(project, WEEK_1, line("Hull", budget=900, forecast=905))
    assert of(project, Dimension.COST).colour is Colour.GREEN
    sheet(project, WEEK_2, line("Hull", budget=900, forecast=960))
    found = of(project, Dimension.COST, WEEK_2)
    assert found.colour is Colour.AMBER
    assert "€960 against a budget of €900 (7% over)" in found.why
    assert "up from €905 on 2031-03-07" in found.why


def test_months_that_are_not_over_are_not_planned_to_date(project: Project) -> None:
    sheet(
        project,
        WEEK_1,
        month("Hull", 1, budget=100, actual=100),
        month("Hull", 2, budget=100, actual=104),
        month("Hull", 3, budget=100),
        month("Hull", 4, budget=100),
    )
    [found] = budgets(project.view(WEEK_1))
    assert [found.budget, found.planned, found.actual] == [400, 200, 204]
    assert of(project, Dimension.COST).colour is Colour.GREEN


def test_spend_of_months_that_are_over_counts_in_the_cost_at_completion(
    project: Project,
) -> None:
    sheet(
        project,
        WEEK_1,
        month("Hull", 1, budget=100, actual=130, forecast=100),
        month("Hull", 2, budget=100, actual=100, forecast=100),
        month("Hull", 3, budget=100, forecast=120),
    )
    [found] = budgets(project.view(WEEK_1))
    assert found.forecast == 350


def test_a_line_without_a_forecast_counts_with_its_budget(project: Project) -> None:
    sheet(
        project,
        WEEK_1,
        line("Hull", budget=100, forecast=120),
        line("Reserve", budget=100),
        line("Engine", budget=100, actual=40, to_go=70),
    )
    [found] = budgets(project.view(WEEK_1))
    assert found.forecast == 330


def test_currencies_are_never_added_together(project: Project) -> None:
    sheet(
        project,
        WEEK_1,
        of_line("Hull", STREAM, "EUR", budget=100, actual=100),
        of_line("Radar", STREAM, "USD", budget=100, actual=150),
    )
    found = of(project, Dimension.COST)
    assert found.colour is Colour.RED
    assert found.why.startswith("spend to date is $150 against a budget of $100")
    assert "€" not in found.why


def test_a_plan_and_the_bookings_of_another_sheet_are_one_budget(
    project: Project,
) -> None:
    sheet(project, WEEK_1, line("Hull", budget=100))
    bookings = line("Yard invoice", book="budget:actuals", actual=120)
    project.snapshot(
        WEEK_1, bookings, stream="budget:actuals", kind=DocumentKind.BUDGET_CSV
    )
    [found] = budgets(project.view(WEEK_1))
    assert [found.budget, found.actual] == [100, 120]


def test_a_summary_and_its_details_do_not_count_twice(project: Project) -> None:
    sheet(
        project,
        WEEK_1,
        line("All", book=f"{STREAM}:Summary", budget=100, actual=90),
        line("Hull", book=f"{STREAM}:Detail", budget=100, actual=90),
    )
    assert [found.budget for found in budgets(project.view(WEEK_1))] == [100, 100]


def test_tolerances_of_the_settings_count(project: Project) -> None:
    sheet(project, WEEK_1, line("Hull", budget=100, actual=118))
    own = HealthTolerances(cost_over_amber=0.2, cost_over_red=0.3)
    judged = health(project.view(WEEK_1), own).dimensions[Dimension.COST]
    assert (judged.colour, "from 20%" in judged.rule) == (Colour.GREEN, True)


def test_a_budget_without_spend_leaves_cost_unknown(project: Project) -> None:
    sheet(project, WEEK_1, line("Hull", budget=100))
    assert of(project, Dimension.COST).colour is Colour.UNKNOWN
    assert "no budget figures" in coverage(project.view(WEEK_1)).gaps
    sheet(project, WEEK_2, line("Hull", budget=100, actual=10))
    assert "no budget figures" not in coverage(project.view(WEEK_2)).gaps


def share(work: str, load: str, **cells: object) -> Allocation:
    values = {"who": "Ada Moor", "start": MARCH, "end": date(2031, 3, 31), **cells}
    return Allocation.model_validate(
        {
            "key": f"{values['who']}:{work}:{values['start']}",
            "work": work,
            "load": Decimal(load),
            "cells": (("planned", load),),
            **values,
        }
    )


def plan(project: Project, *shares: Allocation) -> None:
    project.snapshot(
        WEEK_1, *shares, stream="capacity:plan", kind=DocumentKind.CAPACITY_CSV
    )


@pytest.mark.parametrize(
    ("second", "colour"), [("0.3", Colour.GREEN), ("0.5", Colour.AMBER)]
)
def test_planned_work_beyond_the_capacity_of_a_person_is_amber(
    project: Project, second: str, colour: Colour
) -> None:
    plan(project, share("Hull", "0.7"), share("Engine", second))
    found = of(project, Dimension.RESOURCES)
    assert found.colour is colour
    told = "Ada Moor is planned for 120% of the capacity from 2031-03-01 to 2031-03-31"
    assert (told in found.why) is (colour is Colour.AMBER)
    assert "above 100% of somebody's capacity" in found.rule


def test_load_that_is_over_or_far_ahead_does_not_count(project: Project) -> None:
    plan(
        project,
        share("Hull", "2", start=JANUARY, end=date(2031, 1, 31)),
        share("Hull", "2", start=date(2031, 6, 1), end=date(2031, 6, 30)),
    )
    assert of(project, Dimension.RESOURCES).colour is Colour.UNKNOWN


def test_times_without_days_are_never_added_together(project: Project) -> None:
    plan(
        project,
        share("Hull", "0.5", start=None, end=None, time="Iteration 7"),
        share("", "1.5", start=None, end=None, time="Iteration 8"),
    )
    found = of(project, Dimension.RESOURCES)
    told = "Ada Moor is planned for 150% of the capacity in 'Iteration 8'"
    assert found.why.startswith(told)


def test_a_role_that_needs_more_than_there_is_counts(project: Project) -> None:
    plan(project, share("", "1.4", who="Welders", is_group=True))
    found = of(project, Dimension.RESOURCES)
    assert found.colour is Colour.AMBER
    assert found.why.startswith("Welders: planned work needs 140% of the capacity")


def test_an_owner_of_a_milestone_who_is_away_when_it_is_due_counts(
    project: Project,
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1"))
    project.plan(WEEK_1, milestone("Sea trial", date(2031, 3, 12), owner="Ada Moor"))
    absence = LoggedAbsence(
        key="Ada Moor:2031-03-10",
        person="Ada Moor",
        start=date(2031, 3, 10),
        end=date(2031, 3, 20),
        what="Moor, Ada",
    )
    project.snapshot(WEEK_1, absence, stream="absences", kind=DocumentKind.ABSENCES_CSV)
    found = of(project, Dimension.RESOURCES)
    assert found.colour is Colour.AMBER
    assert "the owner of Sea trial is away from 2031-03-10" in found.why
