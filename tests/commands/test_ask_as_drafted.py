"""A client is answered with what their draft tells, and with nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack

HEAD = (
    "Issue key,Issue id,Summary,Issue Type,Status,Assignee,Due date,Created,Updated\n"
)
OLD = HEAD + (
    "PIER-1,1,Deck boards laid,Task,To Do,Ada Lund,2031-05-12,2031-04-02,2031-05-01\n"
    "PIER-2,2,Lease signed,Task,To Do,Ida Roth,2031-05-05,2031-04-02,2031-05-01\n"
    "PIER-3,3,Railing painted,Task,To Do,Ida Roth,2031-05-16,2031-04-02,2031-05-01\n"
    "PIER-4,4,Placate Hansson,Task,To Do,Ida Roth,2031-05-16,2031-04-02,2031-05-01\n"
)
NEW = HEAD + (
    "PIER-1,1,Deck boards laid,Task,To Do,Ada Lund,2031-05-16,2031-04-02,2031-05-08\n"
    "PIER-2,2,Lease signed,Task,Blocked,Ida Roth,2031-05-26,2031-04-02,2031-05-08\n"
    "PIER-3,3,Railing painted,Task,To Do,Ida Roth,2031-05-16,2031-04-02,2031-05-01\n"
    "PIER-4,4,Placate Hansson,Task,To Do,Ida Roth,2031-05-16,2031-04-02,2031-05-01\n"
)
PLAN = """# Internal plan, 20 April 2031

| Milestone | Date |
| --- | --- |
| Lease signed | 2031-05-05 |
"""
NOTES = """# Internal, 9 May 2031

Present: Ada Lund, Ida Roth

- Ada: the deck boards are laid by 16 May.
- Ida: the railing is painted on 23 May, not before.
"""


@pytest.fixture(scope="module")
def pier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pier")
    project = root / "project"
    assert ontrack("init", project, "--name", "Pier").code == 0
    for day, text in (("2031-05-02", OLD), ("2031-05-09", NEW)):
        export = root / f"jira-{day}.csv"
        export.write_text(text, encoding="utf-8")
        read = ontrack("-C", project, "ingest", export, "--as-of", day)
        assert read.code == 0, read.err
    for name, text in (("2031-04-20-plan.md", PLAN), ("2031-05-09-notes.md", NOTES)):
        notes = root / name
        notes.write_text(text, encoding="utf-8")
        read = ontrack("-C", project, "ingest", notes, "--as-of", "2031-05-10")
        assert read.code == 0, read.err
    return project


def told(pier: Path, question: str) -> str:
    return ontrack("-C", pier, "ask", question, "--audience", "client").out


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("When are the deck boards laid?", "16 May"),
        ("When will the lease be signed?", "26 May"),
    ],
)
def test_the_trackers_own_day_is_told(pier: Path, question: str, day: str) -> None:
    answer = told(pier, question)
    assert day in answer
    assert "PIER-" not in answer


def test_a_day_that_hidden_words_move_is_not_told(pier: Path) -> None:
    answer = told(pier, "When is the railing painted?")
    assert "may not be told" in answer
    assert "May" not in answer.replace("2031-05", "")


def test_work_of_which_the_draft_is_silent_is_not_told(pier: Path) -> None:
    assert "Hansson" not in told(pier, "When is Placate Hansson due?")


def test_a_search_says_why_a_reader_finds_nothing(pier: Path) -> None:
    ran = ontrack("-C", pier, "search", "deck boards", "--audience", "client")
    assert ran.out == ""
    assert "ontrack ask QUESTION --audience client" in ran.err


def test_who_may_hear_all_is_told_the_move_before_the_plan(pier: Path) -> None:
    first, *_ = ontrack("-C", pier, "ask", "When will the lease be signed?").out.split(
        "\n"
    )
    assert "26 May" in first
