"""The scales of a RAID table's columns of levels, and what was guessed of them."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.levels import Scale
from ingest.readers.raid_columns import RaidColumns

_PAIR = {"likelihood": "impact", "impact": "likelihood"}


def scales_of(columns: RaidColumns) -> dict[str, Scale]:
    """Return the scale of each column of levels; the two of a product are alike."""
    scales = {
        name: Scale.of(columns.column(name), columns.called(name))
        for name in ("likelihood", "impact", "priority", "score")
    }
    return scales | {
        name: scales[name].beside(scales[other], columns.column(name))
        for name, other in _PAIR.items()
    }


def guesses(columns: RaidColumns) -> Iterator[str]:
    """Say which scales were taken from the numbers alone."""
    scales = scales_of(columns)
    for name in _PAIR:
        if columns.has(name) and scales[name].is_guessed:
            called, top = columns.called(name), scales[name].top
            yield (
                f"the numbers under {called!r} go up to {top:g} and were brought to "
                f"1-5; a column named '{called} (1-5)' would keep them"
            )
