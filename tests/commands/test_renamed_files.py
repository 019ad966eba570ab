"""A file that gets another name is the same file, and counts once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commands.program import ontrack

MINUTES = """# Berth planning, 3 September 2026

Attendees: Nadia Brandt, Tomas Ek

## Decisions
- We decided to drop the paper tickets.

## Actions
- Nadia Brandt: send the berth list to the harbour by 10 September 2026
"""
RISKS = """ID,Type,Title,Owner,Probability,Impact,Status
R-1,Risk,The ferry terminal floods,Tomas Ek,High,High,Open
R-2,Risk,The scanner maker goes broke,Nadia Brandt,Low,High,Open
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "p"
    assert ontrack("init", folder, "--name", "Ferry").code == 0
    (tmp_path / "in").mkdir()
    return folder


def _ingest(project: Path) -> None:
    read = ontrack("-C", project, "ingest", project.parent / "in")
    assert read.code == 0, read.err


def _sources(project: Path) -> list[str]:
    listed = ontrack("-C", project, "sources", "--json").json
    return [source["path"] for source in listed["sources"]]


def _words(project: Path) -> list[str]:
    found = ontrack("-C", project, "search", "berth list harbour", "--json").json
    return [hit["evidence"]["quote"] for hit in found["results"][0]["passages"]]


@pytest.mark.parametrize(
    ("name", "text", "new"),
    [
        ("2026-09-03 berths.md", MINUTES, "berths meeting.md"),
        ("risks.csv", RISKS, "hazard register.csv"),
        ("2026-09-03.md", MINUTES.replace(", 3 September 2026", ""), "2026-09-04.md"),
    ],
)
def test_a_renamed_file_stays_one_source_under_its_new_name(
    project: Path, name: str, text: str, new: str
) -> None:
    folder = project.parent / "in"
    (folder / name).write_text(text)
    _ingest(project)
    before = _words(project)

    (folder / name).rename(folder / new)
    _ingest(project)

    assert _sources(project) == [f"in/{new}"]
    assert _words(project) == before


def test_a_renamed_file_that_is_edited_later_stays_one_source(project: Path) -> None:
    folder = project.parent / "in"
    (folder / "berths.md").write_text(MINUTES)
    _ingest(project)
    (folder / "berths.md").rename(folder / "harbour.md")
    _ingest(project)

    (folder / "harbour.md").write_text(MINUTES + "- Tomas Ek: paint the quay\n")
    _ingest(project)

    assert _sources(project) == ["in/harbour.md"]
    assert len(ontrack("-C", project, "actions", "--json").json["actions"]) == 2


def test_a_copy_is_counted_once_and_said_to_be_one(project: Path) -> None:
    folder = project.parent / "in"
    (folder / "berths.md").write_text(MINUTES)
    _ingest(project)
    shutil.copy(folder / "berths.md", folder / "copy of berths.md")

    read = ontrack("-C", project, "ingest", folder, "--json").json

    told = {file["path"]: file["remarks"] for file in read["files"]}
    assert "in/berths.md" in " ".join(told["in/copy of berths.md"])
    assert _sources(project) == ["in/berths.md"]


def test_the_same_words_under_two_days_are_two_files(project: Path) -> None:
    folder = project.parent / "in"
    for day in ("2026-09-03", "2026-09-10"):
        (folder / f"{day} stand-up.md").write_text("# Stand-up\n\nNothing new.\n")
    _ingest(project)

    assert len(_sources(project)) == 2
