"""What somebody wants, accepts or supplies is told by the clause that says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack

_NOTES = """# Weekly, 3 March 2031

Present: Ada Lund, Ben Osei, Ida Roth

- The consoles were ordered from Brack Audio on 28 February.
- Ben asked the landlord for a second key.
- Ada wants a quiet room next to studio A.
- Ida accepts a delay of up to 3%, not more.
- The director approves a rent of up to 1,200 EUR.
- A full copy of the archive takes 14h 30m.
- One tape is copied in 45 min.
- 40 of 310 tapes are mouldy.
- We will not copy the 40.
- The parish committee meets on 20 March and decides on the mast.
- The contract needs a signature of the owner. Until then nobody may build. The lawyers
  have the paper, Ida Roth is looking at it.
"""


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("clauses")
    project = root / "project"
    assert ontrack("init", project, "--name", "Studio").code == 0
    (root / "2031-03-03_weekly.md").write_text(_NOTES, encoding="utf-8")
    read = ontrack("-C", project, "ingest", root / "2031-03-03_weekly.md")
    assert read.code == 0, read.err
    return project


def _told(project: Path, question: str) -> str:
    told = ontrack("-C", project, "ask", question).out
    return " ".join(told.split("Nearest:")[0].split("the nearest words:")[0].split())


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who supplies the consoles?", "ordered from Brack Audio"),
        ("What did Ben ask the landlord for?", "a second key"),
        ("What did Ben ask for?", "a second key"),
        ("What does Ada want?", "a quiet room"),
        ("What delay does Ida accept?", "up to 3%"),
        ("What rent does the director approve?", "up to 1,200 EUR"),
        ("How long does a copy of the archive take?", "14h 30m"),
        ("How many tapes will not be copied?", "not copy the 40"),
        ("When does the committee decide on the mast?", "20 March"),
        ("When does the committee decide?", "20 March"),
        ("Who is looking at the contract?", "Ida Roth is looking at it"),
    ],
)
def test_the_clause_of_the_one_asked_for_answers(
    studio: Path, question: str, answer: str
) -> None:
    assert answer in _told(studio, question)


@pytest.mark.parametrize(
    "question",
    [
        "What does the landlord want?",
        "What did the landlord ask for?",
        "What does Ben accept?",
        "What delay does Ada accept?",
        "What rent does Ida approve?",
        "Who supplies the tapes?",
        "How many tapes will be copied?",
        "How many consoles were copied?",
        "When does the director decide?",
        "When does the committee decide on the rent?",
        "Who is looking at the mast?",
    ],
)
def test_what_another_does_or_another_thing_is_not_told(
    studio: Path, question: str
) -> None:
    assert "Noted" not in _told(studio, question)
