"""A value that was given, a state, a maker or a quarter is told as it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack

_NOTES = {
    "2031-03-03": """# Meeting, Monday 3 March 2031

Present: Ada Lund, Ben Osei, Ida Roth

- The hall gets new chairs on Friday.
- The pool stays open until 30 April.
- The kayaks are made by Hull Brothers.
- Ida oils the doors every week.
- In the third quarter the baths had 4,100 visitors.
- The lamps cost 200 pounds each.
- The bell weighs 300 pounds.
- The janitor signed the key list.
- Nobody knows yet who has the laundry contract.

## Actions
- Ben Osei: confirm the price of the oak benches, due 7 March
- Ada Lund: tell us the number of parking permits, due 7 March
""",
    "2031-03-10": """# Meeting, Monday 10 March 2031

Present: Ada Lund, Ben Osei, Ida Roth

- Ben: the oak benches are 450 euros each.
- Ada: we may need 20 parking permits.
- The laundry contract is with Foam Works.
""",
}
_LOG = (
    "ID,Type,Title,Status,Owner,Likelihood,Impact\n"
    "I-001,Issue,Holder of laundry contract unknown,Closed,Ida Roth,,4\n"
)


@pytest.fixture(scope="module")
def baths(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("given")
    (root / "files").mkdir()
    for day, text in _NOTES.items():
        (root / "files" / f"{day}-notes.md").write_text(text, encoding="utf-8")
    (root / "files" / "raid-2031-03-10.csv").write_text(_LOG, encoding="utf-8")
    project = root / "project"
    assert ontrack("init", project, "--name", "Baths").code == 0
    read = ontrack("-C", project, "ingest", root / "files", "--as-of", "2031-03-14")
    assert read.code == 0, read.err
    return project


def told(project: Path, question: str) -> str:
    return ontrack("-C", project, "ask", question).out.split("\n\n")[0]


@pytest.mark.parametrize(
    "question",
    ["What did Ben promise about the oak benches?", "Did Ben confirm the bench price?"],
)
def test_an_errand_whose_value_was_given_is_not_told_to_be_overdue(
    baths: Path, question: str
) -> None:
    said = told(baths, question)
    assert "450 euros" in said
    assert "overdue" not in said


def test_an_errand_whose_value_is_only_supposed_is_not_told_as_done(
    baths: Path,
) -> None:
    said = told(baths, "What did Ada promise about the parking permits?")
    assert "no words were recognised that say it is done" in said


@pytest.mark.parametrize(
    "question",
    [
        "Does the hall stay open?",
        "Is the hall open on Friday?",
        "Is the janitor away?",
        "Who makes the doors?",
        "How much does the bell cost?",
        "How many visitors did the baths have in Q2?",
    ],
)
def test_words_on_the_thing_that_tell_another_matter_are_no_answer(
    baths: Path, question: str
) -> None:
    assert not told(baths, question).startswith("- ")


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Does the pool stay open?", "until 30 April"),
        ("Who makes the kayaks?", "Hull Brothers"),
        ("How many visitors did the baths have in Q3?", "4,100"),
        ("How much do the lamps cost?", "200 pounds"),
        ("Who has the laundry contract?", "Foam Works"),
    ],
)
def test_words_that_tell_what_is_asked_answer(
    baths: Path, question: str, part: str
) -> None:
    said = told(baths, question)
    assert part in said
    assert "I-001" not in said
