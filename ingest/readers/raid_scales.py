"""The scales of a RAID table's columns of levels, and what was guessed of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isclose, prod

from ingest.readers.raid_columns import RaidColumns
from ingest.tables.level_directions import (
    Direction,
    are_coded,
    custom,
    in_legend,
    in_name,
)
from ingest.tables.levels import Scale, direction_in, read_score, worded
from ingest.tables.rows import Row

_STEPS = 5
_ROUNDED = 0.06
"""How far a product may be rounded."""
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


def score_factor(
    rows: Iterable[Row], columns: RaidColumns, scales: Mapping[str, Scale]
) -> float:
    """Return what brings the log's scores to those of 5 by 5, 1 where they are.

    A probability of 1, or of 100 per cent, times an impact of 5 is 5 or 500 at most:
    scores that are such products are told by most of the rows.
    """
    if not all(map(columns.has, ("likelihood", "impact", "score"))):
        return 1
    found: Counter[float] = Counter()
    for row in rows:
        found[_factor(row, columns, scales)] += 1
    del found[0]
    factor, count = found.most_common(1)[0] if found else (1.0, 0)
    return factor if count * 2 > found.total() else 1


def brought_to_25(columns: RaidColumns, factor: float) -> str:
    """Say that the scores were brought to the scale of the others."""
    named = [columns.called(name) for name in ("score", "likelihood", "impact")]
    return (
        "{!r} is {!r} as a share times {!r}: ".format(*named)
        + f"its numbers were multiplied by {factor:g}, so that they are of 25"
    )


def _factor(row: Row, columns: RaidColumns, scales: Mapping[str, Scale]) -> float:
    """Return the factor that a row tells, 0 where it tells none."""
    score = read_score(columns.one("score", row))
    share = scales["likelihood"].share(columns.one("likelihood", row))
    said = columns.one("impact", row)
    impact = read_score(said) or scales["impact"].band(said)
    if not score or not share or not impact:
        return 0
    whole = _STEPS**2 / scales["impact"].top
    if isclose(score, share * impact, rel_tol=_ROUNDED):
        return whole
    return whole / 100 if isclose(score, 100 * share * impact, rel_tol=_ROUNDED) else 1


def is_of_slip(
    score: float | None, scales: Mapping[str, Scale], columns: RaidColumns, row: Row
) -> bool:
    """Whether the score is the product of a number that is no level."""
    said = {name: columns.one(name, row) for name in _PAIR}
    numbers = [read_score(text) or 0 for text in said.values()]
    if not score or prod(numbers) != score:
        return False
    return any(scales[name].band(text) is None for name, text in said.items())
