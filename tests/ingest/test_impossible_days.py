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
    "words", ["31/02", "31 February", "February 30", "30 febrero", "2027-02-29"]
)
def test_a_deadline_that_is_no_day_is_a_problem(words: str) -> None:
    [what] = problems(f"- Ana: rerun the suite by {words}")
    assert words.lower() in what


def test_a_cell_that_is_no_day_is_a_problem() -> None:
    table = "| Action | Owner | Due |\n|---|---|---|\n| Rerun the suite | Ana | 31/02 |"
    assert any("31/02" in what for what in problems(table))


@pytest.mark.parametrize(
    "words", ["28 February", "29 February", "2/28", "28/02", "the 31st", "40/60", "3/4"]
)
def test_a_day_or_no_date_at_all_is_none(words: str) -> None:
    assert problems(f"- Ana: rerun the suite by {words}") == []
