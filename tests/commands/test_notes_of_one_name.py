"""Two weeks' notes of one name are two meetings; notes that grow are one text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import ontrack

FIRST = "# Crew talk 2031-05-05\n\n- The crane is rusty.\n- Ib: order the paint.\n"
SECOND = "# Crew talk 2031-05-12\n\n- The paint has come.\n- Eva: book the ferry.\n"


def read(project: Path, folder: Path, text: str, *args: object) -> dict[str, Any]:
    """Write the notes into a folder of the given name and ingest that folder."""
    notes = folder / "notes"
    notes.mkdir(parents=True, exist_ok=True)
    (notes / "talk.md").write_text(text)
    ran = ontrack("-C", project, "ingest", notes, *args, "--json")
    assert ran.code == 0, ran.err
    [report] = ran.json["files"]
    return dict(report)


def said(project: Path, query: str) -> list[str]:
    found = ontrack("-C", project, "search", query, "--json").json["results"][0]
    return [hit["evidence"]["quote"].removeprefix("- ") for hit in found["passages"]]


@pytest.mark.parametrize("order", [(FIRST, SECOND), (SECOND, FIRST)])
def test_notes_of_two_weeks_from_two_folders_are_both_there(
    empty: Path, tmp_path: Path, order: tuple[str, str]
) -> None:
    for place, text in zip("ab", order, strict=True):
        read(empty, tmp_path / place, text)
    assert "The crane is rusty." in said(empty, "rusty crane")
    assert "The paint has come." in said(empty, "paint come")
    for place, text in zip("ab", order, strict=True):
        assert read(empty, tmp_path / place, text)["outcome"] == "unchanged"
    assert len(ontrack("-C", empty, "sources", "--json").json["sources"]) == 2


def test_notes_that_take_the_place_of_last_week_s_in_one_file_end_none(
    empty: Path, tmp_path: Path
) -> None:
    read(empty, tmp_path / "a", FIRST)
    read(empty, tmp_path / "a", SECOND)
    assert "The crane is rusty." in said(empty, "rusty crane")


def test_notes_that_are_corrected_are_a_new_version(
    empty: Path, tmp_path: Path
) -> None:
    read(empty, tmp_path / "a", FIRST)
    read(empty, tmp_path / "b", SECOND)
    read(empty, tmp_path / "a", FIRST.replace("rusty", "fine"))
    assert "The crane is rusty." not in said(empty, "rusty crane")
    assert "The crane is fine." in said(empty, "fine crane")
    assert "The paint has come." in said(empty, "paint come")


def test_one_file_that_grows_with_each_meeting_is_one_text(
    empty: Path, tmp_path: Path
) -> None:
    read(empty, tmp_path / "a", FIRST)
    read(empty, tmp_path / "a", f"{SECOND}\n{FIRST}")
    assert said(empty, "rusty crane").count("The crane is rusty.") == 1
    assert len(ontrack("-C", empty, "sources", "--json").json["sources"]) == 1


def test_notes_without_a_date_are_of_the_days_that_the_command_says(
    empty: Path, tmp_path: Path
) -> None:
    first = FIRST.replace(" 2031-05-05", "")
    second = SECOND.replace(" 2031-05-12", "")
    read(empty, tmp_path / "a", first, "--as-of", "2031-05-05")
    read(empty, tmp_path / "b", second, "--as-of", "2031-05-12")
    assert "The crane is rusty." in said(empty, "rusty crane")
    assert "The paint has come." in said(empty, "paint come")


def test_notes_without_any_day_are_two_if_they_lie_in_two_places(
    empty: Path, tmp_path: Path
) -> None:
    read(empty, tmp_path / "a", "# Crew talk\n\nThe crane is rusty.\n")
    read(empty, tmp_path / "b", "# Crew talk\n\nPaint has come.\n")
    assert "The crane is rusty." in said(empty, "rusty crane")
    assert "Paint has come." in said(empty, "paint come")


def test_notes_without_any_day_that_leave_nothing_of_the_former_say_so(
    empty: Path, tmp_path: Path
) -> None:
    read(empty, tmp_path / "a", "# Crew talk\n\nThe crane is rusty.\n")
    [remark] = read(empty, tmp_path / "a", "# Crew talk\n\nPaint came.\n")["remarks"]
    assert "nothing is left" in remark
