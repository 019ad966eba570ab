"""Which end of a column of levels is the gravest."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.reading import ReadResult
from assistant.domain.records import RaidEntry
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2027, 3, 1))


def read(text: str, name: str = "issue-log.csv") -> ReadResult:
    return read_document(Document(name, text.encode()), CONTEXT)


def impacts(column: str, *cells: str, above: str = "") -> list[int | None]:
    rows = [
        f"I-{number};Pump {number} leaks;{cell};Ana Li;Open"
        for number, cell in enumerate(cells, 1)
    ]
    header = f"Issue ID;Issue;{column};Owner;Status"
    result = read("\n".join([*above.splitlines(), header, *rows]))
    return [r.impact for r in result.records if isinstance(r, RaidEntry)]


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("Priority", ("P1", "P2", "P3", "P4", "P5")),
        ("Prio", ("1", "2", "3", "4", "5")),
        ("Priorität", ("1", "2", "3", "4", "5")),
        ("Urgence", ("1", "2", "3", "4", "5")),
        ("P", ("1", "2", "3", "4", "5")),
        ("Severity", ("1", "2", "3", "4", "5")),
        ("Sev", ("Sev 1", "Sev 2", "Sev 3", "SEV4", "sev-5")),
        ("Gravedad", ("S1", "S2", "S3", "S4", "S5")),
        ("Impact", ("P1", "P2", "P3", "P4", "P5")),
        ("Impact (1 = highest)", ("1", "2", "3", "4", "5")),
    ],
)
def test_a_priority_or_severity_of_1_is_the_gravest(
    column: str, cells: tuple[str, ...]
) -> None:
    assert impacts(column, *cells) == [5, 4, 3, 2, 1]


def test_p0_is_the_gravest_and_moves_no_other() -> None:
    assert impacts("Priority", "P0", "P1", "P2") == [5, 5, 4]


@pytest.mark.parametrize("column", ["Impact", "Auswirkung", "Severity (5 = worst)"])
def test_an_impact_of_5_is_the_gravest(column: str) -> None:
    assert impacts(column, "1", "3", "5") == [1, 3, 5]


def test_words_beside_the_numbers_win_over_the_custom() -> None:
    assert impacts("Priority", "5 - High", "1 - Low", "4") == [5, 1, 4]
    assert impacts("Severity", "5 - Critical", "2") == [5, 2]
    assert impacts("Severity", "1 - Critical", "2") == [5, 4]


@pytest.mark.parametrize(
    ("legend", "expected"),
    [
        ("Priority: 5 = highest, 1 = lowest", [1, 5]),
        ("Priority 1 (low) to 5 (critical)", [1, 5]),
        ("Impact: 1 = low; Priority: 1 = low", [1, 5]),
        ("Impact: 1 = low, 5 = high", [5, 1]),
        ("Meeting 1 is high up in the tower", [5, 1]),
    ],
)
def test_a_legend_wins_for_the_measure_that_it_names(
    legend: str, expected: list[int]
) -> None:
    assert impacts("Priority", "1", "5", above=legend) == expected


def test_a_legend_in_a_table_of_its_own_wins() -> None:
    text = (
        "# Issue log\n\n| ID | Issue | Priority | Owner | Status |\n"
        "|---|---|---|---|---|\n| I-1 | Pump leaks | 5 | Ana Li | Open |\n\n"
        "## Scale\n\n| Priority | Meaning |\n|---|---|\n"
        "| 1 | Low |\n| 5 | Very high |\n"
    )
    [record] = read(text, "issue-log.md").records
    assert isinstance(record, RaidEntry)
    assert record.impact == 5


@pytest.mark.parametrize("column", ["Severity", "Schweregrad"])
def test_a_severity_beside_a_likelihood_is_a_factor_and_grows(column: str) -> None:
    text = (
        f"ID;Risk;Likelihood;{column};Owner;Status\n"
        "R-1;Frost;2;5;Ana Li;Open\nR-2;Flood;4;1;Ana Li;Open\n"
    )
    found = [r.impact for r in read(text, "risks.csv").records if r.type == "raid"]  # type: ignore[union-attr]
    assert found == [5, 1]


@pytest.mark.parametrize("column", ["Criticality", "Priority"])
def test_a_number_whose_scale_cannot_be_known_is_unmapped(column: str) -> None:
    cells = ("1", "14", "9", "22") if column == "Priority" else ("1", "4", "2", "3")
    rows = [f"I-{n};Pump {n} leaks;{c};Ana Li;Open" for n, c in enumerate(cells)]
    result = read("\n".join([f"Issue ID;Issue;{column};Owner;Status", *rows]))
    assert {r.impact for r in result.records if isinstance(r, RaidEntry)} == {None}
    assert result.unmapped["level"] == cells


def test_a_rank_that_counts_the_rows_is_no_score() -> None:
    text = (
        "Rank;Risk;Likelihood;Impact;Owner;Status\n"
        "1;Barn floods;5;5;Ana Li;Open\n2;Late seed;2;2;Ana Li;Open\n"
    )
    result = read(text, "risks.csv")
    found = [r.exposure for r in result.records if isinstance(r, RaidEntry)]
    assert found == [25, 4]
    assert result.unmapped["column"] == ("Rank",)
