"""Days on which somebody agrees to open, start or close, without naming the milestone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.domain.facts import MilestoneState
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone

OPENING, DUE, EARLIER = "Soft opening of the viewer", date(2031, 3, 28), 27


def day_of_opening(tmp_path: Path, note: str) -> tuple[MilestoneState, date | None]:
    project = Project(tmp_path)
    van = milestone("First van leaves", date(2031, 3, 21))
    project.plan(WEEK_1, van, milestone(OPENING, DUE))
    project.note(WEEK_2, note)
    stones = milestone_register(project.view(WEEK_2))
    return next((one.state, one.forecast) for one in stones if one.title == OPENING)


@pytest.mark.parametrize(
    "note",
    [
        "- We open the viewer on Thursday 27 March instead of the Friday.",
        "- The soft opening is on Thursday 27 March now.",
        "- Duncan agreed to open on Thursday the 27th of March.",
        "- Agreed: we open on Thursday 27 March.",
        "- We open on 27 March instead.",
        "- The viewer now opens on 27 March.",
        "- We have agreed to hold the soft opening on 27 March.",
        "## Soft opening\n\nAnn asked for the Thursday. So the twenty-seventh it is.",
        "Ida: Could we open on the Thursday? Yes. So the twenty-seventh it is.",
    ],
)
def test_a_day_agreed_in_active_words_is_its_new_day(tmp_path: Path, note: str) -> None:
    new = (MilestoneState.MOVED, date(2031, 3, EARLIER))
    assert day_of_opening(tmp_path, note) == new


@pytest.mark.parametrize(
    "note",
    [
        "- We could open the viewer on Thursday 27 March instead of the Friday.",
        "- Isobel would like to open on Thursday 27 March.",
        "- Shall we open on Thursday 27 March instead?",
        "- If the disks come we open on 27 March instead.",
        "- Isobel proposed to open on Thursday 27 March.",
        "- The shop opens on Thursday 27 March now.",
        "- Duncan agreed to open the letters on 27 March.",
        "- Duncan did not agree to open on 27 March.",
        "- We open the tenders on 27 March instead.",
        "- We talked about the party. So the twenty-seventh it is.",
        "- We open on the 28th.\n- Bo is free. So the twenty-fifth it is.",
        "- We could open on the Thursday. So the twenty-seventh it is?",
    ],
)
def test_words_of_another_or_a_supposed_opening_are_not(
    tmp_path: Path, note: str
) -> None:
    assert day_of_opening(tmp_path, note) == (MilestoneState.AHEAD, DUE)
