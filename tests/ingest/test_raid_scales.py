"""Which scale a log's levels are on, and which cells are no level."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.reading import ReadResult
from assistant.domain.records import RaidEntry
from ingest.reader import Document, ReadContext
from ingest.reading import read_document
from ingest.tables.levels import read_score

CONTEXT = ReadContext(today=date(2027, 3, 1))


def read(
    levels: list[tuple[str, str]], names: str = "Probability;Impact"
) -> ReadResult:
    rows = [
        f"K-{number};Frost in bed {number};{likelihood};{impact};Ana Li;Open"
        for number, (likelihood, impact) in enumerate(levels, 1)
    ]
    text = "\n".join([f"ID;Risk;{names};Owner;Status", *rows])
    return read_document(Document("raid.csv", text.encode()), CONTEXT)


def bands(result: ReadResult) -> list[tuple[int | None, int | None]]:
    return [
        (record.likelihood, record.impact)
        for record in result.records
        if isinstance(record, RaidEntry)
    ]


@pytest.mark.parametrize("odd", ["9", "30", "9x", "3-4", "0", "-2", "250"])
def test_one_odd_number_is_named_by_its_row_and_changes_no_other(odd: str) -> None:
    result = read([("3", "5"), (odd, "5"), ("4", "4")])
    assert bands(result) == [(3, 5), (None, 5), (4, 4)]
    [problem] = result.problems
    assert problem.where == "row 3"
    assert problem.what == (
        f"{odd!r} under 'Probability' is no level of 1 to 5; left empty"
    )
    assert not result.unmapped


def test_two_slips_in_a_long_log_are_named_and_change_no_other() -> None:
    levels = [(str(step % 5 + 1), "3") for step in range(20)]
    odd = [*levels, ("8", "3"), ("44", "3")]
    result = read(odd)
    assert bands(result)[:20] == bands(read(levels))
    assert [problem.where for problem in result.problems] == ["row 22", "row 23"]


def test_a_scale_that_several_numbers_need_is_taken_and_told() -> None:
    result = read([("3", "2"), ("8", "9"), ("10", "6")])
    assert bands(result) == [(2, 1), (4, 5), (5, 3)]
    assert not result.problems
    likely, grave = result.remarks
    assert "under 'Probability' go up to 10 and were brought to 1-5" in likely
    assert "under 'Impact' go up to 10" in grave


def test_one_number_above_is_of_the_scale_of_the_column_beside_it() -> None:
    result = read([("3", "2"), ("8", "9"), ("4", "6")])
    assert bands(result) == [(2, 1), (4, 5), (2, 3)]


def test_the_name_of_a_column_states_its_scale() -> None:
    result = read([("3", "2"), ("8", "4")], "Probability (1-10);Impact (1 to 5)")
    assert bands(result) == [(2, 2), (4, 4)]
    assert not result.problems
    assert not result.remarks
    assert bands(read([("5", "2")], "Probability (%);Impact")) == [(1, 2)]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("30", "50", "5"), [2, 3, 1]),
        (("5", "10", "30"), [1, 1, 2]),
        (("30 per cent", "50 %", "90 %"), [2, 3, 5]),
        (("10-30%", "30 - 50 %", "50%-90%"), [2, 3, 4]),
        (("4 (60-80%)", "2 (20-40 %)", "1"), [4, 2, 1]),
        (("3 - Moderate", "5: Severe", "Medium (3)"), [3, 5, 3]),
        (("4/5", "2 of 5", "L3"), [4, 2, 3]),
    ],
)
def test_levels_as_logs_write_them(cells: tuple[str, ...], expected: list[int]) -> None:
    result = read([(cell, "3") for cell in cells])
    assert [likelihood for likelihood, _ in bands(result)] == expected
    assert not result.problems


@pytest.mark.parametrize(
    ("cell", "score"),
    [
        ("15", 15), ("15 (High)", 15), ("16 – Red", 16), ("4x5=20", 20), ("12/25", 12),
        ("20 (4x5)", 20), ("1,5", 1.5), ("9x", None), ("12-15", None), ("High", None),
    ],
)  # fmt: skip
def test_a_score_is_read_whole_or_not_at_all(cell: str, score: float | None) -> None:
    assert read_score(cell) == score


def test_a_score_that_is_the_product_of_a_slip_is_left_empty_too() -> None:
    text = (
        "ID;Risk;Probability;Impact;Score;Owner;Status\nK-1;Frost;3;4;12;Ana Li;Open\n"
        "K-2;Hail;40;5;200;Ana Li;Open\nK-3;Moss;2;5;9;Ana Li;Open\n"
    )
    result = read_document(Document("raid.csv", text.encode()), CONTEXT)
    found = [record for record in result.records if isinstance(record, RaidEntry)]
    assert [entry.exposure for entry in found] == [12, None, 9]
    assert [problem.where for problem in result.problems] == ["row 3"]


def test_where_the_words_say_that_one_is_the_gravest_the_numbers_fall() -> None:
    result = read(
        [("1 - Critical", "1"), ("3 - Medium", "2"), ("5 - Low", "3"), ("2", "4")]
    )
    assert [likelihood for likelihood, _ in bands(result)] == [5, 3, 2, 4]
    rising = read([("1 - Low", "1"), ("3 - High", "2"), ("2 - Medium", "3")])
    assert [likelihood for likelihood, _ in bands(rising)] == [1, 3, 2]


@pytest.mark.parametrize(
    ("likelihoods", "scores", "told"),
    [
        (("0,6", "0,2"), ("2,4", "0,4"), "multiplied by 5"),
        (("60 %", "20%"), ("2,4", "0,4"), "multiplied by 5"),
        (("60 %", "20%"), ("240", "40"), "multiplied by 0.05"),
        (("3", "1"), ("12", "2"), ""),
        (("0,6", "0,2"), ("12", "2"), ""),
    ],
)
def test_a_score_of_a_share_and_an_impact_is_brought_to_25_and_told(
    likelihoods: tuple[str, str], scores: tuple[str, str], told: str
) -> None:
    rows = [
        f"K-{n};Frost in bed {n};{likelihood};{impact};{score};Ana Li;offen"
        for n, (likelihood, score, impact) in enumerate(
            zip(likelihoods, scores, ("4", "2"), strict=True)
        )
    ]
    text = "\n".join(
        ["ID;Risiko;Wahrscheinlichkeit;Auswirkung;Risikowert;Wer;Status", *rows]
    )
    result = read_document(Document("risiken.csv", text.encode()), CONTEXT)
    found = [r.exposure for r in result.records if isinstance(r, RaidEntry)]
    assert found == [12, 2]
    assert any(told and told in remark for remark in result.remarks) == bool(told)


@pytest.mark.parametrize(
    ("name", "sums"),
    [("Impact", ("£900", "£40,000")), ("Impact (CHF)", ("3", "20"))],
)
def test_an_amount_of_money_is_no_level_and_is_kept_as_text(
    name: str, sums: tuple[str, str]
) -> None:
    result = read([("60%", sums[0]), ("20%", sums[1])], f"Probability;{name}")
    assert bands(result) == [(4, None), (2, None)]
    assert any(f"{name!r} holds amounts of money" in told for told in result.remarks)
    assert {*sums} <= {passage.text for passage in result.passages}


def test_a_level_stands_beside_the_column_of_its_amounts() -> None:
    result = read([("2", "9000;3"), ("4", "50;5")], "Probability;Impact (EUR);Impact")
    assert bands(result) == [(2, 3), (4, 5)]


def test_one_amount_among_levels_is_a_problem_of_its_row() -> None:
    result = read([("2", "4"), ("4", "€ 300"), ("1", "2")])
    assert bands(result) == [(2, 4), (4, None), (1, 2)]
    assert "'€ 300' under 'Impact' is no level" in result.problems[0].what
