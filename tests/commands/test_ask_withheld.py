"""An older value is no answer for a newer one that the audience may not hear."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import Ran, ontrack

_READ = (
    (
        "2031-05-02",
        "client",
        """# Meeting, Thursday 1 May 2031

- The opening of the reading room is planned for 12 June.
- The map cases will be moved on 20 May.
- The fire door gets painted on 3 June.
- The lamps cost 40 euros each.
""",
    ),
    (
        "2031-05-09",
        "client",
        """# Meeting, Thursday 8 May 2031

Present: Ada Lund, Ida Roth

- Ida is ill until June. The opening of the reading room is now 26 June.
- The fire door gets painted on 10 June, not on 3 June.
""",
    ),
    (
        "2031-05-10",
        "internal",
        """# Internal, Saturday 10 May 2031

- The map cases will be moved on 2 June, not on 20 May.
- The lamps now cost 55 euros each.
- The roof loan costs 3 percent.
""",
    ),
)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("withheld")
    project = root / "project"
    assert ontrack("init", project, "--name", "Reading room").code == 0
    for day, label, text in _READ:
        path = root / f"{day}-notes.md"
        path.write_text(text, encoding="utf-8")
        read = ontrack(
            "-C", project, "ingest", path, "--as-of", "2031-05-10", "--label", label
        )
        assert read.code == 0, read.err
    return project


def ask(project: Path, question: str, *more: str) -> Ran:
    return ontrack("-C", project, "ask", question, "--audience", "client", *more)


@pytest.mark.parametrize(
    ("question", "old", "new"),
    [
        ("When is the opening of the reading room?", "12 June", "26 June"),
        ("When will the map cases be moved?", "20 May", "2 June"),
        ("Will the map cases be moved on 20 May?", "20 May", "2 June"),
        ("How much do the lamps cost?", "40", "55"),
    ],
)
def test_an_older_value_is_not_told_where_the_newer_one_is_withheld(
    room: Path, question: str, old: str, new: str
) -> None:
    told = ask(room, question).out
    assert "may not be told to client" in told
    assert old not in told
    assert new not in told


def test_a_newer_value_that_may_be_told_is_told(room: Path) -> None:
    told = ask(room, "When is the fire door painted?").out
    assert "10 June" in told
    assert "may not be told" not in told


def test_withheld_differs_from_absent_in_the_document(room: Path) -> None:
    withheld = ask(room, "How much does the roof loan cost?", "--json").json
    absent = ask(room, "How much does the parking cost?", "--json").json
    assert withheld["answered"] is False is absent["answered"]
    assert withheld["withheld"] is True
    assert "withheld" not in absent


def test_who_may_hear_all_is_told_the_newest(room: Path) -> None:
    told = ontrack("-C", room, "ask", "When will the map cases be moved?").out
    assert "to 2 June" in told
