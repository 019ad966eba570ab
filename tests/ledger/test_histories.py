"""Histories within a file: the days before its first export."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.domain.facts import ChangeKind
from assistant.domain.reading import PastState
from assistant.domain.records import StatusCategory, Ticket
from assistant.facts.changes import changes
from assistant.ledger.incoming import Incoming
from assistant.ledger.ledger import Ledger
from tests.ledger.samples import day, open_ledger, snapshot, ticket


def statuses(ledger: Ledger, on: date) -> dict[str, str]:
    records = ledger.view(on).records(Ticket)
    return {known.record.key: known.record.status for known in records}


def with_past(incoming: Incoming, *past: PastState) -> Incoming:
    return replace(incoming, result=incoming.result.model_copy(update={"past": past}))


def test_a_history_in_the_first_export_tells_of_the_days_before_it(
    tmp_path: Path,
) -> None:
    ledger = open_ledger(tmp_path)
    done = ticket("ABC-1", "Done").model_copy(update={"category": StatusCategory.DONE})
    ledger.add(
        with_past(
            snapshot(day(9), done),
            PastState(on=day(2), record=ticket("ABC-1", "To Do")),
            PastState(on=day(5), record=done),
        )
    )
    assert statuses(ledger, day(1)) == {}
    assert statuses(ledger, day(4)) == {"ABC-1": "To Do"}
    assert statuses(ledger, day(7)) == {"ABC-1": "Done"}
    [known] = ledger.view(day(9)).records(Ticket)
    assert (known.first_seen, known.since) == (day(2), day(5))
    found = changes(ledger.view(day(7)), day(4))
    assert [(change.subject, change.kind) for change in found] == [
        ("ABC-1", ChangeKind.DONE)
    ]


def test_what_was_exported_counts_before_what_a_later_history_tells(
    tmp_path: Path,
) -> None:
    ledger = open_ledger(tmp_path)
    ledger.add(snapshot(day(3), ticket("ABC-1", "Doing")))
    ledger.add(
        with_past(
            snapshot(day(9), ticket("ABC-1", "Done")),
            PastState(on=day(2), record=ticket("ABC-1", "To Do")),
        )
    )
    assert statuses(ledger, day(2)) == {}
    assert statuses(ledger, day(8)) == {"ABC-1": "Doing"}
    assert statuses(ledger, day(9)) == {"ABC-1": "Done"}
