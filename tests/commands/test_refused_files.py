"""A refused file stays named until it is read, replaced or gone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import ontrack

NOTES = "# Orchard meeting 2031-03-04\n\nTiril prunes the pear rows on Friday.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Notes, a spreadsheet that is none, and an empty file."""
    found = tmp_path / "orchard"
    found.mkdir()
    (found / "notes.md").write_text(NOTES, encoding="utf-8")
    (found / "harvest.xlsx").write_bytes(b"PK\x03\x04 torn")
    (found / "blank.md").write_text("", encoding="utf-8")
    return found


def _refused(project: Path) -> dict[str, Any]:
    sources = ontrack("-C", project, "sources", "--json").json["sources"]
    return {one["path"]: one for one in sources if one["outcome"] == "refused"}


def _gaps(project: Path) -> str:
    health = ontrack("-C", project, "health", "--json").json
    return "; ".join(health["coverage"]["gaps"])


def test_a_refused_file_is_a_source_with_its_reason_and_a_gap(
    empty: Path, folder: Path
) -> None:
    assert ontrack("-C", empty, "ingest", folder).code == 3
    refused = _refused(empty)
    assert set(refused) == {"orchard/harvest.xlsx", "orchard/blank.md"}
    assert all(one["problems"][0]["what"] for one in refused.values())
    assert "2 files could not be read" in _gaps(empty)
    assert "orchard/harvest.xlsx" in _gaps(empty)
    assert "orchard/harvest.xlsx" in ontrack("-C", empty, "sources").out
    draft = ontrack("-C", empty, "draft", "--audience", "executive", "--json")
    assert "orchard/harvest.xlsx" in draft.out, draft.err


def test_a_file_that_is_mended_or_gone_is_refused_no_more(
    empty: Path, folder: Path
) -> None:
    ontrack("-C", empty, "ingest", folder)
    (folder / "blank.md").write_text(NOTES + "\nMore.\n", encoding="utf-8")
    ontrack("-C", empty, "ingest", folder / "notes.md")
    assert len(_refused(empty)) == 2
    ontrack("-C", empty, "ingest", folder)
    assert set(_refused(empty)) == {"orchard/harvest.xlsx"}
    (folder / "harvest.xlsx").unlink()
    assert ontrack("-C", empty, "ingest", folder).code == 0
    assert _refused(empty) == {}
    assert "could not be read" not in _gaps(empty)


def test_a_dry_run_and_the_same_refusal_again_change_nothing(
    empty: Path, folder: Path
) -> None:
    ontrack("-C", empty, "ingest", folder, "--dry-run")
    assert _refused(empty) == {}
    ontrack("-C", empty, "ingest", folder)
    first = _refused(empty)
    ontrack("-C", empty, "ingest", folder)
    assert _refused(empty) == first
