"""The shelf of what was worked out: the newest stays, nothing of a former state."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.ledger.remembered import Remembered, Shelf

MOST = 96


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "facts")


def test_the_oldest_texts_go_first(shelf: Shelf, tmp_path: Path) -> None:
    for number in range(MOST + 3):
        shelf.put(str(number), b"{}")
        newest = max((tmp_path / "facts").iterdir(), key=lambda p: p.stat().st_mtime_ns)
        os.utime(newest, ns=(number, number))
    assert len(list((tmp_path / "facts").iterdir())) == MOST
    assert [shelf.get(key) for key in ("0", "1")] == [None, None]
    assert shelf.get(str(MOST + 2)) == b"{}"


def test_what_was_put_at_another_state_is_not_there(shelf: Shelf) -> None:
    Remembered(shelf, "quay 7", lambda: "quay 7").put("flags", b"[]")
    assert Remembered(shelf, "quay 7", lambda: "quay 7").get("flags") == b"[]"
    assert Remembered(shelf, "quay 8", lambda: "quay 8").get("flags") is None


def test_given_a_ledger_that_changed_meanwhile_when_put_then_nothing_is_left(
    shelf: Shelf, tmp_path: Path
) -> None:
    Remembered(shelf, "quay 7", lambda: "quay 8").put("flags", b"[]")
    assert list((tmp_path / "facts").iterdir()) == []


def test_a_cleared_shelf_holds_nothing_and_can_be_used_again(shelf: Shelf) -> None:
    shelf.put("flags", b"[]")
    shelf.clear()
    assert shelf.get("flags") is None
    shelf.put("flags", b"{}")
    assert shelf.get("flags") == b"{}"
