"""A deadline that no calendar has is named, and its words are kept."""

from datetime import date

import pytest

from ingest.reader import Document, ReadContext
from ingest.reading import read_document


def problems(line: str) -> list[str]:
    note = f"# Weekly 2027-03-01\n\n{line}\n"
    document = Document("notes/weekly.md", note.encode())
    result = read_document(document, ReadContext(today=date(2027, 3, 1)))
    assert any("suite" in passage.text for passage in result.passages)
    return [problem.what for problem in result.problems]


@pytest.mark.parametrize(
    "words",
    [
        "31/02",
        "31 February",
        "February 30",
        "30 febrero",
        "2027-02-29",
        "31/02/2027",
        "32/01/2027",
        "31.02.2027",
    ],
)
def test_a_deadline_that_is_no_day_is_a_problem(words: str) -> None:
    [what] = problems(f"- Ana: rerun the suite by {words}")
    assert words.lower() in what


def test_a_cell_that_is_no_day_is_a_problem() -> None:
    table = "| Action | Owner | Due |\n|---|---|---|\n| Rerun the suite | Ana | 31/02 |"
    assert any("31/02" in what for what in problems(table))


@pytest.mark.parametrize(
    "words",
    [
        "28 February",
        "29 February",
        "2/28",
        "28/02",
        "the 31st",
        "40/60",
        "3/4",
        "28.02.2027",
        "28/02/27",
    ],
)
def test_a_day_or_no_date_at_all_is_none(words: str) -> None:
    assert problems(f"- Ana: rerun the suite by {words}") == []


def test_a_front_matter_that_gives_no_day_says_so() -> None:
    note = "---\ndate: 2027-02-31\n---\n# Kiln weekly\n\n- Fire the kiln.\n"
    document = Document("notes/2027-03-01-kiln.md", note.encode())
    result = read_document(document, ReadContext(today=date(2027, 3, 1)))
    assert result.dated == date(2027, 3, 1)
    [problem] = result.problems
    assert "'2027-02-31' is not a date" in problem.what


def test_a_mail_whose_date_is_none_says_so() -> None:
    mail = "From: a@kiln.example\nSubject: x\nDate: Mon, 32 Foo 2027\n\nFire it.\n"
    document = Document("mail/x.eml", mail.encode())
    result = read_document(document, ReadContext(today=date(2027, 3, 1)))
    assert result.dated is None
    [problem] = result.problems
    assert "is not a date" in problem.what
