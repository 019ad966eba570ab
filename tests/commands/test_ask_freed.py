"""A blocker that is over is no answer to what blocks a thing, by whatever name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack

_HEAD = "Issue key,Issue Type,Summary,Status,Assignee,Created,Updated,Due date\n"
_TICKETS = {
    "2031-03-07": "POT-1,Task,Tile press,Blocked,Ben Osei,2031-03-01,2031-03-03,\n"
    "POT-2,Story,Glaze recipe,Blocked,Ida Roth,2031-03-01,2031-03-03,\n"
    "POT-3,Task,Kiln shelf,Blocked,Ida Roth,2031-03-01,2031-03-03,\n",
    "2031-03-14": "POT-1,Task,Tile press,In Progress,Ben Osei,2031-03-01,2031-03-11,\n"
    "POT-2,Story,Glaze recipe,Done,Ida Roth,2031-03-01,2031-03-12,\n"
    "POT-3,Task,Kiln shelf,Blocked,Ida Roth,2031-03-01,2031-03-03,\n",
}
_NOTES = {
    "2031-03-07": """# Meeting, Monday 3 March 2031

- The tile press is still blocked.
- Glaze recipe is stuck, waiting for the test report from the laboratory.
- The kiln shelf is blocked by the missing bolts.
- We are waiting for the sample bricks from Halden.
- We are waiting for the loan papers.
- The clay yard cannot be paved until the drain survey is done.
- Ben needs the signed lease before he can order the wheels.
- Ida needs the gas certificate before she can fire the big furnace.
- Ben: sorry, the guest passes were not sent on Friday. He sends them tomorrow.
- Ida: the wall maps were not sent on Friday.
""",
    "2031-03-14": """# Meeting, Monday 10 March 2031

- Ida: the sample bricks arrived on Saturday and look good.
- Ben: the loan papers will come next week.
- The drain survey was done on Friday, nothing found.
- The owner of the shop signed the lease this morning.
- Ida wants to fire the big furnace in April.
- Ida: by the way, the guest passes came on Thursday, all ten of them.
- Ben: if the wall maps came late we would print our own.
""",
}


@pytest.fixture(scope="module")
def pottery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("freed")
    project = root / "project"
    assert ontrack("init", project, "--name", "Pottery").code == 0
    for day, rows in _TICKETS.items():
        for kind, name, text in (
            ("tickets", f"export-{day}.csv", _HEAD + rows),
            ("notes", f"{day}-meeting.md", _NOTES[day]),
        ):
            path = root / day / kind / name
            path.parent.mkdir(parents=True)
            path.write_text(text, encoding="utf-8")
        read = ontrack("-C", project, "ingest", root / day, "--as-of", day)
        assert read.code == 0, read.err
    return project


def told(project: Path, question: str, *more: str) -> str:
    return ontrack("-C", project, "ask", question, *more).out.split("\n\n")[0]


@pytest.mark.parametrize(
    "question",
    [
        "What blocks the tile press?",
        "What is blocking the tile press?",
        "Is the tile press still blocked?",
        "What is the tile press waiting for?",
    ],
)
def test_a_ticket_asked_for_by_its_name_is_told_to_be_unblocked(
    pottery: Path, question: str
) -> None:
    said = told(pottery, question)
    assert "was unblocked on 11 March" in said
    assert "still blocked" not in said


def test_a_finished_ticket_is_not_told_to_be_stuck(pottery: Path) -> None:
    said = told(pottery, "What blocks the glaze recipe?")
    assert "(POT-2) is Done" in said
    assert "stuck" not in said


def test_what_is_blocked_still_keeps_the_words_on_it(pottery: Path) -> None:
    said = told(pottery, "Why is the kiln shelf blocked?")
    assert "missing bolts" in said


def test_on_an_earlier_day_the_blocker_stands(pottery: Path) -> None:
    said = told(pottery, "What blocks the tile press?", "--as-of", "2031-03-07")
    assert "has been blocked" in said


def test_what_came_since_is_waited_for_no_more(pottery: Path) -> None:
    said = told(pottery, "Are we still waiting for the sample bricks?")
    assert "arrived on Saturday" in said
    assert "We are waiting" not in said


def test_what_only_will_come_is_still_waited_for(pottery: Path) -> None:
    said = told(pottery, "Are we still waiting for the loan papers?")
    assert "We are waiting for the loan papers" in said


def test_what_was_not_sent_and_came_since_is_told_to_have_come(pottery: Path) -> None:
    said = told(pottery, "Have the guest passes been sent?")
    assert "the guest passes came on Thursday" in said.splitlines()[0]


def test_a_coming_that_is_supposed_is_no_coming(pottery: Path) -> None:
    said = told(pottery, "Have the wall maps been sent?")
    assert "were not sent" in said.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "end"),
    [
        ("What blocks the clay yard?", "survey was done on Friday"),
        ("What is holding up the order of the wheels?", "signed the lease"),
    ],
)
def test_a_need_that_was_met_since_blocks_no_more(
    pottery: Path, question: str, end: str
) -> None:
    said = told(pottery, question)
    assert end in said
    assert "cannot be paved" not in said
    assert "needs the signed lease" not in said


def test_a_need_that_nobody_says_was_met_still_blocks(pottery: Path) -> None:
    assert "needs the gas certificate" in told(pottery, "What blocks the big furnace?")
