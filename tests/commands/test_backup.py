"""A backup is one whole file; what it gives back is the project as it was."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.forged import repacked
from tests.commands.killed import killed_at
from tests.commands.program import ontrack
from tests.commands.tour import OPEN, approve_tour, make_tour, views

KILLS = 5


@pytest.fixture(scope="module")
def approved(made_once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    def make(folder: Path) -> None:
        tour = make_tour(folder / "tour")
        approve_tour(tour)
        assert ontrack("-C", tour, "-q", "backup", folder / "tour.zip").code == 0

    return made_once("backed-up-tour", make)


@pytest.fixture
def tour(approved: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(approved / "tour", tmp_path / "tour"))


@pytest.fixture
def backup(approved: Path) -> Path:
    return approved / "tour.zip"


def _export(tour: Path) -> str:
    return ontrack("-C", tour, "export").out


def test_what_is_restored_elsewhere_is_the_same_to_the_byte(
    tour: Path, backup: Path, tmp_path: Path
) -> None:
    new = tmp_path / "elsewhere" / "new"
    new.parent.mkdir()
    assert ontrack("-C", new, "restore", backup).code == 0
    assert views(new) == views(tour)
    assert _export(new) == _export(tour)
    assert (new / "ontrack.toml").read_bytes() == (tour / "ontrack.toml").read_bytes()
    assert ontrack("-C", new, "verify").code == 0
    assert "waltz" in ontrack("-C", new, "search", "which encore").out


def test_a_backup_holds_no_vector_store_and_no_login(
    tour: Path, tmp_path: Path
) -> None:
    settings = tour / "ontrack.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}\n# see https://ilse:h0rnpipe@wiki.example/tour\n")
    ran = ontrack("-C", tour, "backup", tmp_path / "b.zip", "--json")
    assert ran.code == 0
    assert ran.json["manifest"]["without"]
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        names = set(archive.namelist())
        assert names == {"ledger.db", "ontrack.toml", "manifest.json"}
        assert b"h0rnpipe" not in archive.read("ontrack.toml")
        assert b"wiki.example/tour" in archive.read("ontrack.toml")


def test_audiences_of_the_project_are_part_of_it(tour: Path, tmp_path: Path) -> None:
    own = tour / "audiences" / "patrons.md"
    own.parent.mkdir()
    built_in = Path(__file__).parents[2] / "prompts" / "audiences" / "client.md"
    shutil.copyfile(built_in, own)
    assert ontrack("-C", tour, "backup", tmp_path / "b.zip").code == 0
    assert ontrack("-C", tmp_path / "new", "restore", tmp_path / "b.zip").code == 0
    new = tmp_path / "new" / "audiences" / "patrons.md"
    assert new.read_bytes() == own.read_bytes()


def test_a_file_that_is_there_is_kept_unless_force_is_said(
    tour: Path, tmp_path: Path
) -> None:
    target = tmp_path / "b.zip"
    target.write_bytes(b"an older one")
    refused = ontrack("-C", tour, "backup", target)
    assert refused.code == 2
    assert "--force" in refused.err
    assert target.read_bytes() == b"an older one"
    assert ontrack("-C", tour, "backup", target, "--force").code == 0
    assert zipfile.is_zipfile(target)
    assert [p.name for p in tmp_path.glob(".b.zip*")] == []


def test_a_folder_that_is_not_there_is_named(tour: Path, tmp_path: Path) -> None:
    ran = ontrack("-C", tour, "backup", tmp_path / "none" / "b.zip")
    assert ran.code == 1
    assert "Fix: " in ran.err


def test_a_backup_while_others_write_is_one_whole_state(
    tour: Path, tmp_path: Path
) -> None:
    papers = tmp_path / "more"
    papers.mkdir()
    for day in range(1, 13):
        text = OPEN.replace("2026-08-20", f"2026-09-{day:02}")
        (papers / f"{day}.md").write_text(f"{text}\nRehearsal {day}.\n")
    writer = threading.Thread(
        target=killed_at, args=(0, "none", "-C", tour, "-q", "ingest", papers)
    )
    writer.start()
    number = 0
    while writer.is_alive() or number == 0:
        number += 1
        target = tmp_path / f"b{number}.zip"
        assert ontrack("-C", tour, "-q", "backup", target).code == 0
    writer.join()
    for one in {1, number // 2 or 1, number}:
        new = tmp_path / f"new{one}"
        assert ontrack("-C", new, "restore", tmp_path / f"b{one}.zip").code == 0
        assert ontrack("-C", new, "verify").code == 0
    assert len(ontrack("-C", tour, "sources", "--json").json["sources"]) == 15


def test_a_killed_backup_leaves_the_former_one_or_the_whole_new_one(
    tour: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out" / "b.zip"
    target.parent.mkdir()
    target.write_bytes(b"an older one")
    code, touched = killed_at(10_000, "/out", "-C", tour, "backup", target, "--force")
    assert code == 0
    target.write_bytes(b"an older one")
    ended = set()
    for last in range(1, touched + 1, max(1, touched // 5)):
        assert (
            killed_at(last, "/out", "-C", tour, "-q", "backup", target, "--force")[0]
            == -9
        )
        ended.add(target.read_bytes() == b"an older one")
        if target.read_bytes() != b"an older one":
            new = tmp_path / f"new{last}"
            assert ontrack("-C", new, "restore", target).code == 0
    assert True in ended


def test_a_project_that_is_there_is_left_alone_unless_force_is_said(
    tour: Path, backup: Path
) -> None:
    note = ontrack("-C", tour, "note", "The harp is hired.", "--by", "Ilse")
    assert note.code == 0
    before = views(tour)
    refused = ontrack("-C", tour, "restore", backup)
    assert refused.code == 2
    assert "--force" in refused.err
    assert views(tour) == before

    done = ontrack("-C", tour, "restore", backup, "--force", "--json")
    assert done.code == 0
    aside = Path(done.json["before"])
    assert "harp" not in ontrack("-C", tour, "sources", "--json").out
    with sqlite3.connect(aside / "ledger.db") as connection:
        kept = connection.execute("SELECT body FROM text WHERE body LIKE '%harp%'")
        assert kept.fetchall()


@pytest.mark.parametrize("damage", ["flipped", "cut", "emptied"])
def test_a_damaged_ledger_is_replaced_and_its_bytes_are_kept(
    tour: Path, backup: Path, damage: str
) -> None:
    expected = views(tour)
    ledger = tour / ".ontrack" / "ledger.db"
    data = bytearray(ledger.read_bytes())
    if damage == "flipped":
        data[:4096] = b"\x55" * 4096
    ledger.write_bytes(b"" if damage == "emptied" else data[: len(data) // 3 * 2])
    broken = ledger.read_bytes()
    refused = ontrack("-C", tour, "verify")
    assert refused.code == 1
    assert "ontrack restore FILE --force" in refused.err + refused.out
    done = ontrack("-C", tour, "restore", backup, "--force", "--json")
    assert done.code == 0, done.err
    kept = Path(done.json["before"]) / "ledger.db"
    assert kept.read_bytes() == broken or damage == "emptied"
    assert views(tour) == expected
    assert ontrack("-C", tour, "verify").code == 0


def test_a_folder_below_another_project_becomes_one_of_its_own(
    tour: Path, backup: Path
) -> None:
    before = (tour / ".ontrack" / "ledger.db").read_bytes()
    assert ontrack("-C", tour / "copy", "restore", backup).code == 0
    assert (tour / "copy" / "ontrack.toml").exists()
    assert (tour / ".ontrack" / "ledger.db").read_bytes() == before


def test_an_older_ledger_is_brought_up_to_date(
    tour: Path, backup: Path, tmp_path: Path
) -> None:
    older = _changed(
        backup,
        tmp_path,
        "DROP TABLE refusal; DROP TABLE erasure; DROP TABLE answer; "
        "ALTER TABLE version DROP COLUMN reading; "
        "ALTER TABLE version DROP COLUMN rev_to; "
        "UPDATE alembic_version SET version_num = '0001'",
    )
    assert ontrack("-C", tmp_path / "new", "restore", older).code == 0
    assert views(tmp_path / "new") == views(tour)
    left = {path.name for path in (tmp_path / "new" / ".ontrack").iterdir()}
    assert left == {"ledger.db", "restore.lock", "index", "facts"}


@pytest.mark.parametrize("where", ["fresh", "over another"])
def test_killed_at_any_file_a_restore_is_done_or_not_begun(
    where: str, tour: Path, backup: Path, tmp_path: Path
) -> None:
    expected = _said(tour)

    def start(name: str) -> Path:
        folder = tmp_path / name / "target"
        folder.parent.mkdir()
        if where != "fresh":
            shutil.copytree(tour, folder)
            words = "Ilse Marchetti will hire the harp by 25 August."
            assert ontrack("-C", folder, "note", words, "--by", "Ilse").code == 0
        return folder

    command = ("restore", backup, "--force")
    whole = start("whole")
    former = _said(whole) if where != "fresh" else None
    assert former != expected
    code, touched = killed_at(10_000, "/target", "-C", whole, *command)
    assert code == 0
    seen = []
    for last in range(1, touched + 1, max(1, touched // KILLS)):
        folder = start(str(last))
        assert killed_at(last, "/target", "-C", folder, *command)[0] == -9
        if not (folder / "ontrack.toml").exists():
            seen.append("nothing")
            assert ontrack("-C", folder, "health").code == 2
        else:
            found = _said(folder)
            seen.append("new" if found == expected else "former")
            assert found in (expected, former)
        assert ontrack("-C", folder, *command).code == 0
        assert _said(folder) == expected
    assert ontrack("-C", folder, "verify").code == 0
    assert "new" in seen
    assert {"nothing", "former"} & set(seen)


def _said(tour: Path) -> str:
    return ontrack("-C", tour, "actions", "--json").out


def _changed(backup: Path, tmp_path: Path, script: str) -> Path:
    """A backup whose ledger was changed by a script, with the digests that fit."""
    with zipfile.ZipFile(backup) as archive:
        archive.extract("ledger.db", tmp_path)
    ledger = tmp_path / "ledger.db"
    with sqlite3.connect(ledger) as connection:
        connection.executescript(script)
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    target = tmp_path / "changed.zip"
    repacked(backup, target, {"ledger.db": ledger.read_bytes()})
    return target


def test_the_list_of_backups_names_where_they_went(tour: Path, tmp_path: Path) -> None:
    ontrack("-C", tour, "backup", tmp_path / "b.zip")
    lines = (tour / ".ontrack" / "backups.jsonl").read_text().splitlines()
    assert json.loads(lines[-1])["path"] == str(tmp_path / "b.zip")
