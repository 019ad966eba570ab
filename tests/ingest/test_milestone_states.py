"""A table of milestones that says itself which of them were met."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.records import Milestone
from ingest.reader import Document, ReadContext
from ingest.reading import read_document
from ingest.records.milestone_states import says_met

_TODAY = date(2027, 6, 1)


def _stones(table: str) -> dict[str, Milestone]:
    page = f"# Restoration plan\n\nUpdated: 2027-05-20\n\n{table}"
    document = Document("wiki/plan.md", page.encode())
    result = read_document(document, ReadContext(today=_TODAY))
    return {r.title: r for r in result.records if isinstance(r, Milestone)}


def test_the_status_of_a_row_says_that_its_milestone_was_met() -> None:
    found = _stones(
        "| Gate | Due | Owner | Status |\n|---|---|---|---|\n"
        "| Bellows sealed | 2027-05-03 | Ada Noor | Done |\n"
        "| Pipes voiced | 2027-05-10 | Kit Lowe | Complete (12 May) |\n"
        "| Case gilded | 2027-05-17 | Kit Lowe | Not met |\n"
        "| First recital | 2027-07-01 | Ada Noor | On track |\n"
    )
    assert {title: (s.is_met, s.met_on) for title, s in found.items()} == {
        "Bellows sealed": (True, None),
        "Pipes voiced": (True, date(2027, 5, 12)),
        "Case gilded": (False, None),
        "First recital": (False, None),
    }


@pytest.mark.parametrize(
    ("header", "cell"),
    [("Done?", "Yes"), ("Met", "✓"), ("% complete", "100%"), ("Stand", "Erledigt")],
)
def test_other_columns_that_say_it(header: str, cell: str) -> None:
    header = "Zustand" if header == "Stand" else header
    [stone] = _stones(
        f"| Milestone | Date | {header} |\n|---|---|---|\n| Hull dry | 2027-05-03 "
        f"| {cell} |\n"
    ).values()
    assert stone.is_met


@pytest.mark.parametrize(
    "cell",
    [
        "In progress",
        "Not started",
        "Partly done",
        "80% complete",
        "To be approved",
        "Done?",
        "Unmet",
        "Green",
        "",
        "Nearly complete",
        "Will be met on 3 June",
    ],
)
def test_what_says_less_than_met(cell: str) -> None:
    assert not says_met(cell)


@pytest.mark.parametrize("cell", ["Done", "MET", "Passed", "Closed", "Erreicht", "✅"])
def test_what_says_met(cell: str) -> None:
    assert says_met(cell)
