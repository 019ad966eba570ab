"""A record's own title is a name: it tells of no milestone that it is met or late."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import ontrack

PLAN = """# Kick-off 2031-01-13

| Milestone | Due |
|---|---|
| Lease signed | 2031-02-07 |
| Rehearsal 1 | 2031-02-28 |
"""
COLUMNS = (
    "Summary,Issue key,Issue id,Issue Type,Status,Status Category,Priority,Assignee,"
    "Created,Updated,Due date\n"
)


def milestones(folder: Path, *rows: str) -> dict[str, dict[str, Any]]:
    project, files = folder / "project", folder / "files"
    files.mkdir()
    (files / "2031-01-13-kickoff.md").write_text(PLAN, encoding="utf-8")
    text = COLUMNS + "".join(f"{row}\n" for row in rows)
    (files / "jira.csv").write_text(text, encoding="utf-8")
    ontrack("init", str(project), "--name", "Ferry")
    ontrack("-C", project, "ingest", files, "--as-of", "2031-01-24")
    ran = ontrack("-C", project, "milestones", "--json", "--as-of", "2031-01-24")
    return {one["title"]: one for one in ran.json["milestones"]}


@pytest.mark.parametrize("status", ["To Do,To Do", "In Progress,In Progress"])
def test_given_an_open_ticket_named_like_the_milestone_then_it_is_not_met(
    tmp_path: Path, status: str
) -> None:
    row = f"Lease signed,FER-1,1,Task,{status},High,Ida Roth,2031-01-13,2031-01-14,"
    assert milestones(tmp_path, row)["Lease signed"]["state"] == "ahead"


def test_given_work_of_its_own_then_the_epic_around_it_does_not_move_the_milestone(
    tmp_path: Path,
) -> None:
    days = "2031-01-13,2031-01-14"
    epic = f"Tests and rehearsal 1,FER-1,1,Epic,To Do,To Do,High,,{days},2031-03-28"
    work = f"Rehearsal 1 with crew,FER-2,2,Task,To Do,To Do,High,,{days},2031-02-28"
    alone, both = tmp_path / "alone", tmp_path / "both"
    alone.mkdir()
    both.mkdir()
    assert milestones(both, epic, work)["Rehearsal 1"]["forecast"] == "2031-02-28"
    assert milestones(alone, epic)["Rehearsal 1"]["forecast"] == "2031-03-28"
