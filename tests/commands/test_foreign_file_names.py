"""A file whose name is not UTF-8 is refused alone, and the others are kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest.reading import gather
from tests.commands.program import ontrack

NOTES = "# Depot meeting 2031-03-04\n\nJorun orders the rails on Friday.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One good file, one of a Latin-1 name and one in a folder of such a name."""
    found = tmp_path / "depot"
    for name in (b"good.md", b"Gleispl\xe4ne.md", b"Br\xfccke/also.md"):
        path = Path(os.fsdecode(os.fsencode(found) + b"/" + name))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(NOTES + f"\nNumber {len(name)}.\n", encoding="utf-8")
        except (OSError, UnicodeError):
            pytest.skip("the file system holds no such name")
    return found


def test_a_name_that_is_not_utf_8_is_refused_and_the_others_are_read(
    empty: Path, folder: Path
) -> None:
    done = ontrack("-C", empty, "ingest", folder, "--json")
    assert done.code == 3, done.err
    files = {file["path"]: file for file in done.json["files"]}
    assert {path: file["outcome"] for path, file in files.items()} == {
        "depot/good.md": "ingested",
        r"depot/Gleispl\xe4ne.md": "refused",
        r"depot/Br\xfccke/also.md": "refused",
    }
    [problem] = files[r"depot/Gleispl\xe4ne.md"]["problems"]
    assert "not UTF-8" in problem["what"]
    assert "rename" in problem["fix"]
    shown = ontrack("-C", empty, "ingest", folder)
    assert shown.code == 3
    assert r"Gleispl\xe4ne.md" in shown.out


def test_a_link_of_such_a_name_is_named_in_utf_8(folder: Path) -> None:
    link = Path(os.fsdecode(os.fsencode(folder) + b"/Verkn\xfcpfung.md"))
    link.symlink_to(folder / "good.md")
    places = [problem.where for problem in gather(folder).problems]
    assert r"depot/Verkn\xfcpfung.md" in places
    assert all(place.encode("utf-8") for place in places)
