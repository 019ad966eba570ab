"""Health of scope, cost and resources."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.facts import (
    Colour,
    Dimension,
)
from assistant.domain.findings import (
    DecisionFinding,
    StatementFinding,
    StatementKind,
)
from assistant.domain.reading import DocumentKind, Passage
from assistant.domain.records import StatusCategory
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    Project,
    raid,
    ticket,
)
from tests.facts.judgements import of

ACTIVE, BLOCKED, DONE = (
    StatusCategory.ACTIVE,
    StatusCategory.BLOCKED,
    StatusCategory.DONE,
)


def test_scope_counts_only_open_additions_that_nobody_approved(
    project: Project,
) -> None:
    base = tuple(ticket(f"AB-{number}", points=10) for number in range(10))
    project.snapshot(WEEK_1, *base)
    wild = ticket("AB-50", title="Offline maps for drivers", points=8)
    project.snapshot(WEEK_2, *base, wild, ticket("AB-51", kind="Bug", points=90))
    assert of(project, Dimension.SCOPE, WEEK_1).colour is Colour.GREEN
    assert of(project, Dimension.SCOPE, WEEK_2).colour is Colour.AMBER
    said = "Decision: offline maps for drivers come into the release."
    project.note(WEEK_2, said, findings=[(DecisionFinding, said, {})])
    assert of(project, Dimension.SCOPE, WEEK_2).colour is Colour.GREEN


def test_a_small_addition_that_nobody_approved_is_counted(project: Project) -> None:
    """GIVEN growth below the tolerance; THEN it is green and still told."""
    base = tuple(ticket(f"AB-{number}", points=10) for number in range(10))
    project.snapshot(WEEK_1, *base)
    project.snapshot(WEEK_2, *base, ticket("AB-50", title="Rest stop", points=2))
    scope = of(project, Dimension.SCOPE, WEEK_2)
    assert scope.colour is Colour.GREEN
    assert scope.why.startswith("1 item was added without approval, 2% on top of")
    assert scope.why.endswith("below 5%")


def test_scope_grown_by_a_third_is_red(project: Project) -> None:
    base = tuple(ticket(f"AB-{number}") for number in range(6))
    project.snapshot(WEEK_1, *base)
    project.snapshot(
        WEEK_2, *base, *(ticket(f"AB-{number}") for number in range(50, 52))
    )
    assert of(project, Dimension.SCOPE, WEEK_2).colour is Colour.RED


@pytest.mark.parametrize(
    ("likelihood", "colour"), [(1, Colour.UNKNOWN), (3, Colour.AMBER), (4, Colour.RED)]
)
def test_cost_follows_the_exposure_of_open_entries_on_money(
    project: Project, likelihood: int, colour: Colour
) -> None:
    project.raid_log(
        WEEK_1,
        raid("R-1", title="Cloud spend runs away", likelihood=likelihood, impact=4),
    )
    assert of(project, Dimension.COST).colour is colour


@pytest.mark.parametrize(
    ("title", "colour"),
    [
        ("The quarry may withhold the third instalment", Colour.RED),
        ("Payment for phase 1 is overdue", Colour.RED),
        ("Crusher repair, EUR 12,000 at stake", Colour.RED),
        ("Landowner claims compensation", Colour.RED),
        ("Storage fees for the idle belts", Colour.RED),
        ("Invoice screen loses its layout", Colour.UNKNOWN),
        ("Refund after a partial capture fails", Colour.UNKNOWN),
        ("Crusher stops at minus 12 degrees", Colour.UNKNOWN),
    ],
)
def test_money_at_stake_makes_an_entry_one_on_cost(
    project: Project, title: str, colour: Colour
) -> None:
    project.raid_log(WEEK_1, raid("R-1", title=title, likelihood=5, impact=3))
    assert of(project, Dimension.COST).colour is colour


def test_resources_are_amber_for_urgent_work_without_an_owner_near_its_date(
    project: Project,
) -> None:
    soon, late = date(2031, 3, 20), date(2031, 5, 1)
    project.snapshot(WEEK_1, ticket("AB-1", priority="High", due=late))
    assert of(project, Dimension.RESOURCES).colour is Colour.GREEN
    project.snapshot(WEEK_2, ticket("AB-1", priority="High", due=soon))
    assert of(project, Dimension.RESOURCES, WEEK_2).colour is Colour.AMBER


def test_resources_are_red_for_a_grave_entry_on_people(project: Project) -> None:
    project.raid_log(
        WEEK_1, raid("R-1", title="Lead engineer is leaving", likelihood=4, impact=5)
    )
    assert of(project, Dimension.RESOURCES).colour is Colour.RED


@pytest.mark.parametrize(
    ("said", "colour"),
    [
        ("Hosting stands at $41,300. The budget for it is $26,000.", Colour.AMBER),
        ("Approved budget $4.2M. Forecast today $4.18M.", Colour.GREEN),
        ("We are at €610k against an authority of €600k.", Colour.RED),
        ("We spent 20k EUR of the €26k budget.", Colour.GREEN),
        ("Spend is €38k of a budget of €40k. Forecast is €45k.", Colour.AMBER),
        ("Spend is $30,000 of a budget of $26,000, $4,000 over budget.", Colour.AMBER),
        ("Spend to date is NOK 3.1m of NOK 3.4m; forecast NOK 3.6m.", Colour.AMBER),
        ("Spent: 41k of 40k USD.", Colour.AMBER),
        ("210k EUR spent so far, 260k EUR forecast, budget 250k EUR.", Colour.AMBER),
        ("Actual to date £80,000 against £95,000, outturn £94,000.", Colour.GREEN),
        ("We have spent EUR 80,000 out of EUR 95,000 in 2026.", Colour.GREEN),
        ("The forecast is $1.142M against the 1.150.", Colour.GREEN),
        ("Spend is £412k of 400, sorry.", Colour.AMBER),
        ("The forecast is $2M against 12 items.", Colour.UNKNOWN),
        ("The budget is $26,000.", Colour.UNKNOWN),
        ("Spend stands at €40k, the budget is $26,000.", Colour.UNKNOWN),
        ("The forecast is 30 degrees and the cap is 20.", Colour.UNKNOWN),
    ],
)
def test_cost_holds_spend_against_the_budget_of_the_same_passage(
    project: Project, said: str, colour: Colour
) -> None:
    project.note(WEEK_1, said)
    found = of(project, Dimension.COST)
    assert found.colour is colour
    assert [item.quote for item in found.evidence] == (
        [] if colour is Colour.UNKNOWN else [said]
    )
    assert not any(sign in found.why for sign in "$€")


def test_a_forecast_without_a_budget_beside_it_is_held_against_the_charters(
    project: Project,
) -> None:
    project.note(WEEK_1, "Approved budget: 64,000 GBP.")
    project.note(WEEK_2, "Spend to date is 31k GBP, estimate at completion 70k GBP.")
    found = of(project, Dimension.COST, WEEK_2)
    assert (found.colour, len(found.evidence)) == (Colour.AMBER, 2)
    assert "put the forecast above the budget" in found.why


@pytest.mark.parametrize(
    ("said", "colour"),
    [
        (
            "Tool 9,500 EUR, second run, hours: the forecast is now EUR 676,000.",
            "amber",
        ),
        ("The forecast rose from EUR 631,000 to EUR 676,000.", "amber"),
        ("Our latest forecast: 676k EUR.", "amber"),
        ("The forecast is down to EUR 612,000.", "green"),
        ("The forecast for the hardware is EUR 676,000.", "then"),
        ("The hardware forecast is EUR 676,000.", "then"),
        ("The forecast is now USD 700,000.", "newer"),
    ],
)
def test_a_forecast_alone_is_held_against_the_budget_that_is_known(
    project: Project, said: str, colour: str
) -> None:
    project.note(WEEK_1, "Forecast EUR 631,000 against EUR 640,000.")
    project.note(WEEK_2, said)
    found = of(project, Dimension.COST, WEEK_2)
    if colour in {"then", "newer"}:
        assert f"the figures of {WEEK_1} ke" in found.why
        assert ("give no budget" in found.why) is (colour == "newer")
    else:
        assert (found.colour, f"the figures of {WEEK_2}" in found.why) == (colour, True)


def test_the_budget_of_a_charter_stands_under_its_heading(project: Project) -> None:
    text = "EUR 640,000, of which EUR 35,000 is contingency."
    budget = Passage(locator="line 9", text=text, headings=("Charter", "Budget"))
    project.note(WEEK_1, budget, kind=DocumentKind.WIKI_MARKDOWN)
    project.note(WEEK_2, "The forecast is now EUR 676,000.")
    assert of(project, Dimension.COST, WEEK_2).colour is Colour.AMBER


def test_a_single_purchase_is_not_held_against_the_budget_of_the_project(
    project: Project,
) -> None:
    project.note(WEEK_1, "Approved budget: 64,000 GBP.")
    project.note(WEEK_2, "The mixer is at 900 GBP, cheaper than last year.")
    assert of(project, Dimension.COST, WEEK_2).colour is Colour.UNKNOWN


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The spend stands at 31k GBP.", "give no spend or forecast beside a budget"),
        ("The weather is fine.", "no budget figures are known"),
    ],
)
def test_unknown_cost_says_whether_there_are_figures(
    project: Project, said: str, told: str
) -> None:
    project.note(WEEK_1, said)
    assert told in of(project, Dimension.COST).why


def test_the_newest_figures_count_and_old_ones_lapse(project: Project) -> None:
    project.note(WEEK_1, "Spend stands at $9,000, the budget is $5,000.")
    project.note(WEEK_2, "Spend stands at $9,000, the budget is $12,000.")
    assert of(project, Dimension.COST, WEEK_1).colour is Colour.AMBER
    assert of(project, Dimension.COST, WEEK_2).colour is Colour.GREEN
    assert of(project, Dimension.COST, date(2031, 5, 1)).colour is Colour.UNKNOWN


@pytest.mark.parametrize(
    ("decided", "colour", "told"),
    [
        (
            "Offline maps for drivers come into the release.",
            "green",
            "nothing was added without",
        ),
        ("Offline maps for drivers wait for a change request.", "green", "AB-50"),
        ("Ship the beta.", "amber", "AB-50"),
    ],
)
def test_a_decision_that_lets_an_addition_wait_does_not_approve_it(
    project: Project, decided: str, colour: str, told: str
) -> None:
    base = tuple(ticket(f"AB-{number}", points=10) for number in range(10))
    project.snapshot(WEEK_1, *base)
    wild = ticket("AB-50", title="Offline maps for drivers", points=8)
    project.snapshot(WEEK_2, *base, wild)
    project.note(WEEK_2, decided, findings=[(DecisionFinding, decided, {})])
    found = of(project, Dimension.SCOPE, WEEK_2)
    assert (found.colour, told in found.why) == (colour, True)


def test_additions_are_told_in_a_sentence_that_can_be_passed_on(
    project: Project,
) -> None:
    base = tuple(ticket(f"AB-{number}") for number in range(8))
    project.snapshot(WEEK_1, *base)
    project.snapshot(WEEK_2, *base, ticket("AB-50"))
    assert of(project, Dimension.SCOPE, WEEK_2).why == (
        "1 item was added without approval, 12% on top of 8 tickets of the baseline: "
        "AB-50"
    )


def test_a_log_entry_that_waits_for_approval_approves_nothing(
    project: Project,
) -> None:
    base = tuple(ticket(f"AB-{number}") for number in range(6))
    project.snapshot(WEEK_1, *base)
    project.snapshot(WEEK_2, *base, ticket("AB-50"))
    project.raid_log(WEEK_2, raid("R-1", note="AB-50 has no signed change request"))
    assert of(project, Dimension.SCOPE, WEEK_2).colour is Colour.AMBER


@pytest.mark.parametrize(
    ("words", "colour"),
    [
        ("Ulf hands in his notice, last day 11 April.", Colour.AMBER),
        ("Ulf resigned on Monday", Colour.AMBER),
        ("Ulf leaves the company in April", Colour.AMBER),
        ("Nobody resigned over the reorganisation.", Colour.GREEN),
        ("The drying room is agreed on: it leaves the project.", Colour.GREEN),
        ("Give notice of the outage to the port", Colour.GREEN),
    ],
)
def test_resources_are_amber_when_notes_tell_that_somebody_leaves(
    project: Project, words: str, colour: Colour
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1"))
    project.note(WEEK_1, words)
    found = of(project, Dimension.RESOURCES)
    assert found.colour is colour
    assert "Ulf" not in found.why


def test_resources_are_amber_for_an_entry_on_people_who_would_leave(
    project: Project,
) -> None:
    entry = raid("R-1", title="Crew poached by the yard", likelihood=3, impact=3)
    project.raid_log(WEEK_1, entry)
    assert of(project, Dimension.RESOURCES).colour is Colour.AMBER


@pytest.mark.parametrize(
    ("title", "colour"),
    [
        ("We cannot hire a second diver before June", Colour.AMBER),
        ("Hiring of two deckhands takes longer", Colour.AMBER),
        ("No new hires before the season", Colour.AMBER),
        ("Barge hire costs more than planned", Colour.GREEN),
        ("The hire of the crane is not confirmed", Colour.GREEN),
        ("We have to hire a bigger tent", Colour.GREEN),
        ("Hiring a generator takes a week", Colour.GREEN),
    ],
)
def test_hiring_people_is_a_matter_of_resources_and_hiring_things_is_not(
    project: Project, title: str, colour: Colour
) -> None:
    project.raid_log(WEEK_1, raid("R-1", title=title, likelihood=3, impact=3))
    assert of(project, Dimension.RESOURCES).colour is colour


@pytest.mark.parametrize(
    ("said", "colour"),
    [
        ("Ada Berg resigned today. Her last day is 2 May.", Colour.AMBER),
        (
            "Ada Berg resigned today. I have one hydrologist, and it was her.",
            Colour.RED,
        ),
    ],
)
def test_a_departure_of_who_holds_work_alone_is_red(
    project: Project, said: str, colour: Colour
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1"))
    project.note(WEEK_1, said)
    assert of(project, Dimension.RESOURCES).colour is colour


def test_what_is_said_twice_of_one_person_alone_makes_resources_amber(
    project: Project,
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1"))
    project.note(WEEK_1, "Nobody else has the codes.")
    assert of(project, Dimension.RESOURCES).colour is Colour.GREEN
    project.note(WEEK_2, "The sluice plan is all in her head.")
    assert of(project, Dimension.RESOURCES, WEEK_2).colour is Colour.AMBER


@pytest.mark.parametrize(
    ("title", "colour"),
    [
        ("Too few marine biologists in May", Colour.RED),
        ("Not enough night divers", Colour.RED),
        ("Shortage of deckhands and cooks", Colour.RED),
        ("No welder for the sluice gate", Colour.RED),
        ("The yard cannot lend more than two riggers", Colour.RED),
        ("Too few containers on the quay", Colour.GREEN),
        ("Not enough sensors for the buoys", Colour.GREEN),
        ("No bidders for the old barge", Colour.GREEN),
        ("No divers were hurt by the sluice", Colour.GREEN),
    ],
)
def test_too_few_people_of_any_trade_are_a_matter_of_resources(
    project: Project, title: str, colour: Colour
) -> None:
    project.raid_log(WEEK_1, raid("R-1", title=title, likelihood=4, impact=4))
    assert of(project, Dimension.RESOURCES).colour is colour


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ("The dredging costs a fifth more than planned.", True),
        ("The overspend on the dredging is not approved.", True),
        ("The overspend on the dredging is approved.", False),
    ],
)
def test_words_on_money_are_named_unless_it_was_approved(
    project: Project, said: str, *, is_told: bool
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1"))
    finding = (StatementFinding, said, {"about": StatementKind.RISK})
    project.note(WEEK_1, said, findings=[finding])
    found = of(project, Dimension.COST)
    assert (found.colour is Colour.AMBER) is is_told
    assert (f"“{said.rstrip('.')}”" in found.why) is is_told


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("R-1", "R-1 (Too few riggers), a risk"),
        ("Too few riggers", "Too few riggers, a risk"),
    ],
)
def test_an_entry_that_is_known_by_its_title_is_named_once(
    project: Project, key: str, told: str
) -> None:
    entry = raid(key, title="Too few riggers", likelihood=4, impact=4)
    project.raid_log(WEEK_1, entry)
    assert of(project, Dimension.RESOURCES).why.startswith(told)


POT = "We have spent £31,000 of the £40,000 contingency."


@pytest.mark.parametrize(
    ("before", "said", "colour"),
    [
        (POT, "At this rate we run out in May.", Colour.AMBER),
        ("We spent £60k of the £70k budget.", "We will be over by May.", Colour.AMBER),
        ("We spent £60k of the £70k budget.", "We may be over by May.", Colour.GREEN),
        ("We spent £60k of the £70k budget.", "No money for lamps.", Colour.GREEN),
        (POT, "The caterers run out of soup.", Colour.UNKNOWN),
        (POT, "The fund is gone, but more was approved.", Colour.UNKNOWN),
    ],
)
def test_a_statement_that_money_is_short_outweighs_figures_within_the_budget(
    project: Project, before: str, said: str, colour: Colour
) -> None:
    finding = (StatementFinding, said, {"about": StatementKind.RISK})
    project.note(WEEK_1, f"{before} {said}", findings=[finding])
    assert of(project, Dimension.COST).colour is colour
