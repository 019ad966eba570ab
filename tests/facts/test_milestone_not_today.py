"""Milestones of which somebody says, before they were to come, that they do not."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.domain.evidence import Quote
from assistant.domain.facts import ChangeKind, MilestoneState, MilestoneStatus
from assistant.facts.changes import changes
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone

DUE = WEEK_2
WEDNESDAY, SATURDAY = DUE - timedelta(2), DUE + timedelta(1)
TITLES = (
    "M1 Scales delivered",
    "M2 Farm shop opens",
    "M3 Labels printed",
    "M4 Delivery of the crates",
    "M5 Trial herd ready",
)


def looked_at(
    tmp_path: Path, *lines: str, said: date = DUE, on: date = DUE
) -> dict[str, MilestoneStatus]:
    project = Project(tmp_path)
    project.plan(WEEK_1, *(milestone(title, DUE) for title in TITLES))
    project.note(on, *lines, dated=said)
    return {one.title[:2]: one for one in milestone_register(project.view(on))}


def quotes(status: MilestoneStatus) -> str:
    return " ".join(one.quote for one in status.evidence if isinstance(one, Quote))


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("M1", "The scales will not be here today."),
        ("M1", "Ines: no scales today, the lorry broke down."),
        ("M2", "The farm shop will not open today."),
        ("M3", "Labels: not today."),
        ("M4", "The crates are stuck in Lyon and will not arrive this week."),
        ("M5", "The trial herd will not be ready today."),
        ("M5", "M5 not today."),
    ],
)
def test_what_is_said_on_its_day_not_to_come_today_is_missed_by_these_words(
    tmp_path: Path, key: str, line: str
) -> None:
    found = looked_at(tmp_path, line)
    assert [k for k, s in found.items() if s.state is MilestoneState.MISSED] == [key]
    assert line.rstrip(".") in quotes(found[key])


@pytest.mark.parametrize(
    "line",
    [
        "The scales are late, not today but tomorrow.",
        "The scales come tomorrow, not today.",
        "The scales will not arrive today, they come tomorrow.",
    ],
)
def test_what_comes_tomorrow_and_not_today_is_late_by_a_day(
    tmp_path: Path, line: str
) -> None:
    status = looked_at(tmp_path, line)["M1"]
    assert (status.state, status.forecast) == (MilestoneState.MOVED, SATURDAY)
    project = Project(tmp_path / "again")
    project.plan(WEEK_1, milestone(TITLES[0], DUE))
    project.note(DUE, line)
    [change] = changes(project.view(DUE), WEEK_1)
    assert change.kind is ChangeKind.DATE_SLIPPED


def test_given_its_sentence_before_names_it_then_they_is_the_milestone(
    tmp_path: Path,
) -> None:
    found = looked_at(tmp_path, "The scales are stuck. They will not be here today.")
    missed = [k for k, s in found.items() if s.state is MilestoneState.MISSED]
    assert missed == ["M1"]


def test_before_its_day_not_this_week_is_a_doubt_and_after_it_a_miss(
    tmp_path: Path,
) -> None:
    line = "The scales will not arrive this week."
    before = looked_at(tmp_path / "a", line, said=WEDNESDAY, on=WEDNESDAY)["M1"]
    assert before.state is MilestoneState.AHEAD
    assert before.doubt is not None
    after = looked_at(tmp_path / "b", line, said=WEDNESDAY, on=SATURDAY)["M1"]
    assert after.state is MilestoneState.MISSED
    assert line in quotes(after)
    assert not after.unconfirmed


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("The scales will not be here today.", WEDNESDAY),
        ("M5 will not happen today.", WEDNESDAY),
        ("Will the scales not be here today?", DUE),
        ("If the scales are not here today, we borrow some.", DUE),
        ("I fear the scales will not be here today.", DUE),
        ("The driver of the scales will not be here today.", DUE),
        ("Ines will not be here today.", DUE),
        ("The old scales are not here today.", DUE),
        ("The scales are not here yet, they come this afternoon.", DUE),
    ],
)
def test_words_of_another_thing_or_day_or_of_a_fear_miss_nothing(
    tmp_path: Path, line: str, said: date
) -> None:
    states = {one.state for one in looked_at(tmp_path, line, said=said).values()}
    assert states == {MilestoneState.AHEAD}


def test_given_it_came_all_the_same_then_it_is_met(tmp_path: Path) -> None:
    lines = ("The scales will not be here today.", "The scales were delivered at six.")
    assert looked_at(tmp_path, *lines)["M1"].state is MilestoneState.MET
