"""Which column of a RAID table holds the titles."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.reading import ReadResult
from assistant.domain.records import RaidEntry, RaidKind
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2027, 3, 1))


def read(header: str) -> ReadResult:
    text = (
        f"{header}\n"
        "R-1,Roof leaks over the stage,Water was found twice after the autumn storms,"
        "3,4,Ana Li,Open\n"
        "R-2,Choir too small,Only eleven of the thirty singers said they would come,"
        "2,5,Uta Roth,Open\n"
    )
    return read_document(Document("raid.csv", text.encode()), CONTEXT)


def titles(result: ReadResult) -> list[str]:
    return [r.title for r in result.records if isinstance(r, RaidEntry)]


SHORT = ["Roof leaks over the stage", "Choir too small"]


@pytest.mark.parametrize(
    "name",
    ["What", "Risk / issue", "Risk/Issue", "Issue or risk", "Risk statement"],
)
def test_a_title_may_be_called_by_several_words(name: str) -> None:
    result = read(f"ID,{name},Detail,Probability,Impact,Owner,Status")
    assert titles(result) == SHORT
    assert not result.problems
    assert not result.remarks


@pytest.mark.parametrize("name", ["Stichwort", "In a nutshell", ""])
def test_the_short_text_beside_the_id_is_the_title_and_told_so(name: str) -> None:
    result = read(f"ID,{name},Detail,Probability,Impact,Owner,Status")
    assert titles(result) == SHORT
    assert not result.problems
    [remark] = result.remarks
    assert f"{name or 'column 2'!r} was taken for the titles" in remark


def test_a_column_of_groups_is_no_title() -> None:
    result = read("ID,Programme area,Detail,Probability,Impact,Owner,Status")
    assert titles(result)[1] == (
        "Only eleven of the thirty singers said they would come"
    )


def test_a_column_behind_the_description_is_no_title() -> None:
    text = (
        "ID,Description,Early warning,Impact,Owner,Status\n"
        "R-1,Water was found twice after storms,Damp carpet again,4,Ana Li,Open\n"
        "R-2,Only eleven singers said they would come,Two more leave,5,B C,Open\n"
    )
    result = read_document(Document("raid.csv", text.encode()), CONTEXT)
    assert titles(result)[0] == "Water was found twice after storms"
    assert not any("title" in one for one in result.remarks)


def test_ids_and_kinds_are_known_by_what_stands_in_their_columns() -> None:
    text = (
        "Item,What kind,Summary,Chance,Effect,Owner,Status\n"
        "RK-1,Risk,Roof leaks over the stage,3,4,Ana Li,Open\n"
        "AS-1,Assumption,The choir keeps its hall,2,2,Uta Roth,Open\n"
        "IS-1,Issue,The organ is out of tune,5,3,Uta Roth,Open\n"
    )
    result = read_document(Document("raid.csv", text.encode()), CONTEXT)
    found = [r for r in result.records if isinstance(r, RaidEntry)]
    assert [(r.key, r.kind, r.title) for r in found] == [
        ("RK-1", RaidKind.RISK, "Roof leaks over the stage"),
        ("AS-1", RaidKind.ASSUMPTION, "The choir keeps its hall"),
        ("IS-1", RaidKind.ISSUE, "The organ is out of tune"),
    ]


def test_a_lone_column_of_items_is_their_title() -> None:
    text = (
        "Item,Type,Likelihood,Impact,Owner,Status\n"
        "Roof leaks,Risk,3,4,Ana Li,Open\nOrgan broken,Issue,5,3,Uta Roth,Open\n"
    )
    result = read_document(Document("raid.csv", text.encode()), CONTEXT)
    assert titles(result) == ["Roof leaks", "Organ broken"]


@pytest.mark.parametrize("name", ["Risk description", "Description of the risk"])
@pytest.mark.parametrize("why", ["Cause", "Root cause", "Effect", "Trigger"])
def test_why_an_entry_came_is_no_title(name: str, why: str) -> None:
    rows = f"ID,{why},{name},Probability,Owner\nS-1,Moths,Costumes torn,4,Ana Li\n"
    result = read_document(Document("raid.csv", rows.encode()), CONTEXT)
    assert titles(result) == ["Costumes torn"]


def test_a_cause_does_not_stand_in_for_an_empty_description() -> None:
    rows = "ID,Issue description,Root cause,Severity,Owner\nS-1,,Moths came,4,Ana Li\n"
    result = read_document(Document("issues.csv", rows.encode()), CONTEXT)
    assert titles(result) == ["S-1"]
    assert "has no title" in result.problems[0].what


def test_what_stands_in_for_every_title_is_a_remark_and_nothing_is_refused() -> None:
    text = (
        "Ref,Type,Narrative,Severity,Holder,Status\n"
        "K-1,Risk,One cable feeds all kiosks,5,A B,Open\n"
    )
    result = read_document(Document("raid.csv", text.encode()), CONTEXT)
    assert titles(result) == ["One cable feeds all kiosks"]
    assert not result.problems
    assert any("'Narrative' was taken for the titles" in one for one in result.remarks)
