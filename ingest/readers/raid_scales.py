"""The scales of a RAID table's columns of levels, and what was guessed of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import prod

from ingest.level_directions import (
    Direction,
    are_coded,
    custom,
    in_legend,
    in_name,
)
from ingest.levels import Scale, direction_in, read_score, worded
from ingest.readers.raid_columns import RaidColumns
from ingest.tables import Row

_STEPS = 5
_PAIR = {"likelihood": "impact", "impact": "likelihood"}


def scales_of(columns: RaidColumns, legend: Sequence[str] = ()) -> dict[str, Scale]:
    """Return the scale of each column of levels; the two of a product are alike.

    `legend` are lines of the file that may say which end of a scale is the gravest.
    """
    scales = {
        name: Scale.of(columns.column(name), columns.called(name))
        for name in ("likelihood", "impact", "priority", "score")
    }
    scales |= {
        name: scales[name].beside(scales[other], columns.column(name))
        for name, other in _PAIR.items()
    }
    return scales | {
        name: scales[name].going(_direction(name, scales[name], columns, legend))
        for name in ("likelihood", "impact", "priority")
        if columns.has(name)
    }


def _direction(
    field: str, scale: Scale, columns: RaidColumns, legend: Sequence[str]
) -> Direction | None:
    """Return which end is the gravest: by words, by letters, else by the custom.

    Numbers beyond the five steps of trackers are ranks or scores, and no priority.
    """
    name, cells = columns.called(field), columns.column(field)
    told = direction_in(cells) or in_name(name, worded)
    told = told or in_legend(legend, name, worded)
    if told:
        return told
    is_factor = field == "impact" and columns.has("likelihood")
    if are_coded(cells, field, is_factor=is_factor):
        return "falling"
    direction = custom(field, name, is_factor=is_factor)
    if direction == "falling" and scale.top > _STEPS:
        return None if field == "priority" else "rising"
    return direction


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
