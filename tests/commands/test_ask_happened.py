"""Whether something was done is told by who says that it was, not by who wanted it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack

_OLD = """# Meeting, Monday 6 May 2030

Present: Ada Lund, Ben Roth.

- We need the roof plan approved by the city before we may build.
- The drawings must be signed by the architect.
- Nobody has asked the museum yet.
- The seats are not delivered yet.
- The hall drill: 12 of 40 parts are drilled.
- Ada decided to order the big lamps before the lamp bill is paid.

## Actions
- [ ] Ben to order the steel doors by 10 May
- [ ] Ada to send the seating plan to Norbo by 10 May
- [ ] Ben to book the crane by 12 May
- [ ] Ada to send the fee table to Kalix by 12 May
"""
_NEW = """# Meeting, Monday 20 May 2030

- The city approved the roof plan on Friday.
- The architect has signed the drawings.
- The museum. They came by on Thursday and want a ramp.
- The doors are ordered (9 May, Halden Steel).
- Norbo have the seating plan since Friday.
- Ben booked the crane for 3 June.
- The garden doors were painted.
"""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hall")
    notes = root / "notes"
    notes.mkdir()
    (notes / "2030-05-06-notes.md").write_text(_OLD, encoding="utf-8")
    (notes / "2030-05-20-notes.md").write_text(_NEW, encoding="utf-8")
    project = root / "project"
    assert ontrack("init", str(project), "--name", "Hall").code == 0
    ran = ontrack("-C", str(project), "ingest", str(notes), "--as-of", "2030-05-20")
    assert ran.code == 0, ran.err
    return project


def told(project: Path, question: str) -> str:
    return ontrack("-C", str(project), "ask", question).out.split("\n\n")[0]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Did the city approve the roof plan?", "approved the roof plan"),
        ("Is the roof plan approved?", "approved the roof plan"),
        ("Has the city approved the roof plan?", "approved the roof plan"),
        ("Are the drawings signed?", "has signed the drawings"),
        ("Did the architect sign the drawings?", "has signed the drawings"),
        ("Have the steel doors been ordered?", "The doors are ordered"),
        ("Has anybody booked the crane?", "Ben booked the crane"),
        ("Has anybody asked the museum?", "They came by on Thursday"),
        ("Are the seats delivered?", "not delivered yet"),
    ],
)
def test_the_newest_telling_that_it_happened_comes_before_wants_and_plans(
    hall: Path, question: str, words: str
) -> None:
    first = told(hall, question).splitlines()[0]

    assert first.startswith("- ")
    assert words in first


@pytest.mark.parametrize(
    ("question", "state"),
    [
        (
            "Has the fee table been sent to Kalix?",
            "was due 12 May, no words were recognised that say it is done",
        ),
        ("Has the seating plan been sent to Norbo?", "done"),
    ],
)
def test_an_errand_is_told_with_how_it_stands(
    hall: Path, question: str, state: str
) -> None:
    first = told(hall, question).splitlines()[0]
    assert state in first


@pytest.mark.parametrize(
    "question",
    [
        "Who can drill the hall?",
        "Who approved the lamp bill?",
    ],
)
def test_a_line_about_the_thing_that_names_no_doer_is_no_answer(
    hall: Path, question: str
) -> None:
    assert not told(hall, question).startswith("- ")


def test_what_was_done_to_another_thing_of_its_name_is_no_answer(hall: Path) -> None:
    assert not told(hall, "Have the steel doors been painted?").startswith("- ")
