"""The words of a record date from the first export that has them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from assistant.domain.base import digest
from assistant.domain.labels import Label
from assistant.domain.reading import (
    DocumentKind,
    Passage,
    PastState,
    ReadResult,
    Role,
)
from assistant.domain.records import RaidEntry, RaidKind, Ticket
from assistant.domain.records.base import Record
from assistant.ledger.incoming import Incoming
from assistant.ledger.ledger import Ledger
from assistant.ledger.standing import words_since
from tests.ledger.samples import day, open_ledger


def exported(
    on: date, record: Record, *cells: str, past: tuple[PastState, ...] = ()
) -> Incoming:
    passages = tuple(
        Passage(locator=f"row {n}", text=text, role=Role.CELL, subject=record.key)
        for n, text in enumerate(cells, 2)
    )
    return Incoming(
        path=f"log/{on}.csv",
        digest=digest(f"{on}{record}"),
        as_of=on,
        label=Label.INTERNAL,
        result=ReadResult(
            kind=DocumentKind.RAID_CSV,
            stream="log",
            complete=True,
            records=(record,),
            passages=passages,
            past=past,
        ),
        passage_labels=tuple(Label.INTERNAL for _ in cells),
    )


def risk(description: str, response: str) -> RaidEntry:
    return RaidEntry(
        key="R-1",
        kind=RaidKind.RISK,
        title="The oven cracks",
        description=description,
        response=response,
    )


def since(ledger: Ledger, on: date) -> dict[str, date | None]:
    view = ledger.view(on)
    return {one.passage.text: words_since(view, one) for one in view.passages}


def test_a_cell_is_as_old_as_its_words_though_others_of_its_row_changed(
    tmp_path: Path,
) -> None:
    ledger = open_ledger(tmp_path)
    ledger.add(exported(day(1), risk("Bricks.", "Wait."), "Bricks.", "Wait."))
    ledger.add(exported(day(8), risk("Clay.", "Wait."), "Clay.", "Wait."))
    ledger.add(exported(day(15), risk("Clay.", "Call Ida."), "Clay.", "Call Ida."))
    assert since(ledger, day(20)) == {"Clay.": day(8), "Call Ida.": None}
    assert since(ledger, day(9)) == {"Clay.": None, "Wait.": day(1)}


def test_words_that_came_back_are_as_old_as_their_return(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    for on, words in ((1, "Clay."), (8, "Bricks."), (15, "Clay."), (22, "Clay.")):
        ledger.add(exported(day(on), risk(words, f"Call {on}."), words))
    assert since(ledger, day(22)) == {"Clay.": day(15)}


def test_a_tickets_own_history_does_not_date_its_words(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)

    def work(status: str) -> Ticket:
        return Ticket(key="K-1", title="Oven", description="Clay.", status=status)

    past = (PastState(on=day(2), record=work("To Do")),)
    ledger.add(exported(day(8), work("Doing"), "Clay.", past=past))
    assert since(ledger, day(8)) == {"Clay.": None}
    ledger.add(exported(day(15), work("Done"), "Clay."))
    assert since(ledger, day(15)) == {"Clay.": day(8)}
