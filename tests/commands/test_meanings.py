"""What settling a word changes is told before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import UsageError
from assistant.wiring import Project
from assistant.workflows.settling import Settler
from tests.commands.program import ontrack

TICKETS = """Key,Summary,Status,Assignee,Priority,Updated,Due
PK-1,Crane base,Im Kühlhaus,jdoe2,High,2027-03-10,2027-03-01
PK-2,Hall roof,Im Kühlhaus,Jane Doe,High,2027-03-11,2027-03-05
PK-3,Paint,In Progress,Jane Doe,Low,2027-03-11,2027-04-05
"""


@pytest.fixture
def park(tmp_path: Path) -> Path:
    source = tmp_path / "week" / "tickets.csv"
    source.parent.mkdir()
    source.write_text(TICKETS, encoding="utf-8")
    ontrack("init", tmp_path / "park", "--name", "Park")
    assert ontrack("-C", tmp_path / "park", "ingest", source.parent).code == 0
    return tmp_path / "park"


def settler(park: Path) -> Settler:
    project = Project(park)
    project.view()
    return Settler(park, project.ledger_under)


def test_given_a_status_then_its_effect_is_told_and_the_settings_stay(
    park: Path,
) -> None:
    before = (park / "ontrack.toml").read_bytes()
    told = settler(park).preview("status", "Im Kühlhaus", "blocked")
    assert told[0] == "Im Kühlhaus is blocked: so 2 rows of what was read."
    assert "blocked 0 → 2" in told
    assert (park / "ontrack.toml").read_bytes() == before
    assert "Im Kühlhaus" in ontrack("-C", park, "map").out


def test_given_a_status_then_it_is_settled_as_the_command_does(park: Path) -> None:
    assert settler(park).unsettled().statuses[0].status == "Im Kühlhaus"
    settler(park).settle("status", "Im Kühlhaus", "blocked")
    assert settler(park).unsettled().statuses == ()
    assert "Kühlhaus" not in ontrack("-C", park, "map").out


def test_given_a_person_then_a_new_name_is_said_to_be_new(park: Path) -> None:
    known = settler(park).preview("person", "jdoe2", "jane doe")
    new = settler(park).preview("person", "jdoe2", "John Doering")
    assert known[0] == "jdoe2 is Jane Doe: written 1 time in the sources."
    assert not any("new person" in line for line in known)
    assert "Nobody is called John Doering yet: this is a new person." in new


def test_given_no_category_or_name_then_nothing_is_written(park: Path) -> None:
    before = (park / "ontrack.toml").read_bytes()
    with pytest.raises(UsageError, match="no category"):
        settler(park).settle("status", "Im Kühlhaus", "frozen")
    with pytest.raises(UsageError, match="Whom"):
        settler(park).settle("person", "jdoe2", " ")
    assert (park / "ontrack.toml").read_bytes() == before
