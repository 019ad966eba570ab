"""Words of the question that stand for another matter are no answer to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack
from tests.commands.test_ask_kinds import ask

NOTES = """# Weekly, 9 June 2031

Present: Orla Finn, Piet Maas, Suri Dahl

- 12 of the 15 harbour lamps are wired. The rest until Friday.
- The harbour office needs ten working days for the permit.
- So the rope check isn't finished tomorrow.
- The paint order is with the parish council since Monday.
- Two members of the parish council were ill.
- Orla: if the glass test is passed on Thursday, the lens comes on 20 June.
- Decision (Piet): after the hull check, we close the slipway in July.
- We meet every Tuesday at 9:00 in the boat shed.
- The old keeper was moved by the songs. We agreed that the choir sings again.
- The new lens leaves no day for the second survey.
- The crew list is kept until Friday in the boat shed.
"""
BODY = """# Harbour board, 10 June 2031

- Members of the harbour board: Orla Finn, Suri Dahl and two fishermen.
"""
PLAN = """# Plan of the tower

Last edited on 5 June 2031 by Piet Maas.

| No | Milestone | Date | Owner |
| --- | --- | --- | --- |
| M1 | Stairs repaired | 2031-06-05 | Piet Maas |
| M2 | Lamp room painted | 2031-06-27 | Suri Dahl |
"""
TICKETS = (
    "Issue key,Issue id,Summary,Issue Type,Status,Assignee,Due date,Created,Updated\n"
    "TWR-1,1,Stairs repaired,Task,Done,Piet Maas,2031-06-05,2031-05-02,2031-06-05\n"
    "TWR-2,2,Help page inside the app,Task,To Do,Suri Dahl,2031-06-20,2031-05-02,"
    "2031-06-03\n"
)


@pytest.fixture(scope="module")
def tower(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tower")
    for place, text in (
        ("notes/2031-06-09-weekly.md", NOTES),
        ("notes/2031-06-10-board.md", BODY),
        ("wiki/plan.md", PLAN),
        ("tickets/jira-2031-06-10.csv", TICKETS),
    ):
        path = root / place
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    project = root / "project"
    assert ontrack("init", project, "--name", "Tower").code == 0
    folders = (root / "notes", root / "wiki", root / "tickets")
    read = ontrack("-C", project, "ingest", *folders, "--as-of", "2031-06-12")
    assert read.code == 0, read.err
    return project


@pytest.mark.parametrize(
    ("question", "never"),
    [
        ("Is the diving test finished?", "rope check"),
        ("Who is on the parish council?", "paint order"),
        ("Is the glass test passed?", "if the glass test"),
        ("Who checks the hull?", "slipway"),
        ("Who decided to move the opening?", "choir"),
        ("When does the app launch?", "Help page"),
        ("How long does the second survey need?", "no day"),
    ],
)
def test_words_of_the_question_for_something_else_are_no_answer(
    tower: Path, question: str, never: str
) -> None:
    told = ask(tower, question)
    assert not any(never in line for line in told), told


def test_what_takes_its_time_is_told_by_the_time_not_by_an_end(tower: Path) -> None:
    told = " ".join(ask(tower, "How long does the harbour office need?"))
    assert "ten working days" in told
    assert "until Friday" not in told


def test_what_is_kept_until_a_day_is_told_by_the_day(tower: Path) -> None:
    told = " ".join(ask(tower, "How long is the crew list kept?"))
    assert "until Friday" in told


def test_a_milestone_that_was_met_is_no_meeting(tower: Path) -> None:
    told = " ".join(ask(tower, "When do we meet?"))
    assert "every Tuesday" in told
    assert "Stairs" not in told


def test_whether_a_milestone_was_met_is_still_told(tower: Path) -> None:
    assert "Stairs repaired" in " ".join(ask(tower, "Was the stairs milestone met?"))


def test_who_is_on_a_body_is_told_by_its_members(tower: Path) -> None:
    told = " ".join(ask(tower, "Who is on the harbour board?"))
    assert "Suri Dahl" in told


def test_why_somebody_is_away_is_told_by_words_of_the_absence(tower: Path) -> None:
    told = " ".join(ask(tower, "Why is Orla away?"))
    assert "lens" not in told
    assert "harbour board" not in told
