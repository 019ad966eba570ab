"""Ratings, hands that are gone or granted, and hours beyond the plan."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assistant.domain.facts import Colour, Dimension
from assistant.domain.findings import DecisionFinding, StatementFinding, StatementKind
from assistant.domain.records import RaidKind, StatusCategory
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone, raid, ticket
from tests.facts.judgements import judged

PEOPLE = "Only one person can tune the organ"
END = date(2031, 6, 6)
HELD = {"owner": "Ana Li", "response": "Write it down"}


def colour(project: Project, dimension: Dimension, day: date = WEEK_2) -> Colour:
    return judged(project, day).dimensions[dimension].colour


@pytest.mark.parametrize(
    ("first", "now", "expected"),
    [
        ({**HELD, "score": 16}, {}, Colour.GREEN),
        ({**HELD, "score": 16, "review": WEEK_2}, {}, Colour.GREEN),
        ({**HELD, "score": 16, "review": WEEK_1}, {}, Colour.AMBER),
        ({**HELD, "score": 9}, {"score": 16}, Colour.AMBER),
        ({"owner": "Ana Li", "score": 16}, {"response": "Train"}, Colour.GREEN),
        ({"score": 16}, {}, Colour.RED),
        ({**HELD, "score": 16, "kind": RaidKind.ISSUE}, {}, Colour.RED),
        ({**HELD, "score": 4}, {}, Colour.GREEN),
    ],
)
def test_a_rating_is_no_trouble_while_the_plan_reckons_with_it(
    project: Project,
    first: dict[str, object],
    now: dict[str, object],
    expected: Colour,
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1"))
    project.raid_log(WEEK_1, raid("R-1", title=PEOPLE, **first))
    project.raid_log(WEEK_2, raid("R-1", title=PEOPLE, **{**first, **now}))
    assert colour(project, Dimension.RESOURCES) is expected


def test_a_grave_risk_that_came_up_later_is_amber_and_red_once_its_person_is_away(
    project: Project,
) -> None:
    entry = raid("R-1", title="Bo is the only person who tunes", score=16, **HELD)
    project.people("Bo Rud")
    project.snapshot(WEEK_1, ticket("AB-1"))
    project.raid_log(WEEK_1, raid("R-0", score=1, **HELD))
    project.raid_log(WEEK_2, raid("R-0", score=1, **HELD), entry)
    assert colour(project, Dimension.RESOURCES) is Colour.AMBER
    project.note(WEEK_2, f"Bo is away from {WEEK_2 + timedelta(days=2)} to 2031-03-28.")
    assert colour(project, Dimension.RESOURCES) is Colour.RED


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Not tuned, two people short.", Colour.AMBER),
        ("Three of the eight key users are lent to the choir.", Colour.AMBER),
        ("We start with five singers, five people instead of eight.", Colour.AMBER),
        ("We are down two carpenters this week.", Colour.AMBER),
        ("Half of our testers are sick.", Colour.AMBER),
        ("Are we two people short?", Colour.GREEN),
        ("We are not two people short.", Colour.GREEN),
        ("If three of the testers are taken away, the trial goes.", Colour.GREEN),
        ("Five pipes instead of eight came.", Colour.GREEN),
        ("Two people short-listed.", Colour.GREEN),
    ],
)
def test_words_that_count_who_is_missing_make_resources_amber(
    project: Project, words: str, expected: Colour
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1"))
    project.note(WEEK_2, words)
    assert colour(project, Dimension.RESOURCES) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("He didn't come and he's off until further notice.", Colour.RED),
        ("Bo is ill, and nobody knows how long.", Colour.RED),
        ("Bo Rud is on sick leave for six weeks.", Colour.RED),
        ("Bo is away for two days.", Colour.AMBER),
        ("The bellows are out until further notice.", Colour.AMBER),
        ("If he is off indefinitely, we stop.", Colour.AMBER),
    ],
)
def test_who_is_away_without_an_end_and_holds_work_alone_makes_red(
    project: Project, words: str, expected: Colour
) -> None:
    project.people("Bo Rud")
    project.snapshot(WEEK_1, ticket("AB-1"))
    alone = "Nobody else knows the stops."
    project.note(WEEK_2, f"Bo Rud has the plan. {alone}", alone, words)
    assert colour(project, Dimension.RESOURCES) is expected


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("Two people from the workshop for the tuning", Colour.AMBER),
        ("The agency lends us two fitters", Colour.AMBER),
        ("Eva takes over from Bo", Colour.AMBER),
        ("An extra tester from Monday", Colour.AMBER),
        ("No extra people for the tuning", Colour.RED),
        ("Two people approve each pipe", Colour.RED),
        ("The organ is tuned in May", Colour.RED),
    ],
)
def test_people_that_a_decision_gives_are_a_way_back(
    project: Project, what: str, expected: Colour
) -> None:
    project.people("Bo Rud")
    project.snapshot(WEEK_1, ticket("AB-1"))
    project.note(
        WEEK_1, "Nobody else knows the stops.", "Bo is off until further notice."
    )
    fields = {"what": what, "decided_on": WEEK_2}
    project.note(WEEK_2, what, findings=[(DecisionFinding, what, fields)])
    assert colour(project, Dimension.RESOURCES) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We are 18 % over our own hours, mostly on the bellows.", Colour.AMBER),
        ("So far 40 hours over the estimate.", Colour.AMBER),
        ("That is 12 days more than planned.", Colour.AMBER),
        ("We have exceeded the budget.", Colour.AMBER),
        ("We are not 18 % over our hours.", Colour.UNKNOWN),
        ("Are we 10 % over the budget?", Colour.UNKNOWN),
        ("If we end 10 % over the budget, we stop.", Colour.UNKNOWN),
        ("The choir sings 18 % over the usual noise.", Colour.UNKNOWN),
        ("Last year the team was 20 % over its budget.", Colour.UNKNOWN),
    ],
)
def test_effort_beyond_its_plan_makes_cost_amber(
    project: Project, words: str, expected: Colour
) -> None:
    project.snapshot(WEEK_1, ticket("AB-1"))
    project.note(WEEK_2, words)
    assert colour(project, Dimension.COST) is expected


@pytest.mark.parametrize(
    ("title", "exposure", "decided", "expected"),
    [
        ("Cracks after the trial voicing", 20, "", Colour.RED),
        ("Cracks after the trial voicing", 8, "", Colour.AMBER),
        ("Cracks in the bellows", 20, "", Colour.AMBER),
        ("Cracks after the trial voicing", 20, "The trial voicing is repeated",
         Colour.AMBER),
    ],
)  # fmt: skip
def test_a_grave_issue_of_a_milestone_whose_date_has_come_is_red(
    project: Project, title: str, exposure: float, decided: str, expected: Colour
) -> None:
    project.plan(WEEK_1, milestone("Trial voicing", WEEK_2))
    issue = raid("I-1", RaidKind.ISSUE, title=title, impact=5, score=exposure)
    project.raid_log(WEEK_2, issue)
    if decided:
        fields = {"what": decided, "decided_on": WEEK_2}
        project.note(WEEK_2, decided, findings=[(DecisionFinding, decided, fields)])
    assert colour(project, Dimension.QUALITY) is expected


def test_a_date_that_passed_while_a_grave_entry_names_the_milestone_is_red(
    project: Project,
) -> None:
    day = WEEK_2 + timedelta(days=3)
    project.plan(WEEK_1, milestone("Trial voicing", WEEK_2), milestone("End", WEEK_2))
    project.raid_log(WEEK_1, raid("R-1", title="Reeds miss the trial voicing", score=9))
    assert colour(project, Dimension.SCHEDULE, day) is Colour.AMBER
    project.raid_log(
        WEEK_2, raid("R-1", title="Reeds miss the trial voicing", score=16)
    )
    assert colour(project, Dimension.SCHEDULE, day) is Colour.RED


def test_a_new_day_that_was_decided_before_the_miss_is_a_way_back(
    project: Project,
) -> None:
    what = "Trial voicing ends on 2031-04-18"
    project.plan(WEEK_1, milestone("Trial voicing", WEEK_2))
    missed = "Trial voicing was not met."
    project.note(
        WEEK_2,
        missed,
        findings=[(StatementFinding, missed, {"about": StatementKind.ISSUE})],
    )
    day = WEEK_2 + timedelta(days=1)
    assert colour(project, Dimension.SCHEDULE, day) is Colour.RED
    fields = {"what": what, "decided_on": WEEK_2 - timedelta(days=2)}
    project.note(WEEK_2, what, name="board", findings=[(DecisionFinding, what, fields)])
    assert colour(project, Dimension.SCHEDULE, day) is Colour.AMBER


@pytest.mark.parametrize(
    ("days", "category", "expected"),
    [
        ((WEEK_1, date(2031, 4, 4)), StatusCategory.ACTIVE, Colour.AMBER),
        ((WEEK_1, date(2031, 4, 4)), StatusCategory.BLOCKED, Colour.RED),
        ((date(2031, 4, 4),) * 2, StatusCategory.ACTIVE, Colour.RED),
        ((WEEK_1 - timedelta(days=2), WEEK_1), StatusCategory.ACTIVE, Colour.RED),
    ],
)
def test_work_of_a_missed_milestone_that_got_a_new_day_is_a_way_back(
    project: Project,
    days: tuple[date, date],
    category: StatusCategory,
    expected: Colour,
) -> None:
    words = "Trial voicing was not met."
    project.plan(WEEK_1, milestone("Trial voicing", WEEK_1), milestone("End", END))
    for as_of, due in zip((WEEK_1, WEEK_2), days, strict=True):
        title = "Pipes for the trial voicing"
        project.snapshot(as_of, ticket("AB-1", category, title=title, due=due))
    project.note(
        WEEK_2,
        words,
        findings=[(StatementFinding, words, {"about": StatementKind.ISSUE})],
    )
    assert colour(project, Dimension.SCHEDULE) is expected
