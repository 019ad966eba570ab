from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.reading import ReadResult
from assistant.domain.records import LoggedDecision, Milestone
from ingest.reader import Document, ReadContext
from ingest.readers.wiki_markdown import WikiReader

CONTEXT = ReadContext(today=date(2031, 11, 20))


def document(text: str, path: str = "w1/export/page.md") -> Document:
    return Document(path, text.encode())


def read(text: str, context: ReadContext = CONTEXT) -> ReadResult:
    return WikiReader().read(document(text), context)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("# Orion: project charter\n\nText.", "a/orion.md"),
        ("# Decision log\n\n| No | Decision |", "a/x.md"),
        ("# Release roadmap", "a/x.md"),
        ("# Anything", "w1/wiki/anything.md"),
        ("# Ferry charter\n\nText.\n\nPeople: Ana Lund, Bo Ek", "w1/wiki/ferry.md"),
    ],
)
def test_page_is_known_by_its_title_or_folder(text: str, path: str) -> None:
    assert WikiReader().accepts(document(text, path))


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("# Launch plan review, notes\n\nPresent: Ana, Bo", "a/x.md"),
        ("# Charter workshop\n\nPresent: Ana, Bo", "w1/wiki/x.md"),
        ("# Weekly sync\n\ntext", "w1/wiki/x.md"),
        ("# Monday\n\ntext", "w1/notes/x.md"),
        ("# Project plan", "w1/notes/x.txt"),
    ],
)
def test_notes_of_a_meeting_are_no_page(text: str, path: str) -> None:
    assert not WikiReader().accepts(document(text, path))


def test_later_export_of_a_page_is_of_the_same_stream() -> None:
    streams = {
        read(title).stream
        for title in (
            "# Project Charter",
            "# Project charter v1.2",
            "# Project charter (2.0)",
        )
    }
    assert streams == {"page:project charter"}


def test_gate_table_makes_milestones_with_owner_and_condition() -> None:
    result = read(
        "# Plan\n\n| Milestone | Exit criteria | Target date | Owner |\n|---|---|---|---|\n"
        "| **M1** Beta | All *tests* pass | ~~1 May 2031~~ 8 May 2031 | Ana Díaz |\n"
        "| M2 Launch | | tbd | |\n"
    )
    assert result.complete
    assert result.records == (
        Milestone(
            key="M1 Beta",
            locator="line 5",
            title="M1 Beta",
            due=date(2031, 5, 8),
            owner="Ana Díaz",
            criterion="All tests pass",
        ),
        Milestone(key="M2 Launch", locator="line 6", title="M2 Launch"),
    )
    assert result.problems == ()


def test_present_date_goes_before_the_baseline_and_an_actual_one_is_met() -> None:
    [row] = read(
        "# Roadmap\n\n| Gate | Baseline date | Forecast date | Actual |\n|---|---|---|---|\n"
        "| G1 | 2031-05-01 | 2031-05-09 | 2031-05-08 |\n"
    ).records
    assert isinstance(row, Milestone)
    assert (row.due, row.met_on) == (date(2031, 5, 9), date(2031, 5, 8))


def test_date_that_cannot_be_told_apart_is_a_problem_and_no_guess() -> None:
    table = "# Plan\n\n| Gate | Date |\n|---|---|\n| G1 | 04/05/2031 |\n"
    result = read(table)
    assert [problem.where for problem in result.problems] == ["line 5"]
    [row] = result.records
    assert isinstance(row, Milestone)
    assert row.due is None
    [settled] = read(table, ReadContext(today=CONTEXT.today, date_order="dmy")).records
    assert isinstance(settled, Milestone)
    assert settled.due == date(2031, 5, 4)


def test_decision_table_makes_logged_decisions() -> None:
    result = read(
        "# Decision log\n\n| # | Date | Decision | Decided by | Where |\n"
        "|---|---|---|---|---|\n| D-7 | 2031-03-04 | We buy | Bo Li | Board |\n"
    )
    assert result.records == (
        LoggedDecision(
            key="D-7",
            locator="line 5",
            what="We buy",
            decided_on=date(2031, 3, 4),
            decided_by="Bo Li",
            place="Board",
        ),
    )


def test_other_tables_make_no_records() -> None:
    assert (
        read("# Plan\n\n| Team | Date |\n|---|---|\n| Web | 2031-05-01 |\n").records
        == ()
    )


def dues(text: str, context: ReadContext = CONTEXT) -> list[date | None]:
    return [
        row.due for row in read(text, context).records if isinstance(row, Milestone)
    ]


def test_one_date_of_a_column_proves_the_order_of_the_others() -> None:
    rows = "| G1 | 01/22/2031 |\n| G2 | 02/05/2031 |\n| G3 | ~~02/06~~ 02/07/2031 |\n"
    assert dues(f"# Plan\n\n| Gate | Date |\n|---|---|\n{rows}") == [
        date(2031, 1, 22),
        date(2031, 2, 5),
        date(2031, 2, 7),
    ]


def test_dates_without_year_prove_the_order_of_their_column() -> None:
    rows = "| G1 | 22/1 |\n| G2 | 5/2 |\n"
    context = ReadContext(today=date(2031, 1, 15), date_order="mdy")
    assert dues(f"# Plan\n\n| Gate | Date |\n|---|---|\n{rows}", context) == [
        date(2031, 1, 22),
        date(2031, 2, 5),
    ]


@pytest.mark.parametrize(
    "words", ["Version 2 of 01/14/2031.", "Owner: Bo, Wed 02/05/31", "month first"]
)
def test_a_page_s_own_words_prove_the_order_of_its_tables(words: str) -> None:
    table = "| Gate | Date |\n|---|---|\n| G1 | 02/05/2031 |\n"
    assert dues(f"# Plan\n\n{words}\n\n{table}") == [date(2031, 2, 5)]


def test_a_fraction_proves_no_order() -> None:
    table = "| Gate | Date |\n|---|---|\n| G1 | 02/05/2031 |\n"
    assert dues(f"# Plan\n\n3/14 of the forms are done.\n\n{table}") == [None]


def test_orders_that_contradict_each_other_prove_nothing() -> None:
    page = "# Plan\n\nOf 13/01/2031 and 01/14/2031.\n\n| Gate | Date |\n|---|---|\n"
    assert dues(page + "| G1 | 02/05/2031 |\n") == [None]


def test_problem_of_a_date_names_row_text_readings_and_the_fix() -> None:
    rows = "| G1 | 02/05/2031 |\n| G2 | week 30 |\n"
    one, other = read(f"# Plan\n\n| Gate | Date |\n|---|---|\n{rows}").problems
    assert (one.where, one.what) == (
        "line 5",
        "the date of 'G1', '02/05/2031' could be 2031-05-02 or 2031-02-05; left empty",
    )
    assert "date_order" in one.fix
    assert (other.where, other.what) == (
        "line 6",
        "the date of 'G2', 'week 30' is no date; left empty",
    )


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("charter.md", "# Charter: crane retrofit\n\nWhy we do it."),
        ("docs-2/charter.md", "# Crane retrofit\n\nWhy we do it."),
        (
            "in/gates.md",
            "# Crane retrofit\n\n| Milestone | Due |\n|--|--|\n| C1 | 2031-05-02 |",
        ),
    ],
)
def test_a_page_is_known_by_its_title_its_name_or_its_tables(
    path: str, text: str
) -> None:
    document = Document(path, text.encode())
    assert WikiReader().accepts(document)


def test_a_table_of_dates_does_not_make_a_page_of_a_meeting() -> None:
    text = "# Weekly 5 May\n\n| Milestone | Due |\n|--|--|\n| C1 | 2031-05-02 |"
    assert not WikiReader().accepts(Document("in/weekly.md", text.encode()))


@pytest.mark.parametrize(
    ("text", "title", "due"),
    [
        ("## Go-live\n\nMonday 15 March 2032, week 11.", "Go-live", date(2032, 3, 15)),
        ("**Target launch date:** 4 April 2032", "launch", date(2032, 4, 4)),
        ("- Contract end: 2032-06-30", "Contract end", date(2032, 6, 30)),
        (
            "| Fact | Value |\n|---|---|\n| Handover | 1 May 2032 |",
            "Handover",
            date(2032, 5, 1),
        ),
        ("## Eröffnung\n\n3. Mai 2032", "Eröffnung", date(2032, 5, 3)),
    ],
)
def test_given_a_launch_with_its_day_outside_a_table_then_it_is_a_milestone(
    text: str, title: str, due: date
) -> None:
    (milestone,) = read(f"# Charter\n\nWhy we do it.\n\n{text}").records

    assert isinstance(milestone, Milestone)
    assert (milestone.title, milestone.due) == (title, due)


@pytest.mark.parametrize(
    "text",
    [
        "## Launch\n\nWe launch when the tests pass, on 15 March 2032 at the latest.",
        "## Launch\n\n15 March 2032 was our first plan, 2 April 2032 is the new one.",
        "Last release: 15 November 2031",
        "Launch review: 15 March 2032",
        "Written on 3 March 2032.\n\nLaunch: 15 March 2030",
        "Launch: 5/4/2032",
        "Launch: to be decided",
        "Updated: 15 March 2032",
        "End: 15 March 2032",
    ],
)
def test_given_a_sentence_a_past_day_or_another_event_then_it_is_no_milestone(
    text: str,
) -> None:
    assert not read(f"# Charter\n\nWhy we do it.\n\n{text}").records


def test_given_the_launch_in_the_first_lines_then_the_page_is_not_of_that_day() -> None:
    page = read("# Charter\n\nGo-live: 15 March 2032\n\nVersion 2, 3 October 2031")
    assert page.dated == date(2031, 10, 3)


def test_given_the_launch_in_the_table_too_then_it_is_one_milestone() -> None:
    page = (
        "# Plan\n\n## Go-live\n\n15 March 2032\n\n"
        "| Milestone | Date |\n|---|---|\n| Go-live | 2032-03-15 |\n"
    )
    (milestone,) = read(page).records
    assert milestone.locator == "line 9"
