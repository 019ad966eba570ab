"""The highest of many are all that are grave; where it stands is told with its day."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack
from tests.commands.test_ask_kinds import ask

RAID = (
    "ID,Type,Title,Status,Owner,Likelihood,Impact,Due,Note\n"
    "R-1,Risk,The keel cracks,Open,Bo Lindh,5,5,,\n"
    "R-2,Risk,The sails are late,Open,Bo Lindh,4,4,,\n"
    "R-3,Risk,The crew is too small,Open,Bo Lindh,3,5,,\n"
    "R-4,Risk,The paint is grey,Open,Bo Lindh,2,2,,\n"
)
LOG = """# Decision log

| No. | Date | Decision | By |
| --- | --- | --- | --- |
| 1 | 2031-06-03 | The keel is made of oak | Bo Lindh |
"""


@pytest.fixture(scope="module")
def yard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("yard")
    for place, text in (
        ("raid/raid-2031-06-06.csv", RAID),
        ("wiki/decision-log.md", LOG),
    ):
        path = root / place
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    project = root / "project"
    assert ontrack("init", project, "--name", "Yard").code == 0
    folders = (root / "raid", root / "wiki")
    read = ontrack("-C", project, "ingest", *folders, "--as-of", "2031-06-12")
    assert read.code == 0, read.err
    return project


def test_the_highest_risks_are_all_that_are_grave_the_highest_first(yard: Path) -> None:
    head, *lines = ask(yard, "What are the highest risks?")
    assert "25" in head
    assert [line.split(" (")[0] for line in lines] == [
        "The keel cracks",
        "The sails are late",
        "The crew is too small",
    ]


def test_the_highest_risk_is_one(yard: Path) -> None:
    _head, *lines = ask(yard, "Which risk has the highest score?")
    assert [line.split(" (")[0] for line in lines] == ["The keel cracks"]


def test_a_citation_of_a_logged_decision_has_a_day(yard: Path) -> None:
    told = ontrack("-C", yard, "ask", "What was decided about the keel?").out
    assert "12 Jun 2031 · wiki/decision-log.md" in told
