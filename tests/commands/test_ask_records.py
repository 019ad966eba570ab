"""Questions about a ticket or entry are answered from what its record is now."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack
from tests.commands.test_ask import ask, told

HEAD = (
    "Issue key,Issue Type,Summary,Status,Assignee,Created,Updated,Resolved,Due date,"
    "Comment,Comment\n"
)
WAIT = "04/Mar/31 9:00 AM;ben.osei;Waiting for the kiln from the maker."
CAME = "12/Mar/31 9:00 AM;ben.osei;The kiln stands in the hall."
WEEKS = {
    "2031-03-07": HEAD
    + f"POT-1,Task,Fire the tiles,Blocked,Ben Osei,2031-03-01,2031-03-04,,2031-04-01,"
    f"{WAIT},\n"
    "POT-2,Bug,Glaze flakes off,In Progress,Ida Roth,2031-03-02,2031-03-03,,,,\n"
    "POT-3,Task,Order the clay,Done,Ida Roth,2031-03-01,2031-03-05,2031-03-05,,,\n",
    "2031-03-14": HEAD
    + "POT-1,Task,Fire the tiles,In Progress,Ben Osei,2031-03-01,2031-03-12,,"
    f"2031-04-01,{WAIT},{CAME}\n"
    "POT-2,Bug,Glaze flakes off,Done,Ida Roth,2031-03-02,2031-03-11,2031-03-11,,,\n"
    "POT-3,Task,Order the clay,In Progress,Ida Roth,2031-03-01,2031-03-13,,,,\n"
    "POT-4,Bug,Shelf bends,Done,Ida Roth,2031-03-08,2031-03-10,2031-03-10,,,\n",
}


@pytest.fixture(scope="module")
def pottery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pottery")
    project = root / "project"
    assert ontrack("init", project, "--name", "Pottery").code == 0
    for day, text in WEEKS.items():
        path = root / day / "tickets" / f"export-{day}.csv"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        read = ontrack("-C", project, "ingest", root / day, "--as-of", day)
        assert read.code == 0, read.err
    return project


def test_a_wait_that_is_over_blocks_nothing_and_the_state_is_told(
    pottery: Path,
) -> None:
    said = told(ask(pottery, "What is blocking POT-1?"))
    assert said.startswith("Fire the tiles (POT-1) is In Progress")
    assert "was unblocked on 12 March" in said
    assert "Waiting for the kiln" not in said


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("When was POT-2 fixed?", "was finished on 11 March"),
        ("When was POT-3 reopened?", "was reopened on 13 March"),
        ("Was POT-3 reopened?", "was reopened on 13 March"),
    ],
)
def test_the_day_of_a_change_is_told_and_not_that_of_the_beginning(
    pottery: Path, question: str, day: str
) -> None:
    said = told(ask(pottery, question))
    assert day in said.split("\n", maxsplit=1)[0]
    assert "2 March" not in said


def test_a_client_is_told_the_state_of_the_ticket_whose_key_it_knows(
    pottery: Path,
) -> None:
    said = told(ask(pottery, "Is POT-2 done?", "--audience", "client"))
    assert said.startswith("Glaze flakes off is Done")
    assert "POT-2" not in said


def test_open_issues_hold_no_fault_that_is_mended(pottery: Path) -> None:
    for audience in ((), ("--audience", "client")):
        said = told(ask(pottery, "What are the open issues?", *audience))
        assert "Shelf bends" not in said
        assert "Glaze flakes off" not in said
