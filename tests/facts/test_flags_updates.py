"""Sent updates held against what was known on their day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from assistant.domain.facts import Flag, FlagKind
from assistant.domain.records import CiOutcome, StatusCategory
from assistant.domain.tolerances import FlagThresholds
from assistant.facts.flags.detectors import FlagMaterial, flags
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    WEEK_3,
    Project,
    milestone,
    raid,
    run,
    ticket,
)


def seen(project: Project, day: date, kind: FlagKind) -> list[Flag]:
    return [f for f in flags(FlagMaterial(project.view(day))) if f.kind is kind]


def red_nights(project: Project, day: date) -> None:
    first = datetime(2031, 3, 10, 1, 30, tzinfo=UTC)
    nights = [first + timedelta(days=n) for n in range(4)]
    project.ci(day, *(run("night-soak", at, CiOutcome.FAILED) for at in nights))


def test_green_update_over_red_nights_is_a_watermelon(project: Project) -> None:
    red_nights(project, WEEK_2)
    project.update(WEEK_2, "green")
    [flag] = seen(project, WEEK_2, FlagKind.WATERMELON)
    assert flag.first_seen == WEEK_2
    assert "green" in flag.why
    assert flag.evidence[0].quote == "Overall: green"


@pytest.mark.parametrize("health", ["red", None])
def test_update_that_says_no_better_colour_is_no_watermelon(
    project: Project, health: str | None
) -> None:
    red_nights(project, WEEK_2)
    project.update(WEEK_2, health)
    assert not seen(project, WEEK_2, FlagKind.WATERMELON)


def test_a_milestone_due_that_very_day_is_no_evidence_against_green(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone("M1", WEEK_2, title="Roof closed"))
    project.update(WEEK_2, "green")
    assert not seen(project, WEEK_2, FlagKind.WATERMELON)


def test_only_what_was_known_when_the_update_was_sent_counts(
    project: Project,
) -> None:
    project.update(WEEK_2, "green")
    red_nights(project, WEEK_3)
    assert not seen(project, WEEK_3, FlagKind.WATERMELON)


def test_newer_update_replaces_the_flag_of_the_older_one(project: Project) -> None:
    red_nights(project, WEEK_2)
    project.update(WEEK_2, "green")
    project.update(WEEK_3, "red")
    assert not seen(project, WEEK_3, FlagKind.WATERMELON)


def grave(**cells: Any) -> Any:
    title = "Turbine blades crack in frost"
    return raid("R-7", title=title, likelihood=4, impact=5, raised=WEEK_2, **cells)


@pytest.mark.parametrize(
    ("body", "omitted"),
    [
        ("All is well.", True),
        ("The frost cracks blades of the turbine.", False),
        ("R-7 is new.", False),
    ],
)
def test_grave_new_entry_that_the_update_does_not_tell_is_omitted(
    project: Project, body: str, omitted: bool
) -> None:
    project.update(WEEK_1, "green", "We started.")
    project.raid_log(WEEK_2, grave())
    project.update(WEEK_2, "green", body)
    assert bool(seen(project, WEEK_2, FlagKind.OMITTED_FROM_UPDATE)) is omitted


@pytest.mark.parametrize(
    ("body", "omitted"),
    [
        ("| Customs approval | 4 April | we answer their points |", True),
        ("| Customs approval | 4 April | blocked |", False),
    ],
)
def test_blocked_top_ticket_must_be_told_as_bad_news(
    project: Project, body: str, omitted: bool
) -> None:
    cells = {"title": "Customs approval of pallets", "priority": "Highest"}
    project.snapshot(WEEK_1, ticket("AB-1", StatusCategory.ACTIVE, **cells))
    project.update(WEEK_1, "green", "We started.")
    project.snapshot(WEEK_2, ticket("AB-1", StatusCategory.BLOCKED, **cells))
    project.update(WEEK_2, "green", body)
    found = seen(project, WEEK_2, FlagKind.OMITTED_FROM_UPDATE)
    assert [f.subject for f in found] == (["AB-1"] if omitted else [])
    assert all(body in [piece.quote for piece in f.evidence] for f in found)


def test_first_update_and_old_news_omit_nothing(project: Project) -> None:
    project.raid_log(WEEK_1, grave().model_copy(update={"raised": WEEK_1}))
    project.update(WEEK_1, "green", "We started.")
    assert not seen(project, WEEK_1, FlagKind.OMITTED_FROM_UPDATE)
    project.update(WEEK_2, "green", "All is well.")
    assert not seen(project, WEEK_2, FlagKind.OMITTED_FROM_UPDATE)


def test_kind_that_the_settings_turn_off_is_not_raised(project: Project) -> None:
    red_nights(project, WEEK_2)
    off = FlagThresholds(off=(FlagKind.CI_RED,))
    material = FlagMaterial(project.view(WEEK_2), thresholds=off)
    assert FlagKind.CI_RED not in {flag.kind for flag in flags(material)}


def test_gravest_flags_come_first_and_the_order_is_the_same_in_every_run(
    project: Project,
) -> None:
    red_nights(project, WEEK_2)
    project.raid_log(WEEK_2, raid("R-1", review=WEEK_1, likelihood=1, impact=2))
    project.update(WEEK_2, "green")
    first, second = (flags(FlagMaterial(project.view(WEEK_2))) for _ in range(2))
    ranks = [flag.severity.rank for flag in first]
    assert first == second
    assert ranks == sorted(ranks)
    assert len(ranks) >= 3
