"""Tables beside those of a log: each row is a record, an action, or named."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import Workbook

from assistant.domain.reading import ReadResult
from assistant.domain.records import LoggedDecision, Milestone, RaidEntry, Ticket
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2027, 3, 1))
Rows = list[list[object]]
RISKS: Rows = [
    ["Risk ID", "Risk", "Probability", "Impact", "Owner", "Status"],
    ["R-1", "Kiln cracks", 3, 4, "Ana Li", "Open"],
]
CHANGES: Rows = [
    ["CR", "Change", "Requested by", "Date", "Status", "Approved by"],
    ["CR-1", "Add a second kiln", "Client", date(2027, 2, 6), "Approved", "Bo Ek"],
    ["CR-2", "Drop the glaze room", "Client", date(2027, 2, 8), "Rejected", ""],
]
MILESTONES: Rows = [
    ["Milestone", "Planned", "Forecast", "Status"],
    ["First firing", date(2027, 4, 1), date(2027, 4, 8), "Late"],
]


def read(name: str = "RAID.xlsx", **sheets: Rows) -> ReadResult:
    book = Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return read_document(Document(name, data.getvalue()), CONTEXT)


@pytest.mark.parametrize(
    "header",
    [
        ["Action ID", "Action", "Owner", "Due", "Status"],
        ["No", "Description", "Assigned to", "Deadline", "State"],
        ["Nr", "Maßnahme", "Verantwortlich", "Termin", "Status"],
        ["Nr", "Punkt", "Wer", "Bis wann", "Stand"],
    ],
)
def test_every_row_of_an_action_sheet_is_a_row_with_its_cells(
    header: list[object],
) -> None:
    rows: Rows = [
        header,
        ["A-1", "Ring lender", "Cy Roe", date(2027, 3, 1), "Open"],
        ["A-2", "Order clay", "Ana Li", date(2027, 2, 1), "Done"],
    ]
    result = read(Risks=RISKS, Action_log=rows)
    assert [r.key for r in result.records if isinstance(r, RaidEntry)] == ["R-1"]
    found = [p for p in result.passages if p.locator.startswith("Action log!")]
    assert [p.locator for p in found] == ["Action log!row 2", "Action log!row 3"]
    assert dict(found[0].cells)[str(header[2])] == "Cy Roe"
    assert found[0].headings == ("Action log",)
    assert "Cy Roe" in {person.name for person in result.people}


def test_milestones_and_changes_beside_risks_or_tickets_are_records() -> None:
    actions: Rows = [
        ["No", "Action", "Owner", "Due date", "Status"],
        [1, "Call the mason", "Cy Roe", date(2027, 3, 20), "Open"],
    ]
    for first in (RISKS, actions):
        result = read("plan.xlsx", First=first, Change_log=CHANGES, Plan=MILESTONES)
        [decision] = [r for r in result.records if isinstance(r, LoggedDecision)]
        assert (decision.key, decision.what) == ("CR-1", "Add a second kiln")
        assert (decision.decided_by, decision.decided_on) == ("Bo Ek", date(2027, 2, 6))
        [milestone] = [r for r in result.records if isinstance(r, Milestone)]
        assert milestone.due == date(2027, 4, 8)
        assert any("'Rejected'" in problem.what for problem in result.problems)


def test_a_change_log_alone_is_read() -> None:
    result = read("changes.xlsx", Sheet=CHANGES)
    assert [record.key for record in result.records] == ["CR-1"]


def test_what_was_changed_in_a_document_is_no_decision() -> None:
    rows: Rows = [
        ["Version", "Change", "Author", "Date"],
        ["0.2", "Added the budget", "Ana Li", date(2027, 2, 6)],
    ]
    assert not read("history.xlsx", History=rows).records


def test_a_sheet_of_no_known_kind_is_named_and_all_its_rows_are_found() -> None:
    rows: Rows = [["Code", "Meaning"], ["K1", "Kiln"], ["K2", "Yard"]]
    result = read(Risks=RISKS, Codes=rows)
    [remark] = [r for r in result.remarks if "'Codes'" in r]
    assert "its 2 rows are kept as text" in remark
    kept = {p.text for p in result.passages if p.locator.startswith("Codes!")}
    assert kept == {"| K1 | Kiln |", "| K2 | Yard |"}


def test_decisions_milestones_and_actions_beside_risks_in_markdown() -> None:
    text = """# RAID log

### Risks

| ID | Risk | Likelihood | Impact | Owner | Status |
|----|------|---|---|---|---|
| R-1 | Kiln cracks | High | Medium | Ana Li | Open |

### Decision log

| ID | Decision | Raised | Decided on | Decided by |
|---|---|---|---|---|
| DEC-1 | Fire at night | 2027-01-01 | 2027-02-04 | Bo Ek |

### Milestones

| Milestone | Baseline | Forecast |
|---|---|---|
| First firing | 2027-04-01 | 2027-04-08 |

### Actions

| ID | Description | Owner | Due | Status |
|---|---|---|---|---|
| A-1 | Call the mason | Cy Roe | 2027-03-20 | Open |

### Colours

| Colour | Shade |
|---|---|
| Ochre | Light |
"""
    result = read_document(Document("RAID log.md", text.encode()), CONTEXT)
    assert [(r.type, r.key) for r in result.records] == [
        ("raid", "R-1"),
        ("decision", "DEC-1"),
        ("milestone", "First firing"),
    ]
    decision = result.records[1]
    assert isinstance(decision, LoggedDecision)
    assert decision.decided_on == date(2027, 2, 4)
    assert "Cy Roe" in {person.name for person in result.people}
    assert any("'Colours'" in remark for remark in result.remarks)


@pytest.mark.parametrize("name", ["Action", "Action item", "Maßnahme", "Acción"])
def test_the_action_of_an_action_log_alone_is_its_title(name: str) -> None:
    text = f"No;{name};Owner;Due date;Status\n1;Call the mason;Cy Roe;2027-03-20;Open\n"
    [ticket] = read_document(Document("log.csv", text.encode()), CONTEXT).records
    assert isinstance(ticket, Ticket)
    assert ticket.title == "Call the mason"
    assert not ticket.labels


def test_an_action_in_a_log_of_all_kinds_is_a_row_of_an_action() -> None:
    text = (
        "ID,Type,Description,Owner,Due,Status\n"
        "R-1,Risk,Kiln may crack,Ana Li,,Open\n"
        "A-1,Action,Call the mason,Cy Roe,2027-03-20,Open\n"
    )
    result = read_document(Document("raid.csv", text.encode()), CONTEXT)
    [row] = [passage for passage in result.passages if passage.cells]
    assert row.locator == "row 3"
    assert row.cells == (
        ("Action", "Call the mason"),
        ("Owner", "Cy Roe"),
        ("Due", "2027-03-20"),
        ("Status", "Open"),
    )
    assert not result.problems


def test_parts_of_one_sheet_are_read_as_what_their_columns_say() -> None:
    rows: Rows = [
        ["RISKS"],
        ["ID", "Description", "Prob", "Impact", "Owner", "Status"],
        ["R-1", "Rain on the day", "H", "M", "Ana Li", "Open"],
        [],
        ["ISSUES"],
        ["ID", "Description", "Severity", "Owner", "Status"],
        ["I-1", "No tent", "Sev 1", "Cy Roe", "Open"],
        [],
        ["ACTIONS"],
        ["ID", "Action", "Owner", "Due", "Status"],
        ["A-1", "Hire tent", "Cy Roe", date(2027, 3, 10), "Open"],
        [],
        ["DECISIONS"],
        ["ID", "Decision", "Date", "Decided by"],
        ["D-1", "Go ahead if dry", "2027-02-05", "Ana Li"],
        [],
        ["MILESTONES"],
        ["Milestone", "Planned", "Forecast"],
        ["Fair opens", "2027-05-01", "2027-05-02"],
    ]
    result = read(RAID=rows)
    assert [(r.type, r.key) for r in result.records] == [
        ("raid", "R-1"),
        ("raid", "I-1"),
        ("decision", "D-1"),
        ("milestone", "Fair opens"),
    ]
    [action] = [p for p in result.passages if p.locator == "RAID!row 11"]
    assert dict(action.cells)["Action"] == "Hire tent"


def test_the_name_of_a_sheet_says_what_a_plain_list_of_dates_is() -> None:
    rows: Rows = [["Name", "Date", "Status"], ["Move day", date(2027, 5, 1), "Planned"]]
    [_, milestone] = read("move.xlsx", Risks=RISKS, Milestones=rows).records
    assert isinstance(milestone, Milestone)
    assert milestone.due == date(2027, 5, 1)
    points = read("move.xlsx", Risks=RISKS, Open_points=rows)
    assert [record.type for record in points.records] == ["raid"]
    assert points.dated is None


def test_a_number_sign_is_the_id_of_a_log() -> None:
    text = "N°;Action;Responsable;Échéance;Statut\n7;Payer le port;Cy Roe;;Ouvert\n"
    [ticket] = read_document(Document("plan.csv", text.encode()), CONTEXT).records
    assert ticket.key == "#7"


def test_parts_of_one_csv_are_no_list_of_tickets() -> None:
    text = (
        "RISKS,,,,,\nID,Risk,L,I,Owner,Status\nR-1,Barn floods,4,5,Ana Li,Open\n,,,,,\n"
        "ACTIONS,,,,,\nID,Action,Owner,Due,Status,\nA-1,Dig,Cy Roe,2027-03-09,Open,\n"
    )
    result = read_document(Document("raid.csv", text.encode()), CONTEXT)
    assert result.kind == "raid_csv"
    assert [record.key for record in result.records] == ["R-1"]
    [action] = [passage for passage in result.passages if passage.locator == "row 7"]
    assert dict(action.cells)["Due"] == "2027-03-09"


@pytest.mark.parametrize(
    ("name", "header", "cells", "kind"),
    [
        ("Milestones", "Name,Date,Status", "Move day,2027-05-01,Open", "milestone"),
        ("Plan", "ID,Milestone,Owner,Due,Status", "1,Move all,Cy,2027-05-01,Open", ""),
        ("Changes", "CR,Description,Status", "CR-1,Second barn door,Approved", ""),
        ("Decisions", "Topic,Date,Owner", "Second barn door,2027-02-01,Cy", "decision"),
    ],
)
def test_what_a_sheet_of_a_raid_file_lists_is_no_risk(
    name: str, header: str, cells: str, kind: str
) -> None:
    rows: Rows = [[*header.split(",")], [*cells.split(",")]]
    _, record = read("RAID.xlsx", Risks=RISKS, **{name: rows}).records
    assert record.type != "raid"
    assert not kind or record.type == kind


def test_milestones_and_actions_beside_a_budget_are_read() -> None:
    budget: Rows = [["Item", "Budget", "Actual", "Forecast"], ["Desks", 10, 9, 11]]
    actions: Rows = [
        ["Action", "Owner", "Due"],
        ["Ring lender", "Cy Roe", date(2027, 3, 1)],
    ]
    result = read("move.xlsx", Budget=budget, Dates=MILESTONES, Actions=actions)
    assert {record.type for record in result.records} == {"budget_line", "milestone"}
    [action] = [p for p in result.passages if p.locator == "Actions!row 2"]
    assert dict(action.cells)["Owner"] == "Cy Roe"


def test_who_has_the_actions_of_a_list_without_states_is_a_person() -> None:
    text = b"Action,Owner,Due\nCall the mason,Cy Roe,2027-03-20\n"
    result = read_document(Document("actions.csv", text), CONTEXT)
    assert [person.name for person in result.people] == ["Cy Roe"]
