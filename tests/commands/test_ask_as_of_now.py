"""Of what is told several times the newest is told, by records and by numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack
from tests.commands.test_ask_kinds import ask

FIRST = """# Weekly, 2 June 2031

Present: Orla Finn, Piet Maas

- Sails: 40 of 320 sewn. Orla hopes for more.
- Knots: 12 of 80 tied.
- The ballast status is on plan.
"""
SECOND = """# Weekly, 9 June 2031

Present: Orla Finn, Piet Maas

**Sails.** Orla stands at 150 of 320.

**Hooks.** Piet stands at 70 of 80 if the smith comes.
"""
TALK = """WEBVTT

00:00:01.000 --> 00:00:03.000
<v Piet Maas>Sails. Orla?

00:00:04.000 --> 00:00:08.000
<v Orla Finn>Two hundred and eleven. I had a calm week.

00:00:09.000 --> 00:00:12.000
<v Piet Maas>Good.
"""
UPDATE = """# Weekly status, 4 June 2031

| Item | Status |
| --- | --- |
| Ballast loaded | on plan |
| Mast stepped | on plan |
"""
TICKETS = (
    "Issue key,Issue id,Summary,Issue Type,Status,Assignee,Due date,Created,Updated\n"
    "SHP-1,1,Ballast loaded,Task,Blocked,Piet Maas,2031-06-20,2031-05-02,2031-06-11\n"
    "SHP-2,2,List of the ballast,Task,Done,Piet Maas,2031-06-02,2031-05-02,2031-06-02\n"
)


@pytest.fixture(scope="module")
def ship(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("ship")
    for place, text in (
        ("notes/2031-06-02-weekly.md", FIRST),
        ("notes/2031-06-09-weekly.md", SECOND),
        ("notes/2031-06-11-review.vtt", TALK),
        ("notes/2031-06-04-status.md", UPDATE),
        ("tickets/jira-2031-06-11.csv", TICKETS),
    ):
        path = root / place
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    project = root / "project"
    assert ontrack("init", project, "--name", "Ship").code == 0
    folders = (root / "notes", root / "tickets")
    read = ontrack("-C", project, "ingest", *folders, "--as-of", "2031-06-12")
    assert read.code == 0, read.err
    return project


def test_the_newest_share_is_told_and_the_one_before_it(ship: Path) -> None:
    first, before, *rest = ask(ship, "How many sails are sewn?")
    assert "Two hundred and eleven" in first
    assert "150 of 320" in before
    assert not any("40 of 320" in line for line in rest)


def test_a_share_that_is_not_sure_or_of_another_matter_is_not(ship: Path) -> None:
    told = ask(ship, "How many knots are tied?")
    assert "12 of 80" in told[0]
    assert not any("70 of 80" in line for line in told)


def test_what_was_so_before_is_told_where_it_is_asked(ship: Path) -> None:
    told = " ".join(ask(ship, "How many sails were sewn on 2 June?"))
    assert "Two hundred" not in told


def test_how_a_thing_stands_is_told_by_its_open_record(ship: Path) -> None:
    told = ask(ship, "What is the status of the ballast?")
    assert "Blocked" in told[0]
    assert not any("on plan" in line or "List of" in line for line in told[:1])
