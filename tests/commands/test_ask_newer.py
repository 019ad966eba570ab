"""What newer words replace is not told as the answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack

_NOTES = {
    "2031-02-03-start.md": """# Start, 3 February 2031

Present: Marit Holm, Deniz Kaya

- We decided to use Okafor Rigging as the crane company.
- Tidewell Tours sells the boat tickets.
- The floor load of hall H-31 is limited to 400 kg.
- The fire permit for the stage expires on 20 March.
- The dress rehearsal is on 2 April 2031.
- The lamps of the foyer cost 900 euro.
""",
    "2031-02-17-weekly.md": """# Weekly, 17 February 2031

Present: Marit Holm, Deniz Kaya

- Decision: Brandt & Lee replaces Okafor as the crane company.
- We no longer use Tidewell Tours; Harbour Line sells the boat tickets.
- The survey is in: hall H-31 carries 650 kg.
- Deniz renewed the fire permit for the stage, valid until 1 May 2033.
- The dress rehearsal moves to 9 April 2031.
- The lamps of the cellar cost 300 euro.
""",
}


@pytest.fixture(scope="module")
def theatre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("theatre")
    notes = root / "notes"
    notes.mkdir()
    for name, text in _NOTES.items():
        (notes / name).write_text(text, encoding="utf-8")
    project = root / "project"
    assert ontrack("init", str(project), "--name", "Theatre").code == 0
    ran = ontrack("-C", str(project), "ingest", str(notes), "--as-of", "2031-02-20")
    assert ran.code == 0, ran.err
    return project


@pytest.mark.parametrize(
    ("question", "newer", "older"),
    [
        ("Which crane company do we use?", "Brandt & Lee", "decided to use"),
        ("Who sells the boat tickets?", "Harbour Line", "Tours sells"),
        ("How much load can H-31 take?", "650 kg", "400 kg"),
        ("When does the fire permit expire?", "2033", "20 March"),
        ("When is the dress rehearsal?", "9 April", "2 April"),
    ],
)
def test_given_newer_words_that_replace_an_answer_they_are_told(
    theatre: Path, question: str, newer: str, older: str
) -> None:
    told = ontrack("-C", str(theatre), "ask", question).out.split("\n\n")[0]
    assert newer in told
    assert older not in told


def test_given_another_thing_of_the_kind_the_answer_stays(theatre: Path) -> None:
    told = ontrack(
        "-C", str(theatre), "ask", "What do the lamps of the foyer cost?"
    ).out
    assert "900 euro" in told


def test_given_a_question_about_what_was_before_the_older_words_are_told(
    theatre: Path,
) -> None:
    question = "When was the dress rehearsal originally?"
    assert "2 April" in ontrack("-C", str(theatre), "ask", question).out


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Who guards the fire permit for the stage?", "No sure answer"),
        ("Who feeds the giraffe?", "The sources don't say"),
    ],
)
def test_an_unanswered_question_says_whether_a_passage_is_near(
    theatre: Path, question: str, first: str
) -> None:
    assert ontrack("-C", str(theatre), "ask", question).out.startswith(first)
