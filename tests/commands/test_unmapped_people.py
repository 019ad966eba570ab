"""Who one file names by an account only is known where another names them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack

TICKETS = (
    "Issue key,Summary,Status,Comment\n"
    "AB-1,Move it,Open,2031-03-03 10:00;jorg.muller;On it\n"
    "AB-2,Lift it,Open,2031-03-03 11:00;k.osei;Thanks\n"
)
NOTES = "# Sync 2031-03-04\n\nPresent: Jörg Müller, Ida Holm\n\nAll is well.\n"


@pytest.mark.parametrize("notes", ["a-notes.md", "z-notes.md"])
def test_an_account_is_no_stranger_whichever_file_names_the_person(
    tmp_path: Path, notes: str
) -> None:
    files = tmp_path / "in"
    files.mkdir()
    (files / "jira.csv").write_text(TICKETS)
    (files / notes).write_text(NOTES)
    project = tmp_path / "project"
    ontrack("init", project, "--name", "Crane")
    read = ontrack("-C", project, "ingest", files, "--json").json["files"]
    seen = ontrack("-C", project, "sources", "--json").json["sources"]
    for found in (read, seen):
        [export] = [file for file in found if file["kind"] == "jira_csv"]
        assert export["unmapped"] == {"person": ["k.osei"]}


def test_who_may_be_several_people_is_named_with_the_file_and_not_whoever_is_short(
    tmp_path: Path,
) -> None:
    files = tmp_path / "in"
    files.mkdir()
    (files / "jira.csv").write_text(
        "Issue key,Summary,Status,Assignee,Reporter\n"
        "AB-1,Move it,Open,Jana Ruiz,R. Holm\n"
        "AB-2,Lift it,Open,Rita Holm,Rolf Holm\n"
        "AB-3,Paint it,Open,jruiz,Bo\n"
    )
    project = tmp_path / "project"
    ontrack("init", project, "--name", "Crane")
    [read] = ontrack("-C", project, "ingest", files, "--json").json["files"]
    [seen] = ontrack("-C", project, "sources", "--json").json["sources"]
    assert read["unmapped"] == seen["unmapped"] == {"person": ["R. Holm"]}
    said = ontrack("-C", project, "map", "person", "R. Holm", "Rolf Holm")
    assert said.code == 0
    [seen] = ontrack("-C", project, "sources", "--json").json["sources"]
    assert seen["unmapped"] == {}


def test_of_two_names_that_are_alike_one_is_asked_about_and_every_way_is_shown(
    tmp_path: Path,
) -> None:
    files = tmp_path / "in"
    files.mkdir()
    (files / "tasks.csv").write_text(
        "ID,Task,Owner,Status\n"
        "1,Move it,Ida Holm <ida.holm@ward.example>,Open\n"
        "2,Lift it,IDA HOLM,Open\n"
        "3,Paint it,iholm,Open\n"
        "4,Sell it,Holm Ida,Open\n"
    )
    project = tmp_path / "project"
    ontrack("init", project, "--name", "Crane")
    [read] = ontrack("-C", project, "ingest", files, "--json").json["files"]
    assert read["unmapped"] == {"person": ["Holm Ida"]}
    people = ontrack("-C", project, "people", "--json").json["people"]
    written = {person["name"]: person["spellings"] for person in people}
    assert {"IDA HOLM", "iholm"} <= set(written["Ida Holm"])
    assert written["Holm Ida"] == []
