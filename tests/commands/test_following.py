"""When a followed file is due: never while it is being written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.workflows.ingesting.following import PATIENCE_S, Follower, Turn


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


@pytest.fixture
def follower(folder: Path, clock: Clock) -> Follower:
    return Follower([folder], 1.0, clock)


def _after(follower: Follower, clock: Clock, seconds: float) -> Turn:
    clock.now += seconds
    return follower.look()


def _settled(follower: Follower, clock: Clock) -> Turn:
    """Look until what is there is read."""
    follower.look()
    turn = _after(follower, clock, 1.0)
    follower.done(turn)
    return turn


def test_a_file_is_due_once_it_stood_still(
    folder: Path, follower: Follower, clock: Clock
) -> None:
    (folder / "a.md").write_text("one")
    assert not follower.look().files
    (folder / "a.md").write_text("one and two")
    assert not _after(follower, clock, 0.9).files
    assert not _after(follower, clock, 0.9).files
    assert follower.is_waiting

    turn = _after(follower, clock, 0.2)

    assert turn.names == {"in/a.md"}
    assert not follower.is_waiting


def test_a_file_changed_after_it_was_due_is_due_again(
    folder: Path, follower: Follower, clock: Clock
) -> None:
    (folder / "a.md").write_text("one")
    follower.look()
    turn = _after(follower, clock, 1.0)
    (folder / "a.md").write_text("one, and more while it was read")
    follower.done(turn)

    assert not follower.look().files
    assert _after(follower, clock, 1.0).names == {"in/a.md"}


def test_what_was_due_and_not_read_is_due_again(
    folder: Path, follower: Follower, clock: Clock
) -> None:
    (folder / "a.md").write_text("one")
    follower.look()
    assert _after(follower, clock, 1.0).files
    assert _after(follower, clock, 5.0).files


def test_one_file_that_grows_for_ever_does_not_keep_the_others_waiting(
    folder: Path, follower: Follower, clock: Clock
) -> None:
    (folder / "whole.md").write_text("one")
    log = folder / "log.txt"
    names: set[str] = set()
    for step in range(int(PATIENCE_S * 2) + 4):
        log.write_text("x" * (step + 1))
        names |= _after(follower, clock, 0.5).names
    assert names == {"in/whole.md"}


def test_a_file_deleted_and_made_again_at_once_is_not_said_to_be_gone(
    folder: Path, follower: Follower, clock: Clock
) -> None:
    (folder / "a.md").write_text("one")
    _settled(follower, clock)
    (folder / "a.md").unlink()
    assert not follower.look()
    (folder / "a.md").write_text("two")
    os.utime(folder / "a.md", ns=(1, 1))
    follower.look()

    turn = _after(follower, clock, 1.0)

    assert (turn.names, turn.gone) == ({"in/a.md"}, ())


def test_a_deleted_file_is_said_once(
    folder: Path, follower: Follower, clock: Clock
) -> None:
    (folder / "a.md").write_text("one")
    _settled(follower, clock)
    (folder / "a.md").unlink()

    assert _settled(follower, clock).gone == ("in/a.md",)
    assert not _settled(follower, clock)


def test_a_download_waits_for_its_final_name_and_is_said_once(
    folder: Path, follower: Follower, clock: Clock
) -> None:
    part = folder / "export.csv.crdownload"
    part.write_text("Issue key,Summ")
    turn = _settled(follower, clock)
    assert (turn.files, turn.unfinished) == ((), ("in/export.csv.crdownload",))
    assert not _settled(follower, clock)

    part.rename(folder / "export.csv")

    turn = _settled(follower, clock)
    assert (turn.names, turn.gone) == ({"in/export.csv"}, ())


def test_hidden_files_and_the_settings_are_not_followed(
    folder: Path, follower: Follower, clock: Clock
) -> None:
    (folder / ".ontrack").mkdir()
    (folder / ".ontrack" / "ledger.db").write_text("x")
    (folder / "ontrack.toml").write_text("")
    assert not _settled(follower, clock)
