"""What was not understood is listed, settled in the settings, and counts at once."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import Ran, ontrack

EXPORT = """\
Issue key,Summary,Status,Assignee,Assignee Id,Resolved,Updated,Comment
AB-1,Move it,Moored,Jane Doe,,,2031-03-03 10:00,2031-03-03 10:00;jdoe2;On it
AB-2,Lift it,Moored,John Smith,,,2031-03-03 10:00,2031-03-03 11:00;k.osei;Thanks
AB-3,Sink it,Berthed,Jon Smith,,2031-03-02 09:00,2031-03-03 10:00,
AB-4,Dock it,In Progess,jd,,,2031-03-03 10:00,
"""
LOG = """\
ID,Type,Title,Owner,Likelihood,Impact,Status
R-1,Omen,The tide is late,Jane Doe,3,3,Open
R-2,Risk,The rope may break,Jane Doe,4,3,Coiled
"""


@pytest.fixture
def yard(empty: Path) -> Path:
    """A project with statuses and people that nobody explained."""
    (empty / "d").mkdir()
    (empty / "d" / "jira.csv").write_text(EXPORT)
    ontrack("-C", empty, "ingest", empty / "d")
    return empty


def _map(project: Path, *arguments: object) -> Ran:
    return ontrack("-C", project, "map", *arguments)


def _listed(project: Path) -> Any:
    return _map(project, "--json").json


def _categories(project: Path) -> dict[str, str]:
    tickets = ontrack("-C", project, "tickets", "--json").json["tickets"]
    return {ticket["id"]: ticket["category"] for ticket in tickets}


def _names(project: Path) -> set[str]:
    people = ontrack("-C", project, "people", "--json").json["people"]
    return {person["name"] for person in people}


def test_statuses_are_listed_with_their_tickets_sources_and_what_is_safe_to_suggest(
    yard: Path,
) -> None:
    statuses = {status["status"]: status for status in _listed(yard)["statuses"]}

    assert list(statuses) == ["Moored", "Berthed", "In Progess"]
    assert statuses["Moored"]["tickets"] == 2
    assert statuses["Moored"]["sources"] == ["d/jira.csv"]
    assert statuses["Moored"]["suggestion"] is None
    assert statuses["Berthed"]["suggestion"]["category"] == "done"
    assert statuses["In Progess"]["suggestion"]["category"] == "active"


def test_people_are_listed_with_candidates_and_none_of_them_is_joined(
    yard: Path,
) -> None:
    people = {person["text"]: person for person in _listed(yard)["people"]}

    assert [one["name"] for one in people["jdoe2"]["candidates"]] == ["Jane Doe"]
    assert [one["name"] for one in people["Jon Smith"]["candidates"]] == ["John Smith"]
    assert people["k.osei"]["candidates"] == []
    assert people["k.osei"]["times"] == 1
    assert {"Jon Smith", "John Smith", "Jane Doe"} <= _names(yard)
    assert "Jane Doe" not in people


def test_a_status_counts_at_once_for_what_was_read_before(yard: Path) -> None:
    ran = _map(yard, "status", "moored", "blocked")

    assert ran.code == 0, ran.err
    assert "2 rows" in ran.err
    assert _categories(yard)["AB-1"] == "blocked"
    assert "Moored" not in {s["status"] for s in _listed(yard)["statuses"]}
    [source] = ontrack("-C", yard, "sources", "--json").json["sources"]
    assert "Moored" not in source["unmapped"]["status"]
    gaps = ontrack("-C", yard, "health", "--json").json["coverage"]["gaps"]
    assert "unmapped status: Berthed, In Progess" in gaps


def test_a_status_goes_to_another_category_and_is_in_one_only(yard: Path) -> None:
    _map(yard, "status", "Moored", "blocked")
    _map(yard, "status", "Moored", "todo")

    assert _categories(yard)["AB-1"] == "todo"
    statuses = tomllib.loads((yard / "ontrack.toml").read_text())["statuses"]
    assert (statuses["todo"], statuses["blocked"]) == (["Moored"], [])


@pytest.mark.parametrize("is_read_again", [False, True])
def test_a_status_that_is_taken_back_has_no_after_effect(
    yard: Path, is_read_again: bool
) -> None:
    before = (yard / "ontrack.toml").read_text()
    _map(yard, "status", "Moored", "blocked")
    if is_read_again:
        ontrack("-C", yard, "ingest", yard / "d")

    assert _map(yard, "status", "--remove", "moored").code == 0

    assert _categories(yard)["AB-1"] == "unknown"
    assert (yard / "ontrack.toml").read_text() == before


def test_a_status_makes_a_change_when_a_later_export_leaves_it(yard: Path) -> None:
    later = EXPORT.replace("Moored", "In Progress").replace("03-03 10", "03-10 10")
    (yard / "d" / "jira.csv").write_text(later)
    ontrack("-C", yard, "ingest", yard / "d")

    _map(yard, "status", "Moored", "blocked")

    since = ("--since", "2031-03-03", "--json")
    changes = ontrack("-C", yard, "changes", *since).json["changes"]
    kinds = {change["kind"] for change in changes if change["subject"] == "AB-1"}
    assert "unblocked" in kinds


def test_a_spelling_becomes_a_persons_at_once_and_is_nobodys_when_taken_back(
    yard: Path,
) -> None:
    ran = _map(yard, "person", "Jon Smith", "John Smith")
    assert ran.code == 0, ran.err
    assert "Jon Smith" not in _names(yard)
    assert _map(yard, "person", "jdoe2", "jane doe").code == 0
    texts = {person["text"] for person in _listed(yard)["people"]}
    assert not texts & {"jdoe2", "Jon Smith", "John Smith"}

    assert _map(yard, "person", "--remove", "JDOE2").code == 0

    assert "jdoe2" in {person["text"] for person in _listed(yard)["people"]}
    people = tomllib.loads((yard / "ontrack.toml").read_text())["people"]
    assert people == [
        {"name": "John Smith", "aliases": ["Jon Smith"]},
        {"name": "Jane Doe", "aliases": []},
    ]


def test_two_people_with_similar_names_are_two_when_somebody_says_so(
    yard: Path,
) -> None:
    _map(yard, "person", "Jon Smith", "Jon Smith")
    _map(yard, "person", "John Smith", "John Smith")

    texts = {person["text"] for person in _listed(yard)["people"]}
    assert not texts & {"Jon Smith", "John Smith"}
    assert {"Jon Smith", "John Smith"} <= _names(yard)


def test_a_spelling_is_one_persons_only(yard: Path) -> None:
    _map(yard, "person", "jdoe2", "Jane Doe")
    _map(yard, "person", "@jdoe2", "John Smith")

    people = tomllib.loads((yard / "ontrack.toml").read_text())["people"]
    assert [person["aliases"] for person in people] == [[], ["@jdoe2"]]


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("status", "Moored", "blockd"), "Did you mean blocked?"),
        (("status", "Moored"), "Use one of todo, active, blocked, done, cancelled."),
        (("status", "Moord", "blocked"), "Did you mean 'Moored'?"),
        (("status", "--remove", "Moored"), "`ontrack config show`"),
        (("status", "--remove", "Moored", "blocked"), '--remove "Moored"'),
        (("person", "jdo2", "Jane Doe"), "Did you mean 'jdoe2'?"),
        (("person", "jdoe2", "Jan Doe"), "Did you mean 'Jane Doe'?"),
        (("person", "jdoe2"), '"Full Name"'),
        (("person", "--remove", "jdoe2"), "`ontrack config show`"),
    ],
)
def test_a_slip_of_the_pen_writes_nothing_and_names_what_is_near(
    yard: Path, arguments: tuple[str, ...], hint: str
) -> None:
    before = (yard / "ontrack.toml").read_bytes()

    ran = _map(yard, *arguments)

    assert ran.code == 2
    assert hint in ran.err
    assert (yard / "ontrack.toml").read_bytes() == before


def test_what_nobody_has_yet_may_be_settled_all_the_same(yard: Path) -> None:
    assert _map(yard, "status", "Moord", "blocked", "--new").code == 0
    assert _map(yard, "person", "jdo2", "Jan Doe", "--new").code == 0
    assert _map(yard, "status", "Careened", "active").code == 0


def test_values_of_other_kinds_are_listed_with_what_to_do(yard: Path) -> None:
    (yard / "d" / "raid.csv").write_text(LOG)
    ontrack("-C", yard, "ingest", yard / "d")

    [other] = [o for o in _listed(yard)["others"] if o["kind"] == "type"]

    assert (other["values"], other["sources"]) == (["Omen"], ["d/raid.csv"])
    assert "Dependency" in other["fix"]
    assert "type: Omen" in _map(yard).out


def test_a_status_of_a_raid_log_is_listed_and_closes_its_entry_when_it_is_over(
    yard: Path,
) -> None:
    (yard / "d" / "raid.csv").write_text(LOG)
    ontrack("-C", yard, "ingest", yard / "d")
    [status] = [s for s in _listed(yard)["statuses"] if s["status"] == "Coiled"]
    assert (status["tickets"], status["entries"]) == (0, 1)
    assert status["sources"] == ["d/raid.csv"]

    assert _map(yard, "status", "Coiled", "done").code == 0

    states = {
        e["id"]: e["state"] for e in ontrack("-C", yard, "raid", "--json").json["raid"]
    }
    assert states == {"R-1": "open", "R-2": "closed"}
    again = ontrack("-C", yard, "ingest", yard / "d" / "raid.csv", "--json").json
    assert "status" not in again["files"][0]["unmapped"]


def test_a_project_in_which_all_is_clear_says_so(empty: Path) -> None:
    ran = _map(empty)
    assert (ran.code, ran.out) == (0, "Everything that was read has its meaning.\n")


def test_the_list_names_the_command_that_settles_each(yard: Path) -> None:
    listed = _map(yard).out
    assert 'ontrack map status "In Progess" active' in listed
    assert 'ontrack map person "jdoe2" "Jane Doe"' in listed
