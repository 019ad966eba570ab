"""An export that comes in several files of one day is read whole."""

from __future__ import annotations

from pathlib import Path

from tests.commands.program import ontrack

HEAD = "Assignee,Due date,Issue key,Summary,Issue Type,Status,Status Category,Created\n"


def read(project: Path, folder: Path, day: str) -> list[str]:
    ran = ontrack("-C", project, "ingest", folder, "--as-of", day)
    assert ran.code == 0, ran.err
    rows = ontrack("-C", project, "tickets", "--json", "--as-of", day).json["tickets"]
    return sorted(row["key"] for row in rows)


def export(folder: Path, name: str, *wanted: str) -> None:
    folder.mkdir(exist_ok=True)
    rows = [f",,{key},Work on {key},Story,To Do,To Do,2031-03-03\n" for key in wanted]
    (folder / name).write_text(HEAD + "".join(rows))


def test_two_files_of_one_export_are_kept_both_week_after_week(
    empty: Path, tmp_path: Path
) -> None:
    for week, day in (("w1", "2031-03-07"), ("w2", "2031-03-14")):
        export(tmp_path / week, f"jira-deck-{day}.csv", "PIER-1", "PIER-2")
        export(tmp_path / week, f"jira-rails-{day}.csv", "PIER-3")
        assert read(empty, tmp_path / week, day) == ["PIER-1", "PIER-2", "PIER-3"]

    export(tmp_path / "w3", "jira-rails-2031-03-21.csv", "PIER-4")
    found = read(empty, tmp_path / "w3", "2031-03-21")
    assert found == ["PIER-1", "PIER-2", "PIER-4"]


def test_a_newer_export_of_the_same_day_takes_the_place_of_the_older(
    empty: Path, tmp_path: Path
) -> None:
    export(tmp_path / "w1", "jira-morning.csv", "PIER-1", "PIER-2")
    read(empty, tmp_path / "w1", "2031-03-07")
    export(tmp_path / "w2", "jira-noon.csv", "PIER-1", "PIER-3")
    assert read(empty, tmp_path / "w2", "2031-03-07") == ["PIER-1", "PIER-3"]
