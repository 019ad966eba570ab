"""Lists that each count from one are kept beside each other; versions stay one."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import ontrack

TASKS = "No,Task,Status,Owner\n"
RISKS = "ID,Risk,Likelihood,Impact,Status,Owner\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


def put(files: Path, path: str, text: str) -> None:
    file = files / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def read(project: Path, *args: object) -> list[dict[str, Any]]:
    ran = ontrack("-C", project, "ingest", *args, "--json")
    assert ran.code == 0, ran.err
    return list(ran.json["files"])


def told(project: Path, view: str, *args: object) -> dict[str, str]:
    rows = ontrack("-C", project, view, *args, "--json").json[view]
    return {row["key"]: row["title"] for row in rows}


def changed(project: Path, since: str) -> list[tuple[str, str]]:
    ran = ontrack("-C", project, "changes", "--since", since, "--json")
    return [(each["kind"], each["subject"]) for each in ran.json["changes"]]


def remarks(report: dict[str, Any]) -> str:
    return " ".join(report["remarks"])


def two_lists(files: Path) -> None:
    put(files, "yard.csv", TASKS + "1,Caulk hull,Open,Ib\n2,Tar ropes,Open,Ib\n")
    put(files, "regatta.csv", TASKS + "1,Print flags,Done,Eva\n2,Hire band,Done,Eva\n")


def test_two_lists_of_the_same_numbers_are_kept_both_and_named(
    empty: Path, files: Path
) -> None:
    two_lists(files)
    reports = read(empty, files)

    assert told(empty, "tickets") == {
        "regatta#1": "Print flags",
        "regatta#2": "Hire band",
        "yard#1": "Caulk hull",
        "yard#2": "Tar ropes",
    }
    by_name = {Path(each["path"]).name: remarks(each) for each in reports}
    assert "in/yard.csv" in by_name["regatta.csv"]
    assert "in/regatta.csv" in by_name["yard.csv"]
    assert all("[[sources]]" in each for each in by_name.values())


def test_the_order_of_the_files_does_not_matter(tmp_path: Path, files: Path) -> None:
    two_lists(files)
    put(files, "shed.csv", TASKS + "1,Paint doors,Open,Ole\n2,Fix roof,Open,Ole\n")
    found = []
    for number, order in enumerate(permutations(sorted(files.iterdir()))):
        project = tmp_path / f"p{number}"
        ontrack("init", project, "--name", "Harbour")
        for file in order:
            read(project, file, "--as-of", "2031-05-01")
        found.append(told(project, "tickets"))
    assert len(found[0]) == 6
    assert found == found[:1] * len(found)


def test_a_list_that_comes_later_makes_no_change_of_the_first(
    empty: Path, files: Path
) -> None:
    two_lists(files)
    read(empty, files / "yard.csv", "--as-of", "2031-05-01")
    read(empty, files / "regatta.csv", "--as-of", "2031-05-08")

    assert not [each for each in changed(empty, "2031-05-01") if "yard" in each[1]]
    assert told(empty, "tickets", "--as-of", "2031-05-01") == {
        "yard#1": "Caulk hull",
        "yard#2": "Tar ropes",
    }
    [again] = read(empty, files / "yard.csv", "--as-of", "2031-05-01")
    assert again["outcome"] == "unchanged"
    assert "regatta" in remarks(again)


def test_logs_of_one_name_in_two_folders_are_two_and_each_has_versions(
    empty: Path, files: Path
) -> None:
    row = "R1,{},{},Open,{}\n"
    put(files, "a/north/raid.csv", RISKS + row.format("Mud slides", "3,4", "Ib"))
    put(files, "a/south/raid.csv", RISKS + row.format("Flags late", "2,2", "Eva"))
    put(files, "b/north/raid.csv", RISKS + row.format("Mud slides", "5,5", "Ib"))
    put(files, "b/south/raid.csv", RISKS + row.format("Flags are late", "2,2", "Eva"))
    read(empty, files / "a", "--as-of", "2031-05-01")
    read(empty, files / "b", "--as-of", "2031-05-08")

    assert told(empty, "raid") == {
        "north/R1": "Mud slides",
        "south/R1": "Flags are late",
    }
    assert {subject for _, subject in changed(empty, "2031-05-01")} == {"north/R1"}


@pytest.mark.parametrize("single", [True, False])
def test_lists_of_one_listed_path_in_two_places_are_two(
    empty: Path, files: Path, single: bool
) -> None:
    for place, title in (("a", "Mud slides"), ("b", "Flags late"), ("c", "No ferry")):
        put(files, f"{place}/logs/raid.csv", RISKS + f"R1,{title},3,4,Open,Ib\n")
        file = files / place / "logs"
        read(empty, file / "raid.csv" if single else file, "--as-of", "2031-05-01")

    assert told(empty, "raid") == {
        "a/R1": "Mud slides",
        "b/R1": "Flags late",
        "c/R1": "No ferry",
    }
    put(files, "b/logs/raid.csv", RISKS + "R1,Flags lost,3,4,Open,Ib\n")
    read(empty, files / "b" / "logs", "--as-of", "2031-05-08")
    assert told(empty, "raid")["b/R1"] == "Flags lost"


def test_a_file_with_wholly_new_rows_is_a_new_version_of_itself(
    empty: Path, files: Path
) -> None:
    put(files, "todo.csv", TASKS + "1,Caulk hull,Open,Ib\n")
    read(empty, files, "--as-of", "2031-05-01")
    put(files, "todo.csv", TASKS + "1,Hire band,Open,Eva\n")
    read(empty, files, "--as-of", "2031-05-08")
    assert told(empty, "tickets") == {"#1": "Hire band"}


def test_what_waits_for_another_row_waits_for_that_of_its_own_list(
    empty: Path, files: Path
) -> None:
    head = "No,Task,Status,Owner,Blocked by\n"
    put(files, "yard.csv", head + "1,Caulk hull,Open,Ib,2\n2,Tar ropes,Open,Ib,\n")
    put(files, "shed.csv", head + "1,Paint doors,Open,Ole,2\n2,Fix roof,Open,Ole,\n")
    read(empty, files)
    rows = ontrack("-C", empty, "tickets", "--json").json["tickets"]
    assert {row["key"]: row["blocked_by"] for row in rows if row["blocked_by"]} == {
        "shed#1": ["shed#2"],
        "yard#1": ["yard#2"],
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("raid-2031-05-01.csv", "raid-2031-05-08.csv"),
        ("RAID log v2.csv", "RAID log v3.csv"),
        ("w18/raid.csv", "w19/raid.csv"),
        ("raid.csv", "risks of the harbour.csv"),
    ],
)
def test_a_log_under_changing_names_stays_one_though_a_title_was_edited(
    empty: Path, files: Path, first: str, second: str
) -> None:
    put(files, first, RISKS + "R1,Mud slides,3,4,Open,Ib\nR2,Pump fails,2,2,Open,Eva\n")
    read(empty, files, "--as-of", "2031-05-01")
    (files / first).unlink()
    edited = "R1,Mud slides into basin,3,4,Open,Ib\nR2,Pump fails,5,5,Closed,Ole\n"
    put(files, second, RISKS + edited)
    reports = read(empty, files, "--as-of", "2031-05-08")

    assert told(empty, "raid") == {
        "R1": "Mud slides into basin",
        "R2": "Pump fails",
    }
    assert not any(each["remarks"] for each in reports)


def test_a_list_that_is_numbered_anew_each_week_has_versions(
    empty: Path, files: Path
) -> None:
    put(files, "todo 2031-05-01.csv", TASKS + "1,Caulk hull,Open,Ib\n")
    put(files, "todo 2031-05-08.csv", TASKS + "1,Hire band,Open,Eva\n")
    read(empty, files)
    assert told(empty, "tickets") == {"#1": "Hire band"}


def test_one_ticket_in_two_exports_of_a_tracker_is_one(
    empty: Path, files: Path
) -> None:
    put(
        files,
        "all.csv",
        "Assignee,Due date,Issue key,Issue Type,Summary,Status,Created,Updated\n"
        ",,DOCK-1,Story,Dredge,To Do,2031-04-01 10:00,2031-05-01 10:00\n",
    )
    status = {"name": "Done", "statusCategory": {"key": "done", "name": "Done"}}
    fields = {
        "summary": "Dredge",
        "status": status,
        "issuetype": {"name": "Story"},
        "created": "2031-04-01T10:00:00.000+0000",
        "updated": "2031-05-02T10:00:00.000+0000",
    }
    issue = {"id": "1", "key": "DOCK-1", "fields": fields}
    put(files, "all.json", json.dumps({"total": 1, "issues": [issue]}))
    read(empty, files)
    rows = ontrack("-C", empty, "tickets", "--json").json["tickets"]
    assert [(row["key"], row["status"]) for row in rows] == [("DOCK-1", "Done")]


def test_the_settings_say_that_two_files_are_one_list_or_name_each(
    empty: Path, files: Path
) -> None:
    two_lists(files)
    read(empty, files)
    rule = '[[sources]]\nglob = "*/{}.csv"\nlist = "{}"\n'
    settings = empty / "ontrack.toml"
    bare = settings.read_text()

    settings.write_text(
        bare + rule.format("yard", "boats") + rule.format("regatta", "fest")
    )
    read(empty, files)
    assert sorted(told(empty, "tickets")) == ["boats#1", "boats#2", "fest#1", "fest#2"]

    settings.write_text(bare + rule.format("*", "all"))
    read(empty, files)
    assert sorted(told(empty, "tickets")) == ["#1", "#2"]

    settings.write_text(bare)
    read(empty, files)
    assert "yard#1" in told(empty, "tickets")


def issues(rows: dict[str, str], total: int) -> str:
    status = {"name": "Done", "statusCategory": {"key": "done", "name": "Done"}}
    common = {"status": status, "issuetype": {"name": "Story"}}
    found = [
        {"id": key, "key": key, "fields": {"summary": title, **common}}
        for key, title in rows.items()
    ]
    return json.dumps({"startAt": 0, "total": total, "issues": found})


@pytest.mark.parametrize("order", permutations(["list.csv", "page.json"]))
def test_an_export_that_is_cut_ends_nothing_of_another_list(
    empty: Path, files: Path, order: tuple[str, str]
) -> None:
    head = "Key,Title,Status,Assignee\n"
    put(files, "list.csv", head + "B-1,Hire band,Open,Eva\nB-2,Print flags,Open,Eva\n")
    put(files, "page.json", issues({"B-1": "Tar ropes", "B-2": "Caulk hull"}, 90))
    for number, name in enumerate(order, 1):
        ontrack("-C", empty, "ingest", files / name, "--as-of", f"2031-05-0{number}")
    assert told(empty, "tickets") == {
        "list/B-1": "Hire band",
        "list/B-2": "Print flags",
        "page/B-1": "Tar ropes",
        "page/B-2": "Caulk hull",
    }


def test_what_mentions_one_id_of_a_list_under_another_title_is_of_that_list(
    empty: Path, files: Path
) -> None:
    put(
        files,
        "list.csv",
        "Key,Title,Status,Assignee\nB-1,Band,Open,Eva\nB-2,Paint,Open,Ib\n",
    )
    put(files, "page.json", issues({"B-1": "Musicians"}, 90))
    ontrack("-C", empty, "ingest", files / "list.csv", "--as-of", "2031-05-01")
    ontrack("-C", empty, "ingest", files / "page.json", "--as-of", "2031-05-02")
    assert told(empty, "tickets") == {"B-1": "Musicians", "B-2": "Paint"}


def test_a_list_is_called_by_the_file_that_has_most_of_it(
    empty: Path, files: Path
) -> None:
    put(files, "fest.csv", RISKS + "R1,No band,3,4,Open,Eva\nR2,Rain,2,2,Open,Eva\n")
    put(files, "log.csv", RISKS + "R1,Mud slides,3,4,Open,Ib\nR2,Pump,2,2,Open,Ib\n")
    put(files, "extract.csv", RISKS + "R1,Mud slides down,3,4,Open,Ib\n")
    reports = {Path(each["path"]).name: each for each in read(empty, files)}
    assert sorted(told(empty, "raid")) == ["fest/R1", "fest/R2", "log/R1", "log/R2"]
    assert "its R1 " in remarks(reports["extract.csv"])
    assert "its R1, R2 " in remarks(reports["log.csv"])
