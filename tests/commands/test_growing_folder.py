"""A folder that keeps its old exports: the newest speaks, whatever the names."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from tests.commands.program import ontrack

HEAD = "Assignee,Due date,Issue key,Issue Type,Summary,Status,Created,Updated\n"
OLD = HEAD + ",,KEEL-1,Story,Plank,To Do,2031-04-01 10:00,2031-05-01 10:00\n"
NEW = HEAD + ",,KEEL-1,Story,Plank,Done,2031-04-01 10:00,2031-05-08 10:00\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


def read(project: Path, *args: object) -> dict[str, str]:
    ran = ontrack("-C", project, "ingest", *args, "--json")
    assert ran.code == 0, ran.err
    return {Path(each["path"]).name: each["outcome"] for each in ran.json["files"]}


def status(project: Path, *args: object) -> list[str]:
    rows = ontrack("-C", project, "tickets", "--json", *args).json["tickets"]
    return [row["status"] for row in rows]


def changed(project: Path) -> list[tuple[str, str]]:
    ran = ontrack("-C", project, "changes", "--since", "2031-05-02", "--json")
    return [(each["kind"], each["on"]) for each in ran.json["changes"]]


@pytest.mark.parametrize(("old", "new"), [("z.csv", "a.csv"), ("a.csv", "z.csv")])
def test_an_old_export_that_still_lies_there_does_not_speak_for_a_later_day(
    empty: Path, files: Path, old: str, new: str
) -> None:
    (files / old).write_text(OLD)
    read(empty, files, "--as-of", "2031-05-01")
    (files / new).write_text(NEW)
    read(empty, files, "--as-of", "2031-05-08")

    assert status(empty) == ["Done"]
    assert status(empty, "--as-of", "2031-05-07") == ["To Do"]
    assert changed(empty) == [("done", "2031-05-08")]
    for day in ("2031-05-08", "2031-05-15"):
        assert read(empty, files, "--as-of", day)[old] == "unchanged"
    assert status(empty) == ["Done"]


@pytest.mark.parametrize("names", permutations(["a.csv", "z.csv"]))
def test_of_two_exports_read_at_once_the_newer_is_of_the_day_that_is_said(
    empty: Path, files: Path, names: tuple[str, str]
) -> None:
    for name, text in zip(names, (OLD, NEW), strict=True):
        (files / name).write_text(text)
    read(empty, files, "--as-of", "2031-05-09")

    assert status(empty) == ["Done"]
    assert status(empty, "--as-of", "2031-05-08") == ["To Do"]
    again = read(empty, files, "--as-of", "2031-05-09")
    assert set(again.values()) == {"unchanged"}


def test_a_day_that_is_said_for_one_file_alone_is_its_day(
    empty: Path, files: Path
) -> None:
    (files / "new.csv").write_text(NEW)
    (files / "old.csv").write_text(OLD)
    read(empty, files / "new.csv", "--as-of", "2031-05-09")
    read(empty, files / "old.csv", "--as-of", "2031-05-09")

    sources = ontrack("-C", empty, "sources", "--json").json["sources"]
    days = {Path(each["path"]).name: each["as_of"] for each in sources}
    assert days["old.csv"] == "2031-05-09"
    assert status(empty) == ["To Do"]


def test_an_export_that_is_read_again_without_a_day_keeps_the_day_that_was_said(
    empty: Path, files: Path
) -> None:
    (files / "a.csv").write_text(OLD)
    read(empty, files, "--as-of", "2031-05-09")
    assert read(empty, files) == {"a.csv": "unchanged"}
    sources = ontrack("-C", empty, "sources", "--json").json["sources"]
    assert [source["as_of"] for source in sources] == ["2031-05-09"]


def test_an_export_without_changes_says_so_on_a_later_day(
    empty: Path, files: Path
) -> None:
    (files / "a.csv").write_text(OLD)
    read(empty, files, "--as-of", "2031-05-01")
    read(empty, files, "--as-of", "2031-05-08")
    [source] = ontrack("-C", empty, "sources", "--json").json["sources"]
    assert source["as_of"] == "2031-05-08"


def test_a_file_that_has_its_former_content_again_is_believed(
    empty: Path, files: Path
) -> None:
    log = "ID,Risk,Likelihood,Impact,Status,Owner\nR1,Keel cracks,{},4,Open,Ib\n"
    for day, level in (("01", 2), ("08", 5), ("15", 2)):
        (files / "raid.csv").write_text(log.format(level))
        read(empty, files, "--as-of", f"2031-05-{day}")
    [entry] = ontrack("-C", empty, "raid", "--json").json["raid"]
    assert entry["likelihood"] == 2


def test_a_day_in_the_past_is_said_of_the_past_alone(empty: Path, files: Path) -> None:
    (files / "old.csv").write_text(OLD)
    read(empty, files / "old.csv", "--as-of", "2031-05-01")
    (files / "new.csv").write_text(NEW)
    read(empty, files / "new.csv", "--as-of", "2031-05-08")
    read(empty, files / "old.csv", "--as-of", "2031-04-20")

    assert status(empty, "--as-of", "2031-04-20") == ["To Do"]
    assert status(empty) == ["Done"]


def test_given_bytes_that_say_no_day_then_they_are_not_read_again(
    empty: Path, tmp_path: Path
) -> None:
    export = tmp_path / "src" / "kilns.csv"
    export.parent.mkdir()
    export.write_text("Key,Summary,Status,Owner\nKI-1,Brick it,To Do,Ib\n")
    first = ontrack("-C", empty, "ingest", export.parent, "--json").json
    assert first["files"][0]["outcome"] == "ingested"
    again = ontrack("-C", empty, "ingest", export.parent, "--json").json
    assert again["files"][0]["outcome"] == "unchanged"
    assert again["as_of"] == first["as_of"]
    [ticket] = ontrack("-C", empty, "tickets", "--json").json["tickets"]
    assert ticket["status"] == "To Do"
