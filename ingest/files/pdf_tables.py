"""Tables and columns among the lines of a page, by where the words stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

_WORDS = re.compile(r"\S+(?: {1,2}\S+)*")
_BULLET = re.compile(r"[-*+•‣◦▪–—]|\(?\d{1,3}[.)]")
_MOST_COLUMNS = 20
_SHIFT = 2
"""Blanks by which a cell may stand beside its column."""
_FEWEST_LINES = 8
_NARROWEST = 30
"""Lines and characters from which two columns are prose side by side."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words that stand apart on a line, and the blanks before them."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row over the lines from `start`, counted from 0, to before `end`."""

    start: int
    end: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines set in columns: the rows of a table, or two columns of prose."""

    start: int
    end: int
    rows: tuple[Row, ...]
    is_prose: bool = False


def cells_of(line: str) -> list[Cell]:
    """Return what stands three blanks apart; a bullet is no cell of its own."""
    found = [Cell(match.start(), match[0]) for match in _WORDS.finditer(line)]
    if len(found) > 1 and _BULLET.fullmatch(found[0].text):
        joined = Cell(found[0].start, f"{found[0].text} {found[1].text}")
        return [joined, *found[2:]]
    return found


def grids(lines: Sequence[str]) -> Iterator[Grid]:
    """Yield the tables and columns of a page in order; the rest is plain prose."""
    cells = [cells_of(line) for line in lines]
    index = 0
    while index < len(cells):
        grid = _grid(cells, index)
        if grid is None:
            index += 1
            continue
        yield grid
        index = grid.end


def _grid(cells: Sequence[Sequence[Cell]], first: int) -> Grid | None:
    header = cells[first]
    if not 1 < len(header) <= _MOST_COLUMNS:
        return None
    starts = [cell.start for cell in header]
    rows: list[Row] = []
    end = first
    for index in range(first, len(cells)):
        found = cells[index]
        if not found:
            continue
        placed = _placed(found, starts)
        if placed is None or (len(found) == 1 and (index > end or not rows)):
            break
        if rows and index == end and _goes_on(found, placed, rows[-1]):
            rows[-1] = _joined(rows[-1], placed, index + 1)
        else:
            rows.append(Row(index, index + 1, placed))
        end = index + 1
    if sum(all(row.cells) for row in rows) < 2:
        return None
    return Grid(first, end, tuple(rows), is_prose=_is_prose(rows))


def _placed(found: Sequence[Cell], starts: Sequence[int]) -> tuple[str, ...] | None:
    """Return the cells by column, or None where one stands in no column."""
    placed = [""] * len(starts)
    for cell in found:
        near = min(range(len(starts)), key=lambda n: abs(starts[n] - cell.start))
        shifted = abs(starts[near] - cell.start) > _SHIFT
        reaches = near + 1 < len(starts) and (
            cell.start + len(cell.text) > starts[near + 1]
        )
        if shifted or reaches or placed[near]:
            return None
        placed[near] = cell.text
    return tuple(placed)


def _goes_on(found: Sequence[Cell], placed: Sequence[str], row: Row) -> bool:
    """Whether a line below a row holds the rest of its cells."""
    below = [bool(text) for text in placed]
    above = [bool(text) for text in row.cells]
    fits = all(over for over, under in zip(above, below, strict=True) if under)
    return len(found) < len(placed) and fits


def _joined(row: Row, placed: Sequence[str], end: int) -> Row:
    pairs = zip(row.cells, placed, strict=True)
    return Row(row.start, end, tuple(" ".join(filter(None, pair)) for pair in pairs))


def _is_prose(rows: Sequence[Row]) -> bool:
    return (
        len(rows[0].cells) == 2
        and len(rows) >= _FEWEST_LINES
        and all(
            median(len(row.cells[column]) for row in rows) >= _NARROWEST
            for column in (0, 1)
        )
    )
