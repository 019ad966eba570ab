"""Tables of HTML pages: their header, wherever it stands, and merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from ingest.pages.html_inline import Element, squeezed, tag_of, text_of
from ingest.text.markdown_tables import MarkdownRow, MarkdownTable

_WIDEST = 200
_LONGEST_HEADER = 40
_MARKS = re.compile(r"([\\`*_{}\[\]<>~#|!])")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WITHIN = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "table", "ac:task-list"})
_GAP = " | "


@dataclass(frozen=True, slots=True)
class HtmlRow:
    """One body row: its line, its text and its cells under the table's header."""

    line: int
    text: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HtmlTable:
    """A table; `records` is the same as a Markdown table has it, if it has a header.

    In it a cell that is nothing but a date is the day as YYYY-MM-DD, and what is
    struck out is left out.
    """

    rows: tuple[HtmlRow, ...]
    records: MarkdownTable | None


def is_layout(table: Element) -> bool:
    """Whether a table only places things: it holds headings, tables or task lists."""
    return any(tag_of(part) in _WITHIN for part in table.iterdescendants()) or not any(
        len(_cells(row)) > 1 for row in _rows(table)
    )


def read_table(table: Element) -> HtmlTable:
    """Read the rows of a table that is no layout."""
    rows = _rows(table)
    grid = _grid(rows)
    texts = [[text_of(cell) for cell in line] for line in grid]
    head = _header(grid, texts)
    if head is None:
        return HtmlTable(tuple(_sideways(rows, grid, texts)), None)
    header, first = head
    body = [
        HtmlRow(
            row.sourceline or 1,
            _GAP.join(filter(None, _once(line, cells))),
            tuple(zip(header, cells, strict=False)),
        )
        for row, line, cells in zip(
            rows[first:], grid[first:], texts[first:], strict=True
        )
        if any(cells)
    ]
    return HtmlTable(tuple(body), _records(header, rows, grid, first))


def _rows(table: Element) -> list[Element]:
    return [row for row in table.iterdescendants("tr") if _table_of(row) is table]


def _table_of(row: Element) -> Element | None:
    return next(row.iterancestors("table"), None)


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if tag_of(cell) in {"td", "th"}]


def _grid(rows: list[Element]) -> list[list[Element]]:
    """Put merged cells in every place that they cover, at most 200 columns wide."""
    open_cells: dict[int, tuple[Element, int]] = {}
    grid: list[list[Element]] = []
    for row in rows:
        line: list[Element] = []
        _carry(line, open_cells)
        for cell in _cells(row):
            down = _span(cell, "rowspan")
            for _ in range(_span(cell, "colspan")):
                if len(line) >= _WIDEST:
                    break
                if down > 1:
                    open_cells[len(line)] = (cell, down - 1)
                line.append(cell)
            _carry(line, open_cells)
        grid.append(line)
    return grid


def _carry(line: list[Element], open_cells: dict[int, tuple[Element, int]]) -> None:
    """Add the cells of earlier rows that reach down into this place."""
    while len(line) in open_cells:
        place = len(line)
        cell, left = open_cells.pop(place)
        line.append(cell)
        if left > 1:
            open_cells[place] = (cell, left - 1)


def _span(cell: Element, name: str) -> int:
    text = (cell.get(name) or "1").strip()
    return min(int(text), _WIDEST) if text.isascii() and text.isdigit() else 1


def _header(
    grid: list[list[Element]], texts: list[list[str]]
) -> tuple[list[str], int] | None:
    """Return the names of the columns and the number of rows that they take."""
    for number, line in enumerate(grid[:2]):
        if len(line) < 2 or len(set(map(id, line))) < 2:
            continue  # a title merged over the whole table
        names = [squeezed(text) for text in texts[number]]
        headed = all(tag_of(cell) == "th" or _in_head(cell) for cell in line)
        if headed or (number == 0 and _looks_like_names(grid, names)):
            return names, number + 1
        return None
    return None


def _in_head(cell: Element) -> bool:
    return any(tag_of(part) == "thead" for part in cell.iterancestors())


def _looks_like_names(grid: list[list[Element]], names: list[str]) -> bool:
    """Whether a first row without header cells is one: short words, no numbers."""
    marked = any(tag_of(cell) == "th" for cell in chain.from_iterable(grid))
    return (
        not marked
        and len(grid) > 1
        and all(0 < len(name) <= _LONGEST_HEADER for name in names)
        and not any(character.isdigit() for name in names for character in name)
    )


def _sideways(
    rows: list[Element], grid: list[list[Element]], texts: list[list[str]]
) -> Iterator[HtmlRow]:
    """Read rows whose first cell may name the others."""
    for row, line, cells in zip(rows, grid, texts, strict=True):
        if not any(cells):
            continue
        named = len(line) > 1 and tag_of(line[0]) == "th"
        pairs = tuple((squeezed(cells[0]), value) for value in cells[1:])
        text = _GAP.join(filter(None, _once(line, cells)))
        yield HtmlRow(row.sourceline or 1, text, pairs if named else ())


def _once(line: list[Element], texts: list[str]) -> list[str]:
    """Return the texts of a row, that of a merged cell once."""
    kept = {id(cell): text for cell, text in zip(line, texts, strict=True)}
    return list(kept.values())


def _records(
    header: list[str], rows: list[Element], grid: list[list[Element]], first: int
) -> MarkdownTable:
    body = []
    for row, line in zip(rows[first:], grid[first:], strict=True):
        cells = [_settled(cell) for cell in line[: len(header)]]
        cells += [""] * (len(header) - len(cells))
        number = row.sourceline or 1
        body.append(MarkdownRow(tuple(cells), number, _GAP.join(cells)))
    line_of_header = (rows[first - 1].sourceline or 1) if first else 1
    return MarkdownTable((), tuple(header), line_of_header, tuple(body))


def _settled(cell: Element) -> str:
    """Return a cell as Markdown; a date element alone is its day."""
    text = text_of(cell, struck=False)
    days = [part.get("datetime") or "" for part in cell.iterdescendants("time")]
    day = _ISO_DAY.match(days[0]) if len(days) == 1 else None
    shown = squeezed(" ".join(p.text_content() for p in cell.iterdescendants("time")))
    if day and text in {shown, day[0]}:
        return day[0]
    return _MARKS.sub(r"\\\1", text)
