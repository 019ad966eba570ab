"""Bad news that an update leaves out, or passes over beside an old date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import Flag, FlagKind
from assistant.domain.records import RaidKind, StatusCategory
from assistant.facts.flags.detectors import FlagMaterial, flags
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone, raid, ticket


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.update(WEEK_1, "green", "We began.")
    return project


def omitted(project: Project) -> list[Flag]:
    view = project.view(WEEK_2)
    material = FlagMaterial(view, milestones=milestone_register(view))
    kind = FlagKind.OMITTED_FROM_UPDATE
    return [flag for flag in flags(material) if flag.kind is kind]


@pytest.mark.parametrize(
    ("body", "is_omitted"),
    [
        ("The doors for stage 2 seating are painted.", True),
        ("Stage 2 seating stays on 4 April.", True),
        ("Stage 2 seating is delayed.", False),
        ("Stage 2 seating: 25 April.", False),
    ],
)
def test_a_milestone_that_moved_is_told_as_late_or_with_its_new_day(
    project: Project, body: str, *, is_omitted: bool
) -> None:
    for day, due in ((WEEK_1, date(2031, 4, 4)), (WEEK_2, date(2031, 4, 25))):
        project.plan(day, milestone("Stage 2 seating", due))
    project.update(WEEK_2, "green", body)
    assert bool(omitted(project)) is is_omitted


@pytest.mark.parametrize(
    ("row", "is_omitted"),
    [
        ("| Stage 2 seats | 12/03 | 25/04 |", False),
        ("| Stage 2 seats | 12/03 | 12/03 |", True),
        ("| Stage 2 seats | 12/03 | - |", True),
        ("| Doors of hall 3 | 12/03 | 25/04 |", True),
    ],
)
def test_given_a_missed_milestone_then_a_row_with_old_and_new_day_tells_it(
    project: Project, row: str, *, is_omitted: bool
) -> None:
    project.plan(WEEK_1, milestone("Stage 2 seats placed", date(2031, 3, 12)))
    project.update(WEEK_2, "green", f"| What | Old | New |\n|---|---|---|\n{row}")
    assert bool(omitted(project)) is is_omitted


@pytest.mark.parametrize(
    ("words", "body", "is_omitted"),
    [
        ("We are at £520k against a ceiling of £500k.", "Budget: reviewed.", True),
        ("We are at £520k against a ceiling of £500k.", "All is well.", True),
        (
            "We are at £520k against a ceiling of £500k.",
            "Spend is above the ceiling.",
            False,
        ),
        ("We are at £480k against a ceiling of £500k.", "All is well.", False),
    ],
)
def test_money_beyond_all_limits_belongs_into_every_update(
    project: Project, words: str, body: str, *, is_omitted: bool
) -> None:
    project.note(WEEK_2, words)
    project.update(WEEK_2, "green", body)
    assert [flag.subject for flag in omitted(project)] == ["cost"] * is_omitted


@pytest.mark.parametrize(
    ("body", "is_omitted"),
    [
        ("Turnstiles: a small follow-up.", True),
        ("The turnstiles were rolled back on Sunday.", False),
    ],
)
def test_a_roll_back_is_no_small_follow_up(
    project: Project, body: str, *, is_omitted: bool
) -> None:
    done = ticket(
        "STA-7",
        StatusCategory.DONE,
        title="Turnstiles: install and open",
        resolved=WEEK_2,
    )
    project.snapshot(WEEK_2, done)
    project.note(WEEK_2, "The turnstiles were rolled back on Sunday.")
    project.update(WEEK_2, "green", body)
    assert bool(omitted(project)) is is_omitted


@pytest.mark.parametrize(
    ("body", "is_omitted"),
    [
        ("The tenor bell is cast on 25 March.", True),
        ("Nothing new.", True),
        ("The tenor bell is late.", False),
    ],
)
def test_a_later_time_that_people_know_of_is_told(
    project: Project, body: str, *, is_omitted: bool
) -> None:
    bell = ticket(
        "BEL-1",
        title="Cast the tenor bell",
        due=date(2031, 3, 25),
        priority="Highest",
    )
    project.snapshot(WEEK_1, bell)
    project.note(WEEK_2, "Realistically the tenor bell is cast in mid April.")
    project.update(WEEK_2, "green", body)
    assert bool(omitted(project)) is is_omitted


def test_work_of_less_weight_is_omitted_where_its_old_date_is_given(
    project: Project,
) -> None:
    bell = ticket(
        "BEL-1",
        title="Cast the tenor bell",
        due=date(2031, 3, 25),
        priority="High",
    )
    project.snapshot(WEEK_1, bell)
    project.note(WEEK_2, "Realistically the tenor bell is cast in mid April.")
    project.update(WEEK_2, "green", "Nothing new.")
    assert omitted(project) == []


def test_an_update_that_still_gives_the_old_date_of_work_omits_the_new(
    project: Project,
) -> None:
    bell = ticket(
        "BEL-1",
        title="Cast the tenor bell",
        due=date(2031, 3, 25),
        priority="High",
    )
    project.snapshot(WEEK_1, bell)
    project.note(WEEK_2, "Realistically the tenor bell is cast in mid April.")
    project.update(WEEK_2, "green", "The bell: cast on 25 March.")
    [flag] = omitted(project)
    assert flag.subject == "BEL-1"


@pytest.mark.parametrize(
    ("body", "omits"),
    [
        ("The survey now comes on 21 March.", ["Berth opening"]),
        ("Survey and berth opening are delayed.", []),
        ("The berth opening is on 18 April.", []),
    ],
)
def test_that_the_first_has_moved_tells_nothing_of_the_milestone_behind(
    project: Project, body: str, omits: list[str]
) -> None:
    project.plan(
        WEEK_1,
        milestone("Harbour survey", date(2031, 3, 14)),
        milestone("Berth opening", date(2031, 4, 4)),
    )
    for day, survey, opening, why in (
        (WEEK_1, date(2031, 3, 14), date(2031, 4, 4), ""),
        (WEEK_2, date(2031, 3, 21), date(2031, 4, 18), "waits for the boat"),
    ):
        project.snapshot(
            day,
            ticket("HA-1", title="Harbour survey", due=survey, description=why),
            ticket("HA-2", title="Berth opening", due=opening, description=why),
        )
    project.update(WEEK_2, "green", body)
    assert [flag.subject for flag in omitted(project)] == omits


def test_given_a_grave_new_entry_then_what_was_said_of_it_in_the_period_is_cited(
    project: Project,
) -> None:
    grave = raid("I-1", RaidKind.ISSUE, title="Turnstile motors overheat")
    project.snapshot(WEEK_1, raid("I-0"), stream="raid")
    project.note(WEEK_1, "A turnstile motor smells.")
    project.note(WEEK_2, "The turnstile motors overheat after an hour.")
    fields = {"likelihood": 5, "impact": 5, "raised": WEEK_2}
    project.snapshot(
        WEEK_2, raid("I-0"), grave.model_copy(update=fields), stream="raid"
    )
    project.update(WEEK_2, "green", "A calm week.")
    [flag] = omitted(project)
    quotes = [getattr(piece, "quote", "") for piece in flag.evidence]
    assert "The turnstile motors overheat after an hour." in quotes
    assert "A turnstile motor smells." not in quotes
