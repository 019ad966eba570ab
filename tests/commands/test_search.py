"""Searching: filters hold before ranking, and people can read what was found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import ontrack

NOTES = """# Weekly, 3 March 2031

Present: Ada Lund, Ben Osei

- Ada Lund: The billing gateway needs a new certificate (APP-7).
- Ben Osei: The billing gateway tests are slow.
- APP-70 is about the billing gateway too.
"""
OPEN = """# Release notes, 4 March 2031

The billing gateway is in service.

The billing gateway costs us $4,000 a month.

Ada Lund looks after the billing gateway.
"""
TICKETS = (
    "Due date,Issue key,Issue id,Summary,Issue Type,Status,Assignee,Created,Updated\n"
    ",APP-7,1007,Renew the billing gateway certificate,Story,In Progress,Ben Osei,"
    "2031-03-01 09:00,2031-03-05 09:00\n"
    ",APP-70,1070,Measure the billing gateway,Story,To Do,Ada Lund,"
    "2031-03-01 09:00,2031-03-05 09:00\n"
)
SETTINGS = """
[project]
name = "Test"
[[people]]
name = "Ada Lund"
[[people]]
name = "Ben Osei"
[[sources]]
glob = "*/open/*"
label = "client"
"""


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two notes, one of them for clients, and an export."""
    root = tmp_path_factory.mktemp("search")
    files = {
        "project/ontrack.toml": SETTINGS,
        "files/notes/weekly.md": NOTES,
        "files/open/release.md": OPEN,
        "files/tickets/export.csv": TICKETS,
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    project = root / "project"
    read = ontrack("-C", project, "ingest", root / "files", "--as-of", "2031-03-07")
    assert read.code == 0, read.err
    return project


def found(project: Path, *options: object) -> list[dict[str, Any]]:
    ran = ontrack("-C", project, "search", "billing gateway", *options, "--json")
    assert ran.code == 0, ran.err
    [result] = ran.json["results"]
    return [passage["evidence"] for passage in result["passages"]]


def test_without_filters_every_source_is_found(searched: Path) -> None:
    sources = {quote["source"].split("/")[1] for quote in found(searched)}
    assert sources == {"notes", "open", "tickets"}


def test_a_client_finds_only_open_words_without_costs_and_names(searched: Path) -> None:
    quotes = [quote["quote"] for quote in found(searched, "--audience", "client")]
    assert "The billing gateway is in service." in quotes
    assert not [q for q in quotes if "$" in q or "Ada" in q or "certificate" in q]


def test_kinds_are_the_only_ones_found(searched: Path) -> None:
    quotes = found(searched, "--kind", "jira_csv")
    assert quotes
    assert {quote["source"] for quote in quotes} == {"files/tickets/export.csv"}


def test_a_person_finds_what_they_said_and_what_they_own(searched: Path) -> None:
    quotes = [quote["quote"] for quote in found(searched, "--person", "Ben")]
    assert "Renew the billing gateway certificate" in quotes
    assert "Measure the billing gateway" not in quotes
    assert not [q for q in quotes if "needs a new certificate" in q]


def test_a_ticket_is_no_other_ticket_whose_key_begins_alike(searched: Path) -> None:
    quotes = [quote["quote"] for quote in found(searched, "--ticket", "app-7")]
    assert "Renew the billing gateway certificate" in quotes
    assert [q for q in quotes if "needs a new certificate" in q]
    assert not [q for q in quotes if "APP-70" in q or q.startswith("Measure")]


def test_nothing_older_than_since_is_found(searched: Path) -> None:
    dated = [quote["dated"] for quote in found(searched, "--since", "2031-03-04")]
    assert dated
    assert min(dated) >= "2031-03-04"


def test_nothing_that_was_not_known_on_the_day_is_found(searched: Path) -> None:
    assert found(searched, "--as-of", "2031-03-06") == []


@pytest.mark.parametrize(
    ("options", "fix"),
    [
        (("--person", "Zed"), "ontrack people"),
        (("--ticket", "APP-8"), "ontrack tickets"),
        (("--audience", "nobody"), "client"),
    ],
)
def test_an_unknown_filter_is_wrong_use_and_says_what_to_do(
    searched: Path, options: tuple[str, str], fix: str
) -> None:
    ran = ontrack("-C", searched, "search", "gateway", *options)
    assert ran.code == 2
    assert fix in ran.err


@pytest.mark.parametrize("options", [["--json"], []])
def test_an_id_that_is_not_known_is_said_beside_the_answer(
    searched: Path, options: list[str]
) -> None:
    ran = ontrack("-C", searched, "search", "APP-71", *options)
    assert (ran.code, ran.err) == (0, "No APP-71 is known here.\n")
    assert not ontrack("-C", searched, "search", "APP-70", *options).err


@pytest.mark.parametrize("query", ["", "  "])
def test_an_empty_query_is_wrong_use_like_none(searched: Path, query: str) -> None:
    ran = ontrack("-C", searched, "search", query, "--json")
    none = ontrack("-C", searched, "search", "--json")
    assert (ran.code, ran.err) == (none.code, none.err) == (2, none.err)


def test_people_read_the_words_the_day_and_the_place(searched: Path) -> None:
    ran = ontrack("-C", searched, "search", "needs a new certificate", "--limit", "1")
    words, place = ran.out.strip().split("\n")
    assert "needs a new certificate" in words
    assert "3 Mar 2031" in place
    assert "files/notes/weekly.md, line 5" in place


def test_a_line_of_a_note_that_opens_with_a_name_is_what_that_person_said(
    searched: Path,
) -> None:
    quotes = [quote["quote"] for quote in found(searched, "--person", "Ada")]
    assert any("needs a new certificate" in quote for quote in quotes)
    assert not any("tests are slow" in quote for quote in quotes)


@pytest.mark.parametrize("query", ["qwxzv blorf", "kjhgf lkjhg", "xyzzy"])
def test_words_that_stand_nowhere_and_mean_nothing_find_nothing(
    searched: Path, query: str
) -> None:
    ran = ontrack("-C", searched, "search", query)
    assert ran.code == 0
    assert not ran.out
    assert "Nothing was found" in ran.err
    assert query in ran.err
