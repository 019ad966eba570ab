"""Asana's export: tasks by opaque id, parents and dependencies by name."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import StatusCategory, Ticket
from assistant.errors import AssistantError
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

TODAY = date(2027, 3, 1)
CONTEXT = ReadContext(today=TODAY)
HEADER = (
    "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,"
    "Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task,"
    "Blocked By (Dependencies),Blocking (Dependencies),Priority,Status,Region "
)
WIDTH = HEADER.count(",") + 1


def row(**cells: str) -> str:
    names = {
        "id": 0, "created": 1, "completed": 2, "modified": 3, "name": 4, "section": 5,
        "assignee": 6, "email": 7, "due": 9, "tags": 10, "notes": 11, "projects": 12,
        "parent": 13, "blocked_by": 14, "blocking": 15, "priority": 16, "status": 17,
        "region": 18,
    }  # fmt: skip
    line = [""] * WIDTH
    for name, text in cells.items():
        line[names[name]] = '"' + text.replace('"', '""') + '"'
    return ",".join(line)


def read(
    *rows: str,
    context: ReadContext = CONTEXT,
    above: str = "",
    name: str = "w/export.csv",
) -> ReadResult:
    text = above + "\n".join([HEADER, *rows])
    return read_document(Document(name, text.encode("utf-8-sig")), context)


def tickets(result: ReadResult) -> dict[str, Ticket]:
    return {t.title: t for t in result.records if isinstance(t, Ticket)}


def test_a_task_is_read_with_its_fields_and_what_no_field_holds_is_a_label() -> None:
    result = read(
        row(id="900100", created="2027-01-04", modified="2027-02-01", name="Paint hull",
            section="In progress", assignee="Ana Li", email="ana@x.example",
            due="2027-02-20", tags="dock,paint", notes="Two coats.", projects="Refit",
            priority="High", region="North")
    )  # fmt: skip
    assert result.kind is DocumentKind.ASANA_CSV
    assert (result.stream, result.complete) == ("asana:Refit", True)
    assert (result.dated, result.dated_from) == (date(2027, 2, 1), "newest timestamp")
    [found] = tickets(result).values()
    assert (found.key, found.locator) == ("900100", "row 2")
    assert (found.status, found.category) == ("In progress", StatusCategory.ACTIVE)
    assert found.due == date(2027, 2, 20)
    assert found.labels == ("dock", "paint", "Region: North")
    assert [p.text for p in result.passages] == ["Paint hull", "Two coats."]
    assert {p.subject for p in result.passages} == {"900100"}
    [person] = result.people
    assert (person.name, person.email) == ("Ana Li", "ana@x.example")


def test_lines_above_the_header_are_passed_over() -> None:
    result = read(
        row(id="1", name="Weigh anchor"), above=",,\n,,https://x.example\n,,\n"
    )
    assert tickets(result)["Weigh anchor"].locator == "row 5"


@pytest.mark.parametrize(
    ("cells", "category"),
    [
        ({"section": "Backlog"}, StatusCategory.TODO),
        ({"section": "Doing", "completed": "2027-02-02"}, StatusCategory.DONE),
        ({"section": "Won't do"}, StatusCategory.CANCELLED),
        ({"section": "Won't do", "completed": "2027-02-02"}, StatusCategory.CANCELLED),
        ({"section": "Doing", "status": "On hold"}, StatusCategory.BLOCKED),
        ({"section": "Doing", "status": "At risk"}, StatusCategory.ACTIVE),
        ({"section": "Waiting for vendor"}, StatusCategory.BLOCKED),
        ({"section": "Moonlight"}, StatusCategory.UNKNOWN),
        ({}, StatusCategory.TODO),
    ],
)
def test_state_comes_from_completion_then_a_status_field_then_the_section(
    cells: dict[str, str], category: StatusCategory
) -> None:
    other = row(id="2", name="Other", section="Done", completed="2027-02-01")
    result = read(row(id="1", name="It", **cells), other)
    assert tickets(result)["It"].category is category


def test_an_unknown_section_beside_known_ones_is_listed_and_settings_map_it() -> None:
    rows = (
        row(id="1", name="It", section="Moonlight"),
        row(id="2", name="Other", section="Done"),
    )
    assert read(*rows).unmapped == {"status": ("Moonlight",)}
    context = ReadContext(today=TODAY, statuses={"moonlight": "active"})
    mapped = read(*rows, context=context)
    assert mapped.unmapped == {}
    assert tickets(mapped)["It"].category is StatusCategory.ACTIVE


def test_sections_that_name_no_state_are_parts_of_the_project() -> None:
    result = read(
        row(id="1", name="Caulk", section="Hull"),
        row(id="2", name="Splice", section="Rigging", completed="2027-02-01"),
    )
    found = tickets(result)
    assert found["Caulk"].components == ("Hull",)
    assert found["Caulk"].category is StatusCategory.TODO
    assert found["Splice"].category is StatusCategory.DONE
    assert result.unmapped == {}


def test_a_card_among_done_ones_that_nobody_completed_is_open_and_in_doubt() -> None:
    result = read(
        row(id="1", name="Checked", section="Done", completed="2027-02-01"),
        row(id="2", name="Forgotten", section="Done"),
    )
    assert tickets(result)["Forgotten"].category is StatusCategory.ACTIVE
    [problem] = result.problems
    assert problem.where == "row 3"
    assert "not marked as completed" in problem.what


def test_a_team_that_completes_nothing_is_done_where_its_section_says_so() -> None:
    result = read(row(id="1", name="A", section="Done"))
    assert tickets(result)["A"].category is StatusCategory.DONE


def test_parents_and_dependencies_are_found_by_name_even_with_commas_in_it() -> None:
    result = read(
        row(id="1", name="Buy rope, tar and pitch", projects="Refit"),
        row(id="2", name="Count ropes", parent="Buy rope, tar and pitch"),
        row(id="3", name="Splice", blocking="Launch"),
        row(id="4", name="Launch", blocked_by="Buy rope, tar and pitch,Splice"),
    )
    found = tickets(result)
    assert found["Launch"].blocked_by == ("1", "3")
    assert found["Splice"].blocks == ("4",)
    assert found["Count ropes"].parent == "1"
    assert result.problems == ()


def test_a_name_that_two_tasks_bear_is_no_dependency_and_is_named() -> None:
    result = read(
        row(id="1", name="Sand"),
        row(id="2", name="Sand"),
        row(id="3", name="Launch", blocked_by="Sand,Elsewhere"),
        row(id="4", name="Coat one", parent="Sand"),
    )
    found = tickets(result)
    assert found["Launch"].blocked_by == ()
    assert found["Coat one"].parent == "2"
    said = " ".join(problem.what for problem in result.problems)
    assert "'Sand'" in said
    assert "'Elsewhere'" in said


def test_dated_lines_of_the_notes_are_comments_of_whom_they_name() -> None:
    notes = "Order 77 at the yard.\n2/15 AL: tar came late\nand thin\n2/18 BK: done"
    result = read(
        row(id="1", name="Tar", notes=notes, assignee="Ana Li", modified="2027-02-18")
    )
    found = tickets(result)["Tar"]
    assert found.description == "Order 77 at the yard."
    assert [c.text for c in found.comments] == ["tar came late\nand thin", "done"]
    assert [str(c.at)[:10] for c in found.comments] == ["2027-02-15", "2027-02-18"]
    assert result.unmapped == {"person": ("BK",)}


def test_the_order_of_a_remark_is_proven_by_the_days_of_its_task() -> None:
    cells = {"name": "Tar", "notes": "4/8 AL: came", "created": "2027-03-01"}
    proven = read(row(id="1", modified="2027-04-09", **cells))
    [comment] = tickets(proven)["Tar"].comments
    assert str(comment.at)[:10] == "2027-04-08"
    either = read(row(id="1", modified="2027-09-09", **cells))
    [comment] = tickets(either)["Tar"].comments
    assert comment.at is None
    assert "could be" in either.problems[0].what


def test_rows_without_id_or_with_one_twice_are_refused_by_number() -> None:
    result = read(
        row(id="1", name="A"), row(name="B"), row(id="1", name="C"), row(id="4")
    )
    assert [t.key for t in result.records if isinstance(t, Ticket)] == ["1", "4"]
    assert result.rows_refused == 2
    assert [p.where for p in result.problems] == ["row 3", "row 4"]


def test_the_day_in_the_file_name_is_that_of_the_export_unless_rows_are_newer() -> None:
    rows = [row(id="1", name="A", modified="2027-02-10")]
    named = read(*rows, name="w/refit 2027-02-12.csv")
    assert (named.dated, named.dated_from) == (date(2027, 2, 12), "file name")
    old = read(*rows, name="w/refit 2027-01-12.csv")
    assert (old.dated, old.dated_from) == (date(2027, 2, 10), "newest timestamp")


def test_exports_under_other_file_names_are_one_stream() -> None:
    rows = [row(id="1", name="A", projects="Refit,Yard"),
            row(id="2", name="B", projects="Refit")]  # fmt: skip
    first, second = (read(*rows, name=f"w/{n}.csv") for n in ("one", "two (3)"))
    assert first.stream == second.stream == "asana:Refit"


def test_us_dates_of_an_edited_export_are_read_by_what_the_file_proves() -> None:
    result = read(
        row(id="1", name="A", due="3/25/2027"), row(id="2", name="B", due="3/4/2027")
    )
    assert tickets(result)["B"].due == date(2027, 3, 4)
    unsettled = read(row(id="2", name="B", due="3/4/2027"))
    assert tickets(unsettled)["B"].due is None
    assert "could be" in unsettled.problems[0].what


@given(data=st.binary(max_size=400))
@settings(max_examples=80)
def test_whatever_bytes_come_the_answer_is_a_result_or_a_refusal(data: bytes) -> None:
    for body in (data, HEADER.encode() + b"\n" + data):
        try:
            result = read_document(Document("a.csv", body), CONTEXT, kind="asana_csv")
        except AssistantError:
            continue
        assert len({record.key for record in result.records}) == len(result.records)


_WORDS = st.text(
    st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters='"'),
    max_size=12,
)


@given(st.lists(st.lists(_WORDS, min_size=WIDTH, max_size=WIDTH), max_size=6))
@settings(max_examples=60)
def test_every_row_is_kept_or_refused(cells: list[list[str]]) -> None:
    first = row(id="first", name="A")
    result = read(first, *(",".join(f'"{c}"' for c in line) for line in cells))
    filled = sum(any(cell.strip() for cell in line) for line in cells)
    assert len(result.records) + result.rows_refused == 1 + filled


def test_initials_that_one_assignee_alone_has_are_that_person() -> None:
    notes = "2027-02-15 DO: came\n2027-02-16 AL: went"
    result = read(
        row(id="1", name="Tar", notes=notes, assignee="Dee Ost"),
        row(id="2", name="Rope", assignee="Ana Li"),
        row(id="3", name="Sail", assignee="Abe Low"),
    )
    authors = [comment.author for comment in tickets(result)["Tar"].comments]
    assert authors == ["Dee Ost", "AL"]


def test_a_completed_task_was_open_from_the_day_it_was_made() -> None:
    result = read(
        row(id="1", name="Tar", created="2027-02-01", completed="2027-02-10",
            modified="2027-02-12"),
        row(id="2", name="Rope", created="2027-02-01"),
    )  # fmt: skip
    states = [
        (past.record.key, past.on.isoformat(), past.record.category)
        for past in result.past
        if isinstance(past.record, Ticket)
    ]
    assert states == [
        ("1", "2027-02-01", StatusCategory.TODO),
        ("1", "2027-02-10", StatusCategory.DONE),
        ("1", "2027-02-12", StatusCategory.DONE),
    ]
