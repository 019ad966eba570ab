"""Verify finds what was changed behind the program's back, names it and the fix."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import ontrack
from tests.commands.tour import approve_tour, make_tour


@pytest.fixture(scope="module")
def approved(made_once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    def make(folder: Path) -> None:
        approve_tour(make_tour(folder / "tour"))

    return made_once("approved-tour", make) / "tour"


@pytest.fixture
def tour(approved: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(approved, tmp_path / "tour"))


def _change(tour: Path, statement: str) -> None:
    with sqlite3.connect(tour / ".ontrack" / "ledger.db") as connection:
        assert connection.execute(statement).rowcount > 0


def _checks(tour: Path) -> tuple[int, dict[str, Any]]:
    ran = ontrack("-C", tour, "verify", "--json")
    assert ran.json["ok"] == (ran.code == 0)
    return ran.code, {check["name"]: check for check in ran.json["checks"]}


def test_a_project_as_it_was_left_is_whole_and_something_was_looked_at(
    approved: Path,
) -> None:
    code, checks = _checks(approved)
    assert code == 0
    for name in ("texts", "findings", "draft quotes", "approved updates", "decisions"):
        assert checks[name]["checked"] > 0
    assert "ok  texts" in ontrack("-C", approved, "verify").out


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        (
            "UPDATE text SET body = 'a polka' WHERE body LIKE '%waltz%'",
            "ledger",
        ),
        (
            "UPDATE finding SET fields = json_set(fields, '$.quote', 'unsaid') WHERE row = 1",
            "findings",
        ),
        ("UPDATE vector SET vector = x'0102' WHERE id = 1", "vectors"),
        (
            "UPDATE sent SET \"update\" = json_set(\"update\", '$.body', 'All is well.')",
            "approved updates",
        ),
        ("UPDATE sent SET prev_digest = 'abc'", "approved updates"),
        ("DELETE FROM journal WHERE seq = 1", "decisions"),
        ("DELETE FROM passage WHERE id IN (SELECT passage FROM finding)", "ledger"),
    ],
)
def test_what_was_changed_is_named_with_what_to_do(
    tour: Path, statement: str, name: str
) -> None:
    _change(tour, statement)
    code, checks = _checks(tour)
    assert code == 1
    assert checks[name]["wrong"] >= 1
    assert checks[name]["problems"]
    assert "ontrack restore" in checks[name]["fix"]
    shown = ontrack("-C", tour, "verify")
    assert shown.code == 1
    assert f"BAD {name}" in shown.out


def test_words_changed_in_text_and_index_alike_are_found_by_their_digest(
    tour: Path,
) -> None:
    _change(
        tour,
        "UPDATE text SET body = replace(body, 'Sibelius', 'Grieg') "
        "WHERE body LIKE '%Sibelius%'",
    )
    with sqlite3.connect(tour / ".ontrack" / "ledger.db") as connection:
        connection.execute("INSERT INTO text_fts(text_fts) VALUES('rebuild')")
    code, checks = _checks(tour)
    assert code == 1
    assert checks["ledger"]["ok"]
    assert checks["texts"]["wrong"] == 1
    assert not checks["draft quotes"]["ok"] or not checks["findings"]["ok"]


def test_an_index_that_is_gone_is_named_and_mended_by_reindex(tour: Path) -> None:
    shutil.rmtree(tour / ".ontrack" / "index")
    code, checks = _checks(tour)
    assert code == 1
    assert "ontrack reindex" in checks["index"]["fix"]
    assert ontrack("-C", tour, "reindex").code == 0
    assert _checks(tour)[0] == 0


def test_a_file_that_is_no_ledger_ends_with_1_and_the_way_out(tour: Path) -> None:
    (tour / ".ontrack" / "ledger.db").write_bytes(b"no ledger at all" * 99)
    ran = ontrack("-C", tour, "verify")
    assert ran.code == 1
    assert "damaged" in ran.err
    assert "Fix: " in ran.err
