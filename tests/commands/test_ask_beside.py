"""A bare number behind what is counted answers; other units and guesses do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack
from tests.commands.test_ask import ask, told

_NOTES = """# Library move, 5 October 2032

Present: Ane Dahl, Per Holm

- The reading chairs are counted. 74, not 60. Ane has the list.
- The map drawers are measured. 40 kilos each.
- Are the lamps counted? 12 perhaps.
- The shop rent is €900 a month. The lease of the annex is €700 whatever happens.
"""
_TICKETS = (
    "Issue key,Issue Type,Summary,Status,Assignee,Created,Updated,Due date\n"
    "LIB-1,Task,Sprinkler inspection,To Do,Ane Dahl,2032-09-20,2032-10-01,2032-10-20\n"
    "LIB-2,Task,Crate delivery,To Do,Per Holm,2032-09-20,2032-10-01,2032-10-22\n"
)
_LATER = """# Library move, 7 October 2032

Present: Ane Dahl, Per Holm

- The sprinkler inspection takes place on 27 October.
"""
_LOG = (
    "ID,Type,Title,Status,Owner,Due date,Probability,Impact\n"
    "D-1,Dependency,Lift parts from Brask,Open,Per Holm,2032-10-20,3,4\n"
    "D-2,Dependency,Shelf supports for the lift lobby,Open,Ane Dahl,2032-10-22,3,4\n"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("library")
    files = root / "files"
    files.mkdir()
    (files / "notes.md").write_text(_NOTES, encoding="utf-8")
    (files / "raid-log.csv").write_text(_LOG, encoding="utf-8")
    project = root / "project"
    assert ontrack("init", project, "--name", "Library").code == 0
    (files / "export.csv").write_text(_TICKETS, encoding="utf-8")
    later = root / "later"
    later.mkdir()
    (later / "notes.md").write_text(_LATER, encoding="utf-8")
    for folder, day in ((files, "2032-10-05"), (later, "2032-10-08")):
        read = ontrack("-C", project, "ingest", folder, "--as-of", day)
        assert read.code == 0, read.err
    return project


def test_a_number_right_behind_what_is_counted_answers(library: Path) -> None:
    assert "74, not 60" in told(ask(library, "How many reading chairs are there?"))


@pytest.mark.parametrize(
    "question",
    [
        "How many map drawers are there?",
        "How many lamps are there?",
        "How many reading rooms are there?",
        "How long is the annex leased?",
    ],
)
def test_another_unit_thing_or_guess_is_no_count(library: Path, question: str) -> None:
    assert not ask(library, question)["answered"]


def test_what_the_log_waits_for_arrives_on_its_day(library: Path) -> None:
    said = told(ask(library, "When will the lift parts arrive?"))
    assert "20 October" in said
    assert "22 October" not in said


def test_a_newer_day_comes_before_the_one_that_the_record_still_has(
    library: Path,
) -> None:
    said = told(ask(library, "When is the sprinkler inspection?"))
    assert said.index("27 October") < said.index("20 October")
    assert "22 October" in told(ask(library, "When is the crate delivery?"))
