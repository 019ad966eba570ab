"""Whether 03/04 is in March or April, another version of the same file may prove."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import ontrack

RAID = "ID,Risk,Likelihood,Impact,Status,Owner,Due\n"
TASKS = "Key,Title,Status,Assignee,Due date\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    ontrack("init", folder, "--name", "Lock gate")
    return folder


def ingest(project: Path, files: Path, *options: object) -> list[dict[str, Any]]:
    read = ontrack("-C", project, "ingest", files, *options, "--json")
    return list(read.json["files"])


def raid(*dues: str) -> str:
    rows = (f"G{n},Gate {n} jams,2,3,Open,Tove Lind,{d}\n" for n, d in enumerate(dues))
    return RAID + "".join(rows)


def tasks(*dues: str) -> str:
    rows = (f"D-{n},Dredge {n},Open,Tove Lind,{d}\n" for n, d in enumerate(dues))
    return TASKS + "".join(rows)


@pytest.mark.parametrize(("name", "made"), [("raid.csv", raid), ("tasks.csv", tasks)])
def test_given_a_version_that_proves_the_order_when_a_later_does_not_then_it_holds(
    tmp_path: Path, project: Path, name: str, made: Any
) -> None:
    files = tmp_path / "in"
    files.mkdir()
    (files / name).write_text(made("2/3/2031", "25/3/2031"))
    ingest(project, files, "--as-of", "2031-02-01")
    (files / name).write_text(made("5/4/2031", "6/4/2031"))
    [again] = ingest(project, files, "--as-of", "2031-02-08")
    assert again["problems"] == []
    view = "raid" if made is raid else "tickets"
    listed = ontrack("-C", project, view, "--json").json[view]
    assert [one["due"] for one in listed] == ["2031-04-05", "2031-04-06"]


def test_given_both_at_once_when_only_the_later_proves_it_then_the_former_waits(
    tmp_path: Path, project: Path
) -> None:
    files = tmp_path / "in"
    files.mkdir()
    (files / "log 2031-02-01.csv").write_text(raid("4/3/2031"))
    (files / "log 2031-02-08.csv").write_text(raid("25/3/2031"))
    read = ingest(project, files)
    assert [file["problems"] for file in read] == [[], []]
    [change] = ontrack(
        "-C", project, "changes", "--since", "2031-01-31", "--json"
    ).json["changes"]
    assert (change["from"], change["to"]) == ("2031-03-04", "2031-03-25")


def test_given_versions_that_prove_both_orders_then_the_date_stays_empty(
    tmp_path: Path, project: Path
) -> None:
    files = tmp_path / "in"
    files.mkdir()
    for day, due in enumerate(("25/3/2031", "3/26/2031", "5/4/2031"), 1):
        (files / "raid.csv").write_text(raid(due))
        [last] = ingest(project, files, "--as-of", f"2031-02-0{day}")
    assert "could be" in last["problems"][0]["what"]
