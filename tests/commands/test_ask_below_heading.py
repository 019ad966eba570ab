"""A sum that stands below the name of what it is of answers; another sum does not."""

from __future__ import annotations

from pathlib import Path

from tests.commands.program import ontrack
from tests.commands.test_ask import ask, told

PAGE = """# Charter of the pier

## Budget

EUR 410,000, of which EUR 30,000 are for surprises.

## Boats

Three boats, EUR 90,000 each.
"""


def test_given_a_heading_that_names_the_sum_then_what_stands_below_it_answers(
    tmp_path: Path,
) -> None:
    files, project = tmp_path / "wiki", tmp_path / "project"
    files.mkdir()
    (files / "charter.md").write_text(PAGE, encoding="utf-8")
    ontrack("init", project, "--name", "Pier")
    assert ontrack("-C", project, "ingest", files, "--as-of", "2031-03-07").code == 0
    found = told(ask(project, "What is the budget?"))
    assert "EUR 410,000" in found
    assert "90,000" not in found
