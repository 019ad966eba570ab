"""Zip archives are read as folders, and never further than their limits."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.settings import LimitSettings, Settings
from assistant.workflows.ingesting.file_reports import FileReport
from assistant.workflows.ingesting.ingest import ingest
from assistant.workflows.ingesting.options import IngestOptions
from ingest.archives import Archives
from ingest.errors import UnreadableFileError
from ingest.safety.archive_limits import ArchiveLimits

NOTES = b"# Stand-up 2031-03-04\n\nAna sends the plan on Friday.\n"
MESSAGE = {"type": "message", "user": "U1", "text": "Hi", "ts": "1930384800.1"}
USERS = [{"id": "U1", "name": "ana", "profile": {"real_name": "Ana Díaz"}}]


def packed(*members: tuple[str, bytes], stored: bool = False) -> bytes:
    buffer = io.BytesIO()
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, data in members:
            info = zipfile.ZipInfo("x")
            info.filename = name
            info.compress_type = method
            file.writestr(info, data)
    return buffer.getvalue()


def read(folder: Path, data: bytes, **limits: int) -> dict[str, FileReport]:
    (folder / "week.zip").write_bytes(data)
    options = Settings(limits=LimitSettings(**limits))
    report = ingest(None, options, [folder / "week.zip"], IngestOptions())
    return {file.path: file for file in report.files}


def problem_of(report: FileReport) -> tuple[str, str]:
    return report.problems[0].what, report.problems[0].fix


def test_members_are_files_of_their_own(tmp_path: Path) -> None:
    data = packed(("notes/", b""), ("notes/a.md", NOTES), ("__MACOSX/._a", b"x"),
                  (".DS_Store", b"x"), ("b\\c.md", NOTES))  # fmt: skip
    found = read(tmp_path, data)
    assert list(found) == ["week.zip!/b/c.md", "week.zip!/notes/a.md"]
    assert {file.outcome for file in found.values()} == {"ingested"}


def test_slack_export_finds_its_users_in_the_archive(tmp_path: Path) -> None:
    data = packed(
        ("general/2031-03-04.json", json.dumps([MESSAGE]).encode()),
        ("users.json", json.dumps(USERS).encode()),
    )
    (tmp_path / "slack.zip").write_bytes(data)
    archives = Archives(ArchiveLimits())
    listing = archives.listing(tmp_path / "slack.zip", "slack.zip")
    assert listing
    day = next(one for one in listing.members if "2031" in one.name)
    document = archives.load(day)
    assert document.path == "slack.zip!/general/2031-03-04.json"
    assert json.loads(document.neighbour("../users.json") or b"") == USERS
    assert document.neighbour("../../users.json") is None
    assert (
        read(tmp_path, data)["week.zip!/general/2031-03-04.json"].counts.passages == 1
    )


def test_damaged_file_among_good_ones_is_refused_alone(tmp_path: Path) -> None:
    found = read(tmp_path, packed(("a.md", NOTES), ("b.docx", b"x"), ("c.md", NOTES)))
    outcomes = [found[name].outcome for name in sorted(found)]
    assert outcomes == ["ingested", "refused", "ingested"]


@pytest.mark.parametrize(
    "name",
    ["../evil.md", "a/../../evil.md", "/etc/evil.md", "..\\evil.md", "C:\\evil.md",
     "d/" * 40 + "a.md", "n" * 600 + ".md"],
)  # fmt: skip
def test_members_with_unsafe_names_are_named_and_not_read(
    tmp_path: Path, name: str
) -> None:
    found = read(tmp_path, packed(("good.md", NOTES), (name, NOTES)))
    assert sorted(found) == ["week.zip", "week.zip!/good.md"]
    assert (found["week.zip"].outcome, len(found["week.zip"].problems)) == (
        "partial",
        1,
    )
    alone = read(tmp_path, packed((name, NOTES)))
    assert [file.outcome for file in alone.values()] == ["refused"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_come_twice_are_kept_apart_and_named(tmp_path: Path) -> None:
    found = read(tmp_path, packed(("a.md", NOTES), ("a.md", NOTES + b"\nMore.\n")))
    assert sorted(found) == ["week.zip", "week.zip!/a (2).md", "week.zip!/a.md"]
    assert "again" in problem_of(found["week.zip"])[0]


def test_names_are_shown_without_what_a_terminal_would_obey(tmp_path: Path) -> None:
    found = read(tmp_path, packed(("a\x1b[2Jb\n.md", NOTES)))
    assert sorted(found) == ["week.zip", "week.zip!/a[2Jb .md"]
    assert found["week.zip"].outcome == "partial"


def test_too_much_is_refused_with_the_limit_and_how_to_raise_it(tmp_path: Path) -> None:
    many = packed(*((f"{n}.md", b"x") for n in range(6)))
    large = packed(("a.bin", bytes(range(256)) * 4100), ("b.md", b"x"), stored=True)
    tight = packed(("a.md", b"x" * 5_000_000))
    for data, limits, key in (
        (many, {"archive_members": 5}, "limits.archive_members"),
        (large, {"archive_mb": 1}, "limits.archive_mb"),
        (tight, {}, "limits.archive_ratio"),
    ):
        [report] = read(tmp_path, data, **limits).values()
        assert report.outcome == "refused"
        assert key in problem_of(report)[1]


def test_archives_that_deceive_are_refused(tmp_path: Path) -> None:
    plain = packed(("a.md", NOTES))
    central = plain.index(b"PK\x01\x02")
    locked, lying = bytearray(plain), bytearray(plain)
    struct.pack_into("<H", locked, central + 8, 1)
    struct.pack_into("<I", lying, central + 24, 5)
    double = bytearray(packed(("a.md", NOTES), ("b.md", NOTES), stored=True))
    second = double.index(b"PK\x01\x02", double.index(b"PK\x01\x02") + 4)
    struct.pack_into("<I", double, second + 42, 0)
    for data, why in (
        (bytes(locked), "password"),
        (bytes(lying), "damaged"),
        (bytes(double), "overlap"),
        (plain[:-30], "damaged"),
        (packed(), "empty"),
        (packed(("a/", b"")), "no files"),
        (packed(("in.zip", packed(("in.zip", plain)))), "within an archive"),
    ):
        [report] = read(tmp_path, data).values()
        assert (report.outcome, why in problem_of(report)[0]) == ("refused", True)


def test_members_together_stay_below_the_limit_whatever_they_declare(
    tmp_path: Path,
) -> None:
    data = packed(*((f"{n}.md", NOTES * 9000) for n in range(3)), stored=True)
    (tmp_path / "a.zip").write_bytes(data)
    archives = Archives(ArchiveLimits(unpacked_mb=2))
    listing = archives.listing(tmp_path / "a.zip", "a.zip")
    assert listing
    smaller = Archives(ArchiveLimits(unpacked_mb=1))
    smaller.load(listing.members[0])
    smaller.load(listing.members[1])
    with pytest.raises(UnreadableFileError, match="more than 1 MB"):
        smaller.load(listing.members[2])


def test_office_files_are_no_archives(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed(("[Content_Types].xml", b"<a/>")))
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04 and nothing more")
    archives = Archives(ArchiveLimits())
    assert archives.listing(tmp_path / "a.zip", "a.zip") is None
    assert archives.listing(tmp_path / "b.xlsx", "b.xlsx") is None


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.binary(max_size=24), st.integers(0, 260), st.text(max_size=20))
def test_whatever_bytes_come_it_is_read_or_refused(
    tmp_path: Path, junk: bytes, place: int, name: str
) -> None:
    good = packed((name.encode("utf-8", "replace").decode(), NOTES), ("b.md", NOTES))
    path = tmp_path / "a.zip"
    path.write_bytes(good[:place] + junk + good[place + len(junk) :])
    archives = Archives(ArchiveLimits())
    with suppress(UnreadableFileError):
        listing = archives.listing(path, "a.zip")
        for member in listing.members if listing else ():
            with suppress(UnreadableFileError):
                archives.load(member)
