"""Closing and opening what was read already."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import ontrack

_SECRET = "The vendor Kestrel threatens to leave before the launch."
_TICKETS = (
    "Key,Summary,Status,Assignee\nABC-1,Talk to Kestrel,In Progress,Ana Example\n"
)


@pytest.fixture
def notes(empty: Path) -> Path:
    folder = empty / "d" / "notes"
    folder.mkdir(parents=True)
    (folder / "2030-05-06-sync.md").write_text(f"# Sync\n\n{_SECRET}\n")
    return empty


def _ingest(project: Path, *options: object) -> Any:
    ran = ontrack("-C", project, "ingest", project / "d", *options, "--json")
    assert ran.code == 0, ran.err
    return ran.json["files"][0]


def _found(project: Path, audience: str, *options: object) -> bool:
    reader = ["--audience", audience, *options]
    ran = ontrack("-C", project, "search", "Kestrel", *reader, "--json")
    return bool(ran.json["results"][0]["passages"])


def _rule(project: Path, label: str) -> None:
    settings = project / "ontrack.toml"
    kept = settings.read_text().split("[[sources]]\nglob")[0]
    settings.write_text(f'{kept}[[sources]]\nglob = "*/notes/*"\nlabel = "{label}"\n')


def _label(project: Path) -> str:
    [source] = ontrack("-C", project, "sources", "--json").json["sources"]
    return str(source["label"])


def test_a_file_that_settings_close_later_is_closed_when_it_is_ingested_again(
    notes: Path,
) -> None:
    _ingest(notes, "--label", "client")
    assert _found(notes, "client")
    _rule(notes, "restricted")

    report = _ingest(notes)

    assert (report["outcome"], report["label"]) == ("ingested", "restricted")
    assert _label(notes) == "restricted"
    assert not _found(notes, "client")
    assert _ingest(notes)["outcome"] == "unchanged"


def test_what_was_closed_is_in_no_answer_and_no_draft_for_a_client(
    notes: Path,
) -> None:
    _ingest(notes, "--label", "client")
    _ingest(notes, "--label", "restricted")

    told = [
        ontrack("-C", notes, "ask", "What about Kestrel?", "--audience", "client"),
        ontrack("-C", notes, "draft", "--audience", "client"),
    ]

    assert not [ran.out for ran in told if "threatens" in ran.out]


def test_a_label_of_the_command_line_opens_what_an_earlier_one_closed(
    notes: Path,
) -> None:
    _ingest(notes, "--label", "restricted")

    _ingest(notes, "--label", "client")

    assert _label(notes) == "client"
    assert _found(notes, "client")


def test_what_the_command_line_closed_stays_closed_when_it_is_read_without_a_label(
    notes: Path,
) -> None:
    _ingest(notes, "--label", "restricted")

    report = _ingest(notes)

    assert (report["outcome"], report["label"]) == ("unchanged", "restricted")
    assert report["label_from"] == "an earlier ingest"
    _rule(notes, "client")
    assert _ingest(notes)["label"] == "restricted"


def test_a_rule_that_opens_takes_back_a_rule_that_closed(notes: Path) -> None:
    _rule(notes, "restricted")
    _ingest(notes)
    _rule(notes, "client")

    assert _ingest(notes)["label"] == "client"


def test_what_a_file_says_of_itself_is_not_opened(notes: Path) -> None:
    path = notes / "d" / "notes" / "2030-05-06-sync.md"
    path.write_text(f"---\nlabel: restricted\n---\n# Sync\n\n{_SECRET}\n")
    _ingest(notes)

    assert _ingest(notes, "--label", "client")["label"] == "restricted"


def test_all_older_versions_of_a_file_are_closed_with_it(notes: Path) -> None:
    path = notes / "d" / "notes" / "2030-05-06-sync.md"
    _ingest(notes, "--label", "client", "--as-of", "2030-05-06")
    path.write_text("# Sync\n\nNothing new.\n")

    _ingest(notes, "--label", "restricted", "--as-of", "2030-05-13")

    assert not _found(notes, "client", "--as-of", "2030-05-07")
    assert _found(notes, "executive", "--as-of", "2030-05-07") is False


def test_records_of_a_closed_table_are_closed_in_every_snapshot(empty: Path) -> None:
    (empty / "d").mkdir()
    (empty / "d" / "board.csv").write_text(_TICKETS)
    _ingest(empty, "--as-of", "2030-05-06")
    _ingest(empty, "--as-of", "2030-05-13", "--label", "restricted")

    versions = ontrack("-C", empty, "sources", "--as-of", "2030-05-06", "--json").json[
        "sources"
    ]

    assert [version["label"] for version in versions] == ["restricted"]
