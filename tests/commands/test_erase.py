"""What is erased leaves no byte in the project, and the rest as if it never was."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.domain.findings import ActionFinding
from assistant.ledger import database
from assistant.ledger.errors import ErasedMeanwhileError
from assistant.wiring import Project
from tests.commands.killed import killed_at
from tests.commands.program import SAMPLE, ontrack
from tests.commands.tour import SECRET, SOURCE, approve_tour, make_tour, views

GO = ("--yes", "--reason", "asked by the person", "--by", "Ilse")
EMPTY = ("--updates", "empty")
KILLS = 5
RUNS = """
SELECT type, key, cells, valid_from, valid_to FROM state
JOIN item ON item.id = state.item WHERE rev_to > 1000000 ORDER BY type, key
"""


@pytest.fixture(scope="module")
def made(made_once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The tour with an approved update; one from which nothing is to be erased."""

    def make(folder: Path) -> None:
        tour = make_tour(folder / "tour")
        assert ontrack("-C", tour, "-q", "search", "permit").code == 0
        approve_tour(tour)
        (folder / "never").mkdir()
        make_tour(folder / "never" / "tour", with_private=False)

    return made_once("tours", make)


@pytest.fixture
def tour(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made / "papers", tmp_path / "papers")
    return Path(shutil.copytree(made / "tour", tmp_path / "tour"))


@pytest.fixture
def never(made: Path) -> list[str]:
    return views(made / "never" / "tour")


def _hits(folder: Path) -> list[str]:
    """The files that have the word, in whatever case."""
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and SECRET.encode() in path.read_bytes().lower()
    ]


def _rows(tour: Path, query: str) -> list[Any]:
    with sqlite3.connect(tour / ".ontrack" / "ledger.db") as connection:
        return connection.execute(query).fetchall()


def test_no_byte_is_left_and_every_view_is_as_if_it_was_never_read(
    tour: Path, never: list[str]
) -> None:
    assert _hits(tour)
    assert views(tour) != never

    ran = ontrack("-C", tour, "erase", SOURCE, *GO, *EMPTY)

    assert ran.code == 0
    assert _hits(tour) == []
    assert views(tour) == never
    assert _hits(tour) == []
    assert ontrack("-C", tour, "verify").code == 0
    assert SECRET not in ontrack("-C", tour, "search", SECRET).out
    assert "waltz" in ontrack("-C", tour, "search", "which encore").out


def test_the_record_says_that_when_by_whom_and_why(tour: Path) -> None:
    assert ontrack("-C", tour, "erase", SOURCE, *GO, *EMPTY).code == 0
    listed = ontrack("-C", tour, "erase", "--list", "--json")
    (one,) = listed.json["erased"]
    assert (one["source"], one["by"]) == (SOURCE, "Ilse")
    assert one["reason"] == "asked by the person"
    assert one["at"].startswith("20")
    assert "asked by the person" in ontrack("-C", tour, "erase", "--list").out


def test_an_approved_update_is_named_and_decided_on_first(tour: Path) -> None:
    before = views(tour)
    ran = ontrack("-C", tour, "erase", SOURCE, *GO)
    assert ran.code == 4
    (update,) = ontrack("-C", tour, "updates", "--json").json["updates"]
    assert update["id"] in ran.err
    assert "--updates keep" in ran.err
    assert "--updates empty" in ran.err
    assert views(tour) == before


def test_an_update_that_is_kept_stays_to_the_byte_and_is_named(
    tour: Path, never: list[str]
) -> None:
    sent = _rows(tour, 'SELECT id, digest, "update" FROM sent')
    ran = ontrack("-C", tour, "erase", SOURCE, *GO, "--updates", "keep", "--json")
    assert ran.code == 0
    assert ran.json["updates_kept"] == [sent[0][0]]
    assert _rows(tour, 'SELECT id, digest, "update" FROM sent') == sent
    assert _hits(tour) == [".ontrack/ledger.db"]
    assert any(one["path"].endswith("ledger.db") for one in ran.json["left"])
    assert views(tour) == never
    others = "draft", "text", "finding", "journal", "passage", "version"
    for table in others:
        assert SECRET not in str(_rows(tour, f"SELECT * FROM {table}")).lower()  # noqa: S608


def test_of_an_emptied_update_who_when_for_whom_and_digests_stay(tour: Path) -> None:
    (before,) = ontrack("-C", tour, "updates", "--json").json["updates"]
    assert ontrack("-C", tour, "erase", SOURCE, *GO, *EMPTY).code == 0
    (after,) = ontrack("-C", tour, "updates", "--json").json["updates"]
    assert after == before
    assert "erased" in ontrack("-C", tour, "export").out


def test_words_in_decisions_are_taken_out_and_other_decisions_stay(
    tour: Path,
) -> None:
    actions = ontrack("-C", tour, "actions", "--json").json["actions"]
    told = {SECRET in one["what"].lower(): one["id"] for one in actions}
    drop = ("drop", "--by", "Ilse", "--reason")
    for own, why in ((True, f"the {SECRET} one is off"), (False, "known to all")):
        said = ontrack("-C", tour, "decide", told[own], *drop, why)
        assert said.code == 0, said.err
    count = len(_rows(tour, "SELECT seq FROM journal"))

    assert ontrack("-C", tour, "erase", SOURCE, *GO, *EMPTY).code == 0

    rows = _rows(tour, "SELECT by, target, reason FROM journal ORDER BY seq")
    assert len(rows) == count
    assert ("Ilse", told[True], "[erased]") in rows
    assert ("Ilse", told[False], "known to all") in rows
    assert _hits(tour) == []


def test_copies_in_the_store_go_too_and_backups_and_the_file_are_named(
    tour: Path, tmp_path: Path
) -> None:
    backup = tmp_path / "b.zip"
    assert ontrack("-C", tour, "backup", backup).code == 0
    assert ontrack("-C", tour, "restore", backup, "--force").code == 0
    shutil.copyfile(tour / ".ontrack/ledger.db", tour / ".ontrack/ledger.0001.bak")
    own = tour / "private copy.md"
    shutil.copyfile(tmp_path / SOURCE, own)
    assert len(_hits(tour)) > 3

    ran = ontrack("-C", tour, "erase", SOURCE, *GO, *EMPTY, "--json")

    assert ran.code == 0
    assert _hits(tour) == ["private copy.md"]
    assert {one["path"] for one in ran.json["left"]} == {str(backup), str(own)}

    back = ontrack("-C", tour, "restore", backup, "--force")
    assert back.code == 0
    assert f"ontrack erase {SOURCE}" in back.err


def test_the_same_file_is_refused_until_it_is_asked_for_again(
    tour: Path, tmp_path: Path, never: list[str]
) -> None:
    full = views(tour)
    assert ontrack("-C", tour, "erase", SOURCE, *GO, *EMPTY).code == 0
    papers = tmp_path / "papers"
    read = ontrack("-C", tour, "ingest", papers, "--as-of", "2026-08-21")
    assert read.code == 3
    assert "erased" in read.err
    assert "--again" in read.err
    assert views(tour) == never
    assert _hits(tour) == []

    read = ontrack("-C", tour, "ingest", papers, "--as-of", "2026-08-21", "--again")
    assert read.code == 0
    assert views(tour) == full
    assert ontrack("-C", tour, "verify").code == 0
    assert len(ontrack("-C", tour, "erase", "--list", "--json").json["erased"]) == 1


def test_a_dry_run_says_what_it_is_about_and_changes_nothing(tour: Path) -> None:
    before = (tour / ".ontrack" / "ledger.db").read_bytes()
    ran = ontrack("-C", tour, "erase", SOURCE, "--dry-run", "--json")
    assert ran.code == 0
    assert ran.json["erased"] is None
    assert len(ran.json["updates"]) == 1
    assert (tour / ".ontrack" / "ledger.db").read_bytes() == before


def test_without_a_terminal_and_yes_nothing_is_erased(tour: Path) -> None:
    ran = ontrack("-C", tour, "erase", SOURCE, *EMPTY)
    assert ran.code == 2
    assert "--yes" in ran.err
    assert _hits(tour)


@pytest.mark.parametrize("name", ["papers/none.md", "none.md", ""])
def test_a_source_that_is_not_there_ends_with_2(tour: Path, name: str) -> None:
    ran = ontrack("-C", tour, "erase", name, *GO, *EMPTY)
    assert ran.code == 2
    assert "ontrack sources" in ran.err


def test_a_list_goes_with_all_its_versions(tour: Path, tmp_path: Path) -> None:
    later = tmp_path / "later"
    later.mkdir()
    text = (tmp_path / "papers/raid-2026-08-20.csv").read_text()
    text = text.replace("3,4", "4,4").replace("Freight", "Cartage")
    (later / "raid-2026-08-27.csv").write_text(text)
    assert ontrack("-C", tour, "-q", "ingest", later, "--as-of", "2026-08-28").code == 0
    assert len(_rows(tour, "SELECT id FROM version WHERE kind LIKE 'raid%'")) == 2
    ran = ontrack("-C", tour, "erase", "raid-2026-08-27.csv", *GO, *EMPTY, "--json")
    assert ran.code == 0
    assert ontrack("-C", tour, "raid", "--json").json["raid"] == []
    stored = (tour / ".ontrack" / "ledger.db").read_bytes().lower()
    assert b"cartage" not in stored
    assert b"timpani" not in stored


@pytest.mark.parametrize("which", ["first", "second"])
def test_runs_that_two_files_tell_stay_with_the_other(
    which: str, tmp_path: Path
) -> None:
    files = [next((SAMPLE / f"week-0{n}" / "ci").glob("*.json")) for n in (4, 5)]
    names = [f"ci-{n}.json" for n in range(2)]
    gone, left = (0, 1) if which == "first" else (1, 0)

    for folder in ("both", "alone"):
        (tmp_path / folder / "ci").mkdir(parents=True)
    for project, numbers, folder in (("a", (0, 1), "both"), ("b", (left,), "alone")):
        target = tmp_path / project
        assert ontrack("init", target, "--name", "Test").code == 0
        for n in numbers:
            path = tmp_path / folder / "ci" / names[n]
            shutil.copyfile(files[n], path)
            assert ontrack("-C", target, "-q", "ingest", path.parent).code == 0
    both, alone = tmp_path / "a", tmp_path / "b"
    erased = ontrack("-C", both, "erase", names[gone], *GO, "--json")
    assert erased.code == 0
    (tmp_path / "both" / "ci" / names[gone]).unlink()
    again = ontrack("-C", both, "-q", "ingest", tmp_path / "both" / "ci")
    assert again.code == 0
    runs = [_rows(project, RUNS) for project in (both, alone)]
    assert runs[0] == runs[1]
    assert len(runs[0]) > 1
    assert bool(erased.json["erased"]["to_read_again"]) == (which == "first")


def test_what_was_begun_before_and_ends_after_an_erasure_brings_nothing_back(
    tour: Path,
) -> None:
    project = Project.find(tour)
    ledger = project.ledger
    ontrack("-C", tour, "draft", "--audience", "engineering", "--json")
    draft = ledger.journal.latest_draft("engineering")
    (version,) = [one for one in ledger.view().versions if one.path == SOURCE]
    found = [one.finding for one in ledger.view().findings(ActionFinding)]
    digest = _rows(
        tour,
        f"SELECT digest FROM text WHERE lower(body) LIKE '%{SECRET}%'",  # noqa: S608
    )[0][0]
    assert draft is not None
    assert ontrack("-C", tour, "erase", SOURCE, *GO, *EMPTY).code == 0

    with pytest.raises(ErasedMeanwhileError):
        ledger.journal.save_draft(draft)
    ledger.save_findings(version.id, "late", found)
    ledger.texts.save_vectors("late", [(digest, b"\0" * 8)])

    assert _hits(tour) == []
    assert _rows(tour, "SELECT * FROM vector WHERE embedder = 'late'") == []
    assert ontrack("-C", tour, "draft", "--audience", "engineering").code == 0
    assert ontrack("-C", tour, "verify").code == 0


def test_what_a_model_answered_with_its_words_goes_too(tour: Path) -> None:
    with sqlite3.connect(tour / ".ontrack" / "ledger.db") as connection:
        connection.execute(
            "INSERT INTO answer (purpose, key, model, as_of, versions, body, rev) "
            "VALUES ('wording', 'k', 'm', '2026-08-21', '[]', ?, "
            "(SELECT max(rev) FROM revision))",
            (f'{{"text": "the {SECRET} one"}}',),
        )
    assert ontrack("-C", tour, "erase", SOURCE, *GO, *EMPTY).code == 0
    assert _rows(tour, "SELECT * FROM answer") == []
    assert _hits(tour) == []


def test_another_that_reads_is_waited_for_and_the_next_command_ends_it(
    tour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 300)
    reader = sqlite3.connect(tour / ".ontrack" / "ledger.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM text").fetchone()
    ran = ontrack("-C", tour, "erase", SOURCE, *GO, *EMPTY)
    assert ran.code == 1
    assert "Fix: " in ran.err
    reader.close()
    assert ontrack("-C", tour, "verify").code == 1
    assert ontrack("-C", tour, "health").code == 0
    assert _hits(tour) == []
    assert ontrack("-C", tour, "reindex").code == 0
    assert ontrack("-C", tour, "verify").code == 0


def test_killed_at_any_file_it_is_not_begun_or_ended_by_the_next_command(
    tour: Path, never: list[str], tmp_path: Path
) -> None:
    full = views(tour)
    whole = shutil.copytree(tour, tmp_path / "whole" / "target")
    command = ("erase", SOURCE, *GO, *EMPTY)
    code, touched = killed_at(10_000, "/target/.ontrack", "-C", whole, *command)
    assert code == 0
    seen = set()
    for last in range(1, touched + 1, max(1, touched // KILLS)):
        folder = shutil.copytree(tour, tmp_path / str(last) / "target")
        assert killed_at(last, "/target/.ontrack", "-C", folder, *command)[0] == -9
        begun = ontrack("-C", folder, "erase", "--list", "--json").json["erased"]
        seen.add(bool(begun))
        if begun:
            assert ontrack("-C", folder, "health").code == 0
            assert _hits(folder) == []
        assert views(folder) == (never if begun else full)
        if not begun:
            assert ontrack("-C", folder, *command).code == 0
            assert _hits(folder) == []
    assert seen == {True, False}
