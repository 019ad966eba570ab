"""What is no longer so is not told as current, and who has an id answers for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.program import ontrack
from tests.commands.test_ask import ask

LOG = """# Decisions

| Ref | Date | Decision | Decided by |
| --- | --- | --- | --- |
| AD-1 | 2031-05-02 | First sailing is Monday 9 June 2031 (replaced by AD-4) | Una Reed |
| AD-2 | 2031-05-02 | Bicycles travel free | Una Reed |
| AD-3 | 2031-05-03 | Crew wear orange coats | Una Reed |
| AD-4 | 2031-05-16 | First sailing is Monday 23 June 2031 | Una Reed |
| AD-5 | 2031-05-17 | Crew wear blue coats, supersedes AD-3 | Una Reed |
"""
FIRST = """# Harbour round, 5 May 2031

- The bar is no longer part of the upper deck.
- Harbour dinner is 3 June 2031.
- OBSOLETE: the pump room holds 12 spare valves.
"""
SECOND = """# Harbour round, 14 May 2031

- Bar is back in, with 40 seats.
- Harbour dinner is 11 June 2031.
- The bar staff like the new curtains.
"""
FILES = {
    "wiki/decisions-2031-05-18.md": LOG,
    "notes/2031-05-05-round.md": FIRST,
    "notes/2031-05-14-round.md": SECOND,
}


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("former")
    for name, text in FILES.items():
        path = root / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    project = root / "project"
    assert ontrack("init", project, "--name", "Harbour").code == 0
    read = ontrack("-C", project, "ingest", root / "files", "--as-of", "2031-05-20")
    assert read.code == 0, read.err
    return project


def told(project: Path, question: str) -> list[str]:
    return [claim["text"] for claim in ask(project, question)["answer"]]


@pytest.mark.parametrize("question", ["AD-4", "What is AD-4?"])
def test_the_row_of_an_id_is_told_before_rows_that_mention_it(
    harbour: Path, question: str
) -> None:
    first, *_ = told(harbour, question)
    assert "23 June" in first
    assert "AD-4" in first


def test_a_replaced_decision_is_told_where_its_own_id_is_asked_for(
    harbour: Path,
) -> None:
    first, *_ = told(harbour, "AD-1")
    assert "replaced by AD-4" in first


def test_what_says_that_it_is_replaced_is_not_told_as_current(harbour: Path) -> None:
    answer = told(harbour, "When is the first sailing?")
    assert "23 June" in answer[0]
    assert not any("9 June" in line for line in answer)


def test_what_another_decision_supersedes_is_not_told_as_current(
    harbour: Path,
) -> None:
    answer = told(harbour, "What coats do the crew wear?")
    assert "blue" in answer[0]
    assert not any("orange" in line for line in answer)


def test_a_replaced_day_is_told_where_it_is_asked_for(harbour: Path) -> None:
    answer = told(harbour, "Is the first sailing on 9 June 2031?")
    assert any("9 June" in line for line in answer)


def test_a_line_marked_obsolete_is_no_answer(harbour: Path) -> None:
    assert not told(harbour, "How many spare valves does the pump room hold?")


def test_an_older_day_of_the_same_thing_is_left_out(harbour: Path) -> None:
    answer = told(harbour, "When is the harbour dinner?")
    assert "11 June" in answer[0]
    assert not any("3 June" in line for line in answer)


def test_newer_words_that_turn_it_around_are_told_first(harbour: Path) -> None:
    answer = told(harbour, "Is the bar part of the upper deck?")
    assert "back in" in answer[0]
    assert "no longer part" in answer[1]
    assert not any("curtains" in line for line in answer)
