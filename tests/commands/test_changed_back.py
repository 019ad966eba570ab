"""A file that gets its former content again says that again, whatever the day."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from ingest.isolation import Isolation
from tests.commands.program import ontrack

HEAD = "Assignee,Due date,Issue key,Issue Type,Summary,Status,Created,Updated\n"
TICKET = HEAD + ",,HIVE-1,Story,Frames,{},2031-04-01 10:00,2031-05-01 10:00\n"
NOTE = "# Bee walk, 1 May 2031\n\n- The north hive is {}.\n"
UNDATED = "# Shed\n\n- The shed door is {}.\n"


def outcomes(project: Path, *args: object) -> list[str]:
    ran = ontrack("-C", project, "ingest", *args, "--json")
    return [each["outcome"] for each in ran.json["files"]]


def found(project: Path, words: str) -> str:
    return ontrack("-C", project, "search", words).out.splitlines()[0]


@pytest.mark.parametrize(
    ("text", "later"),
    [(NOTE, "2031-05-01"), (NOTE, "2031-05-09"), (UNDATED, "2031-05-01")],
)
def test_notes_that_are_changed_back_say_their_former_words_again(
    empty: Path, tmp_path: Path, text: str, later: str
) -> None:
    file = tmp_path / "walk.md"
    for word, day in (("calm", "2031-05-01"), ("gone", later), ("calm", later)):
        file.write_text(text.format(word))
        assert outcomes(empty, file, "--as-of", day) == ["ingested"]
        assert f" is {word}." in found(empty, "hive shed door is")

    assert outcomes(empty, file, "--as-of", later) == ["unchanged"]


def test_an_export_that_is_changed_back_on_its_own_day_is_the_last_word(
    empty: Path, tmp_path: Path
) -> None:
    file = tmp_path / "issues.csv"
    for status in ("To Do", "Done", "To Do", "Done"):
        file.write_text(TICKET.format(status))
        assert outcomes(empty, file) == ["ingested"]
        assert outcomes(empty, file) == ["unchanged"]
        rows = ontrack("-C", empty, "tickets", "--json").json["tickets"]
        assert [row["status"] for row in rows] == [status]


def test_a_file_in_an_archive_that_is_changed_back_is_the_last_word(
    empty: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "week.zip"
    for word in ("calm", "gone", "calm"):
        with ZipFile(archive, "w") as made:
            made.writestr("walk.md", NOTE.format(word))
        assert outcomes(empty, archive) == ["ingested"]
        assert f" is {word}." in found(empty, "north hive is")
    assert outcomes(empty, archive) == ["unchanged"]


def test_two_files_of_one_name_in_two_places_are_no_change_back(
    empty: Path, tmp_path: Path
) -> None:
    files = [tmp_path / place / "walk.md" for place in ("north", "south")]
    for file, word in zip(files, ("calm", "gone"), strict=True):
        file.parent.mkdir()
        file.write_text(NOTE.format(word))
    assert outcomes(empty, *files) == ["ingested", "ingested"]

    assert outcomes(empty, *files) == ["unchanged", "unchanged"]


def test_an_older_export_that_is_put_back_does_not_speak_for_a_later_day(
    empty: Path, tmp_path: Path
) -> None:
    file = tmp_path / "issues.csv"
    newer = TICKET.format("Done").replace("2031-05-01 10:00", "2031-05-08 10:00")
    for text in (TICKET.format("To Do"), newer, TICKET.format("To Do")):
        file.write_text(text)
        last = outcomes(empty, file)
    assert last == ["unchanged"]
    rows = ontrack("-C", empty, "tickets", "--json").json["tickets"]
    assert [row["status"] for row in rows] == ["Done"]


def test_the_files_of_an_archive_that_is_the_same_are_not_read_again(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "week.zip"
    with ZipFile(archive, "w") as made:
        made.writestr("walk.md", NOTE.format("calm"))
        made.writestr("issues.csv", TICKET.format("Done"))
    first = ontrack("-C", empty, "ingest", archive, "--json").json["files"]

    def unread(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Isolation, "read", unread)
    again = ontrack("-C", empty, "ingest", archive, "--json").json["files"]
    assert [each["outcome"] for each in again] == ["unchanged", "unchanged"]
    assert [each["counts"] for each in again] == [each["counts"] for each in first]
