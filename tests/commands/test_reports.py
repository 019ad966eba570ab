"""What a file does not say is reported, and nobody is blamed for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import ontrack

LOG = (
    "ID,Type,Title,Probability,Impact,Status,Torchbearer\n"
    "R-1,Risk,The crane stands still,5,5,Open,Ida Holm\n"
    "R-2,Issue,The rails are late,5,5,Open,\n"
)
NOTES = "# Sync 2031-03-04\n\nPresent: Jörg Müller, Ida Holm\n\nAll is well.\n"


def read(project: Path, name: str, text: str, *options: str) -> dict[str, Any]:
    """Ingest one file; return its report with the exit code as `code`."""
    file = project / "in" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    ran = ontrack("-C", project, "ingest", file, *options, "--json")
    [report] = ran.json["files"]
    return {**report, "code": ran.code}


def ownerless(project: Path) -> list[str]:
    flags = ontrack("-C", project, "flags", "--json").json["flags"]
    return [flag["subject"] for flag in flags if flag["kind"] == "missing_owner"]


def test_no_owner_is_missing_where_no_column_says_who_owns_an_entry(
    empty: Path,
) -> None:
    report = read(empty, "raid-2031-03-04.csv", LOG)
    assert (report["code"], report["outcome"]) == (3, "partial")
    assert report["unmapped"] == {"column": ["Torchbearer"]}
    assert "owner" in report["problems"][0]["what"]
    assert ownerless(empty) == []


def test_people_known_from_notes_make_a_column_the_owners(empty: Path) -> None:
    read(empty, "notes.md", NOTES)
    report = read(empty, "raid-2031-03-04.csv", LOG)
    assert (report["code"], report["problems"]) == (0, [])
    entries = ontrack("-C", empty, "raid", "--json").json["raid"]
    assert [entry["owner"] for entry in entries] == ["Ida Holm", None]
    assert ownerless(empty) == ["R-2"]


def test_an_export_without_a_status_is_named_and_the_exit_code_says_so(
    empty: Path,
) -> None:
    text = "Issue key,Summary,Assignee,Due date\nAB-1,Move it,Ida Holm,\n"
    report = read(empty, "jira.csv", text)
    assert (report["code"], report["outcome"]) == (3, "partial")
    assert "no column for the status" in report["problems"][0]["what"]


STATED = "ID,Title,Owner,Status\nR-1,The crane stands,Ida Holm,Closed\n"
SILENT = "ID,Title,Owner\nR-1,The crane stands,Ida Holm\nR-2,Rust,Ida Holm\n"


def test_a_register_that_never_told_states_is_read_and_says_so(empty: Path) -> None:
    report = read(empty, "risks-2031-03-04.csv", SILENT)
    assert (report["code"], report["outcome"]) == (3, "partial")
    [problem] = report["problems"]
    assert "no column for the status" in problem["what"]
    entries = ontrack("-C", empty, "raid", "--json").json["raid"]
    assert {entry["key"] for entry in entries} == {"R-1", "R-2"}


def test_a_log_that_lost_its_states_says_so_and_reopens_nothing(empty: Path) -> None:
    assert read(empty, "risks-2031-03-04.csv", STATED)["problems"] == []
    report = read(empty, "risks-2031-03-11.csv", SILENT)
    assert (report["code"], report["outcome"]) == (3, "partial")
    [problem] = report["problems"]
    assert "no column for the status" in problem["what"]
    assert any("1 of 2 keep the state" in r and "R-1" in r for r in report["remarks"])
    entries = ontrack("-C", empty, "raid", "--json").json["raid"]
    states = {entry["key"]: entry["state"] for entry in entries}
    assert states["R-2"] == "open"
    assert states.get("R-1", "closed") == "closed"


@pytest.mark.parametrize(
    ("words", "label", "label_from", "unmapped"),
    [
        ("restricted", "restricted", "front matter", {}),
        ("Streng vertraulich", "restricted", "front matter", {}),
        ("client", "internal", "the kind of file", {"label": ["client"]}),
        ("plaid", "internal", "the kind of file", {"label": ["plaid"]}),
    ],
)
def test_a_note_may_close_itself_and_never_open_itself(
    empty: Path, words: str, label: str, label_from: str, unmapped: dict[str, list[str]]
) -> None:
    report = read(empty, "notes.md", f"---\nlabel: {words}\n---\n{NOTES}")
    assert (report["label"], report["label_from"]) == (label, label_from)
    assert report["unmapped"] == unmapped


def test_settings_may_open_a_folder_whose_notes_may_still_close_themselves(
    empty: Path,
) -> None:
    settings = empty / "ontrack.toml"
    text = settings.read_text()
    settings.write_text(f'{text}\n[[sources]]\nglob = "*.md"\nlabel = "client"\n')
    opened = read(empty, "open.md", f"---\nlabel: client\n---\n{NOTES}")
    closed = read(empty, "closed.md", f"---\nlabel: internal\n---\n{NOTES}")
    assert [(r["label"], r["label_from"]) for r in (opened, closed)] == [
        ("client", "settings"),
        ("internal", "front matter"),
    ]
    assert opened["unmapped"] == closed["unmapped"] == {}


def test_updates_are_listed_as_they_were_known_on_a_day(sample: Path) -> None:
    every = ontrack("-C", sample, "updates", "--json").json["updates"]
    days = sorted({update["as_of"] for update in every})
    early = ontrack("-C", sample, "updates", "--as-of", days[0], "--json").json
    assert {update["as_of"] for update in early["updates"]} == {days[0]}
    assert len(days) > 1
