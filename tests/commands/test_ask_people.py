"""Who was where, who goes, who has not done it: of people, and as it is now."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack
from tests.commands.test_ask import ask, told

NOTES = {
    "2031-03-03-weekly.md": "# Weekly, 3 March 2031\n\nPresent: Ada Lund, Ben Osei\n\n"
    "- Ida Roth has handed in her notice and leaves on 30 April.\n"
    "- The harbour office has not answered us yet.\n"
    "- Kai Moss is on leave until 10 March.\n",
    "2031-03-10-weekly.md": "# Weekly, 10 March 2031\n\n"
    "Present: Ada Lund, Kai Moss\nApologies: Ben Osei\n\n"
    "- The harbour office answered on Friday and agrees.\n"
    "- The insurer has not answered us yet.\n"
    "- Signals of the departure board arrive on 20 March.\n"
    "- The contract with Nordkai ends on 30 June.\n",
    "2031-03-11-steering.md": "# Steering, 11 March 2031\n\n"
    "- Ada Lund told of the work. The next steering is on 25 March.\n",
}


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("harbour")
    for name, text in NOTES.items():
        path = root / "notes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    project = root / "project"
    assert ontrack("init", project, "--name", "Harbour").code == 0
    read = ontrack("-C", project, "ingest", root / "notes", "--as-of", "2031-03-14")
    assert read.code == 0, read.err
    return project


@pytest.mark.parametrize(
    ("question", "part", "other"),
    [
        ("Who is leaving?", "Ida Roth", "departure"),
        ("Who leaves the project?", "Ida Roth", "Kai"),
        ("Who was at the weekly on 3 March?", "Ada Lund, Ben Osei", "Kai"),
        ("Who attended the weekly?", "Ada Lund, Kai Moss", "Osei"),
        ("Who was absent on 10 March?", "Ben Osei", "Ada"),
        ("Who has not answered us?", "insurer", "harbour"),
        ("When does the contract with Nordkai end?", "30 June", "April"),
    ],
)
def test_people_are_told_and_nothing_that_only_looks_so(
    harbour: Path, question: str, part: str, other: str
) -> None:
    said = told(ask(harbour, question))
    assert part in said
    assert other not in said


@pytest.mark.parametrize(
    "question",
    ["Who was at the steering?", "When does the contract with Sundvik end?"],
)
def test_another_meeting_or_contract_is_no_answer(harbour: Path, question: str) -> None:
    assert ask(harbour, question)["answer"] == []
