"""The scales of a RAID table's columns of levels, and what was guessed of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import prod

from ingest.levels import Scale, read_score
from ingest.readers.raid_columns import RaidColumns
from ingest.tables import Row

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


def is_of_slip(
    score: float | None, scales: Mapping[str, Scale], columns: RaidColumns, row: Row
) -> bool:
    """Whether the score is the product of a number that is no level."""
    said = {name: columns.one(name, row) for name in _PAIR}
    numbers = [read_score(text) or 0 for text in said.values()]
    if not score or prod(numbers) != score:
        return False
    return any(scales[name].band(text) is None for name, text in said.items())
