"""A backup that somebody made or changed is refused with its reason, as a whole."""

from __future__ import annotations

import sqlite3
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.commands.forged import repacked
from tests.commands.program import ontrack
from tests.commands.tour import make_tour


@pytest.fixture(scope="module")
def backup(made_once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    def make(folder: Path) -> None:
        tour = make_tour(folder / "tour")
        assert ontrack("-C", tour, "-q", "backup", folder / "tour.zip").code == 0

    return made_once("plain-tour", make) / "tour.zip"


def _refused(archive: Path, folder: Path) -> str:
    """What is said of it; nothing of it is anywhere."""
    before = sorted(path.name for path in folder.parent.rglob("*"))
    ran = ontrack("-C", folder, "restore", archive)
    assert ran.code == 1
    assert "Fix: " in ran.err
    assert not (folder / "ontrack.toml").exists()
    assert not list(folder.rglob("ledger.db*"))
    assert not list(folder.rglob("*restoring*"))
    left = sorted(path.name for path in folder.parent.rglob("*"))
    assert set(left) - set(before) <= {"new", ".ontrack", "restore.lock"}
    return ran.err


def _member(name: str, kind: int = 0, data: bytes = b"x") -> Callable[..., None]:
    def add(archive: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo(name)
        info.external_attr = (kind | 0o777) << 16
        archive.writestr(info, data)

    return add


@pytest.mark.parametrize(
    ("add", "reason"),
    [
        (_member("../../outside.md"), "no business"),
        (_member("/etc/ontrack.toml"), "no business"),
        (_member("audiences/../../outside.md"), "no business"),
        (_member("audiences\\..\\outside.md"), "no business"),
        (_member(".ontrack/index/pickle"), "no business"),
        (_member("audiences/", stat.S_IFDIR, b""), "no business"),
        (_member("audiences/link.md", stat.S_IFLNK, b"/etc/passwd"), "link"),
        (_member("audiences/pipe.md", stat.S_IFIFO), "no plain file"),
        (_member("audiences/extra.md"), "other files"),
        (_member("audiences/huge.md", 0, b"\0" * 11_000_000), "too large"),
    ],
)
def test_what_has_no_business_in_it_is_refused(
    backup: Path, tmp_path: Path, add: Callable[..., None], reason: str
) -> None:
    archive = repacked(backup, tmp_path / "b.zip", {}, more=add)
    assert reason in _refused(archive, tmp_path / "new")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice_is_refused(backup: Path, tmp_path: Path) -> None:
    twice = _member("ontrack.toml")
    archive = repacked(backup, tmp_path / "b.zip", {}, more=twice)
    assert "twice" in _refused(archive, tmp_path / "new")


def test_a_ledger_that_unpacks_without_end_is_refused_unread(
    backup: Path, tmp_path: Path
) -> None:
    bomb = {"ledger.db": b"\0" * 60_000_000}
    archive = repacked(backup, tmp_path / "b.zip", bomb)
    assert "too large" in _refused(archive, tmp_path / "new")


def test_sizes_that_lie_are_refused(backup: Path, tmp_path: Path) -> None:
    """The directory says that the settings are short, the data goes on."""
    archive = repacked(backup, tmp_path / "b.zip", {"ontrack.toml": b"#" * 9_000})
    data = archive.read_bytes()
    assert data.count(struct.pack("<I", 9_000)) >= 1
    archive.write_bytes(data.replace(struct.pack("<I", 9_000), struct.pack("<I", 90)))
    assert "is not restored" in _refused(archive, tmp_path / "new")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda m: m["files"][0].update(sha256="0" * 64), "not what its manifest"),
        (lambda m: m["files"][0].update(size=7), "not as long"),
        (lambda m: m["files"].pop(), "other files"),
        (lambda m: m["files"].append(m["files"][0]), "other files"),
        (lambda m: m.update(format=99), "format 99"),
        (lambda m: m.update(format="a"), "cannot be understood"),
        (lambda m: m.clear(), "cannot be understood"),
        (lambda m: m.update(more=1), "cannot be understood"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(
    backup: Path, tmp_path: Path, change: Callable[..., None], reason: str
) -> None:
    archive = repacked(backup, tmp_path / "b.zip", {}, manifest=change)
    assert reason in _refused(archive, tmp_path / "new")


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("CREATE TRIGGER t AFTER INSERT ON revision BEGIN SELECT 1; END", "trigger"),
        ("CREATE VIEW v AS SELECT 1", "view"),
        ("UPDATE alembic_version SET version_num = '9999'", "9999"),
        ("DELETE FROM version", "names no"),
        ("DROP TABLE passage", "ledger"),
    ],
)
def test_a_ledger_that_no_ontrack_wrote_is_refused(
    backup: Path, tmp_path: Path, script: str, reason: str
) -> None:
    with zipfile.ZipFile(backup) as archive:
        archive.extract("ledger.db", tmp_path)
    ledger = tmp_path / "ledger.db"
    with sqlite3.connect(ledger) as connection:
        connection.execute(script)
    connection.close()
    data = ledger.read_bytes()
    ledger.unlink()
    forged = repacked(backup, tmp_path / "b.zip", {"ledger.db": data})
    assert reason in _refused(forged, tmp_path / "new")


@pytest.mark.parametrize(
    "data", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5_000]
)
def test_a_ledger_that_is_none_is_refused(
    backup: Path, tmp_path: Path, data: bytes
) -> None:
    archive = repacked(backup, tmp_path / "b.zip", {"ledger.db": data})
    _refused(archive, tmp_path / "new")


def test_settings_that_cannot_be_read_are_refused(backup: Path, tmp_path: Path) -> None:
    wrong = {"ontrack.toml": b"[project]\nname = \n"}
    archive = repacked(backup, tmp_path / "b.zip", wrong)
    said = _refused(archive, tmp_path / "new")
    assert "its settings" in said
    assert "line 2" in said


def test_settings_that_send_texts_away_are_named_and_nothing_is_sent(
    backup: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(backup) as archive:
        text = archive.read("ontrack.toml").decode()
    assert text.count('chroma_url = ""') == 1
    text = text.replace('chroma_url = ""', 'chroma_url = "http://127.0.0.1:9"')
    text = text.replace("# chroma_url", "chroma_url")
    with_host = {"ontrack.toml": text.encode()}
    archive_path = repacked(backup, tmp_path / "b.zip", with_host)
    ran = ontrack("-C", tmp_path / "new", "restore", archive_path)
    assert ran.code == 0, ran.err
    assert "127.0.0.1:9" in ran.err


def test_a_file_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_text("# no backup\n")
    assert "no whole zip" in _refused(note, tmp_path / "new")
    assert "no such file" in _refused(tmp_path / "none.zip", tmp_path / "new")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("ontrack.toml", "")
    assert "no manifest" in _refused(tmp_path / "other.zip", tmp_path / "new")


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(at=st.floats(0, 1, exclude_max=True), is_cut=st.booleans())
def test_cut_off_or_changed_anywhere_it_is_refused_or_the_very_same(
    backup: Path, tmp_path: Path, at: float, is_cut: bool
) -> None:
    """A bit that is nobody's, such as in a date of the zip, may differ."""
    data = bytearray(backup.read_bytes())
    place = int(at * len(data))
    if is_cut:
        del data[place:]
    else:
        data[place] ^= 0x55
    target = tmp_path / "b.zip"
    target.write_bytes(data)
    folder = tmp_path / "new"
    ran = ontrack("-C", folder, "restore", target, "--force")
    assert ran.code == (1 if is_cut else ran.code)
    if ran.code == 0:
        assert ontrack("-C", folder, "verify").code == 0
    else:
        assert ran.code == 1
        assert "Fix: " in ran.err
