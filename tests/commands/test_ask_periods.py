"""A question for one month, week or phase is not answered with those of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack

_OLD = """# Meeting, Monday 6 May 2030

Present: Ada Lund, Ben Roth.

- The ferry fares for May are agreed: 9 euros a crossing.
- The guard hours in phase 1 are 06:00 to 14:00.
- Volunteers in the first week: 12 people.
- The stall fees in Q2 are 40 euros.
- The cleaning slots on Saturdays are 07:00 to 09:00.
- The subsidy for 2030 is 80,000 euros.
- The opening hours from April to September are 10 to 18.
- The caretaker in May is Ben Roth.
- The school visits cost 4 euros a child all year.
- The May launch is planned for 20 May.
- The night watch costs 30 euros an hour.
- The harbour watch costs 90 euros a shift.
- The moorings for big boats in May are at pier 2.
"""
_NEW = """# Meeting, Monday 20 May 2030

- The June fares: 11 euros a crossing.
- Guard hours for phase two are 14:00 to 22:00.
- Volunteers in the second week: 19 people.
- Q3: stall fees of 55 euros.
- On Sundays the cleaning slots are 08:00 to 10:00.
- Next year's subsidy: 60,000 euros.
- The caretaker in June is Ada Lund.
- The May launch moved to 3 June.
- The June watch: two people.
- The painting of the hall is in the second phase.
"""


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("quay")
    notes = root / "notes"
    notes.mkdir()
    (notes / "2030-05-06-notes.md").write_text(_OLD, encoding="utf-8")
    (notes / "2030-05-20-notes.md").write_text(_NEW, encoding="utf-8")
    project = root / "project"
    assert ontrack("init", str(project), "--name", "Quay").code == 0
    ran = ontrack("-C", str(project), "ingest", str(notes), "--as-of", "2030-05-20")
    assert ran.code == 0, ran.err
    return project


def told(project: Path, question: str) -> str:
    return ontrack("-C", str(project), "ask", question).out.split("\n\n")[0]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What are the ferry fares in June?", "11 euros"),
        ("How much is the ferry fare in June?", "11 euros"),
        ("What are the June ferry fares?", "11 euros"),
        ("What were the fares in May?", "9 euros"),
        ("What are the guard hours in phase 2?", "14:00 to 22:00"),
        ("What are the guard hours in the second phase?", "14:00 to 22:00"),
        ("How many volunteers in the second week?", "19 people"),
        ("How much are the stall fees in Q3?", "55 euros"),
        ("What are the cleaning slots on Sunday?", "08:00 to 10:00"),
        ("What is the subsidy for 2031?", "60,000 euros"),
        ("What are the opening hours in July?", "10 to 18"),
        ("Who is the caretaker in June?", "Ada Lund"),
        ("What does a school visit cost in June?", "4 euros"),
    ],
)
def test_what_is_so_in_the_named_time_is_told(
    quay: Path, question: str, words: str
) -> None:
    assert words in told(quay, question)


@pytest.mark.parametrize(
    "question",
    [
        "What are the ferry fares in July?",
        "What are the guard hours in phase 3?",
        "How many volunteers in the third week?",
        "What are the stall fees in Q4?",
        "What are the cleaning slots on Friday?",
        "What is the subsidy for 2032?",
        "What are the opening hours in November?",
        "Who is the caretaker in August?",
    ],
)
def test_what_is_so_at_another_time_is_no_answer(quay: Path, question: str) -> None:
    first = told(quay, question)
    assert first.startswith(("The sources don't say", "No sure answer"))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When is the May launch?", "3 June"),
        ("Is the May launch on 20 May?", "3 June"),
        ("Is the painting of the hall in the first phase?", "second phase"),
    ],
)
def test_what_is_called_by_its_time_may_have_moved(
    quay: Path, question: str, words: str
) -> None:
    assert words in told(quay, question)


def test_a_thing_of_which_two_could_be_meant_is_not_guessed(quay: Path) -> None:
    assert not told(quay, "What is the night watch in June?").startswith("- ")
