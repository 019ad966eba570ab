"""Capacity plans and lists of absences of several makers."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook

from assistant.domain.labels import Label
from assistant.domain.reading import ReadResult
from assistant.domain.records import Allocation, LoggedAbsence
from ingest.privacy.labels import passage_labels, record_label
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

TODAY = date(2027, 3, 10)
ABSENCES = """Employee,Leave type,From,To,Days,Status
"Moor, Ada",Sick leave,2027-03-02,2027-03-06,5,Approved
Ben Okafor,Annual leave,16/03/2027,27/03/2027,10,Approved
Cara Moe,Maternity,2027-04-01,2027-03-01,,Approved
Dan Li,Annual leave,2027-05-01,2027-05-04,2,Rejected
Everyone,Public holiday,2027-04-03,2027-04-03,1,Approved
Eve Poe,Annual leave,soon,,,
"""


def read(text: str, name: str) -> ReadResult:
    document = Document(f"w/{name}", text.encode())
    return read_document(document, ReadContext(today=TODAY))


def loads(result: ReadResult) -> dict[tuple[str, str, date | None], Decimal]:
    rows = [one for one in result.records if isinstance(one, Allocation)]
    return {(one.who, one.work, one.start): one.load for one in rows}


def away(result: ReadResult) -> list[tuple[str, date, date]]:
    rows = [one for one in result.records if isinstance(one, LoggedAbsence)]
    return [(one.person, one.start, one.end) for one in rows]


def test_absences_are_read_and_bad_rows_are_named() -> None:
    result = read(ABSENCES, "absences.csv")
    assert result.kind == "absences_csv"
    assert away(result) == [
        ("Ada Moor", date(2027, 3, 2), date(2027, 3, 6)),
        ("Ben Okafor", date(2027, 3, 16), date(2027, 3, 27)),
    ]
    assert [each.where for each in result.problems] == ["row 4", "row 6", "row 7"]
    assert result.rows_refused == 3


def test_why_somebody_is_away_is_never_kept() -> None:
    kept = read(ABSENCES, "absences.csv").model_dump_json()
    assert "Ben Okafor" in kept
    assert not any(word in kept for word in ("Sick", "Annual", "Maternity"))
    [remark] = read(ABSENCES, "absences.csv").remarks
    assert "not kept" in remark
    assert "'Leave type', 'Days'" in remark


def test_absences_are_internal_as_facts_and_as_words() -> None:
    result = read(ABSENCES, "absences.csv")
    assert record_label(result, None) is Label.INTERNAL
    assert set(passage_labels(result, None)) == {Label.INTERNAL}


def test_a_german_plan_of_holidays_with_names_in_two_columns() -> None:
    text = (
        "Urlaubsplan 2027;;;\nVorname;Nachname;von;bis;Grund\n"
        "Ada;Moor;02.03.2027;06.03.2027;Krank\n"
    )
    assert away(read(text, "Plan.csv")) == [
        ("Ada Moor", date(2027, 3, 2), date(2027, 3, 6))
    ]


def test_tasks_about_leave_are_no_absences() -> None:
    text = (
        "Name,Start date,End date,Status,Owner\n"
        "Leave form,2027-03-02,2027-03-06,Open,Ada Moor\n"
        "Holiday calendar,2027-03-02,2027-03-06,Done,Ben\n"
    )
    assert read(text, "tasks.csv").kind == "tickets_csv"


def test_shares_of_several_projects_by_month() -> None:
    text = (
        "Resource allocation 2027\nName,Role,Project,Jan,Feb\n"
        "Ada Moor,Dev,Alpha,80%,80%\nAda Moor,Dev,Beta,20%,40%\nTotal,,,100%,120%\n"
    )
    february = date(2027, 2, 1)
    found = loads(read(text, "plan.csv"))
    assert found["Ada Moor", "Alpha", february] == Decimal("0.8")
    assert found["Ada Moor", "Beta", february] == Decimal("0.4")
    assert {who for who, _, _ in found} == {"Ada Moor"}


def test_hours_by_week_with_decimal_commas() -> None:
    text = "Team member;Woche;Kapazität (h);Verplant (h)\nAda Moor;KW 12 2027;40;46,5\n"
    assert loads(read(text, "auslastung.csv")) == {
        ("Ada Moor", "", date(2027, 3, 22)): Decimal("1.1625")
    }


def test_hours_a_week_are_there_in_each_week_of_a_month() -> None:
    text = "Name,Capacity h/week,Feb-27,Mar-27\nAda Moor,35,140,\n"
    assert loads(read(text, "capacity.csv")) == {
        ("Ada Moor", "", date(2027, 2, 1)): Decimal(1)
    }


def test_what_roles_need_against_what_there_is() -> None:
    text = "Role,Month,Demand (FTE),Available (FTE)\nWelder,2027-03,3.5,2.5\n"
    result = read(text, "roles.csv")
    [row] = result.records
    assert isinstance(row, Allocation)
    assert (row.who, row.is_group, row.load) == ("Welder", True, Decimal("1.4"))
    assert dict(row.cells) == {"planned": "3.5", "available": "2.5"}


def test_hours_without_a_capacity_are_named_and_no_share() -> None:
    text = "Name,Month,Allocated (h)\nAda Moor,2027-03,120\n"
    result = read(text, "allocation.csv")
    assert result.records == ()
    assert "available" in result.problems[0].what


@pytest.mark.parametrize(
    ("title", "rows", "kind"),
    [
        (
            "Leave",
            [["Name", "From", "To"], ["Ada Moor", date(2027, 3, 2), date(2027, 3, 5)]],
            "absences_xlsx",
        ),
        (
            "Utilisation",
            [["Name", "Available days", "Planned days"], ["Ada Moor", 8, 9.5]],
            "capacity_xlsx",
        ),
        (
            "Tasks",
            [["ID", "Title", "Status", "Owner"], [1, "Paint", "Open", "Ada Moor"]],
            "tickets_xlsx",
        ),
        (
            "Risks",
            [["ID", "Risk", "Probability", "Impact"], ["R-1", "Late crane", 3, 4]],
            "raid_xlsx",
        ),
    ],
)
def test_workbooks_are_told_apart_by_their_columns(
    title: str, rows: list[list[Any]], kind: str
) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    document = Document("w/book.xlsx", stream.getvalue())
    result = read_document(document, ReadContext(today=TODAY))
    assert (result.kind, len(result.records)) == (kind, 1)
    assert result.records[0].locator == f"{title}!row 2"


def test_sheets_of_money_and_people_in_one_workbook_are_all_read() -> None:
    sheets: dict[str, list[list[Any]]] = {
        "Budget": [["Item", "Budget €", "Actual €"], ["Crane", 10, 9]],
        "Capacity": [["Name", "Available days", "Planned days"], ["Ada Moor", 8, 9]],
        "Leave": [
            ["Name", "From", "To"],
            ["Ada Moor", date(2027, 3, 2), date(2027, 3, 5)],
        ],
    }
    result = read_book(sheets)
    assert sorted(record.type for record in result.records) == [
        "absence",
        "allocation",
        "budget_line",
    ]
    risks: list[list[Any]] = [
        ["ID", "Risk", "Probability", "Impact"],
        ["R-1", "Late crane", 3, 4],
    ]
    with_log = read_book({"Risks": risks, **sheets})
    assert with_log.kind == "raid_xlsx"
    assert sorted(record.type for record in with_log.records) == [
        "absence",
        "allocation",
        "budget_line",
        "raid",
    ]


def test_a_budget_beside_tickets_is_named_and_not_told_with_them() -> None:
    result = read_book(
        {
            "Tasks": [
                ["ID", "Title", "Status", "Owner"],
                [1, "Paint", "Open", "Ada Moor"],
            ],
            "Money": [["Item", "Budget €", "Actual €"], ["Crane", 10, 9]],
        }
    )
    assert (result.kind, len(result.records)) == ("tickets_xlsx", 1)
    assert [each.where for each in result.problems] == ["Money"]
    assert "budget" in result.problems[0].what


def read_book(sheets: dict[str, list[list[Any]]]) -> ReadResult:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    document = Document("w/book.xlsx", stream.getvalue())
    return read_document(document, ReadContext(today=TODAY))


@pytest.mark.parametrize(
    ("cells", "load", "unit"),
    [
        ("4,5\nBo Ek,Grip,5,0", "0.8", "days"),
        ("30,40\nBo Ek,Grip,36,0", "0.75", "hours"),
        ("0.5,1\nBo Ek,Grip,1,1", "0.5", "full times"),
        ("80,100\nBo Ek,Grip,50,0", "0.8", "percent"),
    ],
)
def test_bare_numbers_under_weeks_are_of_the_only_unit_that_they_can_have(
    cells: str, load: str, unit: str
) -> None:
    text = f"Person,Role,Week 10,Week 11\nAda Moor,Gaffer,{cells}\n"
    result = read(text, "shoot.csv")
    assert loads(result)["Ada Moor", "", date(2027, 3, 8)] == Decimal(load)
    assert unit in result.remarks[0]


def test_days_under_months_are_shares_of_the_working_days() -> None:
    text = "Name,Jan,Feb\nAda Moor,21,10\nBo Ek,15,20\n"
    found = loads(read(text, "shoot-2027.csv"))
    assert found["Ada Moor", "", date(2027, 1, 1)] == Decimal(1)
    assert found["Bo Ek", "", date(2027, 2, 1)] == Decimal(1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("shoot.csv", "Person,Role,Week 10,Week 11\nAda Moor,Gaffer,20,30\n"),
        ("availability.csv", "Person,Role,Week 10,Week 11\nAda Moor,Gaffer,1,3\n"),
        ("fees.csv", "Name,Jan,Feb\nAda Moor,2100,1900\nBo Ek,2500,2500\n"),
    ],
)
def test_numbers_that_may_mean_several_things_are_no_plan(name: str, text: str) -> None:
    assert loads(read(text, name)) == {}


def test_rows_without_what_is_available_are_named_by_their_numbers() -> None:
    text = "Person,Week,Available hours,Planned hours\n"
    text += "Ada Noor,2027-W10,30,15\nKit Lowe,2027-W10,n/a,20\nBo Li,2027-W10,,9\n"
    document = Document("capacity.csv", text.encode())
    result = read_document(document, ReadContext(today=date(2027, 3, 1)))
    [problem] = result.problems
    assert problem.where == "row 3, row 4"
    assert problem.what.startswith("of 2 rows it is not known what is available")


@pytest.mark.parametrize(
    ("column", "first", "second", "start"),
    [
        ("Week ending", "2027-03-07", "2027-03-14", date(2027, 3, 1)),
        ("Kalenderwoche", "9", "10", date(2027, 3, 1)),
        ("Semaine du", "01/03/2027", "15/03/2027", date(2027, 3, 1)),
        ("w/c", "1 Mar 2027", "8 Mar 2027", date(2027, 3, 1)),
        ("Horizon", "W9 2027", "W10 2027", date(2027, 3, 1)),
        ("Calendar week", "9", "10", date(2027, 3, 1)),
        ("Billing", "2027-03", "2027-04", date(2027, 3, 1)),
    ],
)
def test_rows_of_one_person_are_told_apart_by_any_column_of_times(
    column: str, first: str, second: str, start: date
) -> None:
    text = (
        f"Person,{column},Available hours,Planned hours\n"
        f"Nia Foss,{first},30,15\nNia Foss,{second},30,45\n"
    )
    found = loads(read(text, "capacity.csv"))
    assert found["Nia Foss", "", start] == Decimal("0.5")
    assert [*found.values()] == [Decimal("0.5"), Decimal("1.5")]


def test_the_first_and_last_day_of_a_row_are_its_time() -> None:
    text = (
        "Name,From,To,Capacity (h),Booked (h)\n"
        "Nia Foss,2027-03-01,2027-03-12,60,30\nNia Foss,2027-03-15,2027-03-26,60,66\n"
    )
    rows = [r for r in read(text, "load.csv").records if isinstance(r, Allocation)]
    assert [(r.start, r.end, r.load) for r in rows] == [
        (date(2027, 3, 1), date(2027, 3, 12), Decimal("0.5")),
        (date(2027, 3, 15), date(2027, 3, 26), Decimal("1.1")),
    ]


def test_times_whose_days_stand_nowhere_keep_their_names() -> None:
    text = (
        "Person,Iteration,Available hours,Planned hours\n"
        "Nia Foss,Iteration 7,30,15\nNia Foss,Iteration 8,30,45\n"
    )
    rows = [r for r in read(text, "load.csv").records if isinstance(r, Allocation)]
    assert [(r.time, r.load) for r in rows] == [
        ("Iteration 7", Decimal("0.5")),
        ("Iteration 8", Decimal("1.5")),
    ]


def test_rows_of_one_person_that_nothing_tells_apart_are_never_added() -> None:
    text = "Person,Available hours,Planned hours\nNia Foss,30,15\nNia Foss,30,45\n"
    result = read(text, "load.csv")
    assert not result.records
    assert result.rows_refused == 2
    assert "they were not added up" in result.problems[0].what


def test_a_column_that_tells_the_rows_of_one_person_apart_is_the_work() -> None:
    text = "Person,Ward,Planned %\nNia Foss,North,60%\nNia Foss,South,70%\n"
    assert loads(read(text, "load.csv")) == {
        ("Nia Foss", "North", None): Decimal("0.6"),
        ("Nia Foss", "South", None): Decimal("0.7"),
    }


def test_numbers_of_an_unknown_column_are_no_work_that_is_added_up() -> None:
    text = (
        "Person,Etape,Available hours,Planned hours\n"
        "Nia Foss,1,30,15\nNia Foss,2,30,45\n"
    )
    result = read(text, "load.csv")
    assert not result.records
    assert "they were not added up" in result.problems[0].what


def test_when_an_assignment_began_is_not_the_day_that_it_takes() -> None:
    text = (
        "Name,Start date,Project,Allocation\n"
        "Nia Foss,2027-03-01,Kiln,60%\nNia Foss,2027-03-01,Quay,60%\n"
    )
    assert loads(read(text, "load.csv")) == {
        ("Nia Foss", "Kiln", None): Decimal("0.6"),
        ("Nia Foss", "Quay", None): Decimal("0.6"),
    }
