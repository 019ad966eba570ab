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
    "POT-5,Task,Evening course,To Do,Ben Osei,2031-03-08,2031-03-10,,,,\n"
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


def test_what_somebody_has_to_do_holds_the_tickets_and_nothing_finished(
    pottery: Path,
) -> None:
    said = told(ask(pottery, "What does Ben have to do?"))
    assert "POT-1" in said
    assert "POT-5" in said
    assert "POT-2" not in said


OLD = """# Kiln hall, 3 March 2031

Present: Ada Lund, Ben Osei

- Decision (Ada): visitors pay by the hour.
- The firing target was met last week.
- One of three benches is built for the open evening.
"""
NEW = """# Kiln hall, 12 March 2031

Present: Ada Lund, Ben Osei

- The firing target was not met after all.
- Two of three benches are built for the open evening.
- Shelves are full! Ben carries the second load to the cellar. It rains.
- The lid weighs 40 kilos.
- We talked about a third bench and did not agree.
- The press is late, so POT-9 moves to May.
- Marrow Glass will wait until the autumn with the contract.
"""
LOG = """# Decision log

| No | Date | Decision | Decided by |
| --- | --- | --- | --- |
| K-01 | 2031-03-03 | The small kiln rests for six hours | Ada Lund |
| K-02 | 2031-03-06 | The small kiln rests for nine hours | Ada Lund |
"""
RAIDS = {
    "2031-03-07": "Open,,2031-03-03",
    "2031-03-14": "Invalid,Paid by the piece since the call.,2031-03-11",
}


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hall")
    project = root / "project"
    assert ontrack("init", project, "--name", "Hall").code == 0
    notes = {"2031-03-07": OLD, "2031-03-14": NEW}
    for day, state in RAIDS.items():
        files = {
            f"notes/{day}-weekly.md": notes[day],
            "wiki/decision-log.md": LOG,
            f"raid/raid-log-{day}.csv": "ID,Type,Title,Owner,Status,Note,Last updated\n"
            f"A-001,Assumption,Visitors pay by the hour,Ada Lund,{state}\n"
            "R-001,Risk,Roof leaks,Ida Roth,Open,"
            f"Four hundred vases stand below the skylight.,{day}\n",
        }
        for name, text in files.items():
            path = root / day / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        read = ontrack("-C", project, "ingest", root / day, "--as-of", day)
        assert read.code == 0, read.err
    return project


@pytest.mark.parametrize(
    ("question", "first", "never"),
    [
        (
            "Do visitors pay by the hour?",
            "broken assumption, owned by Ada Lund: “Paid by the piece",
            "Decision (Ada)",
        ),
        ("Is the firing target met?", "not met after all", "met last week"),
        ("How many benches are built for the open evening?", "Two of three", "One of"),
        ("How long does the small kiln rest?", "nine hours", "six hours"),
        ("How heavy is the lid?", "40 kilos", "bench"),
        ("Did we decide on a third bench?", "did not agree", "press"),
        ("Why did POT-9 move?", "The press is late", "bench"),
        ("Is Marrow Glass signed?", "wait until the autumn", "bench"),
        ("Who carries the second load of the shelves?", "Ben carries the", "rains"),
    ],
)
def test_what_newer_words_take_back_is_not_told(
    hall: Path, question: str, first: str, never: str
) -> None:
    said = told(ask(hall, question))
    assert first in said.split("\n", maxsplit=1)[0]
    assert never not in said


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("Which tickets are blocked?", ["No ticket is marked as blocked."]),
        (
            "How many tickets does Ben Osei have?",
            [
                "Ben Osei has two open tickets.",
                "Fire the tiles (POT-1) is In Progress, assigned to Ben Osei, due 1 April.",
                "Evening course (POT-5) is To Do, assigned to Ben Osei.",
            ],
        ),
        ("How many bugs are open?", ["No bug is open."]),
        (
            "Which bugs were fixed this week?",
            [
                "Two bugs were finished since 10 March.",
                "Glaze flakes off (POT-2) was finished on 11 March.",
                "Shelf bends (POT-4) was finished on 10 March.",
            ],
        ),
        (
            "Who owns POT-2 and POT-5?",
            [
                "Glaze flakes off (POT-2) is Done, assigned to Ida Roth.",
                "Evening course (POT-5) is To Do, assigned to Ben Osei.",
            ],
        ),
        ("Which risks are open?", []),
    ],
)
def test_lists_and_counts_are_told_from_the_records(
    pottery: Path, question: str, lines: list[str]
) -> None:
    assert [one["text"] for one in ask(pottery, question)["answer"]] == lines


def test_what_held_at_an_earlier_day_is_listed_as_of_it(pottery: Path) -> None:
    asked = ontrack(
        *("-C", pottery, "ask", "Which tickets are blocked?"),
        *("--as-of", "2031-03-07"),
    )
    assert "One ticket is marked as blocked." in asked.out
    assert "Fire the tiles (POT-1) is Blocked" in asked.out


def test_words_of_a_row_are_as_old_as_they_stand_and_not_as_their_newest_export(
    hall: Path,
) -> None:
    answer = ask(hall, "How many vases stand below the skylight?")
    words = "“Four hundred vases stand below the skylight.”"
    assert told(answer) == f"R-001, unchanged since 7 March: {words}"
    [quote] = answer["answer"][0]["evidence"]
    assert (quote["dated"], quote["as_of"]) == ("2031-03-07", "2031-03-14")
