"""Logs that do not tell the states of their entries: named, and none is reopened."""

from __future__ import annotations

from assistant.domain.reading import ReadProblem, ReadResult
from assistant.domain.records import RaidEntry
from assistant.ledger.ledger import Ledger

_NO_COLUMN = "no column for the status of the entries"


def untold_states(
    result: ReadResult, ledger: Ledger | None
) -> tuple[tuple[ReadProblem, ...], tuple[str, ...]]:
    """Return what is lost with a column of states, or remark that there is none.

    A log that never told states is read as a whole: its entries count as open. One
    that did has lost something.
    """
    untold = [
        record.key
        for record in result.records
        if isinstance(record, RaidEntry) and not record.says_state
    ]
    if not untold:
        return (), ()
    told = _told(untold, ledger) if ledger else []
    if not told:
        return (), (f"{_NO_COLUMN}: they count as open",)
    shown = ", ".join(told[:3]) + (", …" if told[3:] else "")
    problem = ReadProblem(
        where="",
        what=f"{_NO_COLUMN}: {len(told)} of {len(untold)} keep the state that an "
        f"earlier version gave them ({shown}), any others count as open",
        fix="add a column Status, and ingest again",
    )
    return (problem,), ()


def _told(keys: list[str], ledger: Ledger) -> list[str]:
    """Return the entries whose state an earlier version told."""
    histories = ledger.view().histories(RaidEntry)
    return [
        key
        for key in keys
        if any(known.record.says_state for known in histories.get(key, ()))
    ]
