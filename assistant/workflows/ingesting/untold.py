"""Logs that no longer tell the states of their entries: none is reopened by it."""

from __future__ import annotations

from assistant.domain.reading import ReadResult
from assistant.domain.records import RaidEntry
from assistant.ledger.ledger import Ledger


def kept_states(result: ReadResult, ledger: Ledger | None) -> tuple[str, ...]:
    """Remark which entries keep the state that an earlier version gave them.

    That the log has no column for it is said by its reader.
    """
    untold = [
        record.key
        for record in result.records
        if isinstance(record, RaidEntry) and not record.says_state
    ]
    told = _told(untold, ledger) if ledger and untold else []
    if not told:
        return ()
    shown = ", ".join(told[:3]) + (", …" if told[3:] else "")
    remark = (
        f"{len(told)} of {len(untold)} keep the state that an earlier version gave "
        f"them ({shown})"
    )
    return (remark,)


def _told(keys: list[str], ledger: Ledger) -> list[str]:
    """Return the entries whose state an earlier version told."""
    histories = ledger.view().histories(RaidEntry)
    return [
        key
        for key in keys
        if any(known.record.says_state for known in histories.get(key, ()))
    ]
