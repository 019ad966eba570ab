"""On which day a milestone was met, and when that becomes news."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import ChangeKind, MilestoneState
from assistant.facts.changes import changes
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, WEEK_3, Project, milestone

MONDAY = date(2031, 3, 17)
THURSDAY, FRIDAY = date(2031, 3, 13), date(2031, 3, 14)
PLAN = ("M1 Old kiln emptied", "M2 Guest survey closed", "M3 Lease signed")


def planned(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.plan(WEEK_1, *(milestone(title, FRIDAY) for title in PLAN))
    return project


def met(tmp_path: Path, sentence: str) -> dict[str, str]:
    project = planned(tmp_path)
    project.note(WEEK_3, f"- {sentence}", dated=MONDAY)
    return {
        one.title[:2]: one.why
        for one in milestone_register(project.view(WEEK_3))
        if one.state is MilestoneState.MET
    }


@pytest.mark.parametrize(
    ("sentence", "title", "day"),
    [
        ("The clay is gone, M1 met on Thursday.", "M1", THURSDAY),
        ("The clay is done, M1 met on Thursday.", "M1", THURSDAY),
        ("Old kiln emptied last Thursday, M1 met.", "M1", THURSDAY),
        ("Lease signed last Friday, so M3 is met.", "M3", FRIDAY),
        ("The lease was signed last Friday (M3 met).", "M3", FRIDAY),
        ("Guest survey closed last Thursday, M2 met, 214 answers.", "M2", THURSDAY),
        ("The survey closed on Thursday, so M2 is met.", "M2", THURSDAY),
        ("On Friday M3 was reached.", "M3", FRIDAY),
        ("M3 was met on the 13th.", "M3", THURSDAY),
        ("M3 met three days ago.", "M3", FRIDAY),
        ("The lease was signed on Thursday last week.", "M3", THURSDAY),
        ("The lease was signed last week, on Friday.", "M3", FRIDAY),
        ("The lease was signed last Friday.", "M3", FRIDAY),
        ("The lease was signed the Friday before last.", "M3", date(2031, 3, 7)),
        ("The lease was signed a week ago on Friday.", "M3", date(2031, 3, 7)),
    ],
)
def test_the_day_of_the_clause_that_speaks_of_it_is_the_day_on_which_it_was_met(
    tmp_path: Path, sentence: str, title: str, day: date
) -> None:
    assert met(tmp_path, sentence) == {title: f"met on {day}"}


@pytest.mark.parametrize(
    "sentence",
    [
        "M3 is met.",
        "Ida was ill last Thursday, M3 is met.",
        "The board met last Friday; M3 is met.",
        "M3 is met, though the kick-off was on 5 March.",
        "The lease was discussed on Friday, M3 is met.",
        "M3 is met; on Friday Ida flew home.",
    ],
)
def test_without_a_day_of_its_own_it_was_met_by_the_day_of_the_words(
    tmp_path: Path, sentence: str
) -> None:
    assert met(tmp_path, sentence) == {"M3": f"met by {MONDAY}"}


def test_a_denied_milestone_is_not_met_by_the_end_of_its_matter(tmp_path: Path) -> None:
    assert met(tmp_path, "The survey closed on Friday, but M2 is not met.") == {}


def test_what_was_met_before_the_period_and_told_in_it_is_news_of_its_true_day(
    tmp_path: Path,
) -> None:
    project = planned(tmp_path)
    project.note(WEEK_3, "- M1 met on Thursday.", dated=MONDAY)
    [news] = [
        one
        for one in changes(project.view(WEEK_3), FRIDAY)
        if one.kind is ChangeKind.MILESTONE_MET
    ]
    assert (news.title[:2], news.on, news.at_latest) == ("M1", THURSDAY, False)


def test_what_was_known_to_be_met_at_the_start_is_no_news(tmp_path: Path) -> None:
    project = planned(tmp_path)
    project.note(WEEK_2, "- M1 met on Thursday.")
    project.note(WEEK_3, "- M1 met on Thursday.", dated=MONDAY)
    found = changes(project.view(WEEK_3), WEEK_2)
    assert [one for one in found if one.kind is ChangeKind.MILESTONE_MET] == []
