"""A file that would exhaust the program is refused alone, and the others are kept."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from tests.commands.program import ontrack

NOTES = "# Stand-up 2031-03-04\n\nAna sends the plan on Friday.\n"
PAGE = "<html><body><h1>Stand-up 2031-03-04</h1><p>Hi</p>{}</body></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Good files around one page that takes far more than a second."""
    found = tmp_path / "week"
    found.mkdir()
    (found / "a.md").write_text(NOTES, encoding="utf-8")
    rows = "<table>" + "<tr><td>a</td><td>b</td></tr>" * 60_000 + "</table>"
    (found / "b.html").write_text(PAGE.format(rows), encoding="utf-8")
    (found / "c.html").write_text(PAGE.format(""), encoding="utf-8")
    word = docx.Document()
    word.add_heading("Stand-up 2031-03-04", 1)
    word.add_paragraph("Ana sends the plan on Friday.")
    word.save(str(found / "d.docx"))
    return found


@pytest.mark.parametrize("how", [(), ("--dry-run",)])
def test_a_file_that_takes_too_long_is_refused_and_the_others_are_kept(
    empty: Path, folder: Path, how: tuple[str, ...]
) -> None:
    limited = ontrack("-C", empty, "config", "set", "limits.reader_s", "1")
    assert limited.code == 0, limited.err
    files = ontrack("-C", empty, "ingest", folder, "--json", *how).json["files"]
    assert {file["path"]: file["outcome"] for file in files} == {
        "week/a.md": "ingested",
        "week/b.html": "refused",
        "week/c.html": "ingested",
        "week/d.docx": "ingested",
    }
    [problem] = next(f for f in files if f["outcome"] == "refused")["problems"]
    assert problem["what"] == "'week/b.html' takes more than 1 s to read."
    assert "limits.reader_s in ontrack.toml" in problem["fix"]


def test_an_archive_in_an_archive_is_read_and_one_deeper_names_its_limit(
    empty: Path, tmp_path: Path
) -> None:
    data = b""
    for inner in ("none", "in.zip", "in.zip"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as file:
            file.writestr("a.md", f"{NOTES}\n\nArchive {len(data)}.\n")
            if data:
                file.writestr(inner, data)
        data = packed.getvalue()
    (tmp_path / "week.zip").write_bytes(data)
    ran = ontrack("-C", empty, "ingest", tmp_path / "week.zip", "--json")
    files = {file["path"]: file for file in ran.json["files"]}
    assert {path: file["outcome"] for path, file in files.items()} == {
        "week.zip!/a.md": "ingested",
        "week.zip!/in.zip!/a.md": "ingested",
        "week.zip!/in.zip!/in.zip": "refused",
    }
    [problem] = files["week.zip!/in.zip!/in.zip"]["problems"]
    assert "limits.archive_depth in ontrack.toml" in problem["fix"]


def test_the_settings_that_init_writes_name_every_limit(empty: Path) -> None:
    written = (empty / "ontrack.toml").read_text(encoding="utf-8")
    for line in (
        "file_mb = 1000",
        "archive_mb = 500",
        "archive_members = 20000",
        "archive_ratio = 200",
        "archive_depth = 2",
        "reader_mb = 1000",
        "reader_s = 20",
    ):
        assert line in written
