"""Rows of the ledger as the records that they tell of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast

from assistant.domain.base import lean
from assistant.domain.labels import Label, join
from assistant.domain.records import AnyRecord, RaidEntry
from assistant.domain.sourced import Known

RecordT = TypeVar("RecordT", bound=AnyRecord)


def known_of(model: type[RecordT], row: Mapping[str, Any]) -> Known[RecordT]:
    """Return a record of the model as a row of the ledger keeps it.

    It is as closed as its file, or as it says itself if that is more.
    """
    cells = {**row["cells"], "locator": row["locator"]}
    record = cast("RecordT", lean(model.model_validate(cells)))
    return Known(
        record=record,
        source=row["path"],
        locator=row["locator"],
        since=row["valid_from"],
        first_seen=row["first_seen"],
        dated=row["dated"],
        label=join(Label(row["label"]), record.closed or Label.CLIENT),
    )


def with_states(states: Sequence[Known[RecordT]]) -> tuple[Known[RecordT], ...]:
    """Let each entry whose log tells no state keep the one before it."""
    kept: list[Known[RecordT]] = []
    for known in states:
        record = known.record
        earlier = kept[-1].record if kept else None
        if isinstance(record, RaidEntry) and isinstance(earlier, RaidEntry):
            carried = cast("RecordT", record.in_state_of(earlier))
            kept.append(replace(known, record=carried))
        else:
            kept.append(known)
    return tuple(kept)
