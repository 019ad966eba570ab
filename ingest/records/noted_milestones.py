"""Milestones that a charter, a plan or minutes give in a table or list of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from assistant.domain.reading import Passage, ReadProblem, Role
from assistant.domain.records import Milestone
from ingest.reader import DateOrder
from ingest.records.listed_milestones import listed_milestones, without_repeats
from ingest.records.wiki_tables import table_records
from ingest.text.markdown_tables import MarkdownRow, MarkdownTable


def noted_milestones(
    passages: Sequence[Passage],
    title: str | None,
    order: DateOrder | None,
    near: date,
) -> Iterator[Milestone | ReadProblem]:
    """Yield the milestones of the tables and lists of a paper, by its `title`."""
    found = list(_in_tables(passages, order, near))
    yield from found
    listed = listed_milestones(passages, title, order, near)
    yield from without_repeats(listed, found)


def _in_tables(
    passages: Sequence[Passage], order: DateOrder | None, near: date
) -> Iterator[Milestone | ReadProblem]:
    """Yield the milestones of each table whose columns say milestone and day.

    The heading above it does not matter; a table in which no row has a day plans
    nothing.
    """
    for (header, headings), group in groupby(passages, _table_of):
        rows = list(group)
        if not header:
            continue
        found = list(table_records(_table(header, headings, rows), order, near))
        listed = [part for part in found if isinstance(part, Milestone)]
        if not any(part.due or part.met_on for part in listed):
            continue
        places = {f"line {n}": row.locator for n, row in enumerate(rows)}
        for part in found:
            if isinstance(part, Milestone):
                yield part.model_copy(update={"locator": places[part.locator]})
            elif isinstance(part, ReadProblem):
                yield part.model_copy(update={"where": places[part.where]})


def _table_of(passage: Passage) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the header and the headings that the rows of one table share."""
    if passage.role is not Role.ROW:
        return (), ()
    return tuple(name for name, _ in passage.cells), passage.headings


def _table(
    header: tuple[str, ...], headings: tuple[str, ...], rows: Sequence[Passage]
) -> MarkdownTable:
    body = [
        MarkdownRow(tuple(cell for _, cell in row.cells), number, row.text)
        for number, row in enumerate(rows)
    ]
    return MarkdownTable(headings, header, 0, tuple(body))
