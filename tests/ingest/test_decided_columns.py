"""A log of all kinds that says when, or by whom, its decisions were decided."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.records import LoggedDecision, RaidEntry
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2027, 3, 1))


@pytest.mark.parametrize(
    ("column", "cell", "on", "by"),
    [
        ("Decided by", "Bo Ek", date(2027, 2, 1), "Bo Ek"),
        ("Decision date", "2027-02-09", date(2027, 2, 9), "Ana Li"),
        ("Decided on", "2027-02-09", date(2027, 2, 9), "Ana Li"),
        ("Entscheidungsdatum", "09.02.2027", date(2027, 2, 9), "Ana Li"),
        ("Fecha de decisión", "2027-02-09", date(2027, 2, 9), "Ana Li"),
    ],
)
def test_its_risks_and_decisions_are_both_records(
    column: str, cell: str, on: date, by: str
) -> None:
    text = (
        f"ID,Type,Description,Owner,Status,Date raised,{column}\n"
        "R-1,Risk,Kiln may crack,Ana Li,Open,2027-02-01,\n"
        f"D-1,Decision,Fire at night,Ana Li,Agreed,2027-02-01,{cell}\n"
    )
    for name in ("raid.csv", "export.csv"):
        risk, made = read_document(Document(name, text.encode()), CONTEXT).records
        assert isinstance(risk, RaidEntry)
        assert isinstance(made, LoggedDecision)
        assert (made.decided_on, made.decided_by) == (on, by)


def test_a_list_of_what_was_decided_is_none_of_risks() -> None:
    text = (
        "ID,Title,Decided on,Decided by,Status\n"
        "D-1,Fire at night,2027-02-09,Bo Ek,Approved\n"
    )
    [made] = read_document(Document("log.csv", text.encode()), CONTEXT).records
    assert isinstance(made, LoggedDecision)
    assert (made.what, made.decided_on) == ("Fire at night", date(2027, 2, 9))
