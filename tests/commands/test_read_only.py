"""A project folder that cannot be written is read all the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.commands.program import ontrack

MINUTES = """# Minutes of the choir tour, 3 June 2031

- The coach is driven by Ottilie Bauer.
- The hall in Bregenz seats 420 people.
"""


@pytest.fixture
def tour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one source, whose folder refuses to be written."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "2031-06-03-tour.md").write_text(MINUTES, encoding="utf-8")
    project = tmp_path / "project"
    assert ontrack("init", project, "--name", "Tour").code == 0
    assert ontrack("-C", project, "ingest", tmp_path / "notes").code == 0
    for path in sorted(project.rglob("*"), reverse=True):
        path.chmod(0o500 if path.is_dir() else 0o400)
    allowed = os.access

    def access(path: str | Path, mode: int) -> bool:
        # Root may write everywhere, whatever the modes say.
        return not mode & os.W_OK and allowed(path, mode)

    monkeypatch.setattr(os, "access", access)
    return project


def _held(project: Path) -> dict[Path, bytes]:
    return {p: p.read_bytes() for p in project.rglob("*") if p.is_file()}


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("ask", "How many people does the hall in Bregenz seat?"), "420"),
        (("search", "coach driver"), "Ottilie Bauer"),
    ],
)
def test_what_is_there_is_found_and_nothing_is_written(
    tour: Path, command: tuple[str, ...], says: str
) -> None:
    before = _held(tour)
    assert says in ontrack("-C", tour, *command).out
    assert _held(tour) == before


def test_what_must_write_says_that_it_cannot(tour: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "2031-06-04-note.md").write_text("- Rain.", encoding="utf-8")
    done = ontrack("-C", tour, "ingest", tmp_path / "more")
    assert done.code != 0
    assert "cannot be written" in done.err
