"""Bad input is named with its place and its fix; the good parts are kept."""

from __future__ import annotations

import csv
import io
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.ledger import database
from tests.commands.program import SAMPLE, ontrack

TICKETS = SAMPLE / "week-01" / "tickets" / "jira-export-2026-08-07.csv"
RAID = SAMPLE / "week-01" / "raid" / "raid-log-2026-08-07.csv"
MINUTES = SAMPLE / "week-04" / "notes" / "2026-08-27-steering-minutes.docx"
GOOD = "# Standup 2026-08-05\n\nNoor will send the test plan by Friday.\n"


def _table(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def _as_csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def _without(path: Path, column: str) -> bytes:
    rows = _table(path)
    at = rows[0].index(column)
    return _as_csv([[c for i, c in enumerate(row) if i != at] for row in rows])


def _with_cell(path: Path, row: int, column: str, value: str) -> bytes:
    rows = _table(path)
    rows[row - 1][rows[0].index(column)] = value
    return _as_csv(rows)


def _cut(path: Path, share: float) -> bytes:
    data = path.read_bytes()
    return data[: int(len(data) * share)]


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "tool.exe": (lambda: b"MZ\x90\x00\x03\x00\x00\x00\xff\xff", "No reader"),
    "empty.md": (lambda: b"", "empty"),
    "blank.csv": (lambda: b" \n\n", "empty"),
    "cut.docx": (lambda: _cut(MINUTES, 0.5), "damaged"),
    "cut.xml": (
        lambda: _cut(SAMPLE / "week-03" / "ci" / "nightly-load-2026-08-20.xml", 0.5),
        "XML",
    ),
    "cut.json": (
        lambda: _cut(SAMPLE / "week-03" / "ci" / "workflow-runs-2026-08-21.json", 0.5),
        "JSON",
    ),
    "fake.xlsx": (lambda: b"PK\x03\x04 and nothing more", "fake.xlsx"),
    "fake.zip": (lambda: b"PK\x03\x04 and nothing more", "fake.zip"),
    "bytes.txt": (lambda: bytes(range(256)) * 40, "bytes.txt"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_kept(
    empty: Path, tmp_path: Path, name: str
) -> None:
    content, word = REFUSED[name]
    folder = _folder(tmp_path, {name: content(), "good.md": GOOD.encode()})
    ran = ontrack("-C", empty, "ingest", folder, "--json")
    assert ran.code == 3
    files = {file["path"]: file for file in ran.json["files"]}
    assert files["in/good.md"]["outcome"] == "ingested"
    bad = files[f"in/{name}"]
    assert bad["outcome"] == "refused"
    assert word in bad["problems"][0]["what"]
    assert bad["problems"][0]["fix"]
    assert _paths(empty) == {"in/good.md"}


def test_people_read_the_same_on_stderr(empty: Path, tmp_path: Path) -> None:
    folder = _folder(tmp_path, {"empty.md": b"", "good.md": GOOD.encode()})
    ran = ontrack("-C", empty, "ingest", folder)
    assert ran.code == 3
    assert "in/empty.md" in ran.err
    assert "Fix:" in ran.err
    assert "ingested  in/good.md" in ran.out


@pytest.mark.parametrize(
    ("original", "column", "value"),
    [(TICKETS, "Due date", "31/Feb/26 12:00 AM"), (RAID, "Due date", "2026-02-31")],
)
def test_an_impossible_date_is_named_by_row_and_the_rest_is_kept(
    empty: Path, tmp_path: Path, original: Path, column: str, value: str
) -> None:
    whole = ontrack("-C", empty, "ingest", original, "--dry-run", "--json")
    data = _with_cell(original, 4, column, value)
    folder = _folder(tmp_path, {"export.csv": data})
    ran = ontrack("-C", empty, "ingest", folder, "--json")
    assert ran.code == 3
    file = ran.json["files"][0]
    assert file["outcome"] == "partial"
    assert [problem["where"] for problem in file["problems"]] == ["row 4"]
    assert value in file["problems"][0]["what"]
    expected = whole.json["files"][0]["counts"]["records"]
    counts = file["counts"]
    assert counts["records"] + counts["rows_refused"] == expected


def test_a_row_without_its_key_is_refused_and_the_rest_is_kept(
    empty: Path, tmp_path: Path
) -> None:
    data = _with_cell(TICKETS, 3, "Issue key", "")
    folder = _folder(tmp_path, {"export.csv": data})
    ran = ontrack("-C", empty, "ingest", folder, "--json")
    assert ran.code == 3
    file = ran.json["files"][0]
    assert file["outcome"] == "partial"
    assert file["counts"]["rows_refused"] == 1
    assert file["problems"][0]["where"] == "row 3"


def test_a_missing_column_is_named(empty: Path, tmp_path: Path) -> None:
    data = _without(TICKETS, "Issue key")
    folder = _folder(tmp_path, {"export.csv": data})
    ran = ontrack("-C", empty, "ingest", folder, "--kind", "jira_csv", "--json")
    assert ran.code == 3
    problem = ran.json["files"][0]["problems"][0]
    assert "issue key" in problem["what"].casefold()


@pytest.mark.parametrize("kind", ["jira_csv", "notes_docx", "slack_day", "junit_xml"])
def test_a_file_that_is_not_of_the_named_kind_is_refused(
    empty: Path, tmp_path: Path, kind: str
) -> None:
    folder = _folder(tmp_path, {"good.md": GOOD.encode()})
    ran = ontrack("-C", empty, "ingest", folder, "--kind", kind, "--json")
    assert ran.code == 3
    assert ran.json["files"][0]["outcome"] == "refused"


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ('[project]\nnmae = "x"\n', "project.name"),
        ('[projct]\nname = "x"\n', "project"),
        ("[flags]\nstale_day = 3\n", "flags.stale_days"),
        ("[project\n", "line 1"),
        ("[project]\nname = 3\n", "project.name"),
        ('[project]\ntimezone = "Mars/North"\n', "Mars/North"),
    ],
)
def test_damaged_settings_are_named_with_the_nearest_key(
    empty: Path, settings: str, words: str
) -> None:
    (empty / "ontrack.toml").write_text(settings, encoding="utf-8")
    ran = ontrack("-C", empty, "health", "--json")
    assert ran.code == 2
    assert ran.out == ""
    assert "ontrack.toml" in ran.err
    assert words in ran.err
    assert "Fix:" in ran.err


def test_settings_that_are_no_text_are_named(empty: Path) -> None:
    (empty / "ontrack.toml").write_bytes(b"\xff\xfe\x00\xd8")
    ran = ontrack("-C", empty, "health")
    assert ran.code == 2
    assert "ontrack.toml" in ran.err


@pytest.mark.parametrize("folder", ["nothing", "bare"])
def test_without_a_project_the_fix_is_init(tmp_path: Path, folder: str) -> None:
    (tmp_path / "bare").mkdir()
    ran = ontrack("-C", tmp_path / folder, "ingest", SAMPLE / "week-01")
    assert ran.code == 2
    assert "ontrack init" in ran.err
    assert list((tmp_path / "bare").iterdir()) == []


def test_a_path_that_is_not_there_is_wrong_use(empty: Path) -> None:
    ran = ontrack("-C", empty, "ingest", empty / "missing.md")
    assert ran.code == 2
    assert "missing.md" in ran.err


def test_a_file_where_the_folder_should_be_is_named(
    empty: Path, tmp_path: Path
) -> None:
    folder = _folder(tmp_path, {"good.md": GOOD.encode()})
    shutil.rmtree(empty / ".ontrack", ignore_errors=True)
    (empty / ".ontrack").write_text("a file", encoding="utf-8")
    ran = ontrack("-C", empty, "ingest", folder)
    assert ran.code == 1
    assert "is no folder" in ran.err
    assert (empty / ".ontrack").read_text(encoding="utf-8") == "a file"


def test_a_damaged_ledger_is_named_and_left_alone(empty: Path) -> None:
    ledger = empty / ".ontrack" / "ledger.db"
    ledger.parent.mkdir(exist_ok=True)
    ledger.write_text("no database, only words", encoding="utf-8")
    ran = ontrack("-C", empty, "health")
    assert ran.code == 1
    assert "damaged" in ran.err
    assert ledger.read_text(encoding="utf-8") == "no database, only words"


def test_a_locked_ledger_is_named_and_keeps_what_it_has(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 50)
    first = _folder(tmp_path, {"good.md": GOOD.encode()})
    assert ontrack("-C", empty, "ingest", first).code == 0
    later = tmp_path / "later.md"
    later.write_text(GOOD.replace("05", "06"), encoding="utf-8")
    holder = sqlite3.connect(empty / ".ontrack" / "ledger.db", isolation_level=None)
    try:
        holder.execute("BEGIN IMMEDIATE")
        ran = ontrack("-C", empty, "ingest", later)
    finally:
        holder.close()
    assert ran.code == 1
    assert "Another ontrack process" in ran.err
    assert "Fix:" in ran.err
    assert _paths(empty) == {"in/good.md"}


def test_an_index_that_cannot_be_written_does_not_hide_the_report(
    empty: Path, tmp_path: Path
) -> None:
    folder = _folder(tmp_path, {"good.md": GOOD.encode()})
    (empty / ".ontrack").mkdir()
    (empty / ".ontrack" / "index").write_text("a file", encoding="utf-8")
    ran = ontrack("-C", empty, "ingest", folder, "--json")
    assert ran.code == 1
    assert ran.json["files"][0]["outcome"] == "ingested"
    assert "index" in ran.err
    found = ontrack("-C", empty, "search", "test plan", "--json").json
    assert found["results"][0]["passages"][0]["evidence"]["source"] == "in/good.md"


def test_an_output_that_cannot_be_written_is_named(empty: Path) -> None:
    drafted = ontrack("-C", empty, "draft", "--audience", "executive", "--json").json
    target = empty / "missing" / "update.md"
    draft = drafted["drafts"][0]["id"]
    ran = ontrack("-C", empty, "export", draft, "--unapproved", "-o", target)
    assert ran.code == 1
    assert str(target) in ran.err


def test_a_file_of_queries_that_is_no_text_is_named(
    empty: Path, tmp_path: Path
) -> None:
    queries = tmp_path / "queries.txt"
    queries.write_bytes(b"plan\xff\xfe\n")
    ran = ontrack("-C", empty, "search", "--queries", queries)
    assert ran.code == 2
    assert "queries.txt" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("helth",),
        ("health", "--as-of", "2026-02-30"),
        ("health", "--as-of", "yesterday"),
        ("draft",),
        ("draft", "--audience", "nobody"),
        ("search",),
        ("review",),
        ("decide", "flag-1", "frown"),
        ("decide", "flag-1", "dismiss", "--reason", "none"),
        ("approve", "drf-1", "--by", "Noor"),
        ("export", "drf-1"),
        ("note", "   "),
        ("config", "set", "project.nmae", "x"),
        ("config", "set", "flags.stale_days", "many"),
    ],
    ids=" ".join,
)
def test_wrong_use_says_what_is_right(empty: Path, arguments: tuple[str, ...]) -> None:
    ran = ontrack("-C", empty, *arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.strip()


def _folder(parent: Path, files: dict[str, bytes]) -> Path:
    folder = parent / "in"
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def _paths(project: Path) -> set[str]:
    found = ontrack("-C", project, "sources", "--json").json
    kept = [one for one in found["sources"] if one["outcome"] != "refused"]
    return {source["path"] for source in kept}
