"""Two counts of one thing: what is missing in the log, and what is done in part."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import Flag, FlagKind
from assistant.domain.records import RaidKind, StatusCategory
from tests.facts.builders import WEEK_1, WEEK_2, Project, raid, ticket
from tests.facts.flagged import seen

SEALS = "Stocktake 2 did not balance: 120 seals are missing"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def missing(project: Project, *said: str, day: date = WEEK_1) -> list[Flag]:
    project.note(day, *said)
    project.raid_log(WEEK_1, raid("I-1", RaidKind.ISSUE, title=SEALS, raised=WEEK_1))
    return seen(project, WEEK_2, FlagKind.CONTRADICTION)


@pytest.mark.parametrize(
    "words",
    [
        "Stocktake 2 finished. Does not balance, 210 missing.",
        "Stocktake 2: of 900 seals 690 were there, so 210 are missing.",
    ],
)
def test_a_log_that_counts_what_is_missing_otherwise_is_gainsaid(
    project: Project, words: str
) -> None:
    [flag] = missing(project, words)
    assert flag.subject == "I-1"
    assert "120" in flag.why
    assert "210" in flag.why


@pytest.mark.parametrize(
    "words",
    [
        ["Stocktake 2 did not balance, 120 missing."],
        ["Stocktake 2 did not balance, 210 missing.", "No, 120 seals in stocktake 2."],
        ["Stocktake 1 did not balance, 210 missing."],
        ["Stocktake 2 did not balance, 210 damaged."],
        ["Stocktake 2 did not balance, about 210 missing."],
        ["In the kitchen 210 spoons are missing."],
        [
            "Stocktake 2 does not balance, 210 missing.",
            "Stocktake 2 balance: 220 missing.",
        ],
    ],
)
def test_another_lack_count_or_matter_gainsays_nothing(
    project: Project, words: list[str]
) -> None:
    assert missing(project, *words) == []


def test_what_is_missing_later_was_counted_after_a_repair(project: Project) -> None:
    words = "Stocktake 2 does not balance, 40 missing."
    assert missing(project, words, day=WEEK_2) == []


def wired(project: Project, day: date, *said: str) -> list[Flag]:
    cells = {"title": "Wire 30 lamps in the yard", "resolved": date(2031, 3, 10)}
    project.snapshot(WEEK_2, ticket("AB-3", StatusCategory.DONE, **cells))
    project.note(day, *said)
    return seen(project, WEEK_2, FlagKind.CONTRADICTION)


def test_a_part_that_is_told_since_a_ticket_is_done_gainsays_it(
    project: Project,
) -> None:
    [flag] = wired(project, WEEK_2, "3 of the 30 lamps are not wired yet.")
    assert flag.subject == "AB-3"
    assert "3 of the 30 lamps" in flag.why


@pytest.mark.parametrize(
    "words",
    [
        "30 of the 30 lamps are wired.",
        "3 of the 30 chairs are not wired yet.",
        "3 of the 40 lamps are not wired yet.",
        "3 of the 30 lamps were not wired last week.",
        "Are 3 of the 30 lamps not wired?",
    ],
)
def test_other_things_or_other_days_gainsay_no_ticket(
    project: Project, words: str
) -> None:
    assert wired(project, WEEK_2, words) == []


@pytest.mark.parametrize(
    ("since", "found"),
    [
        ("27. The ticket got closed too early, sorry.", 1),
        ("The other ticket got closed too early, 5 to go.", 0),
        ("Thanks, 27 it is.", 0),
    ],
)
def test_a_part_that_was_told_before_counts_where_somebody_owns_up(
    project: Project, since: str, found: int
) -> None:
    project.note(WEEK_2, since, name="chat")
    before = wired(project, WEEK_1, "3 of the 30 lamps are still not wired.")
    assert len(before) == found
