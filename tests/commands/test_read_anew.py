"""Settings that change the reading count when a file is ingested again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import ontrack

_BOARD = (
    "Key,Title,Status,Owner,Due,Updated\n"
    "A-1,Caulk the hull,Moored,Ana Li,05/06/2030,03/04/2030\n"
)


@pytest.fixture
def board(empty: Path) -> Path:
    (empty / "d").mkdir()
    (empty / "d" / "board.csv").write_text(_BOARD)
    return empty


def _ingest(project: Path, *options: object) -> Any:
    return ontrack("-C", project, "ingest", project / "d", *options, "--json").json[
        "files"
    ][0]


def _order(project: Path, order: str) -> None:
    assert (
        ontrack("-C", project, "config", "set", "project.date_order", order).code == 0
    )


def _due(project: Path) -> Any:
    [ticket] = ontrack("-C", project, "tickets", "--json").json["tickets"]
    return ticket["due"]


def test_the_order_of_dates_that_is_set_later_counts_from_the_next_ingest(
    board: Path,
) -> None:
    _order(board, "mdy")
    _ingest(board, "--as-of", "2030-06-30")
    assert _due(board) == "2030-05-06"
    _order(board, "dmy")

    assert _ingest(board)["outcome"] != "unchanged"

    assert _due(board) == "2030-06-05"
    [source] = ontrack("-C", board, "sources", "--json").json["sources"]
    assert source["as_of"] == "2030-06-30"
    assert _ingest(board, "--as-of", "2030-06-30")["outcome"] == "unchanged"


def test_the_day_of_a_note_follows_the_order_that_is_set(empty: Path) -> None:
    (empty / "d").mkdir()
    (empty / "d" / "sync.txt").write_text(
        "Sync\nDate: 05/03/2029\n\nAna: all is well.\n"
    )
    _order(empty, "mdy")
    assert _ingest(empty)["as_of"] == "2029-05-03"
    _order(empty, "dmy")

    assert _ingest(empty)["as_of"] == "2029-03-05"

    [source] = ontrack("-C", empty, "sources", "--json").json["sources"]
    assert source["as_of"] == "2029-03-05"


def test_a_note_whose_day_reads_in_two_ways_says_how_to_settle_it(
    empty: Path,
) -> None:
    (empty / "d").mkdir()
    (empty / "d" / "sync.txt").write_text("Sync\nDate: 05/03/2024\n\nAna: well.\n")

    report = _ingest(empty)

    assert report["as_of_from"].endswith("its own date reads in two ways")
    [problem] = report["problems"]
    assert problem["where"] == "line 2"
    assert "date_order" in problem["fix"]
    _order(empty, "dmy")
    assert _ingest(empty)["as_of"] == "2024-03-05"


def test_a_status_that_is_explained_later_is_understood(board: Path) -> None:
    _order(board, "dmy")
    _ingest(board, "--as-of", "2030-06-30")
    settings = board / "ontrack.toml"
    settings.write_text(settings.read_text().replace("done = []", 'done = ["Moored"]'))

    assert _ingest(board, "--as-of", "2030-06-30")["outcome"] != "unchanged"

    [ticket] = ontrack("-C", board, "tickets", "--json").json["tickets"]
    assert ticket["category"] == "done"


def test_what_is_read_anew_stays_as_closed_as_it_was(board: Path) -> None:
    _order(board, "mdy")
    _ingest(board, "--label", "restricted")
    _order(board, "dmy")

    report = _ingest(board)

    assert report["label"] == "restricted"
    labels = [
        source["label"]
        for source in ontrack("-C", board, "sources", "--json").json["sources"]
    ]
    assert labels == ["restricted"]


def test_a_kind_that_the_command_line_gave_is_not_forgotten(empty: Path) -> None:
    (empty / "d").mkdir()
    (empty / "d" / "talk.txt").write_text("# Talk\n\nAna: all is well.\n")
    _ingest(empty, "--kind", "notes_markdown")
    _order(empty, "dmy")

    _ingest(empty)

    kinds = [
        source["kind"]
        for source in ontrack("-C", empty, "sources", "--json").json["sources"]
    ]
    assert kinds == ["notes_markdown"]
